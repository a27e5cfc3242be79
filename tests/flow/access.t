# bk-report student-data: all that is held, with who wrote it [PRIVACY 5.9].
. "$TOP/tests/flow/tap.sh"

BK_TODAY=2020-11-30 BK_DIR=sman1; export BK_TODAY BK_DIR
term=2020-2021-1

cp -R "$TOP/tests/school/erase" sman1
chmod -R u+w sman1
bk-init -q sman1 >tap.out 2>&1

# A text of its own in every field that a document may have.
cat >>sman1/cases/$term/10234.yaml <<'END'
  - {date: 2020-09-29, step: visit_request, by: bk1, purpose: clarify, recommended_by: K01}
  - date: 2020-10-06
    step: visit
    outcome: met
    by: bk1
    with: [K02]
    start: "09:00"
    minutes: 4503
    met: [K04]
    purpose: clarify
    facts: {home: "K05", learning_facilities: "K06", study_habits: "K07", family: "K08", economy: "K09", community: "K10", behaviour_at_home: "K11", distance: "K12", terrain: "K13"}
    impressions: "K14"
    factors: {supporting: "K15", hindering: "K16"}
    strengths: "K17"
    guardian: {response: "K18", input: "K19"}
    commitments: [{who: "K20", what: "K21", by: 2020-10-20}]
    conclusion: "K22"
    recommendations: ["K23", "K24"]
    distributed: [{to: K25, date: 2020-10-07}]
    attachments: ["K26.jpg"]
    kunci_kami: "K27"
  - {date: 2020-10-20, step: evaluation, outcome: improving, by: bk1, process: "K28", completeness: "K29", commitment: "K30", use_of_data: "K31", unmet_needs: "K32", ability: "K33", change: "K34", follow_up: "K35"}
  - {date: 2020-10-21, step: aid, by: bk1, to: "K36", items: [{what: "K37", how: lent, back_by: 2020-12-18}], condition: "K38"}
END
cat >>sman1/confidential/$term/10234.yaml <<'END'
  - {date: 2020-10-14, step: conference, by: bk1, place: "K39", participants: [{staff: bk1}, {name: "K40", role: "K41"}], strengths: "K42", problem: "K43", tried: "K44", decisions: [{what: "K45", who: bk1}], monitoring: "K46"}
  - {date: 2020-10-15, step: advocacy, by: bk1, problem: "K47", steps: [{step: "K48", date: 2020-10-15, result: "K49"}], result: "K50"}
END
sed -i 's/^home: .*Melati 7.*/home: {address: "Jalan Melati 7", village: "K51", district: "K52", residence: "K53", lat: -7.1854, lon: 110.0555}/
    s/^household: h1/email: "K56"\nflags: [K57]\nhousehold: K58/' \
    sman1/roster/$term.yaml
echo 'note: "K59, bersama Budi Santoso (10235)"' \
    >>sman1/services/$term/2020-09-07-bbb.yaml
cat >sman1/confidential/$term/2020-09-07-bbb.yaml <<END
---
kind: confidential
service: $term/2020-09-07-bbb
note: "LAIN1"
END
sed -i 's/aktif/LAIN2/' sman1/cases/$term/10235.yaml
git -C sman1 add -A
git -C sman1 commit -q --no-verify -m start --date 2020-10-30T12:00 \
    --author 'Sri Wahyuni <sri@example.org>'
sed -i 's/K22/K22, K60/' sman1/cases/$term/10234.yaml
git -C sman1 commit -q --no-verify -a -m more --date 2020-11-02T23:30+0700 \
    --author 'Slamet Riyadi <slamet@example.org>'
echo '  - {date: 2020-11-03, step: note, by: bk1, note: "K61"}' \
    >>sman1/cases/$term/10234.yaml

status_is 'all that is held about a student' 0 \
    bk-report student-data 10234 -f csv
mv tap.out data.csv
missing=
for i in 01 02 03 04 05 06 07 08 09 $(seq 10 61); do
	case $i in
	03) text=4503 ;;
	54) text=-7.1854 ;;
	55) text=110.0555 ;;
	*) text=K$i ;;
	esac
	grep -q -e "$text" data.csv || missing="$missing $i"
done
is 'PRIVACY 5.9: every field of every store is in it' "$missing" ''
is 'also numbers before, recaps, letters, complaints, aliases, routine visits' \
    "$(grep -oE '9777701|tanpa keterangan: 95|1/X/2020|Anak saya|Siti HP|Kunjungan rumah,hasil: Bertemu' data.csv | sort -u | wc -l)" 6
is 'in the order of days' "$(sed 1d data.csv | cut -d, -f1 | sort -c 2>&1)" ''
is 'of other students there is nothing' \
    "$(grep -cE 'Budi|10235|Cici|10236|LAIN|kepada: Wali' data.csv)" 0
is 'their names are masked in texts' \
    "$(grep -c 'K59, bersama (siswa lain) ((siswa lain))' data.csv)" 1
is 'who wrote it, and when' \
    "$(grep -c 'K47.*,"Sri Wahyuni, 2020-10-30"$' data.csv)" 1
is 'and who changed it since' "$(grep -c \
    'K60.*,"Sri Wahyuni, 2020-10-30; diubah Slamet Riyadi, 2020-11-02"$' \
    data.csv)" 1
is 'what is in no commit was written by nobody that is known' \
    "$(grep 'K61' data.csv)" '2020-11-03,Catatan,oleh: Sri Wahyuni; catatan: K61,'

bk-report student-data 10234 -f text >data.txt
is 'the paper says how often notes about others name the student' \
    "$(grep -c 'siswa ini disebut 5 kali dalam catatan tentang orang lain' \
    data.txt)" 1
is 'and that a writer is not known' \
    "$(grep -c 'Baris tanpa penulis belum masuk riwayat' data.txt)" 1
bk-report student-data 0051234567 -f text >nisn.txt
ok 'by the NISN it is the same' cmp data.txt nisn.txt
bk-report student-data 10234 --lang en -f text >data.en
is 'in English' "$(grep -c 'What is held about a student' data.en)" 1
for form in pdf docx html; do
	status_is "as $form" 0 bk-report student-data 10234 -o data.$form
done
is 'html holds the rows' "$(grep -c K50 data.html)" 1
is 'a file of its owner alone' "$(stat -c %a data.pdf)" 600

status_is 'nobody of that number' 2 bk-report student-data 55555
status_is 'no number' 2 bk-report student-data
status_is 'two numbers' 2 bk-report student-data 10234 10235
bk-record -q 10234 restrict --by bk1 --note x
status_is 'who is restricted may see it' 0 bk-report student-data 10234 -f csv
is 'with the restriction' \
    "$(grep -c 'data dibatasi: (dari: 2020-11-30; alasan: x)' tap.out)" 1
printf '\0GITCRYPT\0x' >sman1/confidential/$term/2020-10-01-zzz.yaml
bk-report student-data 10234 -f text >data.txt
is 'what is encrypted is said' "$(grep -c '^1 berkas tersandi' data.txt)" 1
rm -rf sman1/.git sman1/confidential/$term/2020-10-01-zzz.yaml
status_is 'without git' 0 bk-report student-data 10234 -f csv
is 'nobody knows who wrote it' "$(grep -c 'Sri Wahyuni, 2020' tap.out)" 0
done_testing
