# FIELD 3.16, 3.17: nothing is sent to the family of who left, named or not,
# be the case open yet; a suggestion is left out of what is made for all.
. "$TOP/tests/flow/tap.sh"

BK_TODAY=2020-09-15; export BK_TODAY
sh "$TOP/tests/docs/school.sh" roster
sed -i 's/^    role: counsellor$/&\n    free: ["Mon-Sat 07:00-17:00"]/' \
    sman1/school.yaml
{
	echo Tanggal,Kelas,NIS,Nama,Mapel,Status
	cut -d, -f1,3 daftar-siswa.csv | sed 's/"//;1d' | while IFS=, read nis name
	do
		for d in 25H 26A 27A 31A; do
			echo "2020-08-${d%?},X-MIPA-1,$nis,$name,Fisika,${d#??}"
		done
	done
} >log.csv
bk-ingest -q -C sman1 log.csv | bk-triage -q -C sman1 -w
record() { bk-record -q -C sman1 "$@" --by bk1 >/dev/null; }
# Four on summons: two looked at, of which one leaves, two that nobody knows.
printf 'untouched: climb\nvisit: {prerequisites: [approval]}\n' \
    >sman1/policy.yaml
BK_TODAY=2020-09-30; export BK_TODAY
bk-triage -q -C sman1 --advance -w
is 'policy let the suggestions climb' \
    "$(grep -l 'rung: summons' sman1/cases/*/*.yaml | wc -l)" 4
record 10231 confirm confirmed
record 10232 confirm confirmed
bk-report -C sman1 summons -f text -o all.txt 2>err
is 'a letter for each that was looked at' "$(grep -c '^Yth' all.txt)" 2
is 'how many suggestions are left out is said' "$(cat err)" \
    'bk-report: suggestions that nobody has looked at: 2; left out; one that is named is written'
ok 'named, it is written' bk-report -C sman1 summons 10233 -f text

sed -i '/^nis: "10232"/a enrolled: {to: 2020-09-30, why: moved}' \
    sman1/roster/*.yaml
BK_TODAY=2020-10-01; export BK_TODAY
bk-report -C sman1 summons -f text -o all.txt 2>err
is 'none for who left' "$(grep -c '^Yth' all.txt)" 1
is 'said' "$(grep students err)" \
    'bk-report: students who left the school: 1; left out; bk-triage --advance closes their cases'
for type in summons wa visit-request consent assignment visit-form packet \
    conference referral-out service-plan; do
	status_is "no $type when named" 2 bk-report -C sman1 $type 10232
	is 'said' "$(grep -c 'the student has left the school: 2020-2021-1/10232' tap.err)" 1
done
for type in student-card evaluation; do
	ok "$type tells what was" bk-report -C sman1 $type 10232 -o x.html
done
bk-report -C sman1 worklist -f csv >list.csv 2>err
is 'the worklist has nothing to do about it' "$(grep -c 10232 list.csv)" 0
is 'and says so' "$(grep -c 'who left the school: 1; left out' err)" 1

# On visit, approved, and gone.
for nis in 10231 10232; do
	record $nis summons did_not_come
	record $nis visit_request --set purpose=inform
	record $nis approval granted
done
bk-schedule -C sman1 -f csv >plan.csv 2>err
is 'the one is planned' "$(grep -c Ahmad plan.csv)" 1
is 'the other is not' "$(grep -c Dewi plan.csv)" 0
is 'said' "$(grep students err)" \
    'bk-schedule: students who left the school: 1; their visits are not planned'

bk-triage -q -C sman1 --advance -w
is 'the case is closed' "$(grep ^status sman1/cases/*/10232.yaml)" 'status: left'
record 10232 reopen
is 'reopened by hand, there is work again' \
    "$(bk-report -C sman1 worklist -f csv 2>/dev/null | grep -c 10232)" 1
ok 'and letters' bk-report -C sman1 visit-request 10232 -o x.html

# A list that comes late: the case was carried over after the day of leaving.
# The successor says whether a person had reopened it, and nothing else does.
cd ..
mkdir late
cd late || exit 2
sh "$TOP/tests/docs/school.sh" cases
y=sman1/cases/2020-2021-2/10234.yaml
bk-record -q -C sman1 10234 phone unreachable --by bk1 --today 2020-09-16
export BK_TODAY=2021-01-12
bk-triage -q -C sman1 --advance -w
is 'carried over' "$(grep ^carried $y)" 'carried: {worked: true}'
left='enrolled: {to: 2020-12-10, why: moved}'
sed -i "s/^nis: \"10234\"/&\n$left/" sman1/roster/2020-2021-1.yaml
bk-triage -q -C sman1 --advance -w
is 'had left before' "$(grep ^status $y)" 'status: left'
bk-record -q -C sman1 2020-2021-2/10234 reopen --by bk1
bk-record -q -C sman1 2020-2021-2/10234 phone unreachable --by bk1
export BK_TODAY=2021-07-20
bk-triage -q -C sman1 --advance -w
y=sman1/cases/2021-2022-1/10234.yaml
is 'reopened by hand, it is carried over' "$(grep -e ^carried -e ^status $y)" \
    'status: open
carried: {worked: true, reopened: 2021-01-12}'
bk-triage -q -C sman1 --advance -w --today 2021-07-21
is 'and stays open' "$(grep ^status $y)" 'status: open'

# An earlier bk carried it over without saying that a person had reopened it:
# the case before tells.
sed -i 's/, reopened: 2021-01-12//' $y
bk-triage -q -C sman1 --advance -w --today 2021-07-22
is 'also of one that an earlier bk carried over' "$(grep ^status $y)" \
    'status: open'
ok 'letters are written' bk-report -q -C sman1 wa 10234 -o wa.html \
    --today 2021-07-22
done_testing
