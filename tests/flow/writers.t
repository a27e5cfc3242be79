# Two writers and cron at once, 1,000 actions: all of them are there.
. "$TOP/tests/flow/tap.sh"

in_memory
BK_TODAY=2020-09-22; export BK_TODAY
n=500 students=20
# Under the sanitizers as many programs start more slowly: fewer will do.
case $BUILD in */san) n=50 ;; esac

bk-init sman1 --name 'SMA Contoh' --counsellor 'Sri' 2>err
i=0
while [ $i -lt $students ]; do
	printf -- '---\nkind: referral\nnis: "%d"\ndate: 2020-09-07\nby: bk1\nrule: economic\n' \
	    $((1000 + i))
	i=$((i + 1))
done >referrals
bk-triage -C sman1 --today 2020-09-07 --commit referrals 2>err

# loop NAME: record n notes, over all cases.
loop() {
	i=0
	while [ $i -lt $n ]; do
		bk-record -q -C sman1 $((1000 + i % students)) note --by bk1 \
		    --note "$1 $i" >out.$1 2>err.$1 || echo "$1 $i: $?"
		i=$((i + 1))
	done
}

loop a >failed.a &
a=$!
loop b >failed.b &
b=$!
while kill -0 $a 2>/dev/null || kill -0 $b 2>/dev/null; do
	bk-triage -q -C sman1 --advance -w >out.c 2>err.c ||
		echo "cron: $?"
done >failed.c
wait $a $b

is 'none failed' "$(cat failed.a failed.b failed.c)" ''
cat sman1/cases/2020-2021-1/*.yaml >all
is 'all notes are there' "$(grep -c 'note: "[ab] [0-9]' all)" $((2 * n))
is 'each of them once' "$(grep -o 'note: "[ab] [0-9]*"' all | sort -u |
    grep -c .)" $((2 * n))
is 'cron moved each case, once' "$(grep -c 'step: advance' all)" $students
ok 'bk-check finds nothing' bk-check -C sman1
is 'nothing lies around' \
    "$(find sman1 -name '.*.bk-*' -o -path '*/.bk/*' -name '[pru]*')" ''

done_testing
