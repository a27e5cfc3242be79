# The same work three times: the second and the third time change nothing.
. "$TOP/tests/flow/tap.sh"
in_memory

BK_TODAY=2020-09-15; export BK_TODAY
sh "$TOP/tests/docs/school.sh" init
sed -i 's/^    role: counsellor$/&\n    free: ["Mon-Sat 07:00-17:00"]/' \
    sman1/school.yaml
git -C sman1 commit -qam 'hours'

cat >day.csv <<'X'
nis,date,step,outcome,by,note
10234,2020-09-14,phone,unreachable,bk1,pagi
10234,2020-09-14,phone,unreachable,bk1,sore
10234,2020-09-15,visit_request,,bk1,
10234,2020-09-15,approval,granted,bk1,
10234,2020-09-15,consent,given,bk1,
X
work() {
	bk-ingest -q -C sman1 --as roster --commit daftar-siswa.csv
	bk-ingest -q -C sman1 --commit absensi-x1.csv
	bk-ingest -q -C sman1 absensi-x1.csv | bk-triage -q -C sman1 --commit -
	bk-triage -q -C sman1 --commit </dev/null
	bk-record -q -C sman1 --commit --batch day.csv
	bk-triage -q -C sman1 --advance --commit
	bk-schedule -q -C sman1 --commit >/dev/null
	bk-report -q -C sman1 summons 10234 --commit -o surat.html
	bk-report -q -C sman1 worklist -o list.html
	bk-stats -q -C sman1 -o stats.yaml
}
work 2>err
is 'the work is done' "$(cat err)" ''
is 'and committed' "$(git -C sman1 status --porcelain)" ''
state() {
	git -C sman1 rev-parse HEAD
	git -C sman1 status --porcelain
	cat list.html stats.yaml surat.html
}
state >first
for time in second third; do
	work 2>err
	is "the $time time" "$(cat err)" ''
	state >now
	ok 'changes nothing' cmp first now
done

# Every fraction up to 40/40, an activity of two digits or of sixteen, and
# what it is compared with: the reason that stands is the reason that comes.
bk-init -q s --name S --commit
for limit in 50 33.3 66.67; do
	printf 'rules: {low_activity: %s}\n' "$limit" >s/policy.yaml
	i=0
	for n in $(seq 40); do
		for p in $(seq 0 $n); do
			i=$((i + 1))
			printf -- '---\nkind: attendance\nnis: "%s-%s"\n' \
			    "$limit" $i
			printf 'name: "A"\nterm: 2020-2021-1\n'
			printf 'from: 2020-08-03\nto: 2020-08-28\n'
			printf 'totals: {sessions: %s, present: %s, unexcused: %s}\n' \
			    $n $p $((n - p))
		done
	done >all.yaml
	bk-triage -q -C s --commit all.yaml
	git -C s add -A
	git -C s commit -qm 'a limit' 2>/dev/null
	head=$(git -C s rev-parse HEAD)
	bk-triage -q -C s --commit all.yaml
	bk-triage -q -C s -w all.yaml
	is "$limit: nothing is added" "$(git -C s rev-parse HEAD)" "$head"
	is 'nor changed' "$(git -C s status --porcelain)" ''
	bk-triage -q -C s --explain all.yaml | grep -o '([0-9.]* % [<>=]* [0-9.]* %' |
	    sed 's/[(%]//g' | sort -u >said
	is 'no figure is less than itself' "$(awk '$2 == "<" && $1 >= $3 ||
	    $2 == ">=" && $1 < $3' said)" ''
	ok 'of many' [ "$(wc -l <said)" -gt 100 ]
done
done_testing
