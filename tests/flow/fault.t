# Faults at every system call of a write (FAULTS 2.1, 2.3-2.5): each file is
# whole at every instant, all are old or all are new once the next run has
# begun, and that run succeeds.
. "$TOP/tests/flow/tap.sh"

shim=$BUILD/fault/shim.so
driver=$BUILD/fault/bk-fault-driver
if [ ! -f "$shim" ]; then
	echo 'ok 1 # SKIP no shim in this build (it excludes ASan)'
	echo 1..1
	exit 0
fi
unset BK_FAULT_ON

in_memory		# thousands of syncs
scratch=$PWD

old='old'
new='new
of more than one line'

mkdir -p start/cases/T
echo 'name: "SMA Contoh"' >start/school.yaml
echo "$old" >start/cases/T/1.yaml
echo "$old" >start/cases/T/2.yaml
(cd start && git init -q -b main && git add . && git commit -q -m start)

fresh() {
	rm -rf work seen
	cp -a start work
}

# strike WHAT KIND N [PROGRAM]: its status is in $status.
strike() {
	(cd work && BK_FAULT_PROGRAM=${4:-bk-fault-driver} BK_FAULT=$2 \
	    BK_FAULT_AT=$3 BK_FAULT_SEEN=$scratch/seen LD_PRELOAD=$shim \
	    exec "$driver" "$1") >out 2>err
	status=$?
}

contents() {
	[ -e "$1" ] && cat "$1"
}

# Every file is old or new, as a whole; how many of the three are new.
count_new() {
	n=0
	for f in cases/T/1.yaml cases/T/2.yaml cases/U/3.yaml; do
		case $(contents "work/$f") in
		"$new") n=$((n + 1)) ;;
		"$old") [ $f != cases/U/3.yaml ] || n=-9 ;;
		'') [ $f = cases/U/3.yaml ] && [ ! -e work/$f ] || n=-9 ;;
		*) n=-9 ;;
		esac
	done
	echo $n
}

complain() {
	bad=$((bad + 1))
	[ $bad -le 3 ] || return 0
	echo "# $*"
	sed 's/^/#	/' err
}

# What must hold now, and after the next run: of WHAT, struck at N.
look() {
	n=$(count_new)
	[ "$n" -ge 0 ] || complain "$1 at $2: a file is neither old nor new"
	(cd work && "$driver" settle) 2>>err || [ $? -eq 1 ] ||
		complain "$1 at $2: the next run does not begin"
	n=$(count_new)
	[ "$n" -eq 0 ] || [ "$n" -eq 3 ] ||
		complain "$1 at $2: $n of 3 files are new"
	left=$(find work -name '.*.bk-*' -o -name plan -o -name redo \
	    -o -name undo | grep -v /.git/)
	[ -z "$left" ] || complain "$1 at $2: left: $left"
	if [ "$1" = commit ] && [ ! -e work/.git/index.lock ]; then
		left=$(cd work && git status --porcelain)
		[ -z "$left" ] || complain "$1 at $2: not committed: $left"
	fi
	if [ -e work/.git/index.lock ]; then
		touch -d '1 hour ago' work/.git/index.lock
		(cd work && "$driver" "$1") 2>err
		grep -q 'index.lock: .*if no git is running' err ||
			[ "$(count_new)" -eq 3 ] ||
			complain "$1 at $2: nothing is said of git's lock"
	fi
	# What git asks of a person after its own death.
	if [ -n "$(find work/.git -name '*.lock' -exec rm {} + -print)" ]; then
		(cd work && git reset -q)
	fi
	(cd work && "$driver" "$1") 2>>err ||
		complain "$1 at $2: it cannot be run again"
	[ "$(count_new)" -eq 3 ] || complain "$1 at $2: it was not done again"
	[ "$1" != commit ] || [ "$(cd work && git log --format=%s && \
	    git status --porcelain)" = 'bk-fault-driver: 3 cases
start' ] || complain "$1 at $2: not one commit"
}

# every WHAT KIND LEAST [STRIDE [PROGRAM]]: at each call, or each STRIDE-th,
# until none is struck; LEAST calls or more.
every() {
	bad=0 i=0 stride=${4:-1}
	while :; do
		i=$((i + stride))
		fresh
		strike "$1" "$2" $i "${5:-bk-fault-driver}"
		[ -e seen ] || break
		if [ "$2" != kill ] && [ $status -ge 2 ] &&
		    [ "$(count_new)" -ne 0 ] &&
		    ! grep -q 'the next run brings it to an end' err; then
			complain "$1 at $i: failed, and files are new"
		fi
		if [ $status -eq 0 ] && [ "$(count_new)" -ne 3 ]; then
			complain "$1 at $i: success without the files"
		fi
		look "$1" $i
	done
	[ $status -eq 0 ] || complain "$1: fails without a fault"
	[ -z "${TELL:-}" ] || echo "# $1 $2: $((i - stride)) calls"
	is "$2 at the calls of a $1${5:+, in $5}" "$bad" 0
	ok "there are as many as $3" [ $((i - stride)) -ge "$3" ]
}

every write kill 40
every write ENOSPC 10
every write EIO 40
every write EINTR 5
every write short 3
every commit kill 50
every commit EIO 50 3

# git killed in the middle leaves its lock; a person has to remove that.
BK_FAULT_ARGUMENT=commit; export BK_FAULT_ARGUMENT
every commit kill 50 3 git
unset BK_FAULT_ARGUMENT

# A disk that stays full, or broken, from some call on.
BK_FAULT_ON=1; export BK_FAULT_ON
every write ENOSPC 10
every commit ENOSPC 10
every write short 3

# One that breaks for good after a file is in place: it can be neither finished
# nor undone here, and that is what is said.
between=0 i=0
while :; do
	i=$((i + 1))
	fresh
	strike commit EIO $i
	[ -e seen ] || break
	n=$(count_new)
	grep -q 'not all is written, nor all put back; look with git; the next run brings it to an end' err &&
		between=$((between + 1)) || [ "$n" -eq 0 ] || [ $status -eq 0 ] ||
		[ "$n" -eq 3 ] || echo "# at $i: $n files are new, not said"
done >said
is 'a write that is cut short says so' "$(cat said)" ''
ok 'there is such a write' [ $between -gt 0 ]
unset BK_FAULT_ON

# A hook refuses, and a file cannot be put back: the next run does it.
printf '#!/bin/sh\nexit 1\n' >start/.git/hooks/pre-commit
chmod +x start/.git/hooks/pre-commit
back=0 i=0
while :; do
	i=$((i + 1))
	fresh
	strike commit EIO $i
	[ -e seen ] || break
	[ $status -eq 2 ] || echo "# at $i: status $status"
	if grep -q 'cannot be put back.*; the next run tries again' err; then
		back=$((back + 1))
		[ "$(count_new)" -gt 0 ] || echo "# at $i: all are old"
	fi
	(cd work && "$driver" settle) 2>>err
	[ "$(count_new)" -eq 0 ] || { echo "# at $i: not put back"; cat err; }
done >said
is 'what a hook refused is put back in the end' "$(cat said)" ''
ok 'at times by the next run' [ $back -gt 0 ]
rm start/.git/hooks/pre-commit

# What is left to do after the work is left to the next run, and said.
left=0 i=0
while :; do
	i=$((i + 1))
	fresh
	strike write EIO $i
	[ -e seen ] || break
	if grep -q 'temporary files are left; the next run removes them' err
	then
		left=$((left + 1))
		[ $status -eq 0 ] || echo "# at $i: status $status"
		[ "$(count_new)" -eq 3 ] || echo "# at $i: not all new"
	fi
done >said
is 'what cannot be tidied is written all the same' "$(cat said)" ''
ok 'there is such a write' [ $left -gt 0 ]

done_testing
