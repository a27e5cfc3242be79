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
for family in form totals referral roster assignments; do
	for dir in "$TOP/tests/golden/bk-ingest/$family"/*/; do
		for f in "$dir"*.csv; do
			[ -e "$f" ] || break
			/usr/bin/python3 "$TOP/tests/longbook.py" "$f" \
			    short/buku.xlsx long/buku.xlsx || break
			read_as short >a
			# of merged cells in a long log the first has a value
			grep -q ': log (' a && break
			read_as long >b
			cmp -s a b || echo "${f#"$TOP/tests/golden/"}"
			grep -q 'rows\{0,1\} used' a && echo $family >>kinds
			break
		done
	done >bad
	is "long lists are read as short ones: $family" "$(cat bad)" ''
done
is 'and some of each kind are read' "$(sort -u kinds | tr '\n' ' ')" \
    'assignments form referral roster totals '
done_testing
