# Two of one: a student under NIS and NISN, or under a number that was changed,
# has one case a term, counts once, and bk-check names two files of one.
. "$TOP/tests/flow/tap.sh"

BK_TODAY=2020-09-15; export BK_TODAY
c=sman1/cases/2020-2021-1
sh "$TOP/tests/docs/school.sh" cases
bk-stats -C sman1 -f csv >once.csv 2>/dev/null

# A second file, under the NISN.
sed 's/10234/0051234564/' $c/10234.yaml >$c/0051234564.yaml
bk-check -C sman1 >out
is 'bk-check: exit 1' $? 1
is 'names the two' "$(cat out)" "sman1/cases/2020-2021-1/10234.yaml:4: another \
case of this student in this term: sman1/cases/2020-2021-1/0051234564.yaml"
ok 'statistics' bk-stats -C sman1 -f csv -o twice.csv
is 'count the student once' "$(cat twice.csv)" "$(cat once.csv)"
is 'and say so' "$(grep several tap.out)" \
    'bk-stats: several cases of one student in a term: 1 more; the student counts once'

# The one on the higher rung counts, whichever file it is.
for one in 10234 0051234564; do
	sed -i 's/^rung:.*/rung: phone/' $c/*.yaml
	sed -i 's/^rung:.*/rung: visit/' $c/$one.yaml
	bk-stats -C sman1 -f csv 2>/dev/null >$one.csv
done
is 'on the highest rung' "$(cat 10234.csv)" "$(cat 0051234564.csv)"
rm $c/0051234564.yaml
git -C sman1 checkout -q .

# The list has another NIS for the same student.
sed 's/^10234/99234/' daftar-siswa.csv >baru.csv
ok 'a NIS is changed' bk-ingest -C sman1 --as roster --commit baru.csv
is 'the roster keeps the one before' \
    "$(grep -A3 99234 sman1/roster/*.yaml | grep -c nis_before)" 1
for list in absensi-x1.csv neu.csv; do
	sed 's/10234/99234/' absensi-x1.csv >neu.csv
	bk-ingest -q -C sman1 $list 2>/dev/null |
	    bk-triage -q -C sman1 -w 2>err
	is "$list: nobody unknown" "$(cat err)" ''
done
is 'evidence opens no second case' "$(ls $c)" 10234.yaml
is 'and adds nothing twice' "$(git -C sman1 status --porcelain)" ''
is 'bk-check finds nothing' "$(bk-check -C sman1)" ''
ok 'a call is recorded under the new number' \
    bk-record -C sman1 99234 phone unreachable --by bk1
is 'in the case there is' "$(grep -c unreachable $c/10234.yaml)" 1
bk-stats -C sman1 -f csv >changed.csv 2>/dev/null
is 'the student has a problem and is on the roll' \
    "$(grep -e with_problem -e off_roll changed.csv)" \
    "$(grep -e with_problem -e off_roll once.csv)"

# And back: a list of before the change.
ok 'the number before' bk-ingest -C sman1 --as roster -w daftar-siswa.csv
is 'is the same student' "$(grep -c '^kind' sman1/roster/*.yaml)" 4

# The next term, with the new number.
bk-ingest -q -C sman1 --as roster -w baru.csv
export BK_TODAY=2021-01-11
ok 'the list of the next term' bk-ingest -C sman1 --as roster -w baru.csv
ok 'the case goes on' bk-triage -C sman1 --advance -w
is 'under the new number' "$(ls sman1/cases/2020-2021-2)" 99234.yaml
is 'the same student in both' "$(bk-stats -C sman1 2>/dev/null |
    grep -c 'pairs: {2020-2021-1: {both: 1, neither: 3}}')" 1
is 'bk-check finds nothing then' "$(bk-check -C sman1)" ''

# A term that has no roster yet: the one before tells whose the numbers are.
rm -rf sman1
BK_TODAY=2020-09-15
sh "$TOP/tests/docs/school.sh" cases
bk-record -q -C sman1 10234 phone unreachable --by bk1
BK_TODAY=2021-01-18
cat >nisn.csv <<'END'
Tanggal,Kelas,NISN,Nama,Mapel,Status
2021-01-11,X-MIPA-1,0051234562,Dewi Lestari,Fisika,H
2021-01-11,X-MIPA-1,0051234564,Siti Aminah,Fisika,A
2021-01-12,X-MIPA-1,0051234562,Dewi Lestari,Fisika,H
2021-01-12,X-MIPA-1,0051234564,Siti Aminah,Fisika,A
END
ok 'marks under the NISN' bk-ingest -C sman1 -o nisn.yaml nisn.csv
ok 'are triaged' bk-triage -C sman1 -w nisn.yaml
is 'and meet the case that is there' \
    "$(grep -H '^status' sman1/cases/*/*.yaml)" \
    'sman1/cases/2020-2021-1/10234.yaml:status: carried_over
sman1/cases/2020-2021-2/10234.yaml:status: open'
cp -R sman1/cases once
bk-triage -q -C sman1 -w nisn.yaml 2>/dev/null
ok 'twice is once' diff -r sman1/cases once
is 'asked for by that number' "$(bk-triage -q -C sman1 --explain=0051234564 \
    nisn.yaml 2>/dev/null | grep -c '^# 10234: never_attended yes')" 1
n=sman1/cases/2020-2021-2
sed 's/10234/0051234564/; /^follows/d' $n/10234.yaml >$n/0051234564.yaml
is 'bk-check names a second file' "$(bk-check -C sman1 |
    sed -n 's/.*another case/another case/p')" \
    "another case of this student in this term: $n/0051234564.yaml"
is 'statistics count the student once' "$(bk-stats -C sman1 -f csv 2>err |
    grep '^2020-2021-2,total,total,status.open,')" \
    '2020-2021-2,total,total,status.open,1,,,,'
is 'and say so' "$(grep several err)" \
    'bk-stats: several cases of one student in a term: 1 more; the student counts once'
rm $n/0051234564.yaml
ok 'a call is recorded under the NISN' \
    bk-record -C sman1 0051234564 note --by bk1
is 'in the case there is' "$(grep -c 'step: note' $n/10234.yaml)" 1

# Nothing is judged then, so nothing can be explained.
status_is '--explain=NIS of --advance alone' 2 \
    bk-triage -C sman1 --advance --explain=10234
is 'is a mistake in the call' "$(cat tap.err)" \
    'bk-triage: usage: --explain=NIS with --advance wants input'
ok 'with input it is an answer' \
    bk-triage -q -C sman1 --advance --explain=10234 nisn.yaml
done_testing
