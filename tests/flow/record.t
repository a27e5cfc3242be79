# bk-record over several commands: sheets, forms, what is kept closed.
. "$TOP/tests/flow/tap.sh"

case=sman1/cases/2020-2021-1/10234.yaml
BK_TODAY=2020-09-18 BK_DIR=sman1; export BK_TODAY BK_DIR

anew() {
	rm -rf sman1
	sh "$TOP/tests/docs/school.sh" cases
}

count() {
	grep -c "$1" "$2"
}

# --- the repository ---------------------------------------------------------

mkdir none
status_is 'a directory that is no repository' 2 \
    bk-record -C none 10234 note --by bk1
is 'is named, and nothing else said' "$(cat tap.err)" "bk-record: none/: no \
case repository: it holds no school.yaml; name one with -C, or make one with \
bk-init"

# --- sheets ------------------------------------------------------------------

anew
cat >sheet.csv <<END
nis,date,step,outcome,by,note
10234,2020-09-31,phone,reached,bk1,
77,2020-09-08,phone,reached,bk1,
10234,2020-09-08,phone,met,bk1,
10234,2020-09-09,phone,reached,bk1,bagus
END
cp "$case" before
status_is 'a batch with bad rows is refused' 2 bk-record --batch sheet.csv
ok 'and nothing of it recorded' cmp -s "$case" before
is 'a line stands for who it is about' "$(sed -n 2p tap.err)" \
    'bk-record: sheet.csv:3: no case of that student: in 2020-2021-1; nothing recorded'
status_is '--keep-going records the good rows' 1 \
    bk-record --keep-going --batch sheet.csv
is 'which are said' "$(tail -n 1 tap.err)" \
    'bk-record: 1 recorded, 0 already there, 3 refused'
is 'and recorded' "$(count 'note: "bagus"' "$case")" 1

anew
cat >kertas.csv <<END
NIS;Tanggal;Langkah;Hasil;Oleh;Catatan
10234;14/09/2020;Kesediaan siswa;Bersedia;bk1;
10234;14/09/2020;Kesediaan orang tua/wali;Bersedia;bk1;
10234;15/09/2020;Konferensi kasus;;bk1;rahasia
10234;15/09/2020;Konferensi kasus;;bk1;rahasia
10234;15/09/2020;WA/Telepon;Tidak terhubung;bk1;
10234;15/09/2020;WA;Tidak terhubung;bk1;
END
ok 'a sheet in Indonesian' bk-record --batch kertas.csv
is 'the student is willing' "$(count 'outcome: willing' "$case")" 1
is 'the guardian gives consent' "$(count 'outcome: given' "$case")" 1
is 'what is closed is not in the case' "$(count rahasia "$case")" 0
closed=sman1/confidential/2020-2021-1/10234.yaml
is 'but where it belongs' "$(count rahasia "$closed")" 2
ok 'the same sheet again' bk-record --batch kertas.csv
is 'records nothing' "$(tail -n 1 tap.out)" \
    'bk-record: 0 recorded, 6 already there, 0 refused'
is 'there either' "$(count rahasia "$closed")" 2

anew
printf '\357\273\277nis;date;step;note\r\n10234;2020-09-14;note;a\r\n' >bom.csv
status_is 'a sheet that names nobody' 2 bk-record --batch bom.csv
ok 'but the command does; with the mark and line ends of Excel' \
    bk-record --batch bom.csv --by bk1
is 'all is recorded' "$(tail -n 4 "$case" | tr -d '\n')" \
    '  - date: 2020-09-14    step: note    by: bk1    note: "a"'
status_is 'a date beside a sheet' 2 \
    bk-record --batch bom.csv --by bk1 --date 2020-09-14
status_is 'nobody did it' 2 bk-record 10234 note --by ''
status_is 'a note that is not UTF-8' 2 \
    bk-record 10234 note --by bk1 --note "$(printf 'caf\351')"
is 'is said to be that' "$(cat tap.err)" \
    'bk-record: usage: --by, --note and --set take UTF-8'
status_is 'an outcome there is not' 2 \
    bk-record 10234 phone gone --by bk1
is 'and those there are' "$(cat tap.err)" "bk-record: no such outcome: 'gone' \
(phone takes one of: reached, unreachable, wrong_number); nothing recorded"

if [ -c /dev/full ]; then
	anew
	status_is 'an answer that is lost is no failure to record' 1 \
	    sh -c 'bk-record 10234 note --by bk1 >/dev/full'
	is 'and does not ask for it again' "$(tail -n 2 "$case" | tr -d '\n') \
$(grep -c 'is recorded$' tap.err)" '    step: note    by: bk1 1'
	status_is 'that of a dry run is one' 2 \
	    sh -c 'bk-record 10234 note --by bk1 -n >/dev/full'
fi

anew
cat >grows.csv <<END
nis,date,step,outcome,by,note
10234,2020-09-15,phone,reached,bk1,a
END
ok 'a sheet' bk-record --batch grows.csv
ok 'the term ends' bk-triage --advance -w --today 2021-01-04
echo '10234,2021-01-05,note,,bk1,b' >>grows.csv
ok 'the sheet, grown' bk-record --batch grows.csv --today 2021-01-05
is 'what went before is not done again' "$(tail -n 1 tap.out)" \
    'bk-record: 1 recorded, 1 already there, 0 refused'
is 'the rest is of the successor' "$(count 'note: "b"' \
    sman1/cases/2020-2021-2/10234.yaml)" 1

anew
echo '10234,2020-09-16,close,,bk1,' >>grows.csv
sed -i /2021-01-05/d grows.csv
ok 'a sheet that closes a case' bk-record --batch grows.csv
ok 'in the next term, again' bk-record --batch grows.csv --today 2021-01-05
is 'changes nothing' "$(tail -n 1 tap.out)" \
    'bk-record: 0 recorded, 2 already there, 0 refused'
ok 'a day names its term' \
    bk-record 10234 reopen --by bk1 --date 2020-12-20 --today 2021-01-05

# --- routine visits ----------------------------------------------------------

anew
ok 'a routine visit' bk-record --routine 10231 visit met --by wali-x1
status_is 'with no such outcome' 2 \
    bk-record --routine 10231 phone met --by wali-x1
status_is 'to nobody' 2 bk-record --routine 10999 visit met --by wali-x1
is 'leave no trace' "$(ls sman1/routine/2020-2021-1) $(count step: \
    sman1/routine/2020-2021-1/10231.yaml)" '10231.yaml 1'

# --- forms -------------------------------------------------------------------

edit() {
	cat >editor
	chmod +x editor
	EDITOR=$PWD/editor; export EDITOR
}

kept() {
	ls sman1/.bk | grep -c '^report-'
}

edit <<'END'
#!/bin/sh
sed -i 's/^minutes:.*/minutes: 40/' "$1"
END
ok 'a report in an editor' bk-record 10234 --edit --by bk1
is 'is recorded, without what was left empty' \
    "$(sed -n '/minutes/,$p' "$case")" '    minutes: 40'
is 'and the form gone' "$(kept)" 0

edit <<'END'
#!/bin/sh
printf 'impressions: "lama sekali ditulis\n' >>"$1"
END
status_is 'a report that cannot be read' 2 bk-record 10234 --edit --by bk1
is 'is not lost' "$(grep -l lama sman1/.bk/report-* | wc -l)" 1
rm -f sman1/.bk/report-*

edit <<'END'
#!/bin/sh
bk-record 10234 close --by bk1
sed -i 's/^minutes:.*/minutes: 40/' "$1"
END
status_is 'a report of a case that was closed meanwhile' 2 \
    bk-record 10234 --edit --by bk1
is 'is not lost' "$(kept)" 1
rm -f sman1/.bk/report-*

edit <<'END'
#!/bin/sh
touch opened
END
status_is 'a case that is closed' 2 bk-record 10234 --edit --by bk1
ok 'opens no editor' test ! -e opened
edit <<'END'
#!/bin/sh
exit 1
END
ok 'reopened' bk-record 10234 reopen --by bk1
status_is 'an editor that fails' 2 bk-record 10234 --edit --by bk1
is 'leaves no form' "$(kept)" 0

done_testing
