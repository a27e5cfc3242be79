# A district's schools, counted side by side: 30 documents and their sum, the
# same bytes as one process gives, and nobody's name in them.
. "$TOP/tests/flow/tap.sh"

here=$TOP/examples/district

case $BUILD in
*/san)
	# A thousand processes under ASan; the other build runs the same.
	echo 'ok 1 # SKIP counted by the release build alone'
	echo 1..1
	exit 0
	;;
esac

ok 'the demo runs' sh "$here/demo.sh" "$BUILD" d
cp tap.out demo.out
cd d || exit 2

is 'thirty documents' "$(ls [0-9]*.yaml | wc -l)" 30
if [ -e joblog ]; then
	is 'one failed at first, and only that was done again' \
	    "$(awk -F '\t' 'NR > 1 { n++; bad += $7 != 0 }
	    END { print n, bad }' joblog)" '31 1'
else
	tap ok 'what failed is done again # SKIP parallel is not installed'
fi
ok 'their sum is that of one process' sh -c '
	bk-stats -o ../a [0-9]*.yaml && cmp ../a sum.yaml'
ok 'in any order and grouping' sh -c '
	bk-stats -o ../p1 203000[01]*.yaml && bk-stats -o ../p2 203000[23]*.yaml
	bk-stats ../p2 ../p1 | cmp - sum.yaml &&
	cat $(ls -r [0-9]*.yaml) | bk-stats | cmp - sum.yaml'

# One of each kind, and the one without a roster, in one process.
mkdir ../one && cp -R schools ../one && cd ../one || exit 2
ok 'one process, the same documents' sh "$here/school.sh" \
    20300001 20300002 20300003 20300004 20300007
for n in 20300001 20300002 20300003 20300004 20300007; do
	ok "$n: the same bytes" cmp "$n.yaml" "../d/$n.yaml"
done
cd ../d || exit 2

# Spark's pipe, by a stand-in for pyspark: two partitions, whose lines go to the
# command and come back.
mkdir -p ../spark/pyspark && cat >../spark/pyspark/__init__.py <<'X'
import subprocess
import sys


class Rdd:
    def __init__(self, parts):
        self.parts = parts

    def pipe(self, command, checkCode):
        assert checkCode
        return Rdd([subprocess.run(
            ["sh", "-c", command], input="".join(x + "\n" for x in p),
            stdout=subprocess.PIPE, text=True, check=True
        ).stdout.splitlines() for p in self.parts])

    def collect(self):
        return [x for p in self.parts for x in p]


class SparkContext:
    def __init__(self, appName):
        pass

    def parallelize(self, items):
        return Rdd([items[::2], items[1::2]])

    def stop(self):
        pass
X
cp "$here/school.sh" "$here/spark.py" ../one && cd ../one || exit 2
rm -rf schools/203000[012]? schools/20300030
cp -R ../d/schools/2030000[1347] schools
ok "Spark's pipe runs" sh -c '
	PYTHONPATH=../spark python3 spark.py >../spark.yaml'
ok 'and adds to the same bytes' sh -c '
	bk-stats 2030000[1347].yaml | cmp - ../spark.yaml'
cd ../d || exit 2

# Whoever is in a roster is in no document.
cut -d, -f2-4 schools/*/*/roster.csv | tr , '\n' | sort -u |
    grep -v '^$' >names
is 'no name, NIS or NISN is in a document' \
    "$(grep -wFf names [0-9]*.yaml sum.yaml | wc -l)" 0
grep -v '^[0-9]*$' names >people	# of numbers some are p-values
is 'nor a name in the figures' "$(grep -wFf people figures.csv | wc -l)" 0
is 'and nothing of a school is left behind' "$(ls | grep -c work)" 0

is 'the school without a roster counts by school.yaml' \
    "$(bk-stats -f csv 20300007.yaml | grep -c '^2020-2021-1,total,total,students,[1-9]')" 1
ok "the office's rows are the schools' totals" sh -c '
	bk-stats -f csv --by school [0-9]*.yaml | grep -v -e funnel -e total, |
	    grep ,20300005$ | cut -d , -f 1,4-9 | grep -v "\.\." >../office
	bk-stats -f csv 20300005.yaml | grep total,total |
	    cut -d , -f 1,4-9 | grep -v "\.\." >../school
	test -s ../office && cmp ../office ../school'

# The queries of an office, where DuckDB is at hand: NODE_PATH, or npm install
# @duckdb/node-api in build/bench.
NODE_PATH=${NODE_PATH:-$TOP/build/bench/node_modules}
export NODE_PATH
for q in rose outside coverage standard causes; do
	if ! command -v node >/dev/null ||
	    ! node -e 'require("@duckdb/node-api")' 2>/dev/null; then
		tap ok "$q.sql # SKIP no npm package @duckdb/node-api"
		continue
	fi
	node "$here/queries/query.js" "$here/queries/$q.sql" >../got 2>&1
	ok "$q.sql" diff ../got "$here/queries/$q.csv"
done

done_testing
