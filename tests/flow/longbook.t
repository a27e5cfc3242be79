#!/bin/sh
# A sheet too long for a table is read as a table would be: the lists among the
# golden cases, each as two workbooks, and what comes of the two is the same.
. "$TOP/tests/flow/tap.sh"
in_memory
export BK_TODAY=2026-11-30

# read_as DIR: what comes of the workbook there, but for its sum.
read_as() {
	(cd "$1" && rm -f rejects.csv &&
	    bk-ingest -v --term 2026-2027-1 --rejects rejects.csv buku.xlsx 2>&1
	    echo "status $?"
	    cat rejects.csv 2>&1) | sed 's/sha256: [0-9a-f"]*//'
}

mkdir short long
: >kinds
for family in log form totals referral roster assignments scan; do
	for dir in "$TOP/tests/golden/bk-ingest/$family"/*/; do
		for f in "$dir"*.csv; do
			[ -e "$f" ] || break
			/usr/bin/python3 "$TOP/tests/longbook.py" "$f" \
			    short/buku.xlsx long/buku.xlsx || break
			read_as short >a
			read_as long >b
			cmp -s a b || echo "${f#"$TOP/tests/golden/"}"
			grep -q 'rows\{0,1\} used' a && echo $family >>kinds
			break
		done
	done >bad
	is "long lists are read as short ones: $family" "$(cat bad)" ''
done
is 'and some of each kind are read' "$(sort -u kinds | tr '\n' ' ')" \
    'assignments form log referral roster scan totals '

# What stands far down counts as well: another class, the first who was there.
{
	echo 'Kelas : X-1'
	echo 'Tanggal,NIS,Nama,Status'
	for class in 1 2; do
		seq 400 | awk -v class=$class '{
			printf "%d/8/2026,%d,Siswa %d,%s\n", $1 % 28 + 1,
			    class * 1000 + $1, $1, class == 2 ? "H" : "A"
		}'
		[ $class = 2 ] || printf 'Kelas : X-2\n'
	done
} >far.csv
/usr/bin/python3 "$TOP/tests/longbook.py" far.csv short/buku.xlsx \
    long/buku.xlsx
read_as short >a
read_as long >b
is 'a class that begins far down a long log' "$(cat b)" "$(cat a)"
is 'and all are read' "$(grep -o '[0-9]* classes: [0-9]* rows used' b)" \
    '2 classes: 800 rows used'

# The rows of a log are all seen before one is taken; of a form, sheet by sheet.
half() {	# FAMILY/CASE/FILE.csv
	/usr/bin/python3 "$TOP/tests/longbook.py" \
	    "$TOP/tests/golden/bk-ingest/$1" short/buku.xlsx long/buku.xlsx \
	    half.xlsx
	printf 'nis,tanggal,status\n1,2026-09-01,H\n' |
	    bk-ingest -q --keep-going half.xlsx - >out 2>err
	echo "status $?, $(grep -c '^nis' out) documents"
	grep -o 'rows of it were taken before it failed' err
}
is 'of a log that breaks off nothing is used, and the next file is read' \
    "$(half log/arrivals/gerbang.csv)" 'status 1, 1 documents'
is 'a form of which a sheet was used, and the next breaks off, is given up' \
    "$(half form/notice/surat.csv)" 'status 2, 0 documents
rows of it were taken before it failed'
done_testing
