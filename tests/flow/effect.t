# A visit that does nothing is called an effect in about 5 of 100 schools, also
# where it comes weeks after the flag, and one that helps by 15 points is found
# in most [STATS 11]: schools are drawn by fixed seeds (tests/oracle/effect.py).
. "$TOP/tests/flow/tap.sh"

# called SCHOOLS HELP FIRST LAST: how many are called an effect.
called() {
	python3 "$TOP/tests/oracle/effect.py" "$@" 40 | cut -d ' ' -f 1
}

ok 'no effect, visited soon: at most 16 of 200' \
    test "$(called 200 0 7 21)" -le 16
ok 'no effect, visited 14 to 42 days after: at most 16 of 200' \
    test "$(called 200 0 14 42)" -le 16
ok '15 points: found in at least 70 of 100' \
    test "$(called 100 15 14 42)" -ge 70
ok 'with ten students or fewer nothing is called one' \
    test "$(python3 "$TOP/tests/oracle/effect.py" 20 15 14 42 9 |
    cut -d ' ' -f 1)" -eq 0

done_testing
