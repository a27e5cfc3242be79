# A pre-commit hook that edits: where it refuses, every file goes back as it
# was; where it accepts, nothing stays half staged.
. "$TOP/tests/flow/tap.sh"

BK_TODAY=2020-09-08; export BK_TODAY
bk-init s --name 'SMA Contoh' --counsellor 'Sri' --commit 2>err
for nis in 1 2; do
	printf -- '---\nkind: referral\nnis: "%d"\ndate: 2020-09-07\nby: bk1\nrule: economic\n' $nis
done >referrals
bk-triage -C s --today 2020-09-07 --commit referrals 2>err
case=s/cases/2020-2021-1/1.yaml
hook=s/.git/hooks/pre-commit
record='bk-record -C s 1 phone unreachable --by bk1 --commit'
cp $case was

leftovers() {
	git -C s status --porcelain
	find s -name '.*.bk-*' -o -path '*/.bk/*' -name '[pru]*'
}

# refuses WHAT: after a hook that did so, everything is as it was.
refuses() {
	status_is "a hook that $1 and refuses is an error" 2 $record
	ok '... that is said' grep -q 'files put back as they were' tap.err
	is '... and never that a file is left as it is' \
	    "$(grep -c 'left as it is' tap.err)" 0
	ok '... the case is as it was' cmp $case was
	is '... nothing is staged, nothing lies around' "$(leftovers)" ''
}

hook() {
	{ echo '#!/bin/sh'; cat; } >$hook
	chmod +x $hook
}

hook <<'EOF'
echo '# by the hook' >>cases/2020-2021-1/1.yaml
exit 1
EOF
refuses edits

hook <<'EOF'
echo '# by the hook' >>cases/2020-2021-1/1.yaml
git add cases/2020-2021-1/1.yaml
exit 1
EOF
refuses 'edits, stages'

hook <<'EOF'
sed 's/phone/letter/' cases/2020-2021-1/1.yaml >.git/x
mv .git/x cases/2020-2021-1/1.yaml
exit 1
EOF
refuses replaces

hook <<'EOF'
rm cases/2020-2021-1/1.yaml
exit 1
EOF
refuses removes

# A file that is new is gone again, also with what the hook wrote in it.
hook <<'EOF'
for f in complaints/*.yaml; do echo '# by the hook' >>"$f"; done
exit 1
EOF
status_is 'of a new file that it edits' 2 bk-record -C s --complaint --by bk1 \
    --note x --commit
is 'nothing is left' "$(ls s/complaints)$(leftovers)" ''

# What it accepts with `git add` is the commit, and the index agrees.
hook <<'EOF'
echo '# by the hook' >>cases/2020-2021-1/1.yaml
git add cases/2020-2021-1/1.yaml
EOF
ok 'a hook that edits, stages and accepts' $record
is 'leaves nothing half staged' "$(leftovers)" ''
ok 'its edit is committed' sh -c \
    'git -C s show HEAD:cases/2020-2021-1/1.yaml | grep -q "# by the hook"'
ok 'so is the action' sh -c \
    'git -C s show HEAD:cases/2020-2021-1/1.yaml | grep -q "step: phone"'

# Without `git add` its edit is in no commit: it is said.
hook <<'EOF'
echo '# not staged' >>cases/2020-2021-1/1.yaml
EOF
status_is 'a hook that edits alone and accepts' 1 $record
ok '... is named with its file' grep -q 'cases/2020-2021-1/1.yaml: changed by a hook of git; what it left is not committed' tap.err
is '... its edit stands in the file, nothing is staged' "$(leftovers)" \
    ' M cases/2020-2021-1/1.yaml'

# Where git is not to be found, nothing is written.
git -C s checkout -q .
rm $hook
cp $case was
mkdir empty
PATH=$BUILD:$PWD/empty
status_is 'without git nothing is recorded with a commit' 2 $record
PATH=$BUILD:/usr/local/bin:/usr/bin:/bin
ok 'and that is said' grep -q 'cannot run git: No such file or directory' tap.err
ok 'the case is as it was' cmp $case was

done_testing
