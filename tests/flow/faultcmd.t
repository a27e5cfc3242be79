# bk-record and bk-triage killed at every system call: each case is the old or
# the new one, and the next run goes on as if nothing had been.
. "$TOP/tests/flow/tap.sh"

shim=$BUILD/fault/shim.so
if [ ! -f "$shim" ]; then
	echo 'ok 1 # SKIP no shim in this build (it excludes ASan)'
	echo 1..1
	exit 0
fi
in_memory
top=$PWD
BK_TODAY=2020-09-08; export BK_TODAY

bk-init start --name 'SMA Contoh' --counsellor 'Sri' --commit 2>err
for nis in 1 2 3; do
	printf -- '---\nkind: referral\nnis: "%d"\ndate: 2020-09-07\nby: bk1\nrule: economic\n' $nis
done >referrals
bk-triage -C start --today 2020-09-07 --commit referrals 2>err

# What each run shall make of `start`, in `wanted`.
record='bk-record -C work 1 phone unreachable --by bk1 --commit'
advance='bk-triage -C work --advance --today 2020-09-22 --commit'

strike() {
	rm -rf work seen
	cp -a start work
	(BK_FAULT_PROGRAM=${1%% *} BK_FAULT=kill BK_FAULT_AT=$2 \
	    BK_FAULT_SEEN=$top/seen LD_PRELOAD=$shim exec $1) >out 2>err
}

complain() {
	bad=$((bad + 1))
	[ $bad -le 3 ] || return 0
	echo "# $*"
	sed 's/^/#	/' err
}

# How many of the cases are new; -9 where one is neither old nor new.
count_new() {
	new=0
	for f in work/cases/2020-2021-1/*.yaml; do
		if cmp -s $f wanted/${f#work/}; then
			cmp -s $f start/${f#work/} || new=$((new + 1))
		elif ! cmp -s $f start/${f#work/}; then
			new=-9
		fi
	done
	echo $new
}

every() {
	rm -rf work && cp -a start work && $1 >out 2>err && mv work wanted
	bad=0 i=0 all=$2
	while :; do
		i=$((i + 1))
		strike "$1" $i
		[ -e seen ] || break
		[ "$(count_new)" -ge 0 ] || complain "at $i: neither old nor new"
		bk-check -C work --today 2020-09-22 >out 2>err || complain "at $i: bk-check"
		# A run of another kind, with nothing to do, settles it.
		bk-triage -C work --advance --today 2020-09-07 -w >out 2>err ||
			[ $? -eq 1 ] || complain "at $i: the next run fails"
		new=$(count_new)
		[ "$new" -eq 0 ] || [ "$new" -eq $all ] ||
			complain "at $i: $new of $all"
		[ "$new" -ne 0 ] || $1 >out 2>err ||
			complain "at $i: it cannot be run again"
		[ "$(count_new)" -eq $all ] || complain "at $i: not done"
		left=$(git -C work status --porcelain
		    find work -name '.*.bk-*' -o -path '*/.bk/*' -name '[pru]*')
		[ -z "$left" ] || complain "at $i: left: $left"
	done
	is "${1%% *} killed at each of its calls" "$bad" 0
	ok "there are as many as $3" [ $i -gt "$3" ]
	rm -rf wanted
}

every "$record" 1 60
every "$advance" 3 100

done_testing
