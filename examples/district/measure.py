"""measure.py COMMAND...: run it; the last line on stderr is its processor
time and elapsed time in seconds, and the most memory a process took, in KiB."""
import resource
import subprocess
import sys
import time

start = time.monotonic()
status = subprocess.run(sys.argv[1:], check=False).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{used.ru_utime + used.ru_stime:.3f} {time.monotonic() - start:.3f} "
      f"{used.ru_maxrss}", file=sys.stderr)
sys.exit(status)
