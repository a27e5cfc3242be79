# The crontab of bk(7) does, with what cron gives a job and no more, what the
# page says: cases move, what is to be done is printed and would be mailed.
. "$TOP/tests/flow/tap.sh"

sh "$TOP/tests/docs/school.sh" roster
bk-ingest -q -C sman1 --today 2020-09-07 absensi-x1.csv |
    bk-triage -q -C sman1 --today 2020-09-07 --commit -
bk-record -q -C sman1 --today 2020-09-14 10234 confirm confirmed --by bk1 \
    --commit
git -C sman1 config user.name 'Ruang BK'
git -C sman1 config user.email bk@example.invalid
mkdir ekspor home
sed 's/10232,Dewi Lestari,\([A-Za-z]*\),H/10232,Dewi Lestari,\1,A/' \
    absensi-x1.csv >ekspor/absensi.csv

# The commands of a page's crontab, in its order, at home here.
crontab() {
	sed -n '/^PATH=/,/^\.Ed/s/^[0-9][0-9]* [0-9]* \* \* [0-9-]* //p' "$1" |
	    sed "s|/srv/ekspor|$PWD/ekspor|"
}

# job N: the N-th of them, as cron runs it: its own few variables, no terminal.
# (GIT_CONFIG_GLOBAL keeps the tester's own settings out.)
job() {
	crontab "$TOP/man/bk.7" | sed -n "$1p" >line
	(cd home && env -i HOME="$PWD" LOGNAME=bk SHELL=/bin/sh \
	    PATH="$BUILD:/usr/local/bin:/usr/bin:/bin" BK_DIR="$PWD/../sman1" \
	    BK_TODAY=2020-09-22 GIT_CONFIG_GLOBAL=/dev/null \
	    /bin/sh -c "$(cat ../line)" </dev/null >../mail 2>&1)
}

is 'two jobs' "$(crontab "$TOP/man/bk.7" | wc -l)" 2
crontab "$TOP/man/bk.7" >en
crontab "$TOP/man/id/bk.7" >id
ok 'the same in both languages' cmp en id

ok 'the exports of Monday' job 2
is 'with nothing to mail' "$(cat mail)" ''
is 'open a case' "$(ls sman1/cases/2020-2021-1)" "$(printf '%s\n' 10232.yaml \
    10234.yaml)"
ok 'the morning' job 1
is 'moves what was due' "$(grep '^rung:' sman1/cases/2020-2021-1/10234.yaml)" \
    'rung: summons'
is 'mails what is to be done' "$(grep -c -e 'Siti Aminah' -e 'Dewi Lestari' \
    mail)" 2
is 'and commits all of it' "$(git -C sman1 status --porcelain)" ''
ok 'the next morning' job 1
is 'moves nothing again' "$(git -C sman1 log --oneline --grep bk-triage |
    wc -l)" 3

done_testing
