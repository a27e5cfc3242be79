# --commit where people left changes uncommitted: theirs is committed first.
. "$TOP/tests/flow/tap.sh"

BK_TODAY=2020-09-15 BK_DIR=sman1; export BK_TODAY BK_DIR
case=sman1/cases/2020-2021-1/10234.yaml

anew() {
	rm -rf sman1
	sh "$TOP/tests/docs/school.sh" cases
}

log() {
	git -C sman1 log --format=%s "$@"
}

# --- the counsellor's day as bk(7) prints it ----------------------------------

anew
bk-record -q 10234 phone unreachable --by bk1
bk-record -q 10234 whatsapp unreachable --by bk1
bk-record -q 10234 visit_request --by bk1
status_is 'a run with --commit after runs without' 0 \
    bk-record --commit 10234 note --by bk1 --note x
is 'commits what was there, then its own' "$(log -2)" 'bk-record: 1 recorded
edited by hand'
is 'as it was' "$(git -C sman1 show HEAD~:cases/2020-2021-1/10234.yaml |
    grep -c 'outcome: unreachable')" 2
is 'and nothing is left' "$(git -C sman1 status --porcelain)" ''

bk-record -q 10234 phone unreachable --by bk1
status_is 'cron after a call that was not committed' 0 \
    bk-triage --today 2020-12-20 --advance --commit
is 'goes on' "$(git -C sman1 status --porcelain)" ''

# --- a file that is new to git ---------------------------------------------------

anew
git -C sman1 rm -q --cached cases/2020-2021-1/10234.yaml
git -C sman1 commit -q --no-verify -m 'forget it'
ok 'a case that git does not know' \
    bk-record --commit 10234 phone reached --by bk1
is 'is committed first, too' "$(log -2)" 'bk-record: 1 recorded
edited by hand'

# --- what bk-check does not pass ---------------------------------------------------

two() {
	anew
	printf '%s\n' 'kind: referral' 'nis: "10233"' 'rule: economic' \
	    'by: wali-x1' 'date: 2020-09-01' >rujukan.yaml
	bk-triage -q --commit rujukan.yaml
	cat >sheet.csv <<END
nis,date,step,outcome,by,note
10233,2020-09-15,phone,reached,bk1,
10234,2020-09-15,phone,reached,bk1,
END
}

anew
sed -i 's/^due: .*/due: 2020-13-45/' "$case"
cp "$case" before
status_is 'a file that cannot be read' 2 \
    bk-record --commit 10234 phone reached --by bk1
ok 'is as it was' cmp -s "$case" before

anew
sed -i 's/nis: "10234"/nis: 10234/' "$case"
cp "$case" before
git -C sman1 rev-parse HEAD >head
status_is 'the only file of a run, with a finding' 2 \
    bk-record --commit 10234 phone reached --by bk1
ok 'is as it was' cmp -s "$case" before
is 'is named, and why' "$(cat tap.err)" 'bk-record: cases/2020-2021-1/10234.yaml:6: has uncommitted changes: identifier without quotes: nis: 10234; nothing written; commit or undo them first'
is 'nothing printed' "$(cat tap.out)" ''
is 'no commit' "$(git -C sman1 rev-parse HEAD)" "$(cat head)"

two
sed -i 's/nis: "10234"/nis: 10234/' "$case"
cp "$case" before
status_is 'one of two files, with a finding' 1 \
    bk-record --commit --batch sheet.csv
ok 'is left alone' cmp -s "$case" before
is 'the other goes on' "$(git -C sman1 show --format= --name-only)" \
    cases/2020-2021-1/10233.yaml
is 'which is said' "$(head -n 1 tap.err)" 'bk-record: cases/2020-2021-1/10234.yaml:6: has uncommitted changes: identifier without quotes: nis: 10234; left as it is, without what this run would write to it'

anew
printf '# satu\n' >>"$case"
git -C sman1 add cases
printf '# dua\n' >>"$case"
status_is 'what is staged and is not what the file holds' 2 \
    bk-record --commit 10234 phone reached --by bk1
is 'is not lost' "$(git -C sman1 diff --cached | grep -c '^+# satu')" 1

done_testing
