# Every figure of schools by chance, and of days gone by, is what a second
# program counts that shares nothing with the tools (tests/oracle/recount.py).
. "$TOP/tests/flow/tap.sh"
in_memory
/usr/bin/python3 "$TOP/tests/oracle/recount.py" 1 2 3 4 9 20
