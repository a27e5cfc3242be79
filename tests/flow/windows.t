# The office's other computer: files saved by Notepad (a byte order mark, CRLF)
# and committed by a git with core.autocrlf=true come back whole. Every command
# works, says what it said before, and changes the lines that it must.
. "$TOP/tests/flow/tap.sh"

BK_TODAY=2020-09-15; export BK_TODAY
c=cases/2020-2021-1/10234.yaml
cr=$(printf '\r')

# notepad FILE...: as if each had been opened and saved there.
notepad() {
	for f; do
		{ printf '\357\273\277'; sed "s/\$/$cr/" "$f"; } >saved
		cat saved >"$f"
	done
}

# Lines of the file in all, and of these those that end in CRLF.
ends() {
	echo $(wc -l <"$1") $(grep -c "$cr\$" "$1")
}

marks() { grep -c "$(printf '\357\273\277')" "$1"; }

git_() { git -C sman1 "$@"; }

# All that reads, into the directory $1.
look() {
	mkdir "$1"
	bk-stats -C sman1 >"$1/stats" 2>"$1/stats.err"
	bk-report -C sman1 worklist >"$1/worklist" 2>"$1/worklist.err"
	bk-report -C sman1 progress -f text >"$1/progress" 2>&1
	bk-report -C sman1 summons 10234 -f text >"$1/summons" 2>&1
	bk-schedule -C sman1 >"$1/plan" 2>&1
	bk-check -C sman1 >"$1/check" 2>&1
	bk-triage -C sman1 --advance --today 2020-10-20 -n >"$1/advance" 2>&1
}

sh "$TOP/tests/docs/school.sh" cases
bk-record -q -C sman1 10234 confirm confirmed --by bk1 --commit
printf 'Tanggal,NIS,Langkah,Hasil,Oleh,Catatan\n15/09/2020,10234,Telepon,Tidak diangkat,bk1,"sore, dua kali"\n' \
    >minggu-2.csv
printf '@letterhead\n# PANGGILAN\nKepada {guardian},\nmohon hadir.\n' \
    >sman1/templates/summons.letter
git_ add -A
git_ commit -q -m letter
look before

# --- edited and committed there -----------------------------------------

git_ config core.autocrlf true
find sman1 -name '*.yaml' ! -path '*/.git/*' >list
notepad $(cat list) sman1/templates/summons.letter
notepad daftar-siswa.csv minggu-2.csv absensi-x1.csv
sed -i "s/\$/$cr/" sman1/.gitattributes sman1/.gitignore
ok 'git takes it, and the hook' git_ commit -q -a -m Notepad
is 'as it stands' "$(git_ status --porcelain)" ''
look edited
sed '/^[-+ ]/s/'"$cr"'$//' edited/advance >t && mv t edited/advance
ok 'every command says what it said before' diff -r before edited
ok 'nothing is missing' bk-init -C sman1
is 'and nothing made' "$(git_ status --porcelain)" ''

# --- a clone, and back --------------------------------------------------

git clone -q -c core.autocrlf=true sman1 windows
bk-init -q windows >/dev/null
cat list | sed 's|^sman1/||' | while read -r f; do
	cmp "sman1/$f" "windows/$f"
done >differ 2>&1
is 'a clone there has the same bytes' "$(cat differ)" ''
git clone -q -c core.autocrlf=false sman1 linux
cmp "sman1/$c" "linux/$c" >differ 2>&1
is 'and so has one here' "$(cat differ)" ''

# --- what writes --------------------------------------------------------

cp "sman1/$c" case
ok 'a call is recorded' bk-record -C sman1 10234 phone unreachable --by bk1
is 'in lines that end alike' "$(ends "sman1/$c")" \
    "$(($(wc -l <case) + 4)) $(($(wc -l <case) + 4))"
is 'with the one mark' "$(marks "sman1/$c")" 1
is 'and no other line changed' "$(git_ diff -U0 | grep -c '^-[^-]')" 0
ok 'taken back' bk-record -C sman1 10234 undo
ok 'byte for byte' cmp "sman1/$c" case
ok 'a batch from there' bk-record -C sman1 --batch minggu-2.csv --commit
is 'is the same the second time' \
    "$(bk-record -C sman1 --batch minggu-2.csv 2>&1)" \
    'bk-record: 0 recorded, 1 already there, 0 refused'
ok 'the list of students again' bk-ingest -q -C sman1 --as roster --commit \
    daftar-siswa.csv
bk-ingest -q -C sman1 absensi-x1.csv | bk-triage -q -C sman1 -w
is 'and the export: nothing new' "$(git_ status --porcelain)" ''
ok 'a deadline passes' bk-triage -q -C sman1 --advance --today 2020-10-20 \
    --commit
is 'all in lines that end alike' "$(ends "sman1/$c" | tr ' ' '\n' | uniq |
    wc -l)" 1
status_is 'still sound' 0 bk-check -C sman1 --today 2020-10-20

# The form of a visit, in an editor of theirs.
cat >edit <<'E'
sed 's/^conclusion:.*/conclusion: "rumah jauh"/' "$1" >form
{ printf '\357\273\277'; sed "s/\$/$(printf '\r')/" form; } >"$1"
E
ok 'a form that Notepad saved' env EDITOR="sh $PWD/edit" \
    bk-record -q -C sman1 10234 --edit --by bk1 --today 2020-10-20 --commit
is 'is recorded' "$(grep -c '^    conclusion: "rumah jauh"' "sman1/$c")" 1

# --- two people, one case -----------------------------------------------

bk-record -q -C windows 10234 note --by bk1 --note 'ibu pindah kerja' --commit
bk-record -q -C sman1 10234 note --by bk1 --note 'nomor baru' --commit
ok 'merged' git_ pull -q --no-rebase --no-edit ../windows HEAD
is 'with both, each once' "$(grep -c -e 'nomor baru' -e 'pindah kerja' \
    "sman1/$c") $(grep -c '<<<<' "sman1/$c")" '2 0'
is 'in lines that end alike' "$(ends "sman1/$c" | tr ' ' '\n' | uniq |
    wc -l)" 1
is 'with one mark' "$(marks "sman1/$c")" 1

# --- one line typed there, in a file of here ----------------------------

git clone -q sman1 mixed && chmod 700 mixed
(cd mixed && bk-init -q . >/dev/null
for f in $(git ls-files '*.yaml'); do sed -i "s/$cr\$//" "$f"; done
git commit -q -a -m LF)
sed -i "s/^status: open\$/&  # pindah?$cr/" "mixed/$c"
cp "mixed/$c" case
is 'mixed line ends are no fault' "$(bk-check -C mixed | cut -d / -f 2-)" \
    "$(bk-check -C sman1 | cut -d / -f 2-)"
ok 'are read, and added to' bk-record -q -C mixed 10234 note --by bk1 --note x
is 'with no line touched' "$(diff case "mixed/$c" | grep -c '^<')" 0
is 'and the new ones as those beside them' "$(grep -c "$cr\$" "mixed/$c")" 1

# --- without the line that keeps line ends ------------------------------

git clone -q sman1 plain
for f in $(cd plain && git ls-files '*.yaml'); do
	sed -i "s/$cr\$//" "plain/$f"
done
(cd plain && git rm -q .gitattributes && git add -A &&
    git commit -q -m 'no attributes, LF')
git clone -q -c core.autocrlf=true plain turned
is 'git turns line ends' "$(ends "turned/$c" | tr ' ' '\n' | uniq | wc -l)" 1
ok 'and what is recorded is still its lines alone' bk-record -q -C turned \
    10234 note --by bk1 --note 'di Windows' --commit
is 'in the commit' "$(git -C turned show -U0 --format= | grep -c '^[-+][^-+]')" 4
is 'with nothing left over' "$(git -C turned status --porcelain)" ''

# --- UTF-16, which Notepad calls Unicode --------------------------------

iconv -f UTF-8 -t UTF-16 sman1/school.yaml >saved && cat saved >sman1/school.yaml
status_is 'UTF-16 is refused' 2 bk-report -C sman1 worklist
is 'by name' "$(grep -c 'sman1/school.yaml:1: not text' tap.err)" 1
ok 'and git has the one before' git_ restore school.yaml
status_is 'which works' 0 bk-report -C sman1 worklist
t=sman1/templates/summons.letter
iconv -f UTF-8 -t UTF-16 $t >saved && cat saved >$t
status_is "the school's letter, too: no other takes its place" 2 \
    bk-report -C sman1 summons 10234 -f text
is 'by name' "$(cut -d: -f 2-4 tap.err)" \
    " $t: wrong template: not UTF-8 text; no letter written"

# --- a path of theirs ---------------------------------------------------

printf 'echo " $* " >%s/ssh\nexit 1\n' "$PWD" >ssh.sh
GIT_SSH_COMMAND="sh $PWD/ssh.sh" git ls-remote 'C:\Users\ani\sman1' 2>git.err
ok 'git takes it for a computer called C' grep -q ' C ' ssh

done_testing
