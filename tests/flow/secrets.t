# What must not get out: PRIVACY 5, 3, 7 and 13, by their numbers.
. "$TOP/tests/flow/tap.sh"

BK_TODAY=2020-10-05 BK_DIR=sman1; export BK_TODAY BK_DIR
term=2020-2021-1

cp -R "$TOP/tests/school/erase" sman1
chmod -R u+w sman1
bk-init -q sman1 >tap.out 2>&1
sed -i 's/role: [a-z]*,/& free: ["Mon-Fri 09:00-15:00"],/' sman1/school.yaml
sed -i 's/^rung: .*/rung: visit/; s/outcome: summons/outcome: visit/' \
    sman1/cases/$term/10234.yaml

# --- PRIVACY 5.7: secret notes are on no letter, recap, calendar, statistics --

# A canary in every text that only counsellors may read, and in every note.
cat >>sman1/confidential/$term/10234.yaml <<'END'
  - {date: 2020-09-21, step: conference, by: bk1, place: "BURUNG", participants: [{name: "BURUNG", role: "BURUNG"}], strengths: "BURUNG", problem: "BURUNG", tried: "BURUNG", decisions: [{what: "BURUNG", who: bk1, by: 2020-10-01}], monitoring: "BURUNG"}
  - {date: 2020-09-15, step: advocacy, by: bk1, problem: "BURUNG", steps: [{step: "BURUNG", date: 2020-09-15, result: "BURUNG"}], result: "BURUNG"}
END
sed -i 's/RAHASIA/BURUNG/' sman1/confidential/$term/*.yaml
for step in visit_request 'approval granted' 'consent given' \
    'phone unreachable' note counselling; do
	bk-record -q 10234 $step --by bk1 --note BURUNG
done
bk-record -q 10235 phone unreachable --by bk1 --note BURUNG
git -C sman1 add -A
git -C sman1 commit -q --no-verify -m start
bk-schedule -q -w --ics visits.ics

# All that is printed; but conference and advocacy are those papers themselves,
# and student-data is for the student.
types=$(bk-report xx 2>&1 | sed 's/.*one of //; s/,//g')
is 'the papers are known' "$(echo "$types" | wc -w | awk '$1 > 30')" \
    "$(echo "$types" | wc -w | tr -d ' ')"
mkdir out
for type in $types; do
	case $type in
	conference|advocacy|student-data) continue ;;
	recap)
		bk-report recap --cases --names -o out/recap.xlsx \
		    </dev/null >>tap.out 2>&1
		unzip -p out/recap.xlsx >out/recap.txt
		continue ;;
	esac
	for form in html text csv docx; do
		bk-report $type -f $form --names >out/$type.$form 2>>tap.out ||
		    bk-report $type -f $form --names 10234 >out/$type.$form \
		    2>>tap.out
	done
	[ ! -s out/$type.docx ] ||
	    unzip -p out/$type.docx >out/$type.docx.txt 2>>tap.out
done
is 'PRIVACY 5.7: papers were made' \
    "$(find out -name '*.html' -size +0 | wc -l | awk '$1 > 30')" \
    "$(find out -name '*.html' -size +0 | wc -l | tr -d ' ')"
is 'PRIVACY 5.7: a canary in secret notes is on no letter, list or recap' \
    "$(grep -rl BURUNG out | sed 's|out/||; s|\..*||' | sort -u | tr '\n' ' ')" \
    ''
bk-report conference 10234 -f text >conference
is 'where they belong, they are' "$(grep -c BURUNG conference | awk '$1 > 0')" \
    "$(grep -c BURUNG conference)"
is 'PRIVACY 5.7: nor in a calendar' "$(grep -c BURUNG visits.ics)" 0
for form in yaml json csv table md adx; do
	bk-stats -f $form >>stats 2>>tap.out
done
bk-stats -f xlsx -o stats.xlsx
unzip -p stats.xlsx >>stats
is 'PRIVACY 5.7: nor in statistics' "$(grep -c BURUNG stats)" 0
is 'nor is any name' "$(grep -cE 'Siti|Budi|Sumarni|10234|Melati' stats)" 0

# --- PRIVACY 5.13: calendars ------------------------------------------------------

is 'PRIVACY 5.13: a calendar has a visit' "$(grep -c BEGIN:VEVENT visits.ics)" 1
is 'PRIVACY 5.13: which is private' \
    "$(grep -c '^CLASS:PRIVATE' visits.ics)" 1
is 'PRIVACY 5.13: and says the code of the case, and nobody' \
    "$(tr -d '\r' <visits.ics | grep '^SUMMARY')" "SUMMARY:Kunjungan rumah: $term/10234"
is 'no name, no telephone, no address' \
    "$(tr -d '\r\n' <visits.ics | grep -cE 'Siti|Aminah|Sumarni|8123456|Melati|Muntung')" 0

# --- PRIVACY 5.3: no network ---------------------------------------------------------

printf 'NIS,Nama,Kelas\n10234,Siti Aminah,X-MIPA-1\n' >siswa.csv
cat >commands <<'END'
bk-init -q anew
bk-ingest --as roster siswa.csv
bk-triage --advance -n
bk-record 10235 note --by bk1 --note x
bk-record 10235 undo
bk-record -n 10236 erase --by bk1
bk-record 10236 restrict --by bk1 --note x
bk-schedule --ics again.ics
bk-report worklist
bk-report summons 10235 -f pdf -o surat.pdf
bk-report student-data 10235
bk-report recap -o rekap.xlsx
bk-stats
bk-check
bk-merge-case a a a
END
cp sman1/cases/$term/10235.yaml a
if strace -f -qq -e trace=network -o trace true 2>tap.err; then
	while read -r line; do
		# git is a program of its own, and sends nothing either
		strace -f -qq -e trace=network -o trace $line </dev/null \
		    >tap.out 2>&1
		is "PRIVACY 5.3: no network: $line" "$(grep -vE \
		    '^[0-9]+ +(\+\+\+|---)|AF_UNIX|socketpair' trace)" ''
	done <commands
else
	tap ok 'PRIVACY 5.3: no network # SKIP strace is not here, or may not trace'
fi
done_testing
