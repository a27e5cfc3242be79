# Some N of every call, failed, over every command (tests/fault/faults.py); all
# of them are `make faults`. FAULTS 2.1-2.5.
. "$TOP/tests/flow/tap.sh"

if [ ! -f "$BUILD/fault/shim.so" ]; then
	echo 'ok 1 # SKIP no shim in this build (it excludes ASan)'
	echo 1..1
	exit 0
fi
exec python3 "$TOP/tests/fault/faults.py" --sample 1 "$BUILD"
