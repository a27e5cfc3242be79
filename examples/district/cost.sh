#!/bin/sh
# cost.sh BIN [SCHOOLS ...]: what counting takes, for as many schools as are
# named (30 300 1500): a school's data is made, counted and removed, so that a
# province needs no more room than one school a processor; then the sums.
set -eu

bin=$(cd "${1:?usage: cost.sh BIN [SCHOOLS ...]}" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
shift
[ $# -gt 0 ] || set -- 30 300 1500
PATH=$bin:$PATH
export PATH here
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 130' INT TERM HUP
cd "$dir"

# one N: school number N, which is made, counted and removed; its cost.
cat >one <<'E2'
set -eu
mkdir "$1" && cd "$1"
python3 "$here/generate.py" . "$1" "$1"
for w in schools/*/*.whole; do
	[ ! -e "$w" ] || mv "$w" "${w%/*}/2020-2021-1/exports/$(basename "$w" .whole)"
done
npsn=$(ls schools)
bytes=$(du -sb schools | cut -f 1)
python3 "$here/measure.py" sh "$here/school.sh" "$npsn" 2>cost ||
    { cat cost >&2; exit 1; }
mv "$npsn.yaml" ../documents/
echo "$bytes $(tail -n 1 cost)"
cd .. && rm -rf "$1"
E2

printf '%8s %12s %10s %8s | %10s %8s %8s | %8s %8s\n' schools MB/school \
    s/school MB elapsed 'sums MB' 'sum s' 'sum MB' 'by school s'
for n; do
	rm -rf documents && mkdir documents
	start=$(date +%s)
	seq 1 "$n" | parallel --halt now,fail=1 sh ./one {} >costs
	elapsed=$(($(date +%s) - start))
	python3 "$here/measure.py" bk-stats -o sum.yaml documents/*.yaml 2>sum
	python3 "$here/measure.py" bk-stats --by school -f csv -o sum.csv \
	    documents/*.yaml 2>by
	awk -v n="$n" -v e="$elapsed" -v sums="$(cat documents/*.yaml | wc -c)" \
	    -v sum="$(tail -n 1 sum)" -v by="$(tail -n 1 by)" '
	{ b += $1; s += $2; if ($4 > m) m = $4 }
	END { split(sum, x); split(by, y)
	printf "%8d %12.2f %10.2f %8d | %9ds %8.1f %8.2f | %8d %8.2f\n", n,
	    b / NR / 1e6, s / NR, m / 1024, e, sums / 1e6, x[1], x[3] / 1024,
	    y[1] }' costs
done
