# Messages that no other test shows, each with what brings it about. What else
# a command does is tested elsewhere.
. "$TOP/tests/flow/tap.sh"

# says TEXT COMMAND...: what the command says holds the text.
says() {
	text=$1; shift
	"$@" >said 2>&1 </dev/null
	is "$text" "$(grep -cF -- "$text" said)" 1
}

# --- bk-record ---------------------------------------------------------------

BK_TODAY=2020-09-15 sh "$TOP/tests/docs/school.sh" cases
BK_TODAY=2020-09-18 BK_DIR=sman1; export BK_TODAY BK_DIR

says "no such step: 'dance' (one of: " \
    bk-record 10234 dance --by bk1
says "cannot be recorded: date '99' (wanted: 2020-12-31); nothing recorded" \
    bk-record 10234 note --by bk1 --date 99
says 'not possible now: the case is open: only a closed one is reopened' \
    bk-record 10234 reopen --by bk1
says 'nobody of that id in school.yaml: bk9 (did you mean bk1?); accepted all the same' \
    bk-record 10234 note --by bk9 -n
says 'a day after today: 2020-12-01; accepted all the same' \
    bk-record 10234 note --by bk1 --date 2020-12-01 -n
printf 'NIS,Nama,Kelas\n10234,Siti Aminah,X-MIPA-1\n' >roster.csv
bk-ingest -q --term 2020-2021-1 -w roster.csv
says 'nobody of that NIS on the roster: 55555; nothing recorded' \
    bk-record --routine 55555 phone reached --by bk1
says 'no complaint of that id: 2020-01-01-9; nothing recorded' \
    bk-record --complaint 2020-01-01-9 --by bk1 --note x
says 'the editor failed: false; nothing recorded' \
    env EDITOR=false bk-record 10234 --edit --by bk1
says 'the form was emptied or not saved; nothing recorded' \
    env EDITOR='truncate -s 0' bk-record 10234 --edit --by bk1
printf '#!/bin/sh\necho [ >>"$1"\n' >spoil
chmod +x spoil
says 'a report that is not recorded; what was written stays in this file' \
    env EDITOR="$PWD/spoil" bk-record 10234 --edit --by bk1
says "cannot write the output: No space left on device; what was to be \
recorded is recorded" \
    sh -c 'bk-record 10234 note --by bk1 --note x 3>&1 >/dev/full'
is 'which it is' "$(grep -c 'note: "x"' sman1/cases/*/10234.yaml)" 1

mkdir nogit
ln -s "$(command -v bk-record)" nogit
says 'cannot run git: No such file or directory' \
    env PATH="$PWD/nogit" bk-record 10234 note --by bk1 --commit

# --- bk-init, bk-merge-case --------------------------------------------------

unset BK_DIR
says 'the school has no name yet; write it there' bk-init new
git init -q hooks
rm -rf hooks/.git/hooks
touch hooks/.git/hooks
says 'cannot write the hook: Not a directory; run bk-init again' bk-init hooks --name X

echo 'kind: [' >base
echo x >ours
echo y >theirs
says 'ours: cannot be merged key by key' bk-merge-case base ours theirs
is 'merged line by line' "$(tail -n 1 said)" \
    'bk-merge-case: ours: merged line by line; look at it before you commit'

# --- bk-ingest ---------------------------------------------------------------

cat >log.csv <<'CSV'
nis,nama,tanggal,status
,,2020-09-01,H
10234,Ani,2020-09-01,H
10234,Zulkifli Rahman,2020-09-02,H
CSV
says 'log.csv:2: no NIS and no name; row rejected' bk-ingest log.csv
says 'log.csv:4: another name for a NIS seen before; the first name is kept' \
    bk-ingest log.csv
says '/dev/full: cannot write the rejects: No space left on device' \
    bk-ingest --rejects /dev/full log.csv

# Of a long file the beginning decides; it has no day that is open.
awk 'BEGIN {
	print "nis,nama,tanggal,status"
	for (i = 100000; i < 160000; i++)
		print i ",Ani,2020-09-21,H"
	print "200000,Budi,03/08/2020,H"
}' >long.csv
says 'day and month may stand either way round: 03/08/2020; row rejected; '\
'--date-order decides' \
    bk-ingest --long long.csv
{
	printf 'nis,nama,tanggal,status\n10234,Ani,2020-09-01,H\n10234,"'
	head -c 4300000 /dev/zero | tr '\0' a
	printf '",2020-09-02,H\n'
} >long.csv
says 'long.csv:3: a line of more than 4 MiB; row rejected' \
    bk-ingest --long long.csv

cat >referrals.csv <<'CSV'
Cap waktu,Nama Guru,NIS,Nama Siswa,Kelas,Kategori Masalah
25/8/2020 08.05.09,bk1,10234,Siti Aminah,X-MIPA-1,Ekonomi
CSV
says 'referrals are kept by nobody; nothing done; give them to bk-triage' \
    bk-ingest -C sman1 -w referrals.csv
says 'rosters and attendance in one run; nothing done' \
    bk-ingest roster.csv log.csv

# --- bk-schedule, bk-check ---------------------------------------------------

cp -R "$TOP/tests/golden/bk-schedule/week/s" s
BK_TODAY=2020-10-01
bk-schedule -q -C s >plan.yaml 2>err
sed 's/13:00/13:05/' plan.yaml >bent.yaml
says 'bent.yaml:13: a planned visit breaks a rule: not of the usual' \
    bk-check -C s bent.yaml
bk-schedule -q -C s -w >out 2>err
says 'a visit was planned, nothing is recorded of it: 2020-2021-1/103' \
    bk-schedule -C s --today 2020-10-20
sed -e 's/"101"/"999"/' -e 's|/101|/999|' s/cases/*/101.yaml >foreign.yaml
says 'no such case in the repository: 2020-2021-1/999; its plan not written' \
    bk-schedule -C s -n foreign.yaml
sed 's/free: .*"Sat 08:00-12:00"\]/free: ["kapan saja"]/' s/school.yaml >x
mv x s/school.yaml
says 'school.yaml:10: no window such as Mon-Fri 08:00-17:00: bk1: free: ' \
    bk-schedule -C s

# --- bk-stats, bk-report -----------------------------------------------------

printf 'kind: attendance\nnis: "101"\nname: A\nterm: 2019-2020-1\ntotals: %s\n' \
    '{sessions: 1, present: 1, late: 0, sick: 0, excused: 0, unexcused: 0}' \
    >old.yaml
says 'of terms that were not asked for: 1 documents; left aside' \
    bk-stats -C s --term 2020-2021-1 old.yaml

awk 'BEGIN {
	print "kind: stats\nterms: [2020-2021-1]\ngroups:"
	for (i = 0; i < 2001; i++)
		printf "  - {term: 2020-2021-1, grade: \"%d\", students: 9}\n",
		    i
}' >stats.yaml
says 'too many rows to hide small groups in' \
    bk-report recap --min-cell 5 -o x.xlsx stats.yaml

says "git does not know yet who you are; before the first --commit: git config user.name 'NAME'; git config user.email ADDRESS" \
    env -u GIT_AUTHOR_NAME -u GIT_AUTHOR_EMAIL -u GIT_COMMITTER_NAME \
    -u GIT_COMMITTER_EMAIL GIT_CONFIG_COUNT=1 \
    GIT_CONFIG_KEY_0=user.useConfigOnly GIT_CONFIG_VALUE_0=true \
    bk-init baru --name S

done_testing
