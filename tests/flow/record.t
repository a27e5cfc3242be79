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
    'bk-record: sheet.csv:3: no case of that student: in 2020-2021-1; nothing recorded; bk-triage opens cases'
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
(phone takes one of: reached (Terhubung), unreachable (Tidak terhubung), wrong_number (Nomor salah)); nothing recorded"

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
status_is 'figures are made beside it' 0 bk-stats

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

# --- leaving the editor -------------------------------------------------------

anew
cp "$case" before
EDITOR=true; export EDITOR
status_is 'an editor left without saving' 2 bk-record 10234 --edit --by bk1
is 'gives up' "$(cat tap.err)" \
    'bk-record: the form was emptied or not saved; nothing recorded'
ok 'and records nothing' cmp -s "$case" before
is 'nor leaves a form' "$(kept)" 0
edit <<'END'
#!/bin/sh
cat "$1" >saved && cat saved >"$1"
END
ok 'a form saved as it is' bk-record 10234 --edit --by bk1
is 'is recorded' "$(count 'outcome: met' "$case")" 1

# A command that is killed while the editor is open: a closed terminal.
sh -c 'EDITOR="kill -9 \$PPID; true"; export EDITOR
    exec bk-record 10234 --edit --by bk1' >tap.out 2>&1
is 'killed, it leaves the form' "$? $(kept)" '137 1'
EDITOR=true
bk-record 10234 --edit --by bk1 2>tap.err
is 'and the next one names it' "$(sed 's/report-[0-9]*/report-N/
    s/: .*.bk/: .bk/' tap.err)" 'bk-record: .bk/report-N.yaml: a report that is not recorded; what was written stays in this file
bk-record: the form was emptied or not saved; nothing recorded'
is 'and lets it be' "$(kept)" 1

# --- as people write ----------------------------------------------------------

anew
cat >lisan.csv <<END
NIS,Tanggal,Langkah,Hasil,Petugas,Catatan
10234,14/09/2020,Telp,tidak diangkat,bk1,
10234,15/09/2020,WA,dibalas,bk1,
10234,16/09/2020,Telp.,Tdk. aktif,bk1,
END
ok 'a sheet as schools write it' bk-record --batch lisan.csv
is 'not answered' "$(count 'outcome: unreachable' "$case")" 2
is 'answered' "$(count 'outcome: reached' "$case")" 1

anew
cat >salah.csv <<END
NIS,Tanggal,Langkah,Hasil,Petugas,Catatan
10234,,telpone,,bk1,x
10234,40/09/2020,phone,reachd,bk1,
10234,14/09/2020,,reached,bk1,
,14/09/2020,phone,reached,,
END
status_is 'every bad word is said, with what is allowed' 2 \
    bk-record --batch salah.csv
is 'and no message has a hole' "$(cat tap.err)" "\
bk-record: salah.csv:2: cannot be recorded: no date: wanted is a day, as 2020-12-31; nothing recorded
bk-record: salah.csv:2: no such step: 'telpone' (did you mean phone? one of: phone (Telepon), whatsapp, summons (Panggilan), visit (Kunjungan rumah), evaluation (Evaluasi), confirm (Konfirmasi), close (Penutupan kasus), referral (Alih tangan kasus), reopen (Dibuka kembali), note (Catatan), visit_request (Permohonan kunjungan rumah), approval (Persetujuan kepala sekolah), assent (Kesediaan siswa), consent (Kesediaan orang tua/wali), instrument (Instrumen), assignment (Surat tugas), counselling (Konseling individual), conference (Konferensi kasus), advocacy (Advokasi), aid (Bantuan), handover (Serah terima), promise (Kesepakatan)); nothing recorded
bk-record: salah.csv:3: cannot be recorded: date '40/09/2020' (wanted: 2020-12-31); nothing recorded
bk-record: salah.csv:3: no such outcome: 'reachd' (did you mean reached? phone takes one of: reached (Terhubung), unreachable (Tidak terhubung), wrong_number (Nomor salah)); nothing recorded
bk-record: salah.csv:4: cannot be recorded: no step: one of phone (Telepon), whatsapp, summons (Panggilan), visit (Kunjungan rumah), evaluation (Evaluasi), confirm (Konfirmasi), close (Penutupan kasus), referral (Alih tangan kasus), reopen (Dibuka kembali), note (Catatan), visit_request (Permohonan kunjungan rumah), approval (Persetujuan kepala sekolah), assent (Kesediaan siswa), consent (Kesediaan orang tua/wali), instrument (Instrumen), assignment (Surat tugas), counselling (Konseling individual), conference (Konferensi kasus), advocacy (Advokasi), aid (Bantuan), handover (Serah terima), promise (Kesepakatan) is wanted; nothing recorded
bk-record: salah.csv:5: cannot be recorded: no NIS; nothing recorded
bk-record: salah.csv:5: cannot be recorded: nobody named under by; nothing recorded"

anew
status_is 'a day before the case' 0 bk-record --date 2019-09-15 10234 \
    phone --by bk2 reached
is 'and an id of nobody are said at once' "$(cat tap.err)" "\
bk-record: nobody of that id in school.yaml: bk2 (did you mean bk1?); accepted all the same
bk-record: a day before the case was opened: 2019-09-15; accepted all the same"
status_is 'a visit request' 0 bk-record 10234 visit_request --by bk1 \
    --set purpose=clarify --set recommended_by=wali-x9
is 'says so of who recommends a visit' "$(cat tap.err)" "\
bk-record: nobody of that id in school.yaml: wali-x9 (did you mean wali-x1?); accepted all the same"
status_is 'a guardian who does' 0 bk-record 10234 visit_request --by bk1 \
    --set purpose=clarify --set recommended_by=guardian
is 'is no slip' "$(cat tap.err)" ''

# --- a sheet whose names were sorted alone ---------------------------------------

anew
name=$(sed -n 's/^  name: "*\([^"]*\)"*$/\1/p' "$case" | head -n 1)
printf 'NIS,Nama,Tanggal,Langkah,Hasil,Petugas\n%s\n' \
    '10234,Zulkarnain Pohan,14/09/2020,Telp,tidak diangkat,bk1' >salahnama.csv
status_is 'beside another name nothing is recorded' 2 \
    bk-record --batch salahnama.csv
is 'and the line is said, without names' "$(cat tap.err)" \
    'bk-record: salahnama.csv:2: cannot be recorded: the name is not that of this number; nothing recorded'
printf 'NIS,Nama,Tanggal,Langkah,Hasil,Petugas\n%s\n%s\n' \
    "10234,$name,14/09/2020,Telp,tidak diangkat,bk1" \
    "10234,${name%% *},15/09/2020,Telp,tidak diangkat,bk1" >nama.csv
ok 'beside the own name, or the first of it, it is' bk-record --batch nama.csv
is 'both days' "$(count 'outcome: unreachable' "$case")" 2

# --- the worklist, filled in ----------------------------------------------------

anew
ok 'the worklist as a workbook' bk-report worklist -o kerja.xlsx
status_is 'comes back empty' 0 bk-record --batch kerja.xlsx
is 'and nothing is made of it' "$(cat tap.err)" \
    'bk-record: 0 recorded, 0 already there, 1 left empty, 0 refused'
bk-report worklist -f csv >kerja.csv
status_is 'the same of CSV' 0 bk-record --batch - <kerja.csv
is 'which is counted' "$(cat tap.err)" \
    'bk-record: 0 recorded, 0 already there, 1 left empty, 0 refused'
/usr/bin/python3 - <<'END'
import openpyxl
book = openpyxl.load_workbook('kerja.xlsx')
sheet = book.active
sheet['F3'] = 'Terhubung'
sheet['H3'] = 'bersama ibu'
book.save('isi.xlsx')
END
ok 'filled in, it is recorded' bk-record --batch isi.xlsx
is 'with today, step, who and note' "$(sed -n '/^actions/,$p' "$case")" \
'actions:
  - date: 2020-09-18
    step: phone
    outcome: reached
    by: bk1
    note: "bersama ibu"'
status_is 'twice is once' 0 bk-record --batch isi.xlsx
is 'all is there' "$(cat tap.err)" \
    'bk-record: 0 recorded, 1 already there, 0 refused'

cat >menit.csv <<END
nis,date,step,outcome,by,note,minutes
10234,2020-09-18,phone,reached,bk1,bersama ibu,20
END
ok 'a row that says more' bk-record --batch menit.csv
is 'is not there yet in every field' "$(count 'minutes: 20' "$case")" 1
ok 'and then it is' bk-record --batch menit.csv
is 'once' "$(count 'minutes: 20' "$case")" 1

# --- taking back ------------------------------------------------------------------

anew
bk-record -q 10234 phone unreachable --by bk1
cp "$case" before
bk-record -q 10234 whatsapp unreachable --by bk1
is 'the second try moves it up' "$(count 'rung: summons' "$case")" 1
ok 'undo' bk-record 10234 undo --by bk1
ok 'takes back try and answer, byte for byte' cmp -s "$case" before
ok 'and once more' bk-record 10234 undo
is 'until there is no action' "$(count actions "$case")" 0
status_is 'then it is refused' 2 bk-record 10234 undo
bk-record -q 10234 phone unreachable --by bk1
status_is 'so it is of another person' 2 bk-record 10234 undo --by bk2
is 'who is named' "$(cat tap.err)" \
    'bk-record: not possible now: the last action is by bk1; nothing recorded'
bk-triage -q --today 2020-11-20 --advance -w
status_is 'and where something came after' 2 bk-record 10234 undo

anew
bk-record -q 10234 phone unreachable --by bk1 --commit
BK_LANG=id bk-record 10234 whatsapp unreachable --by bk1 >said
is 'what is next is said in Indonesian' "$(cat said)" \
    '2020-2021-1/10234: whatsapp unreachable -> kini pada summons, batas 2020-09-25; berikutnya: kirim surat panggilan (percobaan 1 dari 1) sampai 2020-09-25'
BK_LANG=id bk-record 10234 undo --commit >said
is 'and what is taken back' "$(cat said)" \
    '2020-2021-1/10234: ditarik kembali: 2020-09-18 whatsapp -> open, phone'
is 'the commit names it' "$(git -C sman1 log -1 --format=%s)" \
    'bk-record: 1 taken back'

anew
bk-record -q 10234 conference --by bk1 --note rahasia
ok 'a conference' bk-record 10234 undo
is 'is taken back in its closed half, too' \
    "$(count rahasia sman1/confidential/2020-2021-1/10234.yaml)" 0

done_testing
