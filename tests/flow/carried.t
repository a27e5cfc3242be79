# FIELD 3.14, 3.15: what a case carries over into the next term, read from files.
. "$TOP/tests/flow/tap.sh"

BK_TODAY=2020-09-15; export BK_TODAY

# A success counts on the rung it was on, and on no other.
begin() {
	rm -rf sman1
	BK_TODAY=2020-09-15; export BK_TODAY
	sh "$TOP/tests/docs/school.sh" cases
	bk-record -q -C sman1 10234 "$@" --by bk1
	BK_TODAY=2021-01-11; export BK_TODAY
	bk-triage -q -C sman1 --advance -w 2>/dev/null
}
next=sman1/cases/2020-2021-2/10234.yaml
stands() {
	is "$1" "$(grep -e ^rung -e ^due $next)" "$2"
}
begin phone reached
is 'the success goes along' "$(grep ^carried $next)" \
    'carried: {worked: true, success: 2020-09-15}'
bk-record -q -C sman1 10234 phone unreachable --by bk1
bk-record -q -C sman1 10234 phone unreachable --by bk1
stands 'after it, calls that fail move nothing' 'rung: phone
due: 2021-01-25'
bk-record -q -C sman1 10234 summons undelivered --by bk1
stands 'a summons that fails does: there was no success on that step' \
    'rung: visit
due: 2021-01-18'
is 'the worklist has it so' "$(bk-report -q -C sman1 worklist -f text |
    grep -c '^Kunjungan rumah')" 1
begin summons came
bk-record -q -C sman1 10234 summons did_not_come --by bk1
stands 'who had come is summoned again, and stays' 'rung: summons
due: 2021-01-18'
bk-record -C sman1 10234 visit nobody_home --by bk1 >said
is 'on the step above they are still to be visited' \
    "$(sed 's/.*next: //' said)" 'visit the home (try 2 of 2) by 2021-01-18'
is 'the worklist has it so, too' "$(bk-report -q -C sman1 worklist -f text |
    grep -c '^Kunjungan rumah')" 1

# No second open case by the back door.
begin confirm confirmed
cp -R sman1/cases before
status_is 'a case that is carried on is not reopened' 2 \
    bk-record -C sman1 2020-2021-1/10234 reopen --by bk1
is 'the one to work in is named' "$(cat tap.err)" \
    'bk-record: not possible now: the student has another case: 2020-2021-2/10234: record it there; nothing recorded'
bk-record -q -C sman1 10234 evaluation resolved --by bk1
status_is 'nor when that one is closed' 2 \
    env BK_LANG=id bk-record -C sman1 2020-2021-1/10234 reopen --by bk1
is 'in Indonesian' "$(cat tap.err)" \
    'bk-record: belum dapat dilakukan: siswa ini punya kasus lain: 2020-2021-2/10234: catat di sana; tidak ada yang dicatat'
ok 'nothing was written there' cmp before/2020-2021-1/10234.yaml \
    sman1/cases/2020-2021-1/10234.yaml
ok 'that one is reopened itself' bk-record -q -C sman1 10234 reopen --by bk1
is 'bk-check finds nothing' "$(bk-check -C sman1)" ''

# Without a roster of the term the class is by what the evidence says.
{
	echo Tanggal,Kelas,NIS,Nama,Mapel,Status
	for d in 2 3 4 5; do
		echo "2021-08-0$d,XI-MIPA-1,10234,Siti Aminah,Fisika,H"
	done
} >xi.csv
BK_TODAY=2021-08-10; export BK_TODAY
bk-ingest -q -C sman1 xi.csv 2>/dev/null |
    bk-triage -q -C sman1 -w - 2>/dev/null
is 'the successor is of the class of the new year' \
    "$(grep ^student sman1/cases/2021-2022-1/10234.yaml)" \
    'student: {nis: "10234", name: "Siti Aminah", class: "XI-MIPA-1", grade: "XI"}'
done_testing
