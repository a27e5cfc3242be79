# Each open and each stat of bk-record and of bk-triage --advance fails once, of
# each reason: what failed is no fact. Never is success said of what is not
# there; every file is the old or the new one; what is said is so; the same
# command once more does the work.
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

record='bk-record -C work 1 phone unreachable --by bk1'
advance='bk-triage -C work --advance --today 2020-09-22 --commit'

strike() {
	rm -rf work seen
	cp -a start work
	(BK_FAULT_PROGRAM=${1%% *} BK_FAULT=open:$2 BK_FAULT_AT=$3 \
	    BK_FAULT_SEEN=$top/seen LD_PRELOAD=$shim exec $1) >out 2>err
	status=$?
}

complain() {
	bad=$((bad + 1))
	[ $bad -le 5 ] || return 0
	echo "# $*"
	sed 's/^/#	/' out err
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
}

# What must hold at once of a run that was struck at call $1, of $2 cases.
look() {
	count_new
	case $new in
	0) [ $status -ne 0 ] || complain "at $1: success without the action"
	    [ ! -s out ] || complain "at $1: an answer without the action" ;;
	$2) [ $status -le 1 ] || complain "at $1: failed, and recorded"
	    ! grep -Eq 'nothing (written|recorded|done)|put back' err ||
		complain "at $1: it is written, and that is denied" ;;
	*) complain "at $1: $new of $2 cases" ;;
	esac
}

# every COMMAND CASES LEAST ERROR
every() {
	rm -rf work && cp -a start work && $1 >out 2>err && rm -rf wanted &&
		mv work wanted
	bad=0 i=0
	while :; do
		i=$((i + 1))
		strike "$1" $4 $i
		[ -e seen ] || break
		look $i $2
		if [ $new -eq 0 ]; then
			$1 >out 2>err || complain "at $i: not to be run again"
		else
			bk-triage -C work --advance --today 2020-09-07 -w \
			    >out 2>err || complain "at $i: the next run fails"
		fi
		count_new
		[ "$new" -eq $2 ] || complain "at $i: not done in the end"
		left=$(find work -name '.*.bk-*' -o -path '*/.bk/*' \
		    -name '[pru]*')
		case $1 in
		*--commit) left=$left$(git -C work status --porcelain) ;;
		esac
		[ -z "$left" ] || complain "at $i: left: $left"
	done
	[ $status -eq 0 ] || complain "it fails without a fault"
	[ -z "${TELL:-}" ] || echo "# ${1%% *} $4: $((i - 1)) calls"
	is "${1%% *}, $4 at each open and stat" "$bad" 0
	ok "there are as many as $3" [ $i -gt "$3" ]
}

every "$record" 1 40 EIO
for error in EIO EMFILE ENFILE ENOMEM; do
	every "$record --commit" 1 60 $error
	every "$advance" 3 100 $error
done

done_testing
