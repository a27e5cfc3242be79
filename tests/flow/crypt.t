# confidential/ by git-crypt: git stores it encrypted, a clone with the key reads
# and merges it, one without says "locked"; and what bk-check says of each.
. "$TOP/tests/flow/tap.sh"

BK_TODAY=2020-09-15; export BK_TODAY
closed=confidential/2020-2021-1/10234.yaml
note='bk-check: sman1/confidential:1:'

conference() {
	bk-record -q -C "$1" 10234 conference --by bk1 --set strengths="$2" \
	    --commit
}

# --- without it ---------------------------------------------------------------

sh "$TOP/tests/docs/school.sh" cases
status_is 'nothing confidential' 0 bk-check -C sman1
is 'nothing to say' "$(cat tap.err)" ''
conference sman1 satu
status_is 'confidential files without git-crypt' 0 bk-check -C sman1
is 'can be read by whoever has the repository' "$(cat tap.err)" \
    "$note confidential files are readable by whoever has the repository; bk-init --git-crypt lets git encrypt them"

mkdir nowhere
for p in env git sh sed cat; do ln -s "$(command -v $p)" nowhere; done
mkdir none && cp -r sman1/. none
before=$(cat none/.gitattributes)
status_is 'where git-crypt is not installed' 2 \
    env PATH="$(dirname "$(command -v bk-init)"):$PWD/nowhere" bk-init --git-crypt none
is 'it is said' "$(cat tap.err)" 'bk-init: cannot run git-crypt: No such file or directory; nothing is encrypted; install it, then run this again'
is 'and no line says that it is' "$(cat none/.gitattributes)" "$before"

printf '#!/bin/sh\necho "no entropy" >&2\nexit 1\n' >nowhere/git-crypt
chmod +x nowhere/git-crypt
status_is 'a git-crypt that fails' 2 \
    env PATH="$(dirname "$(command -v bk-init)"):$PWD/nowhere" \
    bk-init --git-crypt none
is 'says why' "$(cat tap.err)" \
    'bk-init: git-crypt failed: no entropy; nothing is encrypted'
is 'and no line says that it is' "$(cat none/.gitattributes)" "$before"

# --- a clone that is locked, by the bytes that git-crypt leaves -----------------

git clone -q sman1 locked
bk-init -q locked 2>/dev/null
sed -i 's/^#confidential/confidential/' locked/.gitattributes
is 'the filter, and no key: said' \
    "$(bk-check -C locked 2>&1 | sed 's/.*confidential:1: //')" \
    'confidential files are to be encrypted, and git-crypt has no key here; what is committed can be read; run git-crypt init, or unlock'
printf '\000GITCRYPT\000\213\351\012---\000' >locked/$closed
sum=$(cksum <locked/$closed)

says() {	# what, status, command: it says "locked", and that alone
	status_is "$1" "$2" sh -c "$3"
	is 'says that it is locked' "$(grep -c locked tap.err)" \
	    "$(grep -c . tap.err)"
}

says 'bk-check of it' 0 'bk-check -C locked'
is 'how many, too' "$(cat tap.err)" 'bk-check: locked/confidential:1: confidential files are locked here: 1; they are not looked at; git-crypt unlock KEY opens them'
says 'bk-check of the file' 0 "bk-check -C locked locked/$closed; exit 0"
says 'the conference on paper' 2 'bk-report -C locked conference 10234'
is 'and nothing is printed' "$(cat tap.out)" ''
says 'all promises' 0 'bk-report -C locked promises >/dev/null'
says 'one that was kept' 2 \
    'bk-record -C locked 10234 promise d1 kept --by bk1'
says 'another conference' 2 \
    'bk-record -C locked 10234 conference --by bk1 --set strengths=x'
printf 'nis,date,step,by,strengths\n10234,2020-09-14,conference,bk1,x\n' >b.csv
says 'conferences of a sheet' 2 'bk-record -C locked --batch b.csv'
says 'the last action, taken back' 2 'bk-record -C locked 10234 undo --by bk1'
is 'nothing was written to it' "$(cksum <locked/$closed)" "$sum"
rm locked/$closed
says 'a first confidential file, which git would commit as it is' 2 \
    'bk-record -C locked 10234 advocacy --by bk1 --set problem=x'
is 'and how to open them' "$(cat tap.err)" 'bk-record: locked/confidential/2020-2021-1/10234.yaml: confidential files are locked here; nothing written; git-crypt unlock KEY opens them'
ok 'is not made' test ! -e locked/$closed
status_is 'nor its key anew' 2 bk-init --git-crypt locked
is 'which is said' "$(cat tap.err)" 'bk-init: this clone has no key of git-crypt; git-crypt unlock KEY takes the key of the repository'
printf '\000GITCRYPT\000\213\351\012---\000' >locked/cases/2020-2021-1/10234.yaml
says 'a case that is locked' 2 'bk-report -C locked worklist'
says 'as bk-triage finds it' 2 'bk-triage -C locked --advance -w'

# --- with it -------------------------------------------------------------------

if ! command -v git-crypt >/dev/null; then
	echo '# git-crypt is not installed: its own part is skipped'
	done_testing
	exit
fi

status_is 'bk-init --git-crypt in a repository that is in use' 0 \
    bk-init --git-crypt --commit sman1
is 'says what it made' "$(cat tap.err)" 'bk-init: git-crypt has made a key; git-crypt export-key FILE copies it: without one nobody reads confidential/ in a clone
bk-init: sman1: made 1 file, 0 directories, git-crypt init'
is 'switches one line on' "$(git -C sman1 show --format= --stat | tail -n 1)" \
    ' 1 file changed, 1 insertion(+), 1 deletion(-)'
is 'and again does nothing' "$(bk-init --git-crypt sman1 2>&1)" \
    'bk-init: sman1: nothing is missing'
is 'what was committed before is said' "$(bk-check -C sman1 2>&1)" \
    "$note confidential files that were committed unencrypted: 1; git-crypt status -f encrypts them from now on; history keeps them"
(cd sman1 && git-crypt status -f && git commit -q -m 'encrypt') >/dev/null
is 'encrypted, nothing is said' "$(bk-check -C sman1 2>&1)" ''
stored() {
	git -C "$1" show "HEAD:$closed" | head -c 9 | tr -d '\000'
}
is 'git has a cipher' "$(stored sman1)" GITCRYPT
ok 'and people the text' grep -q satu sman1/$closed
conference sman1 dua
is 'what is recorded is a cipher, too' "$(stored sman1)" GITCRYPT
(cd sman1 && git-crypt export-key ../key)

git clone -q sman1 copy
bk-init -q copy 2>/dev/null
says 'a fresh clone' 2 'bk-report -C copy conference 10234'
(cd copy && git-crypt unlock ../key)
ok 'is opened with the key' bk-report -C copy -o x.html conference 10234
conference copy tiga
conference sman1 empat
ok 'two conferences are merged as texts' \
    git -C sman1 pull -q --no-rebase --no-edit ../copy HEAD
is 'both are there' "$(grep -c -e dua -e tiga -e empat sman1/$closed)" 3
is 'as a cipher' "$(stored sman1)" GITCRYPT

git clone -q sman1 keyless
bk-init -q keyless 2>/dev/null
echo x >keyless/x
git -C keyless add x
git -C keyless commit -q -m x
conference sman1 lima
ok 'what only one side changed needs no key' \
    git -C keyless pull -q --no-rebase --no-edit ../sman1 HEAD
git -C copy pull -q --no-rebase --no-edit ../sman1 HEAD
conference copy enam
conference sman1 tujuh
git -C keyless pull -q --no-rebase --no-edit ../sman1 HEAD
status_is 'what both changed is a conflict without one' 1 \
    git -C keyless pull --no-rebase --no-edit ../copy HEAD
ok 'because it is locked' grep -q 'bk-merge-case: .*locked by git-crypt' tap.err

status_is 'a new school' 0 bk-init --git-crypt new
is 'has the line once, switched on' "$(grep filter new/.gitattributes)" \
    'confidential/** filter=git-crypt diff=git-crypt'
rm -rf new
ok 'and shows it before' sh -c "bk-init -n --git-crypt new |
    grep -q '^+confidential/\*\* filter'"
ok 'without making it' test ! -e new
mkdir old
echo '*.png binary' >old/.gitattributes
bk-init -q --git-crypt old 2>/dev/null
is 'attributes of somebody keep their lines' \
    "$(sed -n '1p; $p' old/.gitattributes)" '*.png binary
confidential/** filter=git-crypt diff=git-crypt'
done_testing
