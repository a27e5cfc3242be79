# Hostile files: 256 MB of addresses and ten seconds of a processor are enough
# for each, and each ends with 0, 1 or 2, whatever is in it.
. "$TOP/tests/flow/tap.sh"

case $BUILD in
*san)	limit=unlimited seconds=120;;	# ASan is slow, and maps terabytes
*)	limit=262144 seconds=10;;
esac
# glibc sets addresses aside for threads, which are no memory.
MALLOC_ARENA_MAX=1; export MALLOC_ARENA_MAX
BK_TODAY=2020-10-05; export BK_TODAY
cp -R "$TOP/tests/school/small" s

bounded() {
	(ulimit -v "$limit" && ulimit -t "$seconds" &&
	    exec timeout 120 "$@" </dev/null >out 2>err)
}

# Says WHAT where the last one was killed, or asked for more than there was.
ended() {
	r=$?
	[ $r -le 2 ] && ! grep -q 'out of memory' err || echo "$1: $r"
}

bounded sh -c 'ulimit -v; ulimit -t'
is 'the limits hold' "$(tr '\n' ' ' <out)" "$limit $seconds "

# each WHAT FILES COMMAND...: the file is the last argument.
each() {
	what=$1 files=$2
	shift 2
	for f in $files; do
		bounded "$@" "$f"
		ended ${f##*/}
	done >bad
	is "$what" "$(cat bad)" ''
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
# People, subjects, classes and what a sheet records, each anew in each row.
rows() { echo nis,nama,kelas,mapel,tanggal,status; awk "BEGIN {
	for (i = 0; i < $1; i++) print $2 \",2020-09-01,H\" }"; }
rows 400000 'i ",A,X,F"' >many.csv
rows 200000 '"1,A,X,F" i' >subjects.csv
rows 60000 'i ",A,X,F" i % 5000' >both.csv
rows 200000 'i % 1000 ",A,X" i ",F"' >classes.csv
rows 200000 '",N" i " A,X,F"' >names.csv
{ echo nis,tanggal,langkah,hasil,petugas; awk 'BEGIN {
	for (i = 0; i < 100000; i++) print i ",2020-09-30,telepon,tersambung,bk1" }'
} >cases.csv
fill 8000000 '"' >quotes.csv
fill 8000000 '\0' >nul.csv
each 'hostile documents' 'deep.yaml key.yaml keys.yaml' bk-stats -C s
each 'the same to be checked' 'deep.yaml key.yaml keys.yaml' bk-check -C s
each 'hostile exports' \
    'nested.html spans.html commas.csv subjects.csv both.csv classes.csv
    names.csv quotes.csv nul.csv' \
    bk-ingest -j1

# A year of a machine for fingers: 1,500 students, twice a day, 240 days.
awk 'BEGIN { for (d = 0; d < 240; d++) for (i = 0; i < 3000; i++)
	printf "%9d\t2020-%02d-%02d %02d:%02d:%02d\t1\t0\t1\t0\n", i % 1500 + 1,
	    d / 28 + 1, d % 28 + 1, i < 1500 ? 6 : 14, i % 60, d % 60 }' >attlog.dat
bounded bk-ingest -j1 attlog.dat
is '720,000 scans of a machine, and each day of each' \
    "$? $(sed -n 's/.*: 2020/2020/p; s/.*dat: scan, //p' err)" \
    '0 UTF-8, 2020-01-01 to 2020-09-16: 360000 rows used'
{ cat attlog.dat; fill 60000000 '\n'; } | head -c 62000000 >blank.dat
{ head -n 40000 attlog.dat; fill 60000000 '\t'; } >tabs.dat
{ head -n 40000 attlog.dat; fill 60000000 '\0'; } >nuls.dat
{ head -n 40000 attlog.dat; fill 60000000 x; } >line.dat
each 'its log with much of nothing behind' \
    'blank.dat tabs.dat nuls.dat line.dat' bk-ingest -j1
rm -f attlog.dat blank.dat tabs.dat nuls.dat line.dat

# Too long for a table it is read a piece at a time, and means the same: as
# UTF-16 it is a table.
{
	echo NIS,Nama,Tanggal,Jam Masuk
	awk 'BEGIN { for (i = 0; i < 40000; i++) printf \
	    "%d,Anak %d,2020-09-%02d,07:%02d\n", i % 1400, i % 1400,
	    i / 1400 + 1, i % 60 }'
	printf '5001,"Anak, Dua",2020-09-01,07:00\n5002,="Anak",2020-09-01,07:00\n'
	printf '5003,"Anak\nTiga",2020-09-01,07:00\n5004,"Anak"x,2020-09-01,07\n'
	printf '\n,,,\n5005,Anak Lima,2020-13-45,07:00\n5006,An\303\251,2020-09-01,07:61\n'
	printf 'Kelas VII-B\nNIS,Nama,Tanggal,Jam Masuk\n5007,An\303\251,2020-09-01,07:00'
} >scans.csv
mkdir table
{ printf '\377\376'; iconv -f UTF-8 -t UTF-16LE scans.csv; } >table/scans.csv
for d in . table; do
	(cd $d && bounded bk-ingest -j1 --rejects rejects scans.csv
	sed 's/UTF-[^,]*//; /sha256/d' out err >said)
done
is 'a long text of scans means what its table means' \
    "$(cmp rejects table/rejects; diff said table/said)
$(wc -l <rejects)" '
4'

# The fuzz corpora of what is read within a repository.
each 'as maps' "$(echo $corpus/map/*)" bk-ingest -j1 \
    "$TOP/tests/golden/bk-ingest/log/semicolon/absensi.csv" --map
each 'as the first and last of a merge' "$(echo $corpus/merge/*)" \
    bk-merge-case s/school.yaml deep.yaml

# What is small on disk and large in memory (tests/hostile.py).
/usr/bin/python3 "$TOP/tests/hostile.py"
each 'hostile workbooks, and other exports' \
    "$(echo *.xlsx *.xls *.dat *.txt entities.html)" bk-ingest -j1
if [ "$limit" != unlimited ] && strace -o trace true 2>err; then
	for f in outside.xlsx outside.xls outside.html escape.xlsx; do
		strace -f -qq -e trace=open,openat,openat2,creat -o trace \
		    bk-ingest -j1 $f >out 2>err </dev/null
		grep -v -e ENOENT -e '"/lib/' -e '"/usr/lib/' -e '"/etc/ld.so' \
		    -e '"/etc/localtime"' -e '"/usr/share/' -e '"/proc/' \
		    -e '"\.\.*"' -e "\"$f\"" trace
	done >bad
	is 'nothing is opened but what is named' "$(cat bad)" ''
fi
each 'the same as rosters' "$(echo *.xlsx *.xls entities.html)" \
    bk-ingest -C s -n -j1 --term 2020-2021-1 --as roster
each 'the same as batches' "$(echo *.xlsx *.xls batch.csv cases.csv)" \
    bk-record -C s -n --batch
# 131,072 students are taken in one run, more than any school has, and need
# more than 256 MB; a file that names more is refused once they are reached.
plain=$limit
case $limit in [0-9]*) limit=655360;; esac
each 'students without end' many.csv bk-ingest -j1
is 'are refused' "$? $(grep -c 'larger than is read' err)" '0 1'
each 'the same as a roster' 'many.csv names.csv' \
    bk-ingest -C s -n -j1 --term 2020-2021-1 --as roster
limit=$plain
each 'hostile maps' 'deep.map wide.map' bk-ingest -j1 quotes.csv --map
each 'hostile documents, of every kind' 'case.long case.deep sums.long' \
    bk-stats
each 'the same to be checked' 'case.long case.deep sums.long' bk-check -C s
for side in case.long case.deep sums.long; do
	cp $side ours
	bounded bk-merge-case $side ours $side
	ended $side
done >bad
is 'hostile sides of a merge' "$(cat bad)" ''
for text in aliases.wide aliases.deep; do
	cp $text s/aliases.yaml
	bounded bk-ingest -C s -j1 batch.csv
	ended $text
done >bad
rm s/aliases.yaml
is 'hostile aliases' "$(cat bad)" ''
for text in line.ics folded.ics events.ics; do
	cp $text visits.ics
	bounded bk-schedule -C s --ics visits.ics
	ended $text
done >bad
is 'hostile calendars, where an earlier one is looked for' "$(cat bad)" ''
mkdir s/templates
for text in open.letter dots.letter bomb.docx; do
	cp $text s/templates/summons.id.${text#*.}
	cp $text s/templates/summons.${text#*.}
	bounded bk-report -C s summons 70103 -o surat.${text#*.}
	ended $text
	bounded bk-report -C s summons 70103 -f html
	ended $text
	rm s/templates/*
done >bad
is 'hostile templates of letters' "$(cat bad)" ''
done_testing
