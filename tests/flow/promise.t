# Promises: what was said at a door, at a conference, of a thing lent, is one
# list, is asked about when its day has come, and is kept or broken.
. "$TOP/tests/flow/tap.sh"

BK_TODAY=2020-10-06 BK_DIR=sman1; export BK_TODAY BK_DIR
sh "$TOP/tests/docs/school.sh" cases
case=sman1/cases/2020-2021-1/10234.yaml

record() {
	bk-record 10234 --by bk1 "$@"
}

list() {
	bk-report promises -f csv "$@" >list 2>err
	sed 1d list | cut -d, -f2,3,6-10
}

ok 'a visit' record visit met --set \
    'commitments=[{who: ibu, what: menelepon, by: 2020-10-20}, {who: Siti, what: hadir}]'
ok 'a thing lent' record aid --date 2020-10-07 --set to=ibu \
    --set 'items=[{what: ponsel, how: lent, back_by: 2020-12-18}]'
ok 'a decision of nobody' record conference --date 2020-10-07 --set \
    'decisions={what: rahasia, by: 2020-10-08}'
is 'has no colon without a word' "$(bk-report worklist -f csv --today \
    2020-10-08 | grep -o 'Keputusan[^,]*')" \
    'Keputusan konferensi kasus (2020-2021-1/10234 d1)'
ok 'taken back' record undo
ok 'a conference' record conference --date 2020-10-08 --set \
    'decisions=[{what: rahasia sekali, who: wali-x1, by: 2020-10-28}]'
is 'are one list' "$(list)" '2020-10-20,,Komitmen,ibu,menelepon,2020-10-06,2020-2021-1/10234 1
2020-10-28,,Keputusan konferensi kasus,Ani,,2020-10-08,2020-2021-1/10234 d1
2020-12-18,,Barang dipinjamkan,ibu,ponsel,2020-10-07,2020-2021-1/10234 3
,,Komitmen,Siti,hadir,2020-10-06,2020-2021-1/10234 2'

ok 'before its day' bk-report worklist
is 'the worklist has the decision, not its words' \
    "$(grep -c 'Keputusan konferensi' tap.out),$(grep -c rahasia tap.out)" 1,0
is 'and not the commitment' "$(grep -c menelepon tap.out)" 0
ok 'on its day' bk-report worklist --today 2020-10-20
is 'it has the commitment' "$(grep -c menelepon tap.out)" 1
is 'after it the list says how long' "$(list --today 2020-10-23 | head -n 1)" \
    '2020-10-20,3,Komitmen,ibu,menelepon,2020-10-06,2020-2021-1/10234 1'
ok 'as overdue does' bk-report overdue --today 2020-10-23 -f csv
is 'by its case' "$(grep -c 'promise,2020-2021-1/10234,10234,.*2020-10-20,3,' \
    tap.out)" 1

ok 'it was kept' record promise 1 kept --date 2020-10-19
is 'by the day it was made' "$(grep -A 5 'step: promise' "$case" |
    grep promise:)" '    promise: {made: 2020-10-06, item: 1}'
status_is 'a day before it was made' 2 record promise 2 kept --date 2020-10-05
is 'is none on which it was kept' "$(grep -o 'promise 2: .*;' tap.err)" \
    'promise 2: made on 2020-10-06, after that day;'
status_is 'a number there is not' 2 record kesepakatan 7 ditepati
is 'also in Indonesian' "$(grep -c 'promise 7 (there are: 1, 2, 3' tap.err)" 1
status_is 'a number there is not' 2 record promise 7 kept
is 'those there are, are said' "$(grep -c 'there are: 1, 2, 3' tap.err)" 1
status_is 'no number' 2 record promise kept
status_is 'an outcome there is not' 2 record promise 2 maybe
ok 'it was broken' record promise 2 broken
ok 'a decision' record promise d1 kept --date 2020-10-09 \
    --note 'rahasia juga'
is 'is kept in the closed half' \
    "$(grep -c rahasia "$case"),$(grep -c 'rahasia juga' \
    sman1/confidential/2020-2021-1/10234.yaml)" 0,1
is 'what is left' "$(list)" \
    '2020-12-18,,Barang dipinjamkan,ibu,ponsel,2020-10-07,2020-2021-1/10234 3'
is 'is counted: made, kept, broken, past its day' \
    "$(bk-stats -f csv --today 2020-12-31 | grep total,total,promise |
    cut -d, -f4,5 | tr '\n' ' ')" \
    'promise.made,4 promise.kept,2 promise.broken,1 promise.overdue,1 '
is 'bk-check is content' "$(bk-check | grep -c promise)" 0
ok 'a decision that is taken back' bk-record 10234 undo
is 'is open again' "$(list | grep -c Keputusan)" 1

cat >sheet.csv <<'X'
nis,date,step,outcome,by,note,promise
10234,2020-10-19,promise,kept,bk1,,1
10234,2020-12-18,promise,kept,bk1,,3
X
ok 'a batch' bk-record --batch sheet.csv --today 2020-12-18
is 'passes over what is there' "$(cat tap.out | tail -n 1)" \
    'bk-record: 1 recorded, 1 already there, 0 refused'

ok 'a letter' bk-report summons 10234 -w --number 5
is 'is asked about after a week' \
    "$(list --today 2020-10-14 | grep 'Surat belum')" \
    '2020-10-13,1,Surat belum dijawab,Wagiyem,Surat Panggilan Orang Tua/Wali,2020-10-06,5'
ok 'somebody came' record summons came --date 2020-10-15
is 'and it is answered' "$(list --today 2020-12-14 | grep -c 'Surat belum')" 0

# On routine visits, too; and a decision counts.
ok 'a routine visit' bk-record --routine 10231 visit met --by wali-x1 \
    --date 2020-10-07 --set 'commitments=[{who: ayah, what: meja, by: 2020-11-01}]'
is 'its commitment is listed' "$(list | grep meja)" \
    '2020-11-01,,Komitmen,ayah,meja,2020-10-07,2020-2021-1/10231 r1'
is "and the student's" "$(grep meja list | cut -d, -f4,5)" 'X-MIPA-1,Ahmad Fauzi'
ok 'on its day' bk-report worklist --today 2020-11-01 -f csv
is 'it is work, and no case' "$(grep meja tap.out | cut -d, -f2-5)" \
    'promise,2020-2021-1/10231 r1,10231,X-MIPA-1'
cp -R sman1 aside
ok 'a commitment of nobody' bk-record -C aside --routine 10231 visit met \
    --by wali-x1 --date 2020-10-08 \
    --set 'commitments=[{what: jadwal, by: 2020-11-02}]'
bk-report -C aside worklist --today 2020-11-02 -f csv >tap.out
is 'leaves no hole in the reason' "$(grep -o 'Komitmen[^(]*(.*r2)' tap.out)" \
    'Komitmen: jadwal (2020-2021-1/10231 r2)'
status_is 'a number there is not' 2 \
    bk-record --routine 10231 promise r2 kept --by wali-x1
is 'is said' "$(grep -c 'there are: r1)' tap.err)" 1
status_is 'no decision of a routine visit' 2 \
    bk-record --routine 10231 promise d1 kept --by wali-x1
counted() {
	bk-stats -f csv "$@" 2>err | grep total,total,promise |
	    cut -d, -f4,5 | tr '\n' ' '
}
is 'all are counted, the decision too' "$(counted --today 2020-12-31)" \
    'promise.made,5 promise.kept,2 promise.broken,1 promise.overdue,2 '
ok 'it was kept' bk-record --routine 10231 promise r1 kept --by wali-x1 \
    --date 2020-10-30
is 'and is off the list' "$(list | grep -c meja)" 0
sed 's/item: 1}/item: 9}/' sman1/routine/2020-2021-1/10231.yaml >routine.yaml
cp sman1/routine/2020-2021-1/10231.yaml kept.yaml
cat routine.yaml >sman1/routine/2020-2021-1/10231.yaml
is 'one that was never made is found' \
    "$(bk-check --today 2020-11-01 | grep promise)" \
    'sman1/routine/2020-2021-1/10231.yaml:14: no such promise'
cat kept.yaml >sman1/routine/2020-2021-1/10231.yaml
is 'and counted' "$(counted --today 2020-12-31)" \
    'promise.made,5 promise.kept,3 promise.broken,1 promise.overdue,1 '
is 'as of a day before, it is open' "$(counted --as-of 2020-10-18 \
    --today 2020-12-31)" 'promise.made,5 promise.broken,1 '
is 'as of the day after its own, kept' "$(counted --as-of 2020-10-31 \
    --today 2020-12-31)" \
    'promise.made,5 promise.kept,2 promise.broken,1 promise.overdue,1 '
cp -r sman1 locked
printf '\000GITCRYPT\000x' >locked/confidential/2020-2021-1/10234.yaml
is 'where it is closed, the decision is not' \
    "$(BK_DIR=locked counted --today 2020-12-31)" \
    'promise.made,4 promise.kept,3 promise.broken,1 '
is 'which is said' "$(cat err)" \
    'bk-stats: conferences that cannot be read here: 1; their decisions are not counted'
rm -r locked

# A referral does not end it.
ok 'a referral' record referral --date 2020-11-02 --set to=Puskesmas
is 'is asked about after 30 days' "$(list | grep Kabar)" \
    '2020-12-02,,Kabar alih tangan kasus,Puskesmas,,2020-11-02,2020-2021-1/10234'
ok 'an answer' record referral answered --date 2020-12-03 \
    --set revisit=2020-12-10
is 'and again after each answer' "$(list | grep Kabar)" \
    '2021-01-02,,Kabar alih tangan kasus,Puskesmas,,2020-12-03,2020-2021-1/10234'
is 'a visit that was asked for' "$(list | grep -c '2020-12-10,,Kunjungan ulang')" 1
status_is 'a day there is not' 2 record referral answered --set revisit=besok
ok 'a person brings it back' record referral returned --date 2020-12-10
is 'to the ladder' "$(grep -c '^status: open' "$case")" 1
is 'and nothing is asked' "$(list | grep -c Kabar)" 0

# One alone is a list of one, on paper and in the list; a day or a word that
# is none is refused, and found where a person wrote it.
ok 'one commitment as a text' bk-record --routine 10232 visit met --by wali-x1 \
    --date 2020-10-09 --set 'commitments=ibu dan ayah, hadir'
is 'is one item' "$(grep commitments: sman1/routine/2020-2021-1/10232.yaml)" \
    '    commitments: ["ibu dan ayah, hadir"]'
is 'and listed' "$(list | grep -c 'ibu dan ayah, hadir')" 1
status_is 'a day that is none' 2 bk-record --routine 10232 visit met \
    --by wali-x1 --set 'commitments={who: ibu, what: x, by: besok}'
is 'is refused' "$(grep -o 'commitments.by: a day.*wanted' tap.err)" \
    'commitments.by: a day like 2020-12-31 is wanted'
status_is 'neither given nor lent' 2 record aid --set 'items=[{what: x, how: y}]'
is 'is refused, too' "$(grep -o 'items.how: .*;' tap.err)" \
    'items.how: given, lent;'
sed -i 's/\["ibu dan ayah, hadir"\]/{what: x, by: besok}/' \
    sman1/routine/2020-2021-1/10232.yaml
is 'bk-check finds what a person wrote' \
    "$(bk-check | grep -o "10232.yaml.*'besok'.*")" \
    "10232.yaml:9: word not known: 'besok' is no day: nobody will be reminded"
rm sman1/routine/2020-2021-1/10232.yaml

# A part of the worklist has the promises of its own people; the sheets record
# what came of them, by the case and the number, and unfilled rows nothing.
cp sman1/school.yaml school.before
sed -i 's/^    role: counsellor$/&\n  - {id: bk7, name: "Wati", role: counsellor}/' \
    sman1/school.yaml
echo 'classes: [{id: "X-MIPA-1", counsellor: bk7}]' >>sman1/school.yaml
ok 'a routine visit of another counsellor' bk-record --routine 10233 visit met \
    --by wali-x1 --date 2020-10-07 \
    --set 'commitments={who: ayah, what: meja lipat, by: 2020-12-01}'
ok 'a commitment of the case' record visit met --date 2020-12-11 \
    --set 'commitments={who: ibu, what: bangun pagi, by: 2020-12-12}'
ok 'by counsellor' bk-report worklist --by counsellor -f md --today 2020-12-14
is 'each part has its own' "$(grep -e '^## ' -e 'bangun pagi' -e 'meja lipat' \
    tap.out | cut -d'|' -f1,6,7)" '## Guru BK: Budi Santoso
| ibu | bangun pagi 
## Guru BK: Wati
| ayah | meja lipat '
ok 'as CSV' bk-report worklist -f csv --today 2020-12-14
csv=$(grep 'bangun pagi' tap.out)
is 'a promise is a row to fill in' "$(echo "$csv" | cut -d, -f3,4,17-)" \
    '2020-2021-1/10234,10234,2020-12-14,promise,,bk1,,5'
head -n 1 tap.out >filled.csv
echo "$csv" | sed 's/,promise,,bk1/,promise,kept,bk1/' >>filled.csv
cp tap.out unfilled.csv
ok 'unfilled' bk-record --batch unfilled.csv --today 2020-12-14
is 'nothing is recorded' "$(cut -d, -f1 tap.out)" 'bk-record: 0 recorded'
ok 'the workbook, unfilled' bk-report worklist -o hari.xlsx --today 2020-12-14
is 'has it, too' "$(unzip -p hari.xlsx xl/sharedStrings.xml |
    grep -o 'Komitmen; ibu; bangun pagi')" 'Komitmen; ibu; bangun pagi'
ok 'and records nothing' bk-record --batch hari.xlsx --today 2020-12-14
is 'as it stands' "$(cut -d, -f1 tap.out)" 'bk-record: 0 recorded'
ok 'filled in' bk-record --batch filled.csv --today 2020-12-14
is 'it is kept' "$(list | grep -c 'bangun pagi')" 0
cat school.before >sman1/school.yaml
rm sman1/routine/2020-2021-1/10233.yaml
ok 'taken back' bk-record 10234 undo
ok 'both' bk-record 10234 undo

# What waits for an answer outside of the cases.
bk-record --complaint --by bk1 --note 'Toilet rusak' --date 2020-10-01T09:00 \
    >id
is 'a complaint' "$(list | grep -c "2020-10-04,2,Jawaban .*,$(cat id)")" 1
is "only a counsellor's" "$(list --counsellor kepsek | grep -c 10234)" 0
sed 's/item: 1}/item: 9}/' "$case" >x && cat x >"$case"
is 'bk-check says what is about no promise' \
    "$(bk-check | grep -c 'no such promise')" 2
printf '\000GITCRYPT\000x' >sman1/confidential/2020-2021-1/10234.yaml
bk-report promises -f csv >out 2>err
is 'what is encrypted is said' "$(cat err)" \
    'bk-report: conferences that are locked by git-crypt: 1; their decisions are not listed'
status_is 'and cannot be recorded' 2 record promise d1 kept
ok 'on paper' bk-report promises -f pdf -o p.pdf
list >/dev/null
ok 'as a workbook' bk-report promises -o p.xlsx
python3 - >cells <<'X'
import re, zipfile
z = zipfile.ZipFile("p.xlsx")
text = re.findall(r"<t[^>]*>([^<]*)</t>", z.read("xl/sharedStrings.xml").decode())
rows = re.findall(r"<row r=\"(\d+)\"", z.read("xl/worksheets/sheet1.xml").decode())
print("Batas Waktu" in text, "hadir" in text or "ponsel" in text, "rahasia" in text)
print(len([r for r in rows if int(r) > 3]))
X
is 'with heads and words, and nothing that is closed' "$(sed 1d cells | wc -l)$(head -n 1 cells)" '1True True False'
is 'a row for each' "$(sed 1d cells)" "$(sed 1d list | wc -l)"

done_testing
