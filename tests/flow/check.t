# bk-check --staged as git's pre-commit hook: what is wrong is not committed,
# what has happened is; in a repository within a larger work tree, and in a
# linked work tree, where git sets GIT_DIR.
. "$TOP/tests/flow/tap.sh"
. "$TOP/tests/golden/bk-check/base.sh" 2>/dev/null
cd ..
mkdir outer
mv school outer/sman1
cd outer || exit 1
git init -q
bk-init -q sman1
git add -A
ok 'a repository in order is committed' git commit -q -m base

case=sman1/cases/2020-2021-1/10235.yaml
sed 's/^status: open/status: resolved/' $case >x && mv x $case
git add -A
status_is 'a status that does not follow is not' 1 git commit -q -m x
is 'and it is said where' "$(cat tap.err)" \
    "$case:9: status does not follow from the actions: open expected"
git reset -q --hard

echo 'status: [' >>$case
status_is 'nor is a malformed file, with -a' 1 git commit -q -a -m x
status_is 'nor by its name' 1 git commit -q -m x $case
git reset -q --hard

# GIT_DIR is set for the hook there.
git worktree add -q ../linked
cd ../linked || exit 1
echo 'status: [' >>$case
status_is 'nor in a linked work tree' 1 git commit -q -a -m x
cd ../outer || exit 1

record() {
	bk-record -q -C sman1 10235 "$@" --by somebody --commit
}
ok 'what was recorded is committed' record phone reached --date 2020-11-18
ok 'also late' record note --date 2020-11-17
ok 'also by one whom school.yaml does not list' \
    record visit refused --date 2020-11-19
is 'three commits' "$(git rev-list --count HEAD)" 4
status_is 'all of it is said by the whole check' 1 bk-check -C sman1
is 'line by line' "$(cat tap.out tap.err | sed 's/.*yaml:[0-9]*: //')" \
"nobody of that id in school.yaml: by: 'somebody'
older than the action before it: 2020-11-18
nobody of that id in school.yaml: by: 'somebody'
visit without the principal's approval
visit without the guardian's consent
nobody of that id in school.yaml: by: 'somebody'"

# Hostile: many actions cost no more than a moment.
{
	sed -n '1,/^opened/p' $case
	echo 'status: open'
	echo 'rung: visit'
	echo 'due: 2020-12-31'
	echo 'actions:'
	yes '- {date: 2020-11-19, step: visit, outcome: met}' | head -n 20000
} >big.yaml
status_is 'twenty thousand visits' 1 timeout 10 bk-check big.yaml
done_testing
