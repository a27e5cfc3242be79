#!/bin/sh
# cost.sh BIN [SCHOOLS ...]: what counting takes, for as many schools as are
# named (30 300 1500): made first, which is not counted, then each by itself on
# all processors, then the sums. TMPDIR is where; it needs 1 MB a school.
set -eu

bin=$(cd "${1:?usage: cost.sh BIN [SCHOOLS ...]}" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
shift
[ $# -gt 0 ] || set -- 30 300 1500
for need in parallel /usr/bin/time; do
	command -v $need >/dev/null || { echo "cost.sh: needs $need" >&2; exit 2; }
done
PATH=$bin:$PATH
export PATH here
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 130' INT TERM HUP
cd "$dir"

# Processor time (user, system), elapsed time, the most memory: in the file $1.
cost() {
	file=$1
	shift
	/usr/bin/time -o "$file" -f '%U %S %e %M' "$@"
}

printf '%8s %9s %9s %7s | %8s %8s | %7s %7s | %9s %7s\n' schools MB/school \
    s/school MB elapsed sums/MB sum/s MB 'by school' MB
for n; do
	rm -rf schools ./*.yaml
	python3 "$here/generate.py" . 1 "$n"
	for w in schools/*/*.whole; do
		name=$(basename "$w" .whole)
		mv "$w" "${w%/*}/2020-2021-1/exports/$name"
	done
	start=$(date +%s)
	ls schools | parallel --halt now,fail=1 --joblog log \
	    "/usr/bin/time -o {}.cost -f '%U %S %e %M' sh '$here/school.sh' {}"
	elapsed=$(($(date +%s) - start))
	cat ./*.cost >costs && rm -f ./*.cost
	cost sum bk-stats -o sum.yml [0-9]*.yaml
	cost by bk-stats --by school -f csv -o sum.csv [0-9]*.yaml
	awk -v n="$n" -v e="$elapsed" -v bytes="$(du -sb schools | cut -f 1)" \
	    -v sums="$(cat [0-9]*.yaml | wc -c)" -v sum="$(cat sum)" \
	    -v by="$(cat by)" '
	{ s += $1 + $2; if ($4 > m) m = $4 }
	END { split(sum, x, " "); split(by, y, " ")
	printf "%8d %9.2f %9.2f %7d | %7ds %8.1f | %7.2f %7d | %9.2f %7d\n",
	    n, bytes / n / 1e6, s / n, m / 1024, e, sums / 1e6, x[1] + x[2],
	    x[4] / 1024, y[1] + y[2], y[4] / 1024 }' costs
done
