# bk-schedule: calendars that another parser reads, the same plan whatever the
# locale, the zone and the order of the input, commits, routine visits, paper.
. "$TOP/tests/flow/tap.sh"

cp -R "$TOP/tests/golden/bk-schedule/week/s" s
BK_TODAY=2020-10-01; export BK_TODAY

# --- the same plan ------------------------------------------------------------

bk-schedule -q -C s >plan.yaml
status_is 'unplaced visits are a finding' 1 bk-schedule -q -C s
LC_ALL=de_DE.UTF-8 TZ=America/New_York bk-schedule -q -C s >other.yaml
ok 'in any locale and zone' cmp plan.yaml other.yaml
for n in 105 103 101 104 102; do
	cat s/cases/*/$n.yaml
	echo ---
done >all.yaml
bk-schedule -q -C s all.yaml >other.yaml
ok 'in any order of the input' cmp plan.yaml other.yaml
bk-schedule -q -C s - <all.yaml >other.yaml
ok 'from stdin' cmp plan.yaml other.yaml
status_is 'bk-check finds nothing in it' 0 bk-check -C s plan.yaml
sed 's/13:00/13:05/' plan.yaml >bent.yaml
status_is 'but in one that was bent' 1 bk-check -C s bent.yaml

is 'how good it is, is proved' "$(tail -n 1 plan.yaml)" \
    '# the plan: the best possible (proved)'
ok 'and told with -v' sh -c 'bk-schedule -v -C s 2>&1 >/dev/null |
    grep -q "how good the plan is: the best possible (proved); by the prices"'
ok 'and on paper, explained, in its language' sh -c 'bk-schedule -C s -f md \
    --explain 103 2>&1 | grep -q "rencana ini: terbaik yang mungkin (terbukti)"'

# --- calendars -----------------------------------------------------------------

# What a parser reads: uid, sequence, status, start, summary; a line an event.
read_ics() {
	python3 - "$1" <<'END'
import sys
import icalendar
raw = open(sys.argv[1], 'rb').read()
assert b'\n' not in raw.replace(b'\r\n', b'')
assert max(map(len, raw.split(b'\r\n'))) <= 75
for line in raw.split(b'\r\n'):
    line.decode()                   # no character is cut
cal = icalendar.Calendar.from_ical(raw)
assert cal['VERSION'] == '2.0' and cal['PRODID']
zones = [str(z['TZID']) for z in cal.walk('VTIMEZONE')]
for e in cal.walk('VEVENT'):
    start, end = e['DTSTART'].dt, e['DTEND'].dt
    assert e['DTSTART'].params['TZID'] in zones
    assert end > start and e['CLASS'] == 'PRIVATE' and e['DTSTAMP']
    print(e['UID'], e['SEQUENCE'], e['STATUS'],
          start.strftime('%m-%d %H:%M'), e['SUMMARY'])
END
}

if PATH=/usr/bin:/bin python3 -c 'import icalendar' 2>/dev/null; then
	PATH=/usr/bin:/bin:$PATH
	bk-schedule -q -C s --ics v.ics >/dev/null
	is 'another parser reads it' "$(read_ics v.ics)" \
"visit-2020-2021-1/103@20320001.bk 0 CONFIRMED 10-03 08:00 Kunjungan rumah: 2020-2021-1/103
visit-2020-2021-1/101@20320001.bk 0 CONFIRMED 10-05 13:00 Kunjungan rumah: 2020-2021-1/101, 2020-2021-1/102"
	ok 'no METHOD where nobody organizes' sh -c '! grep -q METHOD v.ics'
	cp s/school.yaml school.was
	echo 'email: "bk@contoh.sch.id"' >>s/school.yaml
	bk-schedule -q -C s --ics mail.ics >/dev/null
	is 'but with a mail address of the school' \
	    "$(grep -c 'METHOD:PUBLISH\|ORGANIZER:mailto:bk@contoh.sch.id' \
	    mail.ics)" 3
	cp school.was s/school.yaml
	is 'when to leave' "$(grep -c 'Berangkat pukul' v.ics)" 1
	ok 'no name is in it' sh -c '! grep -q "Ahmad\|Slamet\|RT 2" v.ics'
	bk-schedule -q -C s --names --ics n.ics >/dev/null
	ok 'but where asked' grep -q 'Ahmad\\, Dewi' n.ics
	ok 'nor a reason, ever' sh -c '! grep -qi "low_activity\|approv" n.ics'
	cp v.ics was.ics
	bk-schedule -q -C s --ics v.ics >/dev/null
	ok 'the same plan is the same calendar' cmp v.ics was.ics
	bk-schedule -q -C s -w
	bk-record -C s 103 visit --by bk1 --moved-to '2020-10-10 09:00' \
	    >/dev/null
	bk-record -C s 101 close --by bk1 >/dev/null
	bk-record -C s 102 close --by bk1 >/dev/null
	bk-schedule -q -C s -w --ics v.ics
	is 'what moves has a higher number, what is off is cancelled' \
	    "$(read_ics v.ics)" \
"visit-2020-2021-1/103@20320001.bk 1 CONFIRMED 10-10 09:00 Kunjungan rumah: 2020-2021-1/103
visit-2020-2021-1/101@20320001.bk 1 CANCELLED 10-05 13:00 Kunjungan rumah (batal)"
	bk-schedule -q -C s -w --ics v.ics
	is 'and stays so' "$(read_ics v.ics | cut -d' ' -f1-3)" \
"visit-2020-2021-1/103@20320001.bk 1 CONFIRMED
visit-2020-2021-1/101@20320001.bk 1 CANCELLED"
	is 'the wish of the guardian is met' \
	    "$(grep -h planned s/cases/*/103.yaml)" \
	    'planned: {date: 2020-10-10, start: "09:00", end: "09:45", visitor: bk1, sequence: 1, tries: 1}'
	ok 'what is off is planned no more' \
	    sh -c '! grep -q planned s/cases/*/101.yaml'
	sed -i 's/^timezone: .*/timezone: Asia\/Jayapura/' s/school.yaml
	bk-schedule -q -C s --ics p-%s.ics >/dev/null
	is 'one for each visitor' "$(echo p-*.ics)" p-bk1.ics
	ok 'in the zone of the school' grep -q 'TZID=Asia/Jayapura:2020' \
	    p-bk1.ics
else
	tap ok 'calendars # SKIP python3-icalendar is missing'
fi

# --- a repository in git ---------------------------------------------------------

rm -rf s
cp -R "$TOP/tests/golden/bk-schedule/week/s" s
git init -q s
git -C s add -A
git -C s commit -qm s
bk-schedule -q -C s --commit
is 'commits the cases it changed' \
    "$(git -C s show --stat --format=%s | sed -n '1p;$p')" \
"bk-schedule: 3 planned, 0 taken back
 3 files changed, 3 insertions(+)"
bk-schedule -q -C s --commit
is 'once' "$(git -C s log --oneline | wc -l | tr -d ' ')" 2
is 'the plan stands' "$(bk-schedule -q -C s)" "$(cat plan.yaml)"

# --- routine visits ------------------------------------------------------------------

for i in 1 2 3 4 5 6; do
	printf -- '---\nkind: student\nnis: "20%s"\nname: "N%s"\n' $i $i
	printf 'class: "X-1"\nguardians: [{name: "G%s", sex: F}]\n' $i
	printf 'home: {village: "Muntung"}\n'
done >>s/roster/2020-2021-1.yaml
printf -- '---\nkind: student\nnis: "301"\nname: "N"\nclass: "XII-1"\n' \
    >>s/roster/2020-2021-1.yaml
mkdir -p s/routine/2020-2021-1
cat >s/routine/2020-2021-1/203.yaml <<'END'
kind: routine
nis: "203"
actions: [{date: 2020-09-20, step: visit, outcome: met, by: wali-x1}]
END
bk-schedule -q -C s --routine >routine.yaml 2>said
is 'one a week of a small class, and not who was visited' \
    "$(grep -A2 '^routine' routine.yaml | grep -c ^date)" 4
ok 'who was visited waits' sh -c '! grep -q 20-2021-1/203 routine.yaml'
is 'the visitor is the homeroom teacher' \
    "$(grep -A5 '^routine' routine.yaml | grep -c 'visitor: wali-x1')" 4
ok 'a class whose teacher has no hours is said' sh -c '
bk-schedule -C s --routine 2>&1 | grep -q \
    "no homeroom teacher with hours for visits (free): .*XII-1"'
status_is 'and bk-check proves it' 0 bk-check -C s routine.yaml

bk-schedule -q -C s --routine -w
is 'what is planned is kept in routine/' \
    "$(grep -l '^planned: ' s/routine/*/20?.yaml | wc -l | tr -d ' ')" 4
is 'beside what was done' "$(sed -n '1,2p' s/routine/*/203.yaml)" \
    "$(printf 'kind: routine\nnis: "203"')"
bk-schedule -q -C s --routine >again.yaml 2>/dev/null
ok 'and stays as it is' cmp again.yaml routine.yaml
BK_TODAY=2020-10-02 bk-schedule -q -C s >tomorrow.yaml 2>/dev/null
is 'also on the next morning, asked for or not' \
    "$(grep -A3 '^routine' tomorrow.yaml)" "$(grep -A3 '^routine' routine.yaml)"
ok 'bk-check sees nothing wrong in it' sh -c '! bk-check -C s | grep routine/'
sed 's/start: "[0-9]*:/start: "20:/' s/routine/*/201.yaml >late
cp late s/routine/2020-2021-1/201.yaml
ok 'but in one that was bent' sh -c 'bk-check -C s | grep -q routine/.*/201'
sed 's/start: "[0-9]*:/start: "13:/' late >s/routine/2020-2021-1/201.yaml
bk-schedule -q -C s --routine -w 2>/dev/null
nis=$(sed -n 's/^routine: .*\///p' routine.yaml | head -n 1)
day=$(sed -n '/^routine/,$s/^date: //p' routine.yaml | head -n 1)
is 'on its day it stands' "$(bk-schedule -q -C s --today "$day" |
    grep -A3 "^routine: .*/$nis" | grep -c "date: $day")" 1
bk-record -q -C s --routine "$nis" visit met --by wali-x1 --date "$day" \
    --today "$day"
ok 'until it is recorded' sh -c "! bk-schedule -q -C s --today $day |
    grep -q '^routine: .*/$nis'"

# --- paper ----------------------------------------------------------------------------

rm -r s/routine
bk-schedule -q -C s -f html -o sheet.html
is 'a sheet for each visitor and day' "$(grep -c '<h1>Lembar' sheet.html)" 2
ok 'with a map' grep -q '<svg' sheet.html
is 'and a slip for each door' "$(grep -c 'Pesan untuk keluarga' sheet.html)" 2
ok 'in English too' sh -c \
    'bk-schedule -q -C s -f html --lang en | grep -q "Day sheet of home"'

done_testing
