# Two clones, work on both sides, a pull: bk-merge-case as bk-init sets it up.
. "$TOP/tests/flow/tap.sh"

BK_TODAY=2020-09-10; export BK_TODAY

bk-init sman1 --name 'SMA Contoh' --counsellor 'Sri' --commit 2>err
printf -- '---\nkind: referral\nnis: "%s"\ndate: 2020-09-07\nby: bk1\nrule: economic\n' \
    10234 10235 >referrals
cat >>sman1/school.yaml <<'END'
  - {id: bk2, name: "Budi", role: counsellor}
END
git -C sman1 commit -qam 'another counsellor'
bk-triage -C sman1 --today 2020-09-07 --commit referrals 2>err
ok 'there are cases' [ -f sman1/cases/2020-2021-1/10234.yaml ]

git clone -q sman1 home
bk-init home 2>err
case=cases/2020-2021-1/10234.yaml

both() {
	(cd sman1 && git reset -q --hard "$start" && git clean -qfd)
	(cd home && git fetch -q && git reset -q --hard "$start")
}

pull() {
	git -C home pull -q --no-rebase --no-edit >out 2>err
}

start=$(git -C sman1 rev-parse HEAD)
bk-record -C sman1 10234 phone unreachable --by bk1 --date 2020-09-08 \
    --commit 2>err
bk-record -C home 10234 phone unreachable --by bk2 --date 2020-09-09 \
    --note 'nomor ibu' --commit 2>err
ok 'both recorded a call: pulled' pull
is 'both calls are there, and what the ladder makes of them' \
    "$(grep -E '^(status|rung|due):|^  - date:|^    (step|outcome|by):' \
    home/$case)" 'status: open
rung: summons
due: 2020-09-16
  - date: 2020-09-08
    step: phone
    outcome: unreachable
    by: bk1
  - date: 2020-09-09
    step: phone
    outcome: unreachable
    by: bk2
  - date: 2020-09-09
    step: advance
    outcome: summons
    by: bk-triage'
ok 'bk-check finds nothing' bk-check -C home
is 'nothing is left to commit' "$(git -C home status --porcelain)" ''
git -C sman1 pull -q --no-rebase ../home main 2>err ||
    git -C sman1 pull -q --no-rebase ../home 2>err
ok 'the other side takes it over' cmp home/$case sman1/$case

both
bk-record -C sman1 10235 close --by bk1 --commit 2>err
bk-record -C home 10234 note --by bk2 --note x --commit 2>err
ok 'different cases do not touch each other' pull

both
sed 's/^counsellor: .*/counsellor: bk2/' sman1/$case >x && cat x >sman1/$case
git -C sman1 commit -qam 'bk2 takes over'
printf '# rumah di seberang sungai\n' >>home/$case
git -C home commit -qam 'a note'
bk-record -C home 10234 phone reached --by bk1 --commit 2>err
ok 'a key here, a comment and a call there' pull
ok 'the key' grep -q '^counsellor: bk2' home/$case
ok 'the comment' grep -q '^# rumah di seberang' home/$case
ok 'the call' grep -q 'outcome: reached' home/$case

both
bk-record -C sman1 10234 close --by bk1 --commit 2>err
bk-record -C home 10234 referral --by bk2 --commit 2>err
pull
is 'closed in two ways: a conflict' $? 1
is 'between markers' "$(grep -c -e '^<<<<<<< ours$' -e '^>>>>>>> theirs$' \
    home/$case)" 2
is 'in one place, with both actions' \
    "$(grep -E -c 'step: (close|referral)' home/$case)" 2
is 'git knows' "$(git -C home diff --name-only --diff-filter=U)" $case
status_is 'no command goes on over it' 2 bk-record -C home 10234 note --by bk1 \
    --note y
sed -e '/^<<<<<<<\|^=======\|^>>>>>>>/d' -e '/^status: referred/d' \
    home/$case >x && cat x >home/$case
ok 'put right by hand, it is committed' git -C home commit -qam 'both'

# Without our command git merges lines; nothing is taken silently.
both
git -C home config merge.bk-case.driver "$(git -C home config \
    merge.bk-case.driver | sed "s|PATH=[^;]*;|PATH=/usr/bin:/bin;|")"
bk-record -C sman1 10234 phone unreachable --by bk1 --commit 2>err
bk-record -C home 10234 phone unreachable --by bk2 --commit 2>err
pull
is 'no driver in PATH: a conflict' $? 1
ok 'said' grep -q 'bk-merge-case could not do it' err
ok 'with markers' grep -q '^<<<<<<<' home/$case

# Nor is it where our command is killed, or fails.
for end in 137 2; do
	both
	git -C home config merge.bk-case.driver "$(git -C home config \
	    merge.bk-case.driver | sed "s|; bk-merge-case [^;]*|; (exit $end)|")"
	bk-record -C sman1 10234 phone unreachable --by bk1 --commit 2>err
	bk-record -C home 10234 phone unreachable --by bk2 --commit 2>err
	pull
	is "a driver that ends with $end: a conflict" $? 1
	ok 'with markers' grep -q '^<<<<<<<' home/$case
done

# A repository of an older bk-init is completed; a line of another's stays.
git -C home merge --abort
git -C home config merge.bk-case.driver 'PATH=$PATH:/x; if command -v bk-merge-case >/dev/null; then bk-merge-case %O %A %B %P; else git merge-file %A %O %B; fi'
ok 'bk-init in an older repository' bk-init -q home
ok 'gives it the new driver' sh -c \
    "git -C home config merge.bk-case.driver | grep -q 'exit .s'"
git -C home config merge.bk-case.driver 'meld %A %O %B'
bk-init -q home
is 'but not in place of another' "$(git -C home config \
    merge.bk-case.driver)" 'meld %A %O %B'

# By hand, as the page shows it.
mkdir m && cd m || exit 2
printf 'a: 1\nb: 2\nc: 3\n' >o
printf 'a: 9\nb: 2\nc: 3\n' >a
printf 'a: 1\nb: 2\nc: 7\n' >b
ok 'any map' bk-merge-case o a b
is 'merged into ours' "$(cat a)" 'a: 9
b: 2
c: 7'
printf 'a: [\n' >b
status_is 'what is no yaml is merged by lines' 1 bk-merge-case o a b
status_is 'three files are wanted' 2 bk-merge-case o a
status_is 'that are there' 2 bk-merge-case o a none

# What one side took back and the other left as it was goes, and the ladder
# runs again.
cd .. || exit 2
git -C home config --unset merge.bk-case.driver
bk-init -q home
both
bk-record -q -C sman1 10234 phone unreachable --by bk1 --date 2020-09-08 --commit
bk-record -q -C sman1 10234 phone unreachable --by bk1 --date 2020-09-09 --commit
git -C home pull -q
undone=$(git -C sman1 rev-parse HEAD)
back() {
	(cd sman1 && git reset -q --hard "$undone" && git clean -qfd)
	(cd home && git reset -q --hard "$undone")
	bk-record -q -C sman1 10234 undo --by bk1 --commit
}
stands() {
	grep -E '^(status|rung|due):|^    (step|outcome):|^[<>=]' home/$case |
	    tr -s '\n ' ' '
}
back
bk-record -q -C home 10234 note --by bk2 --note x --commit
ok 'a call taken back, a note beside it: pulled' pull
is 'the call is gone, and the move it made' "$(stands)" \
    'status: open rung: phone due: 2020-09-21 step: phone outcome: unreachable step: note '
ok 'bk-check finds nothing' bk-check -C home
back
bk-record -q -C home 10234 summons did_not_come --by bk2 --commit
ok 'taken back, and worked on from there: pulled' pull
is 'the ladder answers to what is left' "$(stands)" \
    'status: open rung: visit due: 2020-09-17 step: phone outcome: unreachable step: summons outcome: did_not_come step: advance outcome: visit '
ok 'bk-check finds nothing' bk-check -C home
back
bk-record -q -C home 10234 undo --by bk1 --commit
ok 'both took it back: pulled' pull
is 'once' "$(stands)" \
    'status: open rung: phone due: 2020-09-21 step: phone outcome: unreachable '
back
bk-record -q -C sman1 10234 undo --by bk1 --commit
bk-record -q -C home 10234 note --by bk2 --note x --commit
ok 'all taken back: pulled' pull
is 'the note stands alone' "$(stands)" \
    'status: open rung: phone due: 2020-09-21 step: note '
ok 'bk-check finds nothing' bk-check -C home
back
sed -i '0,/2020-09-09/s//2020-09-10/' home/$case
git -C home commit -qam 'the day was another' --no-verify
status_is 'taken back and corrected: a conflict' 1 pull
git -C home merge --abort

done_testing
