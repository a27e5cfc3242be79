#!/bin/sh
# Very many referrals: each is printed once, in the order of the list, to a
# file as to a pipe, or nothing is.
. "$TOP/tests/flow/tap.sh"
in_memory
export BK_TODAY=2026-11-30

# 30,000 of them, some two megabytes of documents; of each tenth the row stands
# again at the end.
awk 'function row(i) {
	printf "2026-%02d-%02d,%05d,Siswa %d,X-%d,Sering terlambat ke-%d\n",
	    8 + i % 3, i % 28 + 1, 10000 + i % 500, i % 500, i % 500 % 9 + 1, i
}
BEGIN {
	print "Tanggal,NIS,Nama,Kelas,Masalah"
	for (i = 0; i < 30000; i++)
		row(i)
	for (i = 0; i < 30000; i += 10)
		row(i)
}' >rujukan.csv
# What is to be printed, in the words of bk-cases(5).
awk -F, 'NR > 1 && NR <= 30001 {
	printf "---\nkind: referral\nnis: \"%s\"\ndate: %s\nrule: behaviour\n",
	    $2, $1
	printf "note: \"%s\"\n", $5
}' rujukan.csv >wanted

bk-ingest rujukan.csv >out 2>err
is 'they are read' $? 0
ok 'each is printed once, in order' cmp wanted out
is 'those said twice are counted' "$(tail -n 1 err)" "bk-ingest: rujukan.csv: \
referral, UTF-8, 2026-08-01 to 2026-10-28: 33000 rows used, 3000 merged"
ok 'the same as a file' sh -c 'bk-ingest -q -o written rujukan.csv &&
    cmp wanted written'
is 'which nobody else may read' "$(stat -c %a written)" 600
ok 'the same in one run with others' sh -c 'head -n 101 rujukan.csv >a.csv &&
    tail -n +102 rujukan.csv | sed "1i\\
$(head -n 1 rujukan.csv)" >b.csv && bk-ingest -q a.csv b.csv | cmp wanted -'

if [ -c /dev/full ]; then
	bk-ingest -q rujukan.csv >/dev/full 2>err
	is 'a full device is a failure' \
	    "$? $(grep -c 'No space left' err)" '2 1'
fi
echo old >written
# the list of rejects cannot be written: nothing is printed, nothing replaced
bk-ingest -q --rejects no/such/dir -o written rujukan.csv 2>err
is 'what fails leaves the file as it was' "$? $(cat written)" '2 old'
(ulimit -f 64; trap '' XFSZ; bk-ingest -q -o written rujukan.csv 2>err)
is 'so does a disk that is full in the middle' \
    "$? $(cat written) $(ls -A | grep -c bk-tmp)" '2 old 0'

# By a roster: whom it has is named by its NIS, also when that is printed last.
cp -R "$TOP/tests/school/small" s
cat >wali.csv <<'END'
Tanggal,Nama,Kelas,Masalah
2020-09-09,Ayu Lestari,VII-A,Bolos
END
is 'a NIS of the roster' "$(cd s &&
    bk-ingest --today 2020-10-05 ../wali.csv 2>/dev/null | grep nis)" \
    'nis: "70101"'
done_testing
