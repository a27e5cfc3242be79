# A student is erased: of every file, statistics as they were, history told.
. "$TOP/tests/flow/tap.sh"

BK_TODAY=2020-11-30 BK_DIR=sman1; export BK_TODAY BK_DIR
term=2020-2021-1
traces='Siti Aminah|10234|0051234567|9777701|81234567890|Jalan Melati 7'

# The student in every kind of document; the brother shares the house.
anew() {
	rm -rf sman1
	cp -R "$TOP/tests/school/erase" sman1
	chmod -R u+w sman1
	bk-init -q sman1 >tap.out 2>&1
	git -C sman1 add -A
	git -C sman1 commit -q --no-verify -m start
}

# Where the student can still be found: FILE:LINE, one per line.
found() {
	(cd sman1 && grep -rniE "$traces" --exclude-dir=.git --exclude-dir=.bk . |
	    cut -d: -f1,2 | sort)
}

figures() {
	bk-stats
	bk-stats --by class,sex,counsellor -f csv
	bk-stats --terms "$term" -f csv
}

# The workbook but for its agenda, which tells when the work was done: that is
# no sum, and goes with the case.
recap()
{
	bk-report recap -o recap.xlsx </dev/null 2>/dev/null
	/usr/bin/python3 "$TOP/tests/xlsxcells.py" recap.xlsx |
	    awk '/^-- /{ agenda = /^-- Agenda/ } !agenda'
}

anew
is 'the student stands in' "$(found | cut -d: -f1 | sort -u | wc -l)" 11
figures >before
recap >before.cells
git -C sman1 rev-parse HEAD >head

# --- what is refused ----------------------------------------------------------

status_is 'nobody erases without saying who' 2 bk-record 10234 erase
status_is 'nor somebody unknown' 2 bk-record 10234 erase --by bk9
is 'which is said' "$(grep -c "nobody of that id in school.yaml" tap.err)" 1
status_is 'nor with what belongs to a step' 2 \
    bk-record 10234 erase --by bk1 --note x
status_is 'a number that nobody has' 2 bk-record 55555 erase --by bk1
is 'is said' "$(cat tap.err)" \
    'bk-record: nobody of that number in the repository: 55555; nothing done'
echo '# mine' >>sman1/cases/$term/10235.yaml
status_is 'uncommitted work in a file of it, with --commit' 2 \
    bk-record 10234 erase --by bk1 --commit
is 'is in the way' "$(cat tap.err)" "bk-record: cases/$term/10235.yaml: \
has uncommitted changes; nothing written; commit or undo them first"
git -C sman1 checkout -q .
echo ': [' >sman1/complaints/2020-10-05-zzz.yaml
status_is 'a file that cannot be read' 2 bk-record 10234 erase --by bk1
rm sman1/complaints/2020-10-05-zzz.yaml
printf '\0GITCRYPT\0x' >sman1/confidential/$term/2020-10-01-zzz.yaml
status_is 'a file that is encrypted' 2 bk-record 10234 erase --by bk1
is 'is said' "$(cat tap.err)" "bk-record: \
sman1/confidential/$term/2020-10-01-zzz.yaml: encrypted, and may be about \
the student; nothing written; unlock it with git-crypt first"
rm sman1/confidential/$term/2020-10-01-zzz.yaml
is 'nothing was written by all of these' \
    "$(git -C sman1 status --porcelain)" ''

# --- PRIVACY 5.9: the work tree is clean ----------------------------------------

bk-record -n 10234 erase --by bk1 >diff
is '-n shows it and does nothing' "$(git -C sman1 status --porcelain)" ''
status_is 'a student is erased' 0 bk-record 10234 erase --by bk1 --commit
cp tap.out said
ok 'as -n had shown' sh -c 'cd sman1 && git show | git patch-id | cut -c1-40 \
    >../one && git patch-id <../diff | cut -c1-40 | cmp - ../one'
is 'what is found is the brother'\''s house' "$(found)" \
    "./roster/$term.yaml:11
./roster/$term.yaml:12"
is 'no file is called by the number' \
    "$(find sman1 -path sman1/.git -prune -o -name '*10234*' -print)" ''
is 'all is in one commit' "$(git -C sman1 rev-list --count "$(cat head)..")" 1
is 'whose message names who did it, and not whom' \
    "$(git -C sman1 log -1 --format=%B)" \
    'bk-record: a student erased, by bk1'
is 'bk-check passes it' "$(bk-check 2>&1)" ''
is 'others keep their lines' \
    "$(git -C sman1 diff HEAD~ -- cases/$term/10235.yaml | grep '^[-+] ')" \
'-  - {date: 2020-09-08, step: phone, outcome: unreachable, by: bk1, note: "adik Siti
-      Aminah, NIS 10234"}
+  - {date: 2020-09-08, step: phone, outcome: unreachable, by: bk1, note: "adik (dihapus), NIS (dihapus)"}
-      bertengkar dengan Siti Aminah  # 0051234567
+      bertengkar dengan (dihapus)  # (dihapus)'
is 'a service for the student alone stays, and no more of it' \
    "$(cat sman1/services/$term/2020-09-07-aaa.yaml)" \
'---
kind: service
id: 2020-09-07-aaa
type: individual_counselling
date: 2020-09-07
by: bk1
count: 1'
is 'one for three keeps the others and how many they were' \
    "$(sed -n '/students/p; /count/p' sman1/services/$term/2020-09-07-bbb.yaml)" \
'students: ["10235", "10236"]
count: 3'
is 'letters keep their numbers' "$(cat sman1/letters/2020.yaml)" \
'- {seq: 1, number: "1/X/2020", date: 2020-10-05, type: summons, cases: []}
- {seq: 2, number: "2/X/2020", date: 2020-10-06, type: nudge, cases: [2020-2021-1/10235], to: "Wali"}'
is 'aliases keep theirs' "$(cat sman1/aliases.yaml)" \
'# siapa
- {email: "budi@example.org", nis: "10235"}'
is 'a complaint stays, about nobody' \
    "$(sed -n '/about/p; /text/p' sman1/complaints/2020-10-05-k3v.yaml)" \
'text: "Anak saya (dihapus), Jl. Melati"'

# --- figures are what they were -------------------------------------------------

figures >after
ok 'bk-stats counts as before' cmp before after
recap >after.cells
ok 'and so does the recap' cmp before.cells after.cells
ok 'which has figures' grep -q -- '-- Penanganan' after.cells
is 'what was counted has no name' \
    "$(sed -n '1,/students/p' sman1/erased/$term.yaml)" \
'---
kind: stats
remainder: true
schools: ["20327781"]
terms: [2020-2021-1]
head_count_date: {2020-2021-1: 2020-11-30}
by: [sex, counsellor]
groups:
  - term: 2020-2021-1
    grade: "X"
    class: "X-MIPA-1"
    sex: F
    counsellor: bk1
    students: 1'
status_is 'another student' 0 bk-record 10236 erase --by bk1 --commit
figures >after
ok 'adds to it' cmp before after
bk-stats --as-of 2020-10-01 >tap.out 2>tap.err
is 'an earlier day is not known of them' "$(cat tap.err)" 'bk-stats: students were erased, and how they stood on that day is not known; they are not counted'

# What the others have may change later; then it is not known whom the erased
# ones would have been compared with.
cp -R sman1 later
sed -i '/^groups:/a\
  - term: 2020-2021-1\
    effect: {visit: {"n": -9}}' later/erased/$term.yaml
bk-stats -C later >tap.out 2>tap.err
is 'an effect on fewer than nobody is not known' "$(cat tap.err)" "bk-stats: \
effects that no longer fit what erased students counted: 1; they are not known"
is 'nor printed' "$(grep -c effect tap.out)" 0

mkdir -p only/roster
cat >only/school.yaml <<'X'
name: "SMA Satu"
classes: [{id: "X-1", grade: "X", students: 30}]
staff: [{id: bk1, name: "Bu Ani", role: counsellor}]
X
cat >only/roster/$term.yaml <<'X'
---
kind: student
nis: "10234"
name: "Siti Aminah"
class: "X-1"
X
status_is 'the only student of a roster' 0 bk-record -C only -n 10234 erase \
    --by bk1
is 'takes the head count of the school along' "$(cat tap.err)" "bk-record: \
sums that the erased student made smaller: 1; they are not what they were"

# --- PRIVACY 5.9: what history holds, and the recipe ----------------------------

is 'it is said what history holds' \
    "$(grep -c 'history of git holds it still: 2 commits' said)" 1
if command -v git-filter-repo >tap.out 2>&1; then
	git clone -q --no-local sman1 clean
	sed -n '/^cat/,$p' said >recipe
	status_is 'the recipe runs in a clone' 0 sh -c 'cd clean && sh ../recipe'
	git -C clean log --all -p --no-textconv | grep -iE \
	    'Siti Aminah|10234|0051234567|9777701' >tap.out
	is 'and no commit names the student any more' "$(cat tap.out)" ''
	is 'nor any path' "$(git -C clean log --all --name-only --format= |
	    grep -c 10234)" 0
	is 'others are whole' \
	    "$(git -C clean show HEAD~2:cases/$term/10235.yaml |
	    sed -n 6p)" \
	    'student: {nis: "10235", name: "Budi Santoso", class: "X-MIPA-1", grade: "X"}'
else
	for i in 1 2 3 4; do
		tap ok 'the recipe # SKIP no git-filter-repo'
	done
fi

mkdir larger
git -C larger init -q
cp -R "$TOP/tests/school/erase" larger/sman1
chmod -R u+w larger
git -C larger add -A
git -C larger commit -q -m start
bk-record -C larger/sman1 10234 erase --by bk1 --lang en >said
is 'within a larger work tree paths are as git has them' \
    "$(grep -c "^literal:sman1/cases/$term/10234.yaml" said)" 1
is 'in English another word stands for the name' \
    "$(grep -c 'Anak saya (erased)' larger/sman1/complaints/*)" 1

# --- two clones ------------------------------------------------------------------

# Four more in the class, of whom nothing but the head is counted: what one
# clone keeps of its student looks as what the other keeps of another.
anew
for i in 1 2 3 4; do
	printf -- '---\nkind: student\nnis: "1030%d"\nname: "%s Wibowo"\nsex: M\nclass: "X-MIPA-1"\n' \
	    $i "$(echo "Agus Dodo Eko Fajar" | cut -d ' ' -f $i)"
done >>sman1/roster/$term.yaml
git -C sman1 add -A
git -C sman1 commit -q --no-verify -m more
figures >before
clones() {	# what each of two clones erases, and their merge
	rm -rf one two
	git clone -q sman1 one
	git clone -q sman1 two
	for clone in one two; do
		bk-init -q $clone 2>/dev/null
		for number in $1; do
			GIT_AUTHOR_NAME=$clone bk-record -C $clone $number \
			    erase --by bk1 --commit >tap.out
		done
		shift
	done
	(cd one && git pull -q --no-rebase --no-edit ../two HEAD) \
	    >tap.out 2>tap.err
}
heads() { sed -n 's/^    students: //p' one/erased/$term.yaml; }
clones 10301 10303
is 'one student in each of two clones: merged' "$? $(heads)" '0 2'
is 'which is said' "$(cat tap.err)" "bk-merge-case: erased/$term.yaml: \
students were erased on both sides; what they counted is added up"
BK_DIR=one figures >after
ok 'figures are what they were' cmp before after
is 'and bk-check passes the sums' "$(bk-check -C one 2>&1 |
    grep -c erased)" 0
clones 10301 10301
is 'the same student in both counts once' "$? $(heads)" '0 1'
clones '10301 10303' 10301
is 'one in both, another in one: two' "$? $(heads)" '0 2'
BK_DIR=one figures >after
ok 'figures are what they were' cmp before after
is 'a mark tells an erasure, and is of what is left alone' \
    "$(sed -n '/^erasures/s/"[a-z]\{8\}"/X/gp' one/erased/$term.yaml)" \
    'erasures: [X, X]'
clones '10301 10303' '10301 10235'
is 'the same and another in each: nobody knows, a conflict' \
    "$? $(grep -c '^<<<<<<<' one/erased/$term.yaml)" '1 1'
rm -rf one two

# --- by another number, without git ----------------------------------------------

anew
rm -rf sman1/.git
status_is 'by the NISN' 0 bk-record 0051234567 erase --by bk1
is 'it is the same student' "$(found | cut -d: -f1 | sort -u)" \
    "./roster/$term.yaml"
is 'there is no history' "$(grep -c 'There is no git history here' tap.out)" 1

anew
status_is 'by a number before, not committed' 0 \
    bk-record 9777701 erase --by bk1
is 'it is the same student' "$(found | cut -d: -f1 | sort -u)" \
    "./roster/$term.yaml"
is 'and it is said' "$(grep -c 'This is not committed yet' tap.out)" 1

# --- who is meant cannot always be told -------------------------------------------

anew
sed -i 's/Cici Lestari/Siti Aminah Putri/' sman1/roster/$term.yaml
git -C sman1 commit -q --no-verify -a -m twin
status_is 'another bears the name' 1 bk-record 10234 erase --by bk1
is 'it is left, and said where' "$(cat tap.err)" \
"bk-record: sman1/cases/$term/10235.yaml:16: may mean the student, or another of the same name or number; left as it is; change it by hand
bk-record: sman1/cases/$term/10235.yaml:21: may mean the student, or another of the same name or number; left as it is; change it by hand
bk-record: sman1/complaints/2020-10-05-k3v.yaml:9: may mean the student, or another of the same name or number; left as it is; change it by hand"

anew
cat >>sman1/roster/2019-2020-2.yaml <<'END'
---
kind: student
nis: "10234"
nisn: "0039999999"
name: "Orang Lain"
class: "XII-MIPA-1"
END
status_is 'a NIS that was given again' 2 bk-record 10234 erase --by bk1
is 'is no name of one' "$(sed 's/.*: two/two/' tap.err)" 'two students have had that number: 10234; nothing done; name the one who is meant by the NISN'

anew
printf 'Siti Aminah\n' >sman1/catatan.txt
printf '%%PDF\0' >sman1/surat.pdf
status_is 'what is no document of ours' 1 bk-record 10234 erase --by bk1
is 'is named' "$(cat tap.err)" \
'bk-record: sman1/catatan.txt:1: mentions the student, and is no document of bk; left as it is; change it by hand
bk-record: sman1/surat.pdf: cannot be looked into; see whether it is about the student'

anew
sed -i 's/10236/236/' sman1/roster/$term.yaml sman1/services/$term/*.yaml
status_is 'a short number' 0 bk-record 236 erase --by bk1
is 'is not looked for in texts' "$(cat tap.err)" 'bk-record: too short to be taken out of texts: 236; it went where a student'\''s number stands'

anew
sed -i 's/10236/2036/' sman1/roster/$term.yaml sman1/services/$term/*.yaml
sed -i 's/note: "adik Siti$/note: "adik 2036/; 1i # 2036, lihat' \
    sman1/cases/$term/10235.yaml
echo 'Tahun 2036-07, nomor 2036.' >sman1/catatan.txt
status_is 'a short number within texts' 1 bk-record 2036 erase --by bk1
is 'is left, and each place is named' "$(grep -c 'may mean the student' tap.err
    cd sman1 && grep -rlw 2036 --exclude-dir=.git --exclude-dir=.bk . | sort
    sed -n 's/.*sman1\/\(.*\): may mean.*/\1/p' ../tap.err | cut -d: -f1 |
    sort -u)" "3
./cases/$term/10235.yaml
./catatan.txt
cases/$term/10235.yaml
catatan.txt"

anew
sed -i 's/\[note: x\]//; s/note: "adik Siti$/note: "adik Sit\\x69/' \
    sman1/cases/$term/10235.yaml
status_is 'a name in escapes' 2 bk-record 10234 erase --by bk1
is 'is refused, not left' "$(cat tap.err)" \
"bk-record: sman1/cases/$term/10235.yaml: no safe place for the change here; file not changed; edit it by hand"
done_testing
