#!/bin/sh
# A list in a long text is read the same, whether its rows are held packed, as
# those of a file are, or all of it is a table, as of a pipe: the lists among
# the golden cases, made long; and some that turn out odd far down.
. "$TOP/tests/flow/tap.sh"
in_memory
export BK_TODAY=2026-11-30

# both: what comes of the text `big` from a file, and from a pipe.
read_big() {
	rm -f rejects.csv
	bk-ingest -v --term 2026-2027-1 --rejects rejects.csv 2>&1
	echo "status $?"
	cat rejects.csv 2>&1
}
both() {
	read_big <big >a
	cat big | read_big >b
}

# make_long FILE: it, its last line as often as it takes, and its last line.
make_long() {
	cat "$1"
	tail -n 1 "$1" | awk '{
		n = 1300000 / (length($0) + 1)
		for (i = 0; i < n; i++)
			print
	}'
}

: >kinds
for family in form totals referral roster assignments; do
	for dir in "$TOP/tests/golden/bk-ingest/$family"/*/; do
		for f in "$dir"*.csv; do
			[ -e "$f" ] || break
			make_long "$f" >big
			both
			cmp -s a b || echo "${f#"$TOP/tests/golden/"}"
			grep -q 'rows\{0,1\} used' a && echo $family >>kinds
			break
		done
	done >bad
	is "long lists are read as short ones: $family" "$(cat bad)" ''
done
is 'and some of each kind are read' "$(sort -u kinds | tr '\n' ' ')" \
    'assignments form referral roster totals '

# A roster of 40,000, and at its end what can only be read as a whole.
roster() {
	echo 'NIS,Nama,Kelas'
	seq 10001 50000 | awk '{ printf "%d,Siswa %d,X-%d\n", $1, $1, $1 % 9 }'
}
same() {	# WHAT; the text is `big`
	both
	cmp -s a b && grep -q '^status' a
	is "$1" $? 0
}
{ roster; printf '50001,"Siti ""Nur"",\nAisyah",X-1\n'; } >big
same 'quotes, and a line end in a cell'
is 'and the cell is one' "$(grep -c 'Siti' a)" 1
{ roster; printf '50001,Andr\351,X-1\n'; } >big
same 'a letter of Windows-1252'
is 'which is read as one' "$(grep -c 'name: "André"' a)" 1
{ roster; printf '50001,"Siti" Nur,X-1\n50002,Budi,X-2\n'; } >big
same 'a quote that is wrong'
{ roster; printf '50001,"Siti \\"Nur\\" A",X-1\n'; } >big
same 'quotes of a database'
{ roster; printf '50001,Si\0ti,X-1\n'; } >big
same 'a byte of zeros'
{ roster; printf '50001,"Siti,X-1\n50002,Budi,X-2\n'; } >big
same 'a quote that is never closed'
{ printf 'sep=,\n'; roster; } >big
same 'a line that names the separator'
{ printf '\357\273\277'; roster | tr , ';' | sed 's/$/\r/'; } >big
same 'a byte order mark, semicolons, CRLF'
{ roster; printf '50001,Tanpa Akhir,X-1'; } >big
same 'no line end at the end'

# What is held does not grow as the text does.
roster >big
{ cat big; for i in 1 2 3 4 5 6 7 8; do tail -n +2 big; done; } >long
case $BUILD in
*san)	limit=unlimited;;	# ASan maps terabytes
*)	limit=131072;;
esac
# glibc sets addresses aside for threads, which are no memory.
MALLOC_ARENA_MAX=1; export MALLOC_ARENA_MAX
(ulimit -v $limit && exec bk-ingest -q -j1 --term 2026-2027-1 long) >out 2>err
is 'eight times the rows in 128 MiB of addresses' \
    "$? $(grep -c '^nis' out)" '0 40000'
done_testing
