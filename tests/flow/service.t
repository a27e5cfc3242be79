# bk-record --service, and a journal: the services that are no action of a case.
. "$TOP/tests/flow/tap.sh"

BK_TODAY=2020-09-10 BK_DIR=sman1; export BK_TODAY BK_DIR
sh "$TOP/tests/docs/school.sh" roster

serve() {
	bk-record --by bk1 "$@"
}

ok 'a service' serve --service classical_guidance --class X-MIPA-1 \
    --date 2020-09-07 --minutes 45 --note 'Rian menangis' \
    --set field=karier --set topic='Mengenal profesi'
id=$(cat tap.out)
log=sman1/services/2020-2021-1/$id.yaml
is 'what is kept of it' "$(cat "$log")" "---
kind: service
id: $id
type: classical_guidance
date: 2020-09-07
by: bk1
class: \"X-MIPA-1\"
field: career
topic: \"Mengenal profesi\"
minutes: 45"
is 'its note is closed' "$(cat sman1/confidential/2020-2021-1/"$id".yaml)" \
    "---
kind: confidential
service: 2020-2021-1/$id
note: \"Rian menangis\""
ok 'and bk-check has nothing to say' bk-check

cp "$log" before
ok 'once more' serve --service 'Bimbingan klasikal' --class X-MIPA-1 \
    --date 2020-09-07 --minutes 45 --set topic='Mengenal profesi'
is 'has the same id' "$(cat tap.out)" "$id"
ok 'and changes nothing' cmp -s before "$log"
ok 'what it came to, later' serve --service classical_guidance \
    --class X-MIPA-1 --date 2020-09-07 --minutes 45 \
    --set topic='Mengenal profesi' --set result='tercapai'
is 'is added' "$(tail -n 1 "$log")" 'result: "tercapai"'
status_is 'another result is refused' 2 serve --service classical_guidance \
    --class X-MIPA-1 --date 2020-09-07 --minutes 45 \
    --set topic='Mengenal profesi' --set result='gagal'
status_is 'as is another note' 2 serve --service classical_guidance \
    --class X-MIPA-1 --date 2020-09-07 --minutes 45 \
    --set topic='Mengenal profesi' --set follow_up=x --note lain
is 'and nothing of it is kept' "$(grep -c follow_up "$log")" 0

status_is 'a service that there is not' 2 serve --service yoga
is 'those there are, are said' "$(grep -c 'one of: classical' tap.err)" 1
status_is 'a class that there is not' 2 serve --service home_room --class X-9
status_is 'a student that there is not' 2 serve --service consultation \
    --students 10231,99999
status_is 'students, and none' 2 serve --service consultation --students ' , '
status_is 'a class and students' 2 serve --service consultation \
    --students 10231 --class X-MIPA-1
status_is 'nobody who did it' 2 bk-record --service consultation
status_is 'a case and a service' 2 serve --service consultation 10231 phone
status_is 'a class of a call' 2 serve 10231 note --class X-MIPA-1
is 'none of them is kept' "$(ls sman1/services/2020-2021-1)" "$id.yaml"

sed -i 's/^services: {}$/services:\n  literacy: {name: "Gerakan literasi", component: basic, hours: 1}\n  consultation: {hours: 1}/' \
    sman1/policy.yaml
ok "the school's own" serve --service 'gerakan literasi' --set count=30
is 'is one of the table' "$(grep -c '^type: literacy' \
    sman1/services/2020-2021-1/"$(cat tap.out)".yaml)" 1
ok 'and known to bk-check' bk-check

cat >jurnal.csv <<'X'
Jurnal Kegiatan BK;;;;;;;
Hari/Tanggal;Waktu;Jenis Layanan;Kelas;NIS;Bidang;Materi;Hasil;Catatan
08/09/2020;07.00-07.45;Layanan Bimbingan Klasikal;X-MIPA-1;;Belajar;Cara belajar;baik;
08/09/2020;9.15;Konseling perorangan;;10234;Pribadi;;lega;takut pulang
09/09/2020;;;;;;;;
09/09/2020;;Konsultasi;;"10231, 10232";;;;
09/09/2020;;Konsultasi;;"10231, 10232";;;;
X
ok 'a journal' serve --batch jurnal.csv
is 'its rows' "$(cat tap.out)" \
    'bk-record: 4 recorded, 0 already there, 1 left empty, 0 refused'
is 'are services, two of one day two' \
    "$(ls sman1/services/2020-2021-1 | wc -l | tr -d ' ')" 6
ok 'the same journal, grown' sh -c 'echo "10/09/2020;;Home room;X-MIPA-1;;;;;" \
    >>jurnal.csv; bk-record --by bk1 --batch jurnal.csv'
is 'adds what is new' "$(cat tap.out)" \
    'bk-record: 1 recorded, 4 already there, 1 left empty, 0 refused'
is 'a closed note each' \
    "$(grep -l 'takut pulang' -r sman1 | grep -vc /confidential/)" 0
sed -i 's/Home room/Yoga/' jurnal.csv
status_is 'a bad row keeps all out' 2 serve --batch jurnal.csv
ok 'bk-check is content' bk-check

# A journal as offices keep it: times of a spreadsheet, a dash for nothing, the
# field as it is also spelt, who gave it by name, and who signs below.
cat >jurnal3.csv <<'X'
Jurnal BK;;;;;;;
Tanggal;Waktu;Jenis Layanan;Kelas;NIS;Bidang;Tindak Lanjut;Petugas
07/09/2020;09:30:00;Bimbingan kelompok;-;10231 10232;Karir;–;budi santoso
;;;;;;;
;;;;;;Candiroto, 30 September 2020;
Mengetahui,;;;;;;Guru BK;
Kepala Sekolah;;;;;;;
X
ok 'as offices keep it' bk-record --batch jurnal3.csv
is 'lines that are no service are said' "$(grep -c \
    'jurnal3.csv:[567]: a line of the sheet that is no service; passed over' \
    tap.out)" 3
is 'and the rest is recorded' "$(tail -n 1 tap.out)" \
    'bk-record: 1 recorded, 0 already there, 0 refused'
is 'as it was meant' "$(sed -n '4,$p' "$(grep -l '09:30' \
    sman1/services/2020-2021-1/*)")" 'type: group_guidance
date: 2020-09-07
by: bk1
students: ["10231", "10232"]
field: career
start: "09:30"'

# Its days are written out: of a weekday that is the day's.
cat >jurnal4.csv <<'X'
Hari/Tanggal;Jenis Layanan;NIS
"Rabu, 16 September 2020";Konsultasi;10231
17 Sept 2020;Konsultasi;10231
Jum'at, 18/09/2020;Konsultasi;10231
X
cp -r sman1 days
ok 'days in words' bk-record -C days --by bk1 --batch jurnal4.csv \
    --today 2020-09-20
is 'are those days' "$(ls days/services/2020-2021-1 | grep -o '2020-09-1[678]' |
    tr '\n' ' ')" '2020-09-16 2020-09-17 2020-09-18 '
sed 's/Rabu/Kamis/; s/17 Sept 2020/17 Candi 2020/' jurnal4.csv >jurnal5.csv
status_is 'Thursday the 16th' 2 bk-record -C days --by bk1 --batch jurnal5.csv
is 'is no day, nor is what has no month' \
    "$(grep -o "date '[^']*'" tap.err | tr '\n' ' ')" \
    "date 'Kamis, 16 September 2020' date '17 Candi 2020' "
rm -r days

sed -i 's/Bimbingan kelompok/Kunjungan rumah/' jurnal3.csv
status_is 'a home visit' 2 bk-record --batch jurnal3.csv
is 'belongs to a case' "$(grep -o 'is a step of a case.*that' tap.err)" \
    'is a step of a case, and recorded with that'
status_is 'a number without its noughts' 2 serve --service consultation \
    --students 00010231
is 'is known again' "$(grep -o 'did you mean.*?' tap.err)" 'did you mean 10231?'

# In sums they are numbers and lesson hours, and name nobody: 2 of classical
# guidance, 1 of a group and 1 of counselling at 2 hours, 2 consultations and 1
# of the school's own at 1, 1 home room at 2.
ok 'bk-stats counts them' sh -c 'bk-stats -f csv | grep total,total'
is 'by type, and in lesson hours' "$(grep -e service -e hours tap.out |
    cut -d, -f4,5)" 'service.classical_guidance,2
service.consultation,2
service.group_guidance,1
service.home_room,1
service.individual_counselling,1
service.literacy,1
hours.counsellor,13'

# Two people's work on one service is merged.
git -C sman1 add -A && git -C sman1 commit -q -m semua
git -C sman1 checkout -q -b lain
ok 'one adds the evaluation' serve --service classical_guidance --class \
    X-MIPA-1 --date 2020-09-07 --minutes 45 --set topic='Mengenal profesi' \
    --set evaluation=baik --commit
git -C sman1 checkout -q -
ok 'the other the follow-up' serve --service classical_guidance --class \
    X-MIPA-1 --date 2020-09-07 --minutes 45 --set topic='Mengenal profesi' \
    --set follow_up=dilanjutkan --commit
ok 'git merges them' git -C sman1 merge -q --no-edit lain
is 'both are there' "$(grep -c -e evaluation -e follow_up "$log")" 2

# Two people's lines of one programme, too.
cat >sman1/programme/2020-2021-1.yaml <<'X'
kind: programme
term: 2020-2021-1
plan:
  - {id: a, type: consultation}
X
git -C sman1 add -A && git -C sman1 commit -q -m program
git -C sman1 checkout -q lain
git -C sman1 merge -q --no-edit -
echo '  - {id: b, type: home_room}' >>sman1/programme/2020-2021-1.yaml
git -C sman1 commit -q -a -m satu
git -C sman1 checkout -q -
echo '  - {id: c, type: other, month: 2021-09}' >>sman1/programme/2020-2021-1.yaml
git -C sman1 commit -q -a -m dua --no-verify
ok 'git merges a programme' git -C sman1 merge -q --no-edit lain
is 'line by line' "$(grep -c 'id: [abc]' sman1/programme/2020-2021-1.yaml)" 3
is 'bk-check reads it' "$(bk-check | grep programme)" \
    "sman1/programme/2020-2021-1.yaml:$(grep -n 'id: c' \
    sman1/programme/2020-2021-1.yaml | cut -d: -f1): word not known: '2021-09' is no month of the term"

# A service of the plan names a line of it.
status_is 'a line there is not' 2 serve --service home_room --class X-MIPA-1 \
    --date 2020-09-08 --set plan=z
is 'is said, with those there are' "$(grep -o "plan 'z'.*)" tap.err)" \
    "plan 'z': no line of programme/2020-2021-1.yaml (a, c, b)"
status_is 'a term without programme' 2 serve --service home_room \
    --class X-MIPA-1 --date 2021-02-08 --today 2021-02-09 --set plan=a
is 'has no line' "$(grep -o "programme/.*there" tap.err)" \
    'programme/2020-2021-2.yaml is not there'
ok 'one there is' serve --service home_room --class X-MIPA-1 \
    --date 2020-09-08 --set plan=b
of=$(grep -l '^plan: b' sman1/services/2020-2021-1/*)
sed -i 's/^plan: b/plan: zz/' "$of"
is 'bk-check finds what a person mistyped' "$(bk-check | grep "'zz'")" \
    "$of:$(grep -n zz "$of" | cut -d: -f1): word not known: 'zz' is no line of programme/2020-2021-1.yaml"
sed -i 's/^plan: zz/plan: b/' "$of"

mv "$log" away
is 'bk-check finds what is closed about no service' \
    "$(bk-check | grep 'no such service')" \
    "sman1/confidential/2020-2021-1/$id.yaml:3: no such service: '2020-2021-1/$id'"
mv away "$log"

sed -i 's/^type: .*/type: zumba/; s/^minutes: 45/minutes: 0/' "$log"
status_is 'what is wrong with one' 1 bk-check
is 'is said with its line' "$(grep -c "$id.yaml:[0-9]*: \(word not known\|out of range\)" tap.out)" 2

done_testing
