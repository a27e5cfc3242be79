"""A command at a terminal: terminal.py COLUMNS COMMAND... prints what it
writes there, stdout and stderr, and ends with its status. 0 columns: the
terminal does not know its width.
"""
import fcntl
import os
import struct
import subprocess
import sys
import termios


def main():
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ,
                struct.pack("HHHH", 25, int(sys.argv[1]), 0, 0))
    run = subprocess.Popen(sys.argv[2:], stdout=theirs, stderr=theirs)
    os.close(theirs)
    while True:
        try:
            some = os.read(ours, 65536)
        except OSError:     # the other end is closed
            break
        if not some:
            break
        sys.stdout.buffer.write(some.replace(b"\r\n", b"\n"))
        sys.stdout.flush()
    return run.wait()


sys.exit(main())
