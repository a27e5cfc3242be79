# Consent that is missing, withdrawn; data that is restricted [PRIVACY 5.10].
. "$TOP/tests/flow/tap.sh"

BK_TODAY=2020-10-05 BK_DIR=sman1; export BK_TODAY BK_DIR
term=2020-2021-1
roster=sman1/roster/$term.yaml

# One case on its way to a visit, approved; a brother who has none.
anew() {
	rm -rf sman1
	cp -R "$TOP/tests/school/erase" sman1
	chmod -R u+w sman1
	bk-init -q sman1 >tap.out 2>&1
	sed -i 's/role: [a-z]*,/& free: ["Mon-Fri 09:00-15:00"],/' \
	    sman1/school.yaml
	sed -i 's/^rung: .*/rung: visit/; s/outcome: summons/outcome: visit/' \
	    sman1/cases/$term/10234.yaml
	rm -r sman1/routine sman1/complaints/*
	git -C sman1 add -A
	git -C sman1 commit -q --no-verify -m start
	for step in visit_request 'approval granted'; do
		bk-record -q 10234 $step --by bk1
	done
}

# What bk-schedule says of the case: the day, or why none.
visit() {
	bk-schedule 2>tap.err | sed -n '/10234/,/^---/s/^\(date\|why\): //p'
}

anew
is 'PRIVACY 5.10: consent that is missing bars a visit, with the reason' \
    "$(visit)" \
    '"the guardian'\''s consent is missing"'
bk-record -q 10234 consent given --by bk1
is 'with consent it is planned' "$(visit)" 2020-10-06
bk-record -q 10234 consent withdrawn --by bk1
is 'PRIVACY 5.10: consent that was withdrawn bars it, with the reason' \
    "$(visit)" \
    '"the guardian'\''s consent was withdrawn"'
bk-record -q 10234 consent given --by bk1
bk-schedule -q -w
is 'planned, in the case' "$(sed -n 's/^planned: .*date: \([-0-9]*\).*/\1/p
    /^planned:/{n; s/.*date: //p; }' sman1/cases/$term/10234.yaml)" 2020-10-06

# What each list prints of the student: so the same can be missed later.
named='Siti|10234|29,6|29\.6|ibu'
lists='worklist:--by:class worklist:--by:mentor overdue:--by:class promises
    handover leavers silent progress class-recap journal visits-register
    letters day-sheet packet:--day:2020-10-06 summons wa nudge'

list() {
	case $1 in
	day-sheet*|worklist*|overdue*) form=html ;;
	*) form=text ;;
	esac
	bk-report $(echo "$1" | tr : ' ') --names -f $form >paper 2>tap.err
	grep -v 10235 paper | grep -E "$named"
}

git -C sman1 commit -q --no-verify -a -m planned
bk-record -q 10234 visit nobody_home --by bk1 --today 2020-10-05
shown=
for type in $lists; do
	[ -z "$(list $type)" ] || shown="$shown $type"
done
is 'the student is on these lists' "$shown" \
    ' worklist:--by:class worklist:--by:mentor promises handover progress class-recap journal visits-register day-sheet packet:--day:2020-10-06'
is 'and the register of letters says to whom one went' \
    "$(bk-report letters -f csv | grep -c '1/X/2020,Sumarni,')" 1
git -C sman1 checkout -q .

# --- recorded -------------------------------------------------------------------

status_is 'restricting wants a reason' 2 bk-record 10234 restrict --by bk1
status_is 'and nothing else' 2 \
    bk-record 10234 restrict --by bk1 --note x --set a=b
status_is 'a student who is on no roster' 2 \
    bk-record 55555 restrict --by bk1 --note x
status_is 'a student is restricted' 0 bk-record 10234 restrict --by bk1 \
    --note 'permintaan ibu' --commit
is 'it is said what that means' "$(cat tap.out)" \
'10234: restricted from 2020-10-05; not planned, and on no list or paper but the
counsellor'\''s worklist'
is 'one line of the roster says it' \
    "$(git -C sman1 show -U0 --format= | grep '^[-+][^-+]')" \
    '+restricted: {from: 2020-10-05, why: "permintaan ibu"}'
is 'of the brother nothing' "$(grep -c restricted $roster)" 1

# --- not planned ------------------------------------------------------------------

is 'PRIVACY 5.10: restricted, it is not planned, with the reason' "$(visit)" \
    '"what is held about the student is restricted"'
is 'bk-check says that the plan does not stand' \
    "$(bk-check 2>&1 | grep -c 'what is held about the student is restricted')" 1
bk-schedule -q -w
is 'and bk-schedule -w takes it back' \
    "$(grep -c '^planned:' sman1/cases/$term/10234.yaml)" 0
sed -i 's/counsellor: bk1}/counsellor: bk1, homeroom: bk1}/' sman1/school.yaml
is 'a routine visit to the brother' \
    "$(bk-schedule --routine 2>tap.err | grep -c '^routine:.*10235')" 1
bk-record -q 10235 restrict --by bk1 --note x
is 'is planned no longer, once he is restricted' \
    "$(bk-schedule --routine 2>tap.err | grep -c '^routine:.*10235')" 0
git -C sman1 checkout -q sman1/cases 2>tap.out || git -C sman1 checkout -q .
is 'a plan that still stands in the case' \
    "$(grep -c '^planned:' sman1/cases/$term/10234.yaml)" 1

# --- on no list, on no paper --------------------------------------------------------

for type in $lists; do
	is "not in $type" "$(list $type)" ''
	is 'which says so' "$(grep -c \
	    'students whose data is restricted: 1; on no list' tap.err)" 1
done
is 'the register of letters keeps the number, and not to whom it went' \
    "$(bk-report letters -f csv 2>tap.err | grep -c '1/X/2020,,')" 1
bk-schedule --ics visits.ics >tap.out 2>tap.err
is 'in the calendar only that the visit is called off' \
    "$(grep -E "$named|^STATUS|^SUMMARY" visits.ics | grep -v ^UID | tr -d '\r')" \
    'SUMMARY:Kunjungan rumah (batal)
STATUS:CANCELLED'
bk-report recap --cases --names -o cases.xlsx </dev/null 2>tap.err
is 'not in the list of a recap' \
    "$(unzip -p cases.xlsx | grep -cE 'Siti|10234')" 0
for type in summons wa visit-request consent chronology student-card \
    visit-report progress; do
	[ $type = progress ] ||
	    status_is "no $type, by name" 2 bk-report $type 10234 -f text
done
is 'and it is said' "$(cat tap.err)" "bk-report: what is held about the \
student is restricted: $term/10234; nothing written"
status_is 'nor a nudge' 2 bk-report nudge 10234 -f text
is 'for the same reason' "$(grep -c 'is restricted: 10234' tap.err)" 1

bk-report worklist -f text >paper
is "it is on the counsellor's own worklist, marked" \
    "$(grep -c '10234 .*DIBATASI: tanpa kunjungan, surat, dan daftar' paper)" 1
bk-report worklist --counsellor bk1 --lang en -f text >paper
is 'in English too' \
    "$(grep -c '10234 .*RESTRICTED: no visit, no letter, no list' paper)" 1
bk-stats -f csv >figures
git -C sman1 stash -q
git -C sman1 checkout -q HEAD~ -- roster
bk-stats -f csv | cmp -s - figures
is 'figures, which name nobody, are what they were' $? 0
git -C sman1 checkout -q HEAD -- roster

# --- nothing is made of it ----------------------------------------------------------

# Two students with the same weeks of absence, a referral each: one restricted.
git -C sman1 commit -q --no-verify -a -m before
cat >masuk.yaml <<'END'
---
kind: attendance
nis: "10234"
class: "X-MIPA-1"
term: 2020-2021-1
from: 2020-09-10
to: 2020-10-30
totals: {sessions: 40, present: 0, late: 0, sick: 0, excused: 0, unexcused: 40}
subjects:
  - {subject: "Kimia", from: 2020-09-10, to: 2020-10-30, sessions: 40, present: 0, late: 0, sick: 0, excused: 0, unexcused: 40}
---
kind: referral
nis: "0051234567"
date: 2020-10-30
by: bk1
rule: family
END
sed 's/10234/10236/; s/0051234567/10236/' masuk.yaml >lain.yaml
said='bk-triage: students passed over, as their data is restricted: 1; their cases stay as they are'
status_is 'what comes in of it is judged by nobody: a finding for a referral' 1 \
    bk-triage --today 2020-11-02 masuk.yaml
is 'nothing of it is printed' \
    "$(grep -c '^id:.*/10234' tap.out)" 0
is 'both is said' "$(cat tap.err)" "$said
bk-triage: referrals about students whose data is restricted: 1; left out; \
what cannot wait is recorded by hand"
sed '/^kind: referral/,$d' masuk.yaml | sed '$d' >hadir.yaml
status_is 'attendance alone is none' 0 bk-triage --today 2020-11-02 - <hadir.yaml
bk-triage --today 2020-11-02 --explain=10234 hadir.yaml >tap.out 2>tap.err
is 'why, --explain says' "$(grep '^# 10234' tap.out)" \
    '# 10234: data restricted -> nothing is made of it'
bk-triage --today 2020-11-02 masuk.yaml lain.yaml >tap.out 2>tap.err
is 'of another student a case is opened or added to as ever' \
    "$(grep '^id:.*/1023[46]' tap.out)" "id: $term/10236"
for day in 2020-11-20 2021-02-01; do
	bk-triage -w --advance --today $day masuk.yaml 2>tap.err
	is "on $day --advance leaves its case as it is" \
	    "$(git -C sman1 status --porcelain | grep 10234)" ''
	is 'which is said' "$(grep passed tap.err)" "$said"
	git -C sman1 checkout -q .
	git -C sman1 clean -fdq
done
sed -i 's/^restricted: {from: [-0-9]*, why: "permintaan ibu"}/restricted: {from: 2020-12-01}/' \
    $roster
bk-triage --today 2020-11-02 masuk.yaml >tap.out 2>tap.err
is 'before its day it is worked on' "$(grep '^id:.*/10234' tap.out)" "id: $term/10234"
is 'and nothing of this is said' "$(cat tap.err)" ''
git -C sman1 checkout -q .

# --- a later term -------------------------------------------------------------------

printf 'NIS,Nama,Kelas\n10234,Siti Aminah,X-MIPA-1\n10235,Budi Santoso,X-MIPA-1\n' \
    >siswa.csv
bk-ingest -q --term 2020-2021-2 --today 2021-01-10 --as roster -w siswa.csv
is 'it goes on into the roster of the next term' \
    "$(grep -c 'restricted: {from: 2020-10-05' sman1/roster/2020-2021-2.yaml)" 1

# --- lifted ----------------------------------------------------------------------

status_is 'it is lifted' 0 bk-record 10234 unrestrict --by bk1 --today 2021-01-11
is 'where it holds now' \
    "$(grep -c restricted sman1/roster/2020-2021-2.yaml)" 0
status_is 'and is on paper again, of the earlier term too' 0 \
    bk-report --today 2021-01-11 student-card $term/10234 -f text
status_is 'twice is no change' 2 \
    bk-record 10234 unrestrict --by bk1 --today 2021-01-11
is 'and it is said' "$(cat tap.err)" 'bk-record: not possible now: 10234 is not restricted; nothing recorded'
done_testing
