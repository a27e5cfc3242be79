# Kept recaps by chance are read in one way by triage, the class recap and the
# statistics (oracle/recaps.py).
. "$TOP/tests/flow/tap.sh"
in_memory
python3 "$TOP/tests/oracle/recaps.py" 40
