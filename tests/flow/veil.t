# From tables by class, by grade and totals with --min-cell, laid side by side,
# linear programming finds no small count [STATS 16]: schools are drawn by fixed
# seeds (tests/oracle/veil.py).
. "$TOP/tests/flow/tap.sh"

if ! command -v glpsol >/dev/null; then
	echo '1..0 # SKIP glpsol (glpk-utils) is missing'
	exit 0
fi

# attack SEED K CLASSES [naive]: known, outright, hidden, counts.
attack() {
	/usr/bin/python3 "$TOP/tests/oracle/veil.py" bk-stats "$@"
}

known=0 hidden=0 counts=0
for seed in 1 2 3; do
	for k in 3 5 10; do
		set -- $(attack "$seed" "$k" 2)
		known=$((known + ${1:-1} + ${2:-1}))
		hidden=$((hidden + ${3:-0})) counts=$((counts + ${4:-0}))
	done
done
is "no count is known of nine small schools" "$known" 0

set -- $(attack 3 5 9)
is 'nor of a school of 27 classes' "$1 $2" '0 0'
ok 'and not everything is hidden' test "$((10 * $3))" -lt "$((9 * $4))"

set -- $(attack 3 5 9 naive)
ok 'the attack finds counts where only the small ones are hidden' \
    test "$1" -gt 0

done_testing
