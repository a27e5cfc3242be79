# Schools by chance over three terms: rosters, moves, who left and who came back,
# late exports, corrections, runs early, late, twice and never; the same truth (oracle/threeterms.py).
. "$TOP/tests/flow/tap.sh"
in_memory
python3 "$TOP/tests/oracle/threeterms.py" 12
