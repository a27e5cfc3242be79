# How good a plan is said to be.
. "$TOP/tests/flow/tap.sh"

# Where anybody can go along all day, so much is possible that most steps of the
# proof look at the best of it alone. Steps that had gone too far were taken for
# a proof once, of a sum beyond all numbers.
python3 "$TOP/tests/bench/plan-school.py" wide 16 1 1 wide company
status_is 'a school where anybody can go along all day' 0 \
    bk-schedule -q -v -C wide --today 2020-10-01
is 'every visit has its place' "$(grep -c '^date: ' tap.out)" 16
good=$(sed -n 's/.*at most \([0-9]*\)\.[0-9] % above the best.*/\1/p' tap.err)
ok 'how good it is: no more than is proved, and no less' \
    test "${good:-0}" -ge 1 -a "${good:-99}" -le 25

done_testing
