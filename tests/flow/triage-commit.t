# bk-triage --commit: one commit of exactly the files of the run, no names in
# the log, nothing for others to read, nothing when nothing changed.
. "$TOP/tests/flow/tap.sh"
BK_TODAY=2020-09-07; export BK_TODAY
umask 022

recap() {
	printf -- '---\nkind: attendance\nnis: "%s"\nname: "%s"\n' "$1" "$2"
	printf 'class: "X-1"\nterm: 2020-2021-1\nfrom: 2020-07-13\nto: %s\n' \
	    "$3"
	printf 'totals: {sessions: 20, present: %s, unexcused: %s}\n' \
	    "$4" "$((20 - $4))"
}

bk-init s --name 'SMA N 1 Contoh' --commit >/dev/null 2>&1
{ recap 10234 'Siti Aminah' 2020-09-04 4
  recap ../../x 'Titik' 2020-09-04 4
  recap 10235 'Budi' 2020-09-04 18; } >in.yaml

ok 'opens and commits' bk-triage -C s --commit in.yaml
is 'one commit on top' "$(git -C s rev-list --count HEAD)" 2
is 'of these files' "$(git -C s show --format= --name-only HEAD)" \
    "$(printf 'cases/2020-2021-1/%s\n' %2E.%2F..%2Fx.yaml 10234.yaml)"
is 'with nothing left behind' "$(git -C s status --porcelain)" ''
is 'the message counts' "$(git -C s log -1 --format=%s)" \
    'bk-triage: 2 opened, 0 moved, 0 carried over'
is 'and names nobody' "$(git -C s log -1 --format=%B |
    grep -c -e Siti -e 10234 -e X-1)" 0
is 'files are for their owner alone' \
    "$(stat -c %a s/cases/2020-2021-1/10234.yaml s/cases/2020-2021-1 s/cases |
    sort -u | tr '\n' ' ')" '600 700 '

ok 'runs again' bk-triage -C s --commit in.yaml
is 'without a commit' "$(git -C s rev-list --count HEAD)" 2
is 'bk-check finds nothing' "$(bk-check -C s 2>&1)" ''

bk-record -C s 10234 confirm confirmed --by bk1 --commit >/dev/null
bk-record -C s ../../x note --by bk1 --commit >/dev/null
echo '# mine' >>s/school.yaml
echo x >s/note; git -C s add note
ok 'advances' bk-triage -C s --commit --advance --today 2020-09-22
is 'what the user changed and staged is not in the commit' \
    "$(git -C s status --porcelain | sort)" "$(printf ' M school.yaml\nA  note')"
is 'only its lines changed' "$(git -C s show --format= --unified=0 HEAD -- \
    cases/2020-2021-1/10234.yaml | grep '^[-+][^-+]')" \
'-rung: phone
-due: 2020-09-21
+rung: summons
+due: 2020-09-29
+  - date: 2020-09-22
+    step: advance
+    outcome: summons
+    by: bk-triage
+    note: "phone: due 2020-09-21 passed"'

echo '# mine' >>s/cases/2020-2021-1/10234.yaml
status_is 'a file of the run with changes of the user' 0 \
    bk-triage -C s --commit --advance --today 2020-10-22
is 'is committed before, as it is' \
    "$(git -C s log -2 --format=%s | tail -n 1)" 'edited by hand'
is 'with nothing else' "$(git -C s status --porcelain | sort)" \
    "$(printf ' M school.yaml\nA  note')"

mkdir plain; echo 'name: "S"' >plain/school.yaml
status_is 'outside git --commit is refused' 2 bk-triage -C plain --commit in.yaml
is 'and nothing is written' "$(ls plain)" school.yaml
ok 'but -w writes' bk-triage -C plain -w in.yaml
is 'and prints nothing' "$(bk-triage -C plain -w in.yaml 2>/dev/null)" ''

mkdir -p ro/cases; echo 'name: "S"' >ro/school.yaml
status_is 'no repository and -w: refused' 2 bk-triage -w in.yaml
status_is 'a full device is a failure' 2 sh -c 'bk-triage in.yaml >/dev/full'
is 'that is said' "$(cat tap.err)" \
    'bk-triage: cannot write the output: No space left on device'

for i in $(seq 250); do recap "$i" A 2020-09-04 4; done >many.yaml
status_is 'documents of another term are found' 1 \
    bk-triage --term 2020-2021-2 many.yaml
is '200 are said, and how many there were' "$(wc -l <tap.err; tail -n 1 tap.err)" \
"201
bk-triage: more messages of this kind: 50 (triage_other_term); -v shows them all"
bk-triage -v --term 2020-2021-2 many.yaml 2>err
is 'with -v all of them' "$(wc -l <err)" 250
done_testing
