# Once the repository is changed, a failure elsewhere is exit 1 and says so;
# what can be is found before, and then nothing is changed. What a killed run
# left beside its outputs goes with the next.
. "$TOP/tests/flow/tap.sh"

in_memory
top=$PWD
shim=$BUILD/fault/shim.so
BK_TODAY=2020-10-05; export BK_TODAY
sh "$TOP/tests/docs/visits.sh"
git -C sman1 init -q
git -C sman1 add .
git -C sman1 commit -qm start
printf '%s\n' nis,tanggal,mapel,status 101,2020-09-01,Fisika,H \
    99999,2020-09-01,Fisika,A >log.csv

changed() {
	git -C sman1 status --porcelain
}

forget() {
	git -C sman1 checkout -q .
	git -C sman1 clean -qfd
}

# --- found before -----------------------------------------------------------

status_is '--ics where nothing can be written' 2 \
    bk-schedule -C sman1 -w --ics no/such/v.ics
is 'changes no case' "$(changed)" ''
status_is '--rejects to a full disk' 2 \
    bk-ingest -C sman1 -w --rejects /dev/full log.csv
is 'keeps no attendance' "$(changed)" ''

# A plan that git refuses is in no calendar.
printf '#!/bin/sh\nexit 1\n' >sman1/.git/hooks/pre-commit
chmod +x sman1/.git/hooks/pre-commit
status_is 'a plan that a hook refuses' 2 \
    bk-schedule -C sman1 --commit --ics v.ics
is 'is in no calendar, nor beside one' "$(ls -A | grep v.ics)" ''
rm sman1/.git/hooks/pre-commit

# --- too late ---------------------------------------------------------------

status_is 'an answer that cannot be written' 1 \
    bk-record -C sman1 101 note --by bk1 --note x -o no/such/answer
ok 'it is said that it is recorded' grep -q 'the repository is changed all the same; what was to be recorded is recorded' tap.err
ok 'and it is' grep -q 'note: ' sman1/cases/2020-2021-1/101.yaml
forget

# Any call of bk-schedule that changes something fails once.
if [ -f "$shim" ]; then
	bad=0 i=0 late=0
	while :; do
		i=$((i + 1))
		rm -f seen v.ics
		BK_FAULT_PROGRAM=bk-schedule BK_FAULT=EIO BK_FAULT_AT=$i \
		    BK_FAULT_SEEN=$top/seen LD_PRELOAD=$shim \
		    bk-schedule -C sman1 -w --ics v.ics >out 2>err
		status=$?
		[ -e seen ] || break
		now=$(changed)
		case $status in
		2) [ -z "$now" ] || bad=$((bad + 1)) ;;
		*) [ -n "$now" ] || bad=$((bad + 1))
		    grep -q 'is recorded' err && late=$((late + 1))
		    [ -e v.ics ] || grep -q 'is recorded' err ||
			bad=$((bad + 1)) ;;
		esac
		[ $bad -eq 0 ] || { echo "# at $i"; sed 's/^/# /' err; break; }
		bk-schedule -C sman1 -w --ics v.ics >out 2>err
		left=$(find . -name '.*.bk-*')
		[ -z "$left" ] || { bad=$((bad + 1)); echo "# at $i: $left"; }
		forget
	done
	is 'exit 2 is no case changed, exit 1 says what is' $bad 0
	ok 'it was too late for some' [ $late -gt 0 ]
	forget
fi

# --- what a kill leaves -----------------------------------------------------

# killed COMMAND OUTPUT: at each call; then again.
killed() {
	bad=0 i=0 seen=0
	while :; do
		i=$((i + 1))
		rm -f seen "$2"
		(BK_FAULT_PROGRAM=${1%% *} BK_FAULT=kill BK_FAULT_AT=$i \
		    BK_FAULT_SEEN=$top/seen LD_PRELOAD=$shim exec $1) \
		    >out 2>err
		[ -e seen ] || break
		[ -z "$(find . -name '.*.bk-tmp*')" ] || seen=$((seen + 1))
		$1 >out 2>err
		left=$(find . -name '.*.bk-*')
		[ -z "$left" ] || { bad=$((bad + 1)); echo "# at $i: $left"; }
		[ -s "$2" ] || { bad=$((bad + 1)); echo "# at $i: no $2"; }
		forget
	done
	is "what ${1%% *} leaves when it is killed, the next takes away" $bad 0
	ok "it left something $3 times or more" [ $seen -ge $3 ]
}

if [ -f "$shim" ]; then
	killed 'bk-schedule -C sman1 -w --ics v.ics' v.ics 3
	killed 'bk-ingest -C sman1 -w --rejects r.csv log.csv' r.csv 3
	killed 'bk-stats -C sman1 -o s.yaml' s.yaml 3
fi

# Also where there is nothing to write anew.
bk-schedule -q -C sman1 --ics v.ics >out 2>err
echo cut >.v.ics.bk-tmp0
echo cut >.v.ics.bk-tmp3
bk-schedule -q -C sman1 --ics v.ics >out 2>err
is 'under any of its names' "$(ls -A | grep bk-tmp)" ''

# A running one's stays, and so does what is none of ours.
rm v.ics
echo mine >v.ics.AbCdEf
mkfifo .v.ics.bk-tmp1
echo running >.v.ics.bk-tmp0
flock .v.ics.bk-tmp0 sh -c 'bk-schedule -q -C sman1 --ics v.ics' >out 2>err
ok 'beside one that runs, another works' [ -s v.ics ]
is 'and leaves it alone' "$(cat .v.ics.bk-tmp0)" running
is 'what is no file of ours stays' "$(ls -Ad v.ics.* .v.ics.bk-tmp1)" \
    '.v.ics.bk-tmp1
v.ics.AbCdEf'

done_testing
