# A running school upgrades: a repository as an earlier bk wrote it, a term in,
# goes on; bk-init completes it; nothing is rewritten that need not be.
. "$TOP/tests/flow/tap.sh"

BK_TODAY=2020-09-16; export BK_TODAY
cp -R "$TOP/tests/upgrade/sman1" sman1
cd sman1 || exit 2
chmod -R go= .
mv gitattributes .gitattributes
mv gitignore .gitignore
git init -q .
git config merge.bk-case.name 'cases of bk'
git config merge.bk-case.driver "PATH=\"\$PATH\":'$BUILD'; \
if command -v bk-merge-case >/dev/null; then bk-merge-case %O %A %B %P; \
else echo 'bk-merge-case is not found: merged line by line' >&2; \
git merge-file %A %O %B; fi"
cat >.git/hooks/pre-commit <<'X'
#!/bin/sh
# Installed by bk-init: what is malformed is not committed.
school=''
exec bk-check -C "${school:-.}" --staged </dev/null
X
chmod +x .git/hooks/pre-commit
git add -A
git commit -q --no-verify -m 'as the earlier bk left it'
first=$(git rev-parse HEAD)
cd ..
# Somebody had the files open meanwhile.
echo '# besok dicoba lagi' >>sman1/cases/2020-2021-1/10234.yaml
sed -i 's/6281234567004/6281299990000/' sman1/roster/2020-2021-1.yaml
git -C sman1 diff >edits

# Every command reads it.
for command in 'bk-stats' 'bk-report worklist' 'bk-report progress' \
    'bk-report class-recap' 'bk-report summons 10234' \
    'bk-report student-card 10234' 'bk-report complaints' \
    'bk-report journal' 'bk-report dashboard -o d.html' \
    'bk-report recap --cases -o r.xlsx' 'bk-schedule' 'bk-schedule --routine' \
    'bk-triage --advance' 'bk-check'; do
	$command -C sman1 >out 2>err </dev/null
	status=$?
	ok "$command reads it" [ $status -le 1 ]
	is 'and finds nothing malformed' "$(grep -c -e 'not read' -e malformed err)" 0
done
git -C sman1 diff >now
ok 'nothing was written' cmp edits now
is 'nor added' "$(git -C sman1 status --porcelain | grep -c '^??')" 0
is 'one student has a problem who came to few lessons, one who was referred' \
    "$(bk-stats -C sman1 -f csv 2>/dev/null |
    grep 'total,total,with_problem,')" '2020-2021-1,total,total,with_problem,2,,,,'

# The same evidence once more tells nothing new.
bk-triage -q -C sman1 -w </dev/null 2>err
is 'what was kept is known' "$(cat err)" ''
git -C sman1 diff >now
ok 'no case is touched' cmp edits now

# bk-check says what is missing; bk-init adds it, and nothing else.
bk-check -C sman1 >before
is 'bk-check says what is missing' "$(grep 'of ours are missing' before)" \
    'sman1:1: lines of ours are missing: pre-commit hook
sman1:1: lines of ours are missing: merge driver
sman1/.gitattributes:1: lines of ours are missing
sman1/.gitignore:1: lines of ours are missing'
ok 'bk-init completes it' bk-init -q sman1
is 'of files people wrote, none is touched' \
    "$(git -C sman1 status --porcelain | grep '^ M' | sort)" \
    ' M .gitattributes
 M .gitignore
 M cases/2020-2021-1/10234.yaml
 M roster/2020-2021-1.yaml'
is 'its lines stay' "$(git -C sman1 diff .gitattributes .gitignore |
    grep -c '^-[^-]')" 0
is 'letters merge by lines' "$(git -C sman1 check-attr merge \
    letters/2020.yaml)" 'letters/2020.yaml: merge: union'
is 'a driver that fails leaves a conflict' "$(git -C sman1 config \
    merge.bk-case.driver | grep -c 'git merge-file')" 1
bk-check -C sman1 >after
is 'nothing of ours is missing then' \
    "$(grep -c 'of ours are missing' after)" 0
cp sman1/.gitattributes attributes
ok 'again' bk-init -q sman1
ok 'nothing more' cmp attributes sman1/.gitattributes

# What git does not copy, in a clone of it; bk where it is no more; and lines
# that a person put into the hook.
git clone -q sman1 clone
chmod -R go= clone
is 'a clone is told of bk-init' "$(bk-check -C clone |
    grep 'of ours are missing: ')" \
    'clone:1: lines of ours are missing: pre-commit hook
clone:1: lines of ours are missing: merge driver'
bk-init -q clone
cp clone/.git/hooks/pre-commit hook
cp clone/.git/config config
sed -i "s,:'.*',:'/nowhere'," clone/.git/hooks/pre-commit
git -C clone config merge.bk-case.driver "$(git -C clone config \
    merge.bk-case.driver | sed "s,:'[^']*',:'/nowhere',")"
is 'so is one whose bk has moved' "$(bk-check -C clone |
    grep -c 'of ours are missing: ')" 2
bk-init -q clone
ok 'the hook finds it again' cmp hook clone/.git/hooks/pre-commit
ok 'and the driver' cmp config clone/.git/config
cat >clone/.git/hooks/pre-commit <<'X'
#!/bin/sh
# Installed by bk-init: what is malformed is not committed.
school=''
./jam-kerja || exit 1
exec bk-check -C "${school:-.}" --staged </dev/null
X
cp clone/.git/hooks/pre-commit hook
is 'a line of the school in it is none of ours' "$(bk-check -C clone |
    grep -c 'of ours are missing: ')" 0
bk-init -q clone
ok 'and the hook stays' cmp hook clone/.git/hooks/pre-commit
rm -rf clone

# And the work goes on.
ok 'a call is recorded' bk-record -q -C sman1 10234 visit met --by bk1 \
    --date 2020-09-16 --commit
is 'the edit of the counsellor is committed first' \
    "$(git -C sman1 log --format=%s -- cases/2020-2021-1/10234.yaml |
    sed -n 2p)" 'edited by hand'
is 'only its lines are new' "$(git -C sman1 diff "$first" HEAD -- \
    cases/2020-2021-1/10234.yaml | grep '^[-+][^-+]')" \
'+  - date: 2020-09-16
+    step: visit
+    outcome: met
+    by: bk1
+# besok dicoba lagi'
sh "$TOP/tests/docs/school.sh" files
sed -i 's/2020-08/2020-09/' absensi-x1.csv
sed -i '/2020-09-\(31\|2[5678]\)/d; s/2020-09-24/2020-09-14/' absensi-x1.csv
ok 'an export is kept' bk-ingest -q -C sman1 --commit absensi-x1.csv
is 'as the first that has a number' "$(grep -h ^taken \
    sman1/attendance/2020-2021-1/* | sort -u)" 'taken: 1'
is 'those before stay as they were' "$(git -C sman1 diff --stat "$first" HEAD \
    -- attendance | grep -c '|')" 1
ok 'cron' bk-triage -q -C sman1 --advance --commit --today 2020-10-01
ok 'the next term' bk-ingest -q -C sman1 --as roster --commit \
    --today 2021-01-11 daftar-siswa.csv
ok 'the case goes on in it' bk-triage -q -C sman1 --advance --commit \
    --today 2021-01-11
is 'with what was reached' "$(grep ^carried \
    sman1/cases/2020-2021-2/10234.yaml)" \
    'carried: {worked: true, success: 2020-09-16}'
is 'and the telephone that was mended' "$(grep -c 6281299990000 \
    sman1/roster/2020-2021-2.yaml)" 1
is 'nothing is left but what no command was to commit' "$(git -C sman1 status --porcelain |
    grep -v calendar/)" ' M .gitattributes
 M .gitignore
 M roster/2020-2021-1.yaml'
done_testing
