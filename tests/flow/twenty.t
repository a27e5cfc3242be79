# The twenty fault tests of a tool that is trusted, each by its number; what
# faults.t and others go through more of is touched here once.
. "$TOP/tests/flow/tap.sh"

in_memory
top=$PWD
BK_TODAY=2020-10-05; export BK_TODAY
case $BUILD in *san) limit=unlimited;; *) limit=262144;; esac
MALLOC_ARENA_MAX=1; export MALLOC_ARENA_MAX
shim=$BUILD/fault/shim.so
cp -R "$TOP/tests/school/small" start
git -C start init -q
git -C start add .
git -C start commit -qm start

fresh() { rm -rf s; cp -R start s; }
changed() { git -C s status --porcelain | grep -v '\.bk/$'; }
record='bk-record -C s 70103 summons did_not_come --by bk1'
case_=s/cases/2020-2021-1/70103.yaml

# within SECONDS COMMAND...: its status, 124 where it takes longer.
within() { timeout "$@" </dev/null >out 2>err; }
struck() { (BK_FAULT_PROGRAM=$1 BK_FAULT=$2 BK_FAULT_AT=$3 \
    LD_PRELOAD=$shim; export BK_FAULT_PROGRAM BK_FAULT BK_FAULT_AT LD_PRELOAD
    shift 3; exec "$@") >out 2>err; }

if [ -f "$shim" ]; then
	fresh
	struck bk-record kill 9 $record
	ok '1 kill -9: the file is the old or the new' sh -c "
	    cmp -s $case_ ${case_#s/} || bk-check -C s $case_ || [ \$? -eq 1 ]"
	fresh
	struck bk-record malloc:ENOMEM 100 $record
	is '2 no memory: exit 2, old files, and that is said' \
	    "$? $(changed) $(cat err)" '2  bk: out of memory'
	struck bk-record write:ENOSPC 1 $record
	is '3 a full disk: exit 2 and the old files' "$? $(changed)" '2 '
	struck bk-record fsync:EIO 1 $record
	is '4 a disk that does not confirm: no success' "$? $(changed)" '2 '
	struck bk-stats fsync:EIO 2 bk-stats -C s -o new
	is '4 a rename that it does not confirm is not denied' "$? $(grep -c \
	    '^bk-stats: new: the disk does not confirm what is written: Input/output error; the new file is there' \
	    err) $(grep -c '^kind: stats' new)" '1 1 1'
	bk-stats -C s >wanted
	struck bk-stats write:short 1 bk-stats -C s
	is '5 a short write: the same output' "$? $(cmp out wanted)" '0 '
else
	tap ok '1-5 # SKIP no shim in this build'
fi

fresh
bk-stats -C s >/dev/full 2>err
is '6 /dev/full as stdout' "$? $(grep -c 'No space left' err)" '2 1'
bk-report -C s summons 70103 -o /dev/full 2>err
is '6 /dev/full by -o' "$? $(grep -c 'No space left' err)" '2 1'
(ulimit -f 0; $record) 2>err
is '7 ulimit -f: exit 2, old files, no signal' "$? $(changed)" '2 '

# 8: what is behind | head ends early.
seq 100000 | sed 's/.*/7010&,,,Fisika,2020-09-28,H/' >rows
{ echo nis,nama,kelas,mapel,tanggal,status; cat rows; } >long.csv
(bk-ingest long.csv 2>err; echo $? >status) | head -1 >out
is '8 SIGPIPE: quiet, and one line came' "$(wc -l <out) $(grep -vc \
    'log, UTF-8\|not matched\|cannot write the output' err)" '1 0'

# 9: signals at moments that vary by a millisecond.
fresh
bad=0
for signal in INT TERM HUP; do
	for wait in 0 .001 .002 .004 .008 .016 .03; do
		timeout -s $signal 0$wait $record --commit >out 2>err
		case $(changed | grep -v '^??') in
		'') ;;
		*)	bk-record -C s 70101 note --by bk1 --note x -n >out 2>&1
			bk-triage -C s -w /dev/null >out 2>&1
			[ -z "$(changed)" ] || bad=$((bad + 1)) ;;
		esac
		bk-check -C s >out 2>&1
		[ $? -le 1 ] || bad=$((bad + 1))
		fresh
	done
done
is '9 signals at any moment: whole files, and the next run goes on' $bad 0

# 10: odd files.
fresh
mkdir d
status_is '10 a directory as input' 2 bk-ingest d
ln -s /no/such gone
status_is '10 a dangling link as input' 2 bk-ingest gone
rm $case_ && mkfifo $case_
within 5 $record
is '10 a pipe among the cases holds nobody up' \
    "$? $(grep -c 'not a regular file' err)" '2 1'
rm $case_ && ln -s /etc/passwd $case_
$record 2>err
is '10 a link in the repository is not followed' \
    "$? $(grep -c 'symbolic link' err)" '2 1'
fresh
chmod a-w s/cases/2020-2021-1
if [ "$(id -u)" -ne 0 ]; then
	status_is '10 a directory that cannot be written' 2 $record
fi
chmod u+w s/cases/2020-2021-1
bk-stats -C s >st.yaml
bk-stats st.yaml -o st.yaml
is '10 input and output are one file: it is whole' \
    "$? $(grep -c '^kind: stats' st.yaml)" '0 1'

# 11: many writers.
fresh
for i in 1 2 3 4 5 6 7 8; do
	bk-record -C s 70103 note --by bk1 --note "tulis $i" --commit \
	    >out.$i 2>&1 &
done
git -C s gc -q 2>/dev/null
wait
is '11 eight writers and a gc: eight commits, eight notes, one line' \
    "$(git -C s log --format=%s | grep -c bk-record) $(grep -c 'tulis' \
    $case_) $(git -C s log --merges --format=%s)" '8 8 '

fresh
for i in 0 1 2 3 4; do
	printf -- '---\nkind: referral\nnis: "7010%d"\ndate: 2020-09-28\nby: bk1\nrule: economic\n' \
	    $((i + 4)) >docs.$i
done
seq 1 50 | xargs -P 50 -I N sh -c \
    'bk-triage -C s --commit docs.$((N % 5)) >said.N 2>&1; echo $? >ended.N'
is '11 fifty runs of bk-triage: none fails, each case is there once' \
    "$(cat ended.* | sort | uniq -c | tr -s ' '
    grep -c . s/cases/2020-2021-1/70104.yaml | sed 's/[1-9].*/some/'
    grep -h '^id:' s/cases/*/*.yaml | sort | uniq -d)" ' 50 0
some'
is 'and the history is one line' \
    "$(git -C s log --merges --format=%s; changed)" ''

# 12: locks that nobody holds.
fresh
: >s/.git/index.lock
touch -d '1 hour ago' s/.git/index.lock
within 10 $record --commit
is "12 git's stale lock: named, its age, what to do; not removed" \
    "$? $(grep -c 'index.lock: .*locked: for 60 minutes; if no git is running here, remove' \
    err) $(ls s/.git/index.lock)" '2 1 s/.git/index.lock'
rm s/.git/index.lock
mkdir -p s/.bk && : >s/.bk/lock
ok '12 our own lock, left behind, holds nobody up' within 10 $record

# 13: limits of the process.
fresh
bad=
for n in 6 7 8 9 10 12 16; do
	(ulimit -n $n; $record --commit) >out 2>err
	r=$?
	[ $r -eq 0 ] || { [ $r -eq 2 ] && [ -z "$(changed)" ]; } || bad="$bad $n"
	[ $r -ne 0 ] || fresh
done
is '13 ulimit -n 6 to 16: done, or exit 2 and nothing' "$bad" ''
for n in 4 5 6 7 8; do
	(ulimit -n $n; bk-report -C s summons 70103 -f pdf -o l.pdf) 2>err
	[ $? -eq 0 ] || grep -v ': Too many open files' err
done >said
is '13 a font that no descriptor is left to look for is not said to lack' \
    "$(cat said)" ''
(ulimit -v "$limit"; bk-stats -C s >out 2>err)
is '13 256 MB of addresses are enough' $? 0
bk-stats -C s >&- 2>err
is '13 a closed stdout is lost output' "$? $(grep -c 'cannot write the output' \
    err)" '2 1'
$record <&- >&- 2>&-
is '13 no descriptor at all: recorded, into no other file, and no answer' \
    "$? $(changed)" '1  M cases/2020-2021-1/70103.yaml'

# No process more. Root is held to no number of them: as nobody, then.
as=
[ "$(id -u)" -ne 0 ] ||
    as='setpriv --reuid=65534 --regid=65534 --clear-groups'
fresh
mkdir made
chmod 711 .
[ -z "$as" ] || chown -R 65534:65534 s made
{ echo nis,nama,kelas,mapel,tanggal,status; head -n 20000 rows; } >some.csv
bk-ingest -j1 some.csv >wanted 2>wanted.err
# What looks for leaks when a program ends is a process of its own.
leaks=${ASAN_OPTIONS-}
export ASAN_OPTIONS="$leaks:detect_leaks=0"
if $as prlimit --nproc=1 bk-ingest -j4 some.csv >out 2>err; [ $? -le 1 ]; then
	is '13 ulimit -u: bk-ingest works without its threads' \
	    "$(cmp out wanted 2>&1; cmp err wanted.err 2>&1)" ''
	for c in "$record --commit" "$record --edit" 'bk-check -C s' \
	    'bk-check -C s --privacy' 'bk-check -C s --staged' \
	    'bk-triage -C s --advance --commit' \
	    'bk-report -C s recap -o made/a.xlsx' \
	    'bk-report -C s summons 70103 -f pdf -o made/a.pdf' \
	    'bk-report -C s student-data 70103 -o made/a.html' \
	    'bk-stats -C s -f xlsx -o made/a.xlsx' \
	    'bk-init made/new --name X --counsellor Y' \
	    'bk-init made/new --git-crypt --name X --counsellor Y'; do
		EDITOR=touch $as prlimit --nproc=1 $c >out 2>err
		[ $? -eq 2 ] && ! [ -s out ] && ! grep -v \
		    'Resource temporarily unavailable' err &&
		    [ -z "$(ls -A made)" ] &&
		    [ -z "$(git -c safe.directory='*' -C s status --porcelain |
		    grep -v '\.bk/$')" ] || echo "$c"
	done >said
	is '13 ulimit -u: what needs a process says that, and nothing is half' \
	    "$(cat said)" ''
	$as prlimit --nproc=1 bk-record -C s 70103 erase --by bk1 >out 2>err
	is '13 ulimit -u: erased, and that history was not asked is said' \
	    "$? $(grep -c 'could not be found out' out) $(grep -rl 70103 s/cases \
	    s/roster s/erased)" '1 1 '
else
	tap ok '13 ulimit -u # SKIP nobody may not run the commands here'
fi
export ASAN_OPTIONS="$leaks"

# 14: locales, also one that does not exist.
fresh
for l in C C.UTF-8 id_ID.UTF-8 de_DE.UTF-8 tr_TR.UTF-8 xx_YY.none; do
	LC_ALL=$l bk-stats -C s -f csv
	LC_ALL=$l bk-report -C s summons 70103 -f text
done 2>err >all
is '14 one output in every locale' "$(split -n 6 all part. && cat part.a? |
    wc -c) $(cmp part.aa part.ab && cmp part.aa part.ad && cmp part.aa \
    part.af && cat err)" "$(wc -c <all) "

# 15: zones, and a clock that goes back.
for z in Asia/Jakarta Asia/Jayapura UTC Pacific/Kiritimati no/such/zone; do
	TZ=$z bk-stats -C s | cksum
done >sums
is '15 one output in every zone' "$(sort -u sums | wc -l)" 1
fresh
$record >out 2>err
BK_TODAY=2020-09-01 bk-triage -C s --advance -w 2>err
is '15 a clock that went back takes nothing away' "$(grep -c did_not_come \
    $case_)" 1
for day in 1970-01-01 2020-02-29 2020-12-31 2038-01-20; do
	BK_TODAY=$day bk-check -C s >out 2>err
	[ $? -le 1 ] || echo "# $day"
done >said
is '15 days at the edges' "$(cat said)" ''

# The clock itself, where it can be faked: the school is 8 hours ahead of UTC,
# and so its day changes, whatever the zone of the computer.
if command -v faketime >/dev/null && [ "$limit" != unlimited ]; then
	fresh
	for at in 2020-12-31T15:59:59 2020-12-31T16:00:00 2020-02-28T16:00:00 \
	    2020-02-29T15:59:59 1970-01-01T00:00:00 2038-01-19T16:00:00; do
		for z in UTC America/Los_Angeles Pacific/Kiritimati no/such; do
			env -u BK_TODAY TZ=$z FAKETIME_FMT=%s \
			    faketime -f "$(date -u -d $at +%s)" \
			    bk-record -C s 70103 note --by bk1 --note x -n |
			    sed -n 's/^+.*date: //p'
		done | sort | uniq -c | tr -s ' '
	done >out 2>err
	is "15 midnight, 29 February, 1970, 2038 by the school's clock" \
	    "$(cat out)" ' 4 2020-12-31
 4 2021-01-01
 4 2020-02-29
 4 2020-02-29
 4 1970-01-01
 4 2038-01-20'
else
	tap ok '15 the clock # SKIP no faketime, or it cannot be preloaded'
fi

# A line without an end, from a pipe.
head -c 1000000000 /dev/zero | tr '\0' x |
    (ulimit -v "$limit"; exec timeout 60 bk-ingest -j1 >out 2>err)
is '16 1 GB without a line end' "$? $(grep -c 'not recognised' err)" '2 1'
{
	echo nis,nama,kelas,mapel,tanggal,status
	echo 1,A,X,F,2020-09-01,H
	head -c 200000000 /dev/zero | tr '\0' x
	printf '\n1,A,X,F,2020-09-02,H\n'
} | (ulimit -v "$limit"; exec bk-ingest -j1 >out 2>err)
is '16 a line of 200 MB between others: its place, and they count' \
    "$? $(grep -c 'stdin:3: a line of more than 4 MiB' err) $(grep -c \
    'totals: {sessions: 2' out)" '1 1 1'

# 16-18: what flows of their own go into: ingest-hostile.t, yaml.t, bounded.t.
head -c 1000000 /dev/zero >nul.yaml
(ulimit -v "$limit"; within 10 bk-check nul.yaml)
is '16 a file of NULs' $? 1
printf 'a: &a [*a]\n' >alias.yaml
status_is '17 an alias to itself' 2 bk-stats alias.yaml
{ head -c 20000 /dev/zero | tr '\0' '['; echo; } >deep.yaml
within 2 bk-stats deep.yaml
is '17 20,000 brackets, refused at once' $? 2
printf 'PK\003\004 no zip at all' >bad.xlsx
status_is '18 no workbook' 2 bk-ingest bad.xlsx

# 19: identifiers that look like something else.
fresh
for nis in ../../x /abs .git/config -rf CON "$(printf 'a\033[2Jb')" \
    "$(head -c 4096 /dev/zero | tr '\0' 9)"; do
	printf -- '---\nkind: referral\nnis: "%s"\ndate: 2020-09-28\nby: bk1\nrule: economic\n' \
	    "$nis" >ref.yaml
	bk-triage -C s -w ref.yaml >out 2>err
	grep -q "$(printf '\033')" out err && echo raw
done >said
is '19 no such path is written, nothing is shown raw' \
    "$(cat said; changed | grep -v 'cases/2020-2021-1/'; ls "$top/x" 2>&-)" ''
mkdir "a b
c"
cp -R start "a b
c/s"
ok '19 a directory with a blank and a newline' \
    bk-record -C "a b
c/s" 70103 summons did_not_come --by bk1 --commit

# 20: the corpora replay (tests/run: fuzz); this is one of them.
ok '20 a corpus replays' "$BUILD/fuzz/fuzz_yaml" "$TOP/tests/fuzz/corpus/yaml"

# And the room for arguments: a commit of more files than it holds.
fresh
seq 80001 82500 | while read -r n; do
	printf -- '---\nkind: referral\nnis: "%s"\ndate: 2020-09-28\nby: bk1\nrule: economic\n' $n
done >many
seq 80001 82500 | while read -r n; do
	printf -- '---\nkind: student\nnis: "%s"\nname: "Anak"\nclass: "VII-A"\n' $n
done >>s/roster/2020-2021-1.yaml
git -C s commit -qam 'many students'
(ulimit -s 512; bk-triage -C s --commit many) >out 2>err
is '2,500 cases in one commit, where arguments have 128 kB' \
    "$? $(git -C s show --name-only --format= | wc -l) $(changed)" '0 2500 '
done_testing
