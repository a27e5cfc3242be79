# Hostile files: 256 MB of addresses and ten seconds are enough for each, and
# each ends with 0, 1 or 2, whatever is in it.
. "$TOP/tests/flow/tap.sh"

case $BUILD in
*san)	limit=unlimited seconds=120;;	# ASan is slow, and maps terabytes
*)	limit=262144 seconds=10;;
esac
# glibc sets addresses aside for threads, which are no memory.
MALLOC_ARENA_MAX=1; export MALLOC_ARENA_MAX
BK_TODAY=2020-10-05; export BK_TODAY
cp -R "$TOP/tests/school/small" s

bounded() { (ulimit -v "$limit"; timeout "$seconds" "$@" </dev/null >out 2>err); }

# each WHAT FILES COMMAND...: the file is the last argument.
each() {
	what=$1 files=$2 bad=
	shift 2
	for f in $files; do
		bounded "$@" "$f"
		r=$?
		[ $r -le 2 ] || bad="$bad ${f##*/}:$r"
	done
	is "$what" "$bad" ''
}

corpus=$TOP/tests/fuzz/corpus
each 'what the fuzzer found, as exports' "$(echo $corpus/ingest/* \
    $corpus/page/* $corpus/csv/*)" bk-ingest -j1
each 'as documents' "$(echo $corpus/yaml/* $corpus/docs/* $corpus/stats/*)" \
    bk-stats -C s
each 'as a file to check' "$(echo $corpus/docs/* $corpus/merge/*)" \
    bk-check -C s
each 'as a batch' "$(echo $corpus/batch/* $corpus/page/*)" \
    bk-record -C s -n --batch

fill() { head -c "$1" /dev/zero | tr '\0' "$2"; }
{ fill 20000 '['; echo; } >deep.yaml
{ echo 'kind: case'; fill 900000 a; echo ': 1'; } >key.yaml
awk 'BEGIN { print "kind: stats"; for (i = 0; i < 60000; i++)
	print "k" i ": {a: 1, b: 2}" }' >keys.yaml
awk 'BEGIN { printf "<table>"; for (i = 0; i < 200000; i++)
	printf "<tr><td><table>" }' >nested.html
awk 'BEGIN { print "<table>"; for (i = 0; i < 30; i++)
	print "<tr><td colspan=1000 rowspan=65534>x" }' >spans.html
fill 3000000 , >commas.csv
{ echo nis,nama,kelas,mapel,tanggal,status; awk 'BEGIN {
	for (i = 0; i < 400000; i++) print i ",A,X,F,2020-09-01,H" }'; } >many.csv
fill 8000000 '"' >quotes.csv
fill 8000000 '\0' >nul.csv
gzip -c <nul.csv >bomb.csv.gz
each 'hostile documents' 'deep.yaml key.yaml keys.yaml' bk-stats -C s
each 'the same to be checked' 'deep.yaml key.yaml keys.yaml' bk-check -C s
each 'hostile exports' \
    'nested.html spans.html commas.csv many.csv quotes.csv nul.csv bomb.csv.gz' \
    bk-ingest -j1
done_testing
