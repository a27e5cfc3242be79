# The pre-commit hook of bk-init: what is malformed is not committed; what is
# well-formed is, whatever bk-check would say of the work.
. "$TOP/tests/flow/tap.sh"

BK_TODAY=2020-09-08; export BK_TODAY
bk-init sman1 --name 'SMA Contoh' --counsellor 'Sri' --commit 2>err
printf -- '---\nkind: referral\nnis: "1"\ndate: 2020-09-07\nby: bk1\nrule: economic\n' |
    bk-triage -C sman1 --today 2020-09-07 --commit 2>err
case=sman1/cases/2020-2021-1/1.yaml

ok 'a visit that nobody approved is a fact, and recorded' \
    bk-record -C sman1 1 visit met --by bk1 --commit
is 'and committed' "$(git -C sman1 status --porcelain)" ''

cp $case good
sed 's/^status: open/status: opne/' good >$case
git -C sman1 commit -qam 'a slip' >out 2>err
is 'a slip by hand is not' $? 1
ok 'and said where it is' grep -q 'cases/2020-2021-1/1.yaml:[0-9]*: ' out err
cp good $case
git -C sman1 reset -q

mkdir big && git -C big init -q
bk-init big/sman2 --name X 2>err
git -C big add -A
ok 'in a larger work tree too' git -C big commit -qm 'a school'
echo 'name: [' >big/sman2/school.yaml
echo x >big/other
git -C big add other
ok 'what is not staged is not looked at' git -C big commit -qm 'another file'
git -C big add -A
status_is 'what is staged is' 1 git -C big commit -qm 'a slip'

# From a shell that does not know our commands.
ok 'the hook finds bk-check where bk-init was' \
    env PATH=/usr/bin:/bin git -C sman1 commit -q --allow-empty -m x
sed "s|^PATH=.*||" sman1/.git/hooks/pre-commit >x && cat x \
    >sman1/.git/hooks/pre-commit
env PATH=/usr/bin:/bin git -C sman1 commit -q --allow-empty -m x >out 2>err
is 'where it is nowhere, nothing is committed' $? 1
ok 'and it is said' grep -q 'bk-check is not found' err
ok 'our own commands bring it along' \
    bk-record -C sman1 1 note --by bk1 --note x --commit

# Something in its place that hangs would hang git; the hook reads nothing.
printf '#!/bin/sh\ncat >/dev/null\n' >sman1/.git/hooks/pre-commit
ok 'a hook that reads does not wait for a terminal' \
    bk-record -C sman1 1 note --by bk1 --note y --commit

done_testing
