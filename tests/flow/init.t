# bk-init: makes a repository, completes one, changes nothing that is there.
. "$TOP/tests/flow/tap.sh"

umask 022
ok 'makes a repository' bk-init sman1 --name 'SMA N 1 Contoh' --commit
is 'commits its files' "$(git -C sman1 status --porcelain)" ''
is 'with a message' "$(git -C sman1 log --format=%s)" \
    'bk-init: a case repository'
is 'nothing of it is for others' \
    "$(find sman1 -path '*/.git/*' -prune -o -perm /077 -print)" ''
is 'the directories of DESIGN 2' "$(cd sman1 && ls -d */ | tr '\n' ' ')" \
    'attendance/ calendar/ cases/ complaints/ confidential/ programme/ roster/ routine/ services/ templates/ '
ok 'the hook can be run' [ -x sman1/.git/hooks/pre-commit ]

before=$(cd sman1 && find . -type f -exec cksum {} + | sort)
ok 'runs again' bk-init sman1 --name Lain --principal X
is 'and changes nothing' \
    "$(cd sman1 && find . -type f ! -name lock -exec cksum {} + | sort)" \
    "$(printf '%s\n' "$before" | grep -v '/\.bk/lock$')"

nobody() {
	env -u GIT_AUTHOR_NAME -u GIT_AUTHOR_EMAIL -u GIT_COMMITTER_NAME \
	    -u GIT_COMMITTER_EMAIL GIT_CONFIG_COUNT=1 \
	    GIT_CONFIG_KEY_0=user.useConfigOnly GIT_CONFIG_VALUE_0=true "$@"
}
status_is 'nobody to commit as' 2 nobody bk-init new/sman2 --name X --commit
is 'nothing is made' "$(ls -d new 2>&1 | grep -c No)" 1
status_is 'a time zone there is not' 2 \
    bk-init new --name X --timezone Asia/Jogja
is 'again nothing' "$(ls -d new 2>&1 | grep -c No)" 1

echo '# mine' >sman1/policy.yaml
rm sman1/calendar/2024.yaml sman1/.git/hooks/pre-commit
rmdir sman1/cases
ok 'completes' bk-init sman1
is 'leaves what a person wrote' "$(cat sman1/policy.yaml)" '# mine'
ok 'a file, a directory and the hook' [ -f sman1/calendar/2024.yaml -a \
    -d sman1/cases -a -x sman1/.git/hooks/pre-commit ]

sed -i '/^services/d; /^programme/d; s/^routine/#routine/' sman1/.gitattributes
status_is 'bk-check says what an older one lacks' 1 bk-check -C sman1
is 'at its file' "$(grep gitattributes tap.out)" 'sman1/.gitattributes:1: lines of ours are missing'
ok 'an older repository' bk-init sman1
is 'gets the lines that came since' "$(tail -n 1 sman1/.gitattributes)" \
    'programme/*.yaml merge=bk-case'
is 'what a person took out stays out' \
    "$(grep -c '^routine' sman1/.gitattributes)" 0
ok 'and it is complete' sh -c '! bk-check -C sman1 | grep gitattributes'

bk-init -n smp2 >diff 2>err
is 'a dry run makes nothing' "$(ls -d smp2 2>/dev/null)" ''
mkdir smp2 && (cd smp2 && git apply ../diff)
ok 'its diff makes the files' [ -f smp2/school.yaml -a -f smp2/.gitignore ]
rm smp2/policy.yaml
bk-init -n smp2 >diff 2>err
is 'a dry run shows what is missing' "$(grep '^diff' diff)" \
    'diff --git a/policy.yaml b/policy.yaml'
is 'and touches nothing' "$(ls -A smp2 | grep -c -e '\.git$' -e '\.bk$')" 0

git clone -q sman1 clone
ok 'sets a clone up' bk-init clone
ok 'with the merge driver' git -C clone config merge.bk-case.driver
ok 'and the hook' [ -x clone/.git/hooks/pre-commit ]
is 'and closes it' "$(stat -c %a clone)" 700
is 'git sees no change' "$(git -C clone status --porcelain)" ''

mkdir big && git -C big init -q -b main
ok 'inside a work tree' bk-init big/sman3 --name X --commit
ok 'there is no other git' [ ! -e big/sman3/.git ]
is 'only its files are committed' \
    "$(git -C big log --format= --name-only | grep -v '^sman3/')" ''
ok 'its hook is that of the work tree' grep -q "school='sman3/'" \
    big/.git/hooks/pre-commit
echo /out/ >big/.gitignore
ok 'inside what a work tree ignores' bk-init big/out/sman4 --name X
ok 'there is a git of its own' [ -d big/out/sman4/.git ]

mkdir other && git -C other init -q -b main
printf '#!/bin/sh\nexit 0\n' >other/.git/hooks/pre-commit
ok 'where there is another hook' bk-init other --name X
bk-init other 2>err
is 'says so' "$(grep -c 'another pre-commit hook is in use' err)" 1
is 'and leaves it' "$(wc -l <other/.git/hooks/pre-commit)" 2
git -C other config core.hooksPath ../hooks
rm other/.git/hooks/pre-commit
bk-init other 2>err
ok 'shared hooks are left alone too' [ ! -e other/../hooks ]

: >file
status_is 'a file is no directory' 2 bk-init file
status_is 'one directory at a time' 2 bk-init a b
status_is 'no such language' 2 bk-init --language xx c
status_is 'no such days' 2 bk-init --school-days Foo c
status_is 'no control characters' 2 bk-init --name "$(printf 'a\033b')" c
status_is 'no other encoding' 2 bk-init --name "$(printf 'a\377')" c
ok 'and nothing is made' [ ! -e a -a ! -e c ]
unset GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL
mkdir nobody && git -C nobody init -q &&
    git -C nobody config user.useConfigOnly true
status_is 'nobody to commit as' 2 bk-init nobody --name X --commit
ok 'no file is made then' [ ! -e nobody/school.yaml ]
ok 'without a commit it is done' bk-init nobody --name X

ok 'with options that say who' bk-init who --name X --git-name Ani \
    --git-email ani@example.invalid --commit
is 'it is committed as that' "$(git -C who log --format='%an %ae')" \
    'Ani ani@example.invalid'

BK_DIR=nowhere bk-report worklist 2>err
is 'BK_DIR that names nothing is said by name' "$(cat err)" \
    'bk-report: BK_DIR=nowhere: cannot read: No such file or directory'

# On a terminal it asks; a pseudo-terminal of script(1) is one.
on_terminal() { script -qec "$1" /dev/null; }
if command -v script >/dev/null; then
	printf '%s\n' 'SMA N 2 Contoh' 20327782 '' 'Dra. Tuti' P \
	    'Sri, S.Pd.' F 'Budi,M' '' 'Ani Operator' ani@example.invalid |
	    on_terminal 'env GIT_CONFIG_COUNT=1 \
	    GIT_CONFIG_KEY_0=user.useConfigOnly GIT_CONFIG_VALUE_0=true \
	    bk-init asked --commit' >asked.out 2>&1
	ok 'a school that was asked is checked' bk-check -C asked
	is 'the answers are in its file' "$(grep -E \
	    '^(name|npsn|staff):|^  (- |  )(id|name|role|sex):' \
	    asked/school.yaml | sed 's/  *#.*//')" 'name: "SMA N 2 Contoh"
npsn: "20327782"
staff:
  - id: kepsek
    name: "Dra. Tuti"
    role: principal
    sex: F
  - id: bk1
    name: "Sri, S.Pd."
    role: counsellor
    sex: F
  - id: bk2
    name: "Budi"
    role: counsellor
    sex: M'
	is 'and it is committed by who answered' \
	    "$(git -C asked log --format='%an %ae')" \
	    'Ani Operator ani@example.invalid'
	on_terminal 'bk-init asked' </dev/null >again.out 2>&1
	is 'a school that is there is not asked' \
	    "$(grep -c 'Name of the school' again.out)" 0
else
	tap ok 'a school that was asked # SKIP no script'
fi

done_testing
