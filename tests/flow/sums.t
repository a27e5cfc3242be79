# 1,500 schools' documents, 16 MB, on one machine: under a second of processor
# time and under 64 MiB, the same bytes in any order and any grouping.
. "$TOP/tests/flow/tap.sh"
in_memory

cat >documents.py <<'X'
"""One document a school: two dozen classes, as a term of bk-stats has them."""
import sys

GROUP = """  - term: 2020-2021-1
    grade: "{grade}"
    class: "{grade}-{kind}-{k}"
    students: {students}
    with_problem: {p}
    rungs: {{phone: {a}, summons: {b}, visit: 1}}
    status: {{open: 1, resolved: {r}}}
    coverage: {students}
    confirmed: {{low_activity: {{judged: {p}, confirmed: {a}}}}}
    causes: {{economic: {a}, no_device: {b}}}
    rules: {{low_activity: {p}, economic: 1}}
    opened: {{2020-09: {a}, 2020-10: {r}}}
    tries: {{phone: {p}, summons: {b}, visit: 2}}
    reached: {{phone: {a}, summons: 1, visit: 1}}
    days: {{phone: {{{d}: 1, 43: 1}}, visit: {{44: 1}}}}
    visits: {{met: 1, approved: 1, in_time: 1}}
    hours: {{counsellor: {p}, homeroom: 0.5}}
"""
for n in range(int(sys.argv[1])):
    out = [f'---\nkind: stats\nschool: {{npsn: "{20300001 + n}", '
           f'name: "SMA {n}"}}\nterms: [2020-2021-1]\n'
           f"head_count_date: {{2020-2021-1: 2020-12-{1 + n % 28:02d}}}\n"
           "groups:\n"]
    for g in range(24):
        p = 3 + (7 * n + g) % 9
        out.append(GROUP.format(
            grade=["X", "XI", "XII"][g // 8], kind=["IPS", "MIPA"][g % 2],
            k=1 + g % 8 // 2, students=28 + (n + g) % 9, p=p, a=p - 2, b=1,
            r=p - 1, d=50 + (n + g) % 90))
    with open(f"{20300001 + n}.yaml", "w", encoding="utf-8") as f:
        f.write("".join(out))
X

# used FILE COMMAND...: run it; processor time in ms and most memory in KiB.
cat >used.py <<'X'
import resource
import subprocess
import sys

with open(sys.argv[1], "wb") as f:
    status = subprocess.run(sys.argv[2:], stdout=f, check=False).returncode
u = resource.getrusage(resource.RUSAGE_CHILDREN)
print(round(1000 * (u.ru_utime + u.ru_stime)), u.ru_maxrss)
sys.exit(status)
X

schools=1500
case $BUILD in
*/san) schools=100 ;;
esac
python3 documents.py $schools || exit 2
set -- $(python3 used.py sum bk-stats 203*.yaml)
case $BUILD in
*/san)
	tap ok 'time # SKIP not under the sanitizers'
	tap ok 'memory # SKIP not under the sanitizers'
	;;
*)
	tap "$([ "$1" -lt 1000 ] || echo 'not ')ok" \
	    "1,500 documents in under a second ($1 ms)"
	tap "$([ "$2" -lt 65536 ] || echo 'not ')ok" \
	    "and under 64 MiB ($2 KiB)"
	set -- $(python3 used.py by bk-stats --by school -f csv 203*.yaml)
	tap "$([ "$2" -lt 65536 ] || echo 'not ')ok" \
	    "a line for each figure and school, too ($2 KiB)"
	;;
esac
is "all schools are in it" "$(sed -n "s/^schools: //p" sum | tr , "\n" |
    wc -l)" $schools

ok 'the last first: the same bytes' sh -c '
	bk-stats $(ls -r 203*.yaml) | cmp - sum'
ok 'as one stream: the same bytes' sh -c 'cat 203*.yaml | bk-stats | cmp - sum'
ok 'by tens, and these in two ways: the same bytes' sh -c '
	for i in 0 1 2 3 4 5 6 7 8 9; do
		bk-stats -o part$i 203*$i.yaml
	done
	bk-stats part9 part3 part1 part7 part5 >odd
	bk-stats part0 part2 part4 part6 part8 >even
	bk-stats odd even | cmp - sum && bk-stats part? | cmp - sum'
ok 'the sum of the sum is itself' sh -c 'bk-stats sum | cmp - sum'

done_testing
