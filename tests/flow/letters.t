# The sentences of LETTERS that can be tested, by its headings and numbers: what
# stands on a paper and what never does. The numbers of pages, fonts and the
# four forms are in papers.t, the dashboard in dashboard.t, the workbook in the
# golden cases of recap.
. "$TOP/tests/flow/tap.sh"
in_memory

BK_TODAY=2023-10-24; export BK_TODAY
cp -R "$TOP/tests/school/told" s
chmod 700 s

visit='visit-request consent assignment visit-form visit-record visit-report'
others='summons evaluation student-card commitment aid referral-out conference
advocacy service-plan wa chronology'
lists='progress class-recap agenda journal complaints visits-register letters
semester leavers silent'

# Everything that is printed of 0231, on one line each; pages' own style left out.
mkdir all
for t in $visit $others; do
	bk-report -C s -q "$t" 0231 -f text | tr -s ' \n\f' ' ' >"all/$t"
done
for t in $lists; do
	bk-report -C s -q "$t" -f text | tr -s ' \n\f' ' ' >"all/$t"
done
bk-report -C s -q wa 0233 0234 -f text | tr -s ' \n\f' ' ' >all/wa-more

says() { # WHAT TYPE TEXT: that the paper says it
	ok "$1" grep -qF -e "$3" "all/$2"
}
never() { # WHAT TEXT FILE...: no such paper has it
	tap_what=$1 text=$2; shift 2
	[ "$1" != every ] || set -- $(ls all)
	is "$tap_what" "$(cd all && grep -lE -e "$text" "$@")" ''
}
which() { # PATTERN: the papers that hold it
	(cd all && grep -lE -e "$1" -- * | tr '\n' ' ')
}
print() { bk-report -C s -q "$@" -f text | tr -s ' \n\f' ' '; }

# --- conventions -------------------------------------------------------------

says 'Kop: the lines of the letterhead' summons \
    'PEMERINTAH PROVINSI JAWA TENGAH DINAS PENDIDIKAN DAN KEBUDAYAAN SMA NEGERI 3 WONOSOBO KIDUL'
cp -R s plain && sed -i '/^letterhead/,/^classes/{/^classes/!d}' plain/school.yaml
for word in 'SMA Negeri 3 Wonosobo Kidul' 'Jl. Diponegoro 12, Wonosobo' \
    '(0286) 321654' 'bk@sman3wonosobo.sch.id'; do
	is "Kop: without one, $word" "$(bk-report -C plain -q consent 0231 \
	    -f text | head -4 | grep -cF -e "$word")" 1
done
says 'head: number, enclosure, subject' summons \
    'Nomor : 421.5/……………/X/2023 Lampiran : – Perihal : Panggilan'
says 'head: addressee, di tempat' summons 'Yth. Bapak Kanjeng'
says 'head: di tempat' summons 'di tempat Dengan hormat,'
is 'place and date: no full stop, never twice' "$(cd all && for f in *; do
	n=$(grep -o 'Wonosobo, 24 Oktober 2023' "$f" | wc -l)
	[ "$n" -lt 2 ] || echo "$f $n"; done; grep -l '24 Oktober 2023\.' ./*)" ''
is 'number: on these alone' "$(which '421\.5/…')" \
    'assignment referral-out summons visit-request '
is 'number: the conference'"'"'s request and invitation' "$(print conference \
    0233 | grep -o '421\.5/[^0-9 ]*/X/2023' | wc -l)" 2
says 'signature: NIP 8-6-1-3' summons 'NIP. 19851130 201001 1 012'
is 'signature: without NIP' "$(print summons 0233 | \
    grep -c 'NIP. 19670812 199203 2 004 NIP. –')" 1
is 'rank only on surat tugas' "$(which 'Penata|Pembina')" 'assignment '
says 'dates with their day' visit-request 'Selasa, 7 November 2023'
says 'times' visit-request 'pukul 13.00–13.45 WIB'
for zone in Makassar:WITA Jayapura:WIT; do
	cp -R s zone && sed -i "s/Jakarta/${zone%:*}/" zone/school.yaml
	is "times: ${zone#*:}" "$(bk-report -C zone -q consent 0231 -f text |
	    grep -c "13.45 ${zone#*:}\$")" 1
	rm -r zone
done
says 'numbers: a decimal comma' chronology '31,4 %'
says 'term' evaluation 'Semester Ganjil Tahun Pelajaran 2023/2024'
says 'names as written' summons \
    'Raden Roro Anindya Maharani Sekar Kinasih Wulandari'
is 'Bapak, Ibu, or both where it is not known' "$(print wa 0233 |
    grep -o 'Yth. [A-Z/a-z]* Sumiyati'
    sed -i 's/name: "Sulastri", relation: mother/name: "Sulastri", relation: guardian/' s/roster/*
    print wa 0234 | grep -o 'Yth. [A-Z/a-z]* Sulastri'
    cp "$TOP"/tests/school/told/roster/* s/roster/)" 'Yth. Ibu Sumiyati
Yth. Bapak/Ibu Sulastri'
is 'the dead are neither addressed nor called' "$(for t in summons wa consent \
    visit-request visit-form student-card referral-out; do
	print $t 0233; done | grep -c Warsito)" 0
is 'nor in the worklist' "$(print worklist | grep -c Warsito)" 0
never 'no word about what somebody is' \
    'bermasalah|[Nn]akal|[Mm]alas|tidak mampu' every
is 'unknown: dots' "$(print consent 0232 | grep -c 'Alamat : …………')" 1
is 'F4 where the school has it' "$(sed 's/^city:/paper: F4\n&/' \
    s/school.yaml >f4.yaml; cp -R s f4 && mv f4.yaml f4/school.yaml
    for t in $visit $others; do bk-report -C f4 -q $t 0231 -f html; done |
    grep -c 'size:215mm 330mm')" 17

never 'notes on no paper' 'RAHASIA-[ABC]' every
is 'what is confidential on its own two' "$(which 'RAHASIA-[E-K]')" \
    'advocacy conference '
never 'no other student in a letter about one' 'Cahya|Bima|Dani' \
    $visit $others
never 'no id of ours, no ISO date' \
    '(^|[ (])(gb2?|wk1?|ks|bk-triage|no_device|low_activity|unreachable)([ ,.)]|$)|20[0-9][0-9]-[0-9][0-9]-[0-9][0-9]' every
home='summons consent commitment wa wa-more aid visit-record'
never 'to a guardian no impressions' 'RAHASIA-D|lelah' $home
never 'to a guardian no causes, no economy, no rule, no percentage' \
    '[Ee]konomi|[Pp]enghasilan|[Kk]eaktifan|perangkat dan jarak|[0-9] %' $home

for form in text html docx pdf; do
	bk-report -C s -q summons 0231 -o "gap.${form#te}" -f $form
done
is 'what is not given is dots, in every form' "$(for form in xt html; do
	tr -d '\n' <gap.$form | grep -c 'Hari, tanggal[^0-9]*…'; done; unzip -p gap.docx \
    word/document.xml | tr '\n' ' ' | grep -c 'Hari, tanggal.*leader="dot"' )" \
'1
1
1'
is 'what is given is printed' "$(print summons 0231 --when 2023-10-30T09:00 \
    --place 'Ruang BK' --number 12 | grep -c \
    '421.5/12/X/2023.*Senin, 30 Oktober 2023 Waktu : pukul 09.00 WIB Tempat : Ruang BK')" 1
is 'of several, the number counts up' "$(print summons 0231 0233 --number 7 |
    grep -o '421.5/[0-9]*/' | tr '\n' ' ')" '421.5/7/ 421.5/8/ '
cp -R s book
bk-report -C book -q summons 0231 -f text -w >/dev/null
for form in text html docx pdf; do
	bk-report -C book -q summons 0231 --today 2023-10-27 \
	    -o "re.${form#te}" -f $form
done
unzip -p re.docx word/document.xml >re.docx.txt; pdftotext re.pdf re.pdf.txt
is 'a reprint has the number and the day of the book, in every form' \
    "$(for f in re.xt re.html re.docx.txt re.pdf.txt; do
	grep -c '421.5/1/X/2023' $f; grep -c 'Wonosobo, 24 Oktober 2023' $f
    done | tr '\n' ' ')" '1 1 1 1 1 1 1 1 '
is 'what happened shows no other day than the recorded one' "$(for t in aid \
    visit-record visit-report conference; do print $t 0231 \
	--today 2023-12-20; done | grep -c '20 Desember')" 0
is 'nor that of --when' "$(bk-report -C s -q conference 0233 -f text \
    --when 2023-10-30T09:00 | sed -n '/Daftar Hadir/,$p' |
    grep -c '30 Oktober')" 0
is 'nothing dated after the letter' "$(print evaluation 0231 \
    --today 2023-09-20 | grep -o -e '25 September' -e '2 Oktober' \
    -e Membaik | wc -l)" 0
cp -R s left
sed -i 's/^name: "Raden.*/&\nenrolled: {to: 2023-10-20}/' left/roster/*
for t in summons visit-request consent assignment referral-out; do
	status_is "of who left no $t" 2 bk-report -C left $t 0231
done
ok 'but a report of what happened' bk-report -C left visit-report 0231

# --- forms -------------------------------------------------------------------

mkdir each
bk-report -C s summons 0231 0233 -f html -o each/
is 'a file for each, that names nobody' "$(ls each | tr '\n' ' ')" \
    'summons-2023-2024-1-0231.html summons-2023-2024-1-0233.html '
for t in visit-request assignment; do
	bk-report -C s -q $t 0231 0233 -f text >joint
	is "$t of several is one letter that names none" \
	    "$(sed '/Lampiran$/,$d' joint | grep -c -e Anindya -e Cahya) $(
	    grep -c 'Surat Tugas$\|^Perihal' joint)" '0 1'
	is "$t: and a table of them" "$(sed -n '/Lampiran$/,$p' joint |
	    grep -c -e Anindya -e Cahya)" 2
done
is 'packet: in the order of their use' "$(bk-report -C s -q packet 0231 \
    -f text | sed -n 's/^  *\(Surat P\|Surat T\|Pedoman\|Berita\)/\1/p' |
    tr '\n' ';')" 'Surat Pernyataan Kesediaan Orang Tua/Wali;Surat Tugas;Pedoman Wawancara dan Observasi;Berita Acara Kunjungan Rumah;Surat Pernyataan/Komitmen;'
sed 's/^status: referred/status: open/' s/cases/*/0231.yaml >open.yaml
cp -R s day && mv open.yaml day/cases/2023-2024-1/0231.yaml
is 'packet --day' "$(bk-report -C day -q packet --day 2023-11-07 -f text |
    grep -c 'Surat Tugas$')" 1

# --- the documents -----------------------------------------------------------

says '1 summons: one more than the tries since' summons '(ke-III)'
says '1 summons: who' summons \
    'Sekar Kinasih Wulandari NIS : 0231 Kelas : XI IPS 2'
says '1 summons: whom to meet' summons \
    'Bertemu dengan : Muhammad Bagaskara Adinegoro Hadiwinoto, S.Pd., M.Pd., Kons. (Guru BK)'
says '1 summons: copies' summons 'Tembusan: 1. Wali Kelas XI IPS 2 2. Arsip'
is '1 summons: panggilan once' "$(sed '/Tembusan/q' all/summons |
    grep -o 'anggilan' | wc -l)" 1
is '1 summons: to the student' "$(print summons 0231 --student |
    grep -c 'Perihal : Panggilan Siswa (ke-III) Kepada Raden')" 1
is '1 summons: --facts that add up' "$(print summons 0231 --facts |
    grep -c 'hadir 40, terlambat 4, tidak hadir 98, seluruhnya 142 sesi')" 1

says '2 visit-request: recommended by' visit-request \
    'Direkomendasikan oleh : Yohanes'
says '2 visit-request: tried so far' visit-request \
    '25 Agustus 2023 Panggilan Tidak tersampaikan'
is '2 visit-request: in vain' "$(print visit-request 0233 | grep -c \
    'Setelah upaya melalui telepon/WhatsApp dan surat panggilan belum menghasilkan pertemuan dengan orang tua/wali, kami mohon izin')" 1
says '2 visit-request: length, free of charge' visit-request \
    'Kunjungan berlangsung 30–60 menit dan tidak dipungut biaya.'
says '2 visit-request: the answer' visit-request \
    '[ ] Disetujui [ ] Tidak disetujui'
never '2 visit-request: not the approval it asks for' 'Persetujuan|13 September' \
    visit-request

says '3 assignment: who, NIP, rank, office' assignment \
    'Kons. 19851130 201001 1 012 Penata Tk. I, III/d Koordinator BK'
says '3 assignment: the family, the day, the instrument' assignment \
    'Desa Kejajar Lor Hari, tanggal : Selasa, 7 November 2023 Waktu : pukul 13.00–13.45 WIB Instrumen : Pedoman'
says '3 assignment: its foot' assignment 'Telah tiba: Tanggal, pukul :'
never '3 assignment: no reason' '[Kk]eaktifan|[Ee]konomi|[Kk]larifikasi' assignment

says '4 consent: the guardian' consent \
    'Nama : Kanjeng Raden Mas Tumenggung Suryo Hadiningrat Hubungan : Ayah Alamat :'
for words in '[ ] bersedia [ ] tidak bersedia' 'tidak dipungut biaya' \
    'dijaga kerahasiaannya' 'dapat saya tarik kembali sewaktu-waktu'; do
	says "4 consent: $words" consent "$words"
done

for words in 'Tema pembuka' 'Disampaikan kepada keluarga' 'Peran dalam keluarga' \
    '[ ] intervensi langsung [ ] interaksi informal [ ] dukungan keluarga' \
    '1. Letak dan keadaan rumah' '2. Fasilitas belajar: [ ] ruang [ ] meja [ ] penerangan' \
    '3. Kebiasaan belajar' '4. Suasana keluarga' '5. Ekonomi' \
    '6. Masyarakat dan teman' '7. Perilaku di rumah' '8. Jarak' '9. Medan' \
    'Kesan Pewawancara (bukan fakta)'; do
	says "5 visit-form: $words" visit-form "$words"
done
never '5 visit-form: no earlier findings' 'joglo|karang taruna|menepati' visit-form

says '6 visit-record: the recorded day, hour and place' visit-record \
    'Pada hari ini, Selasa, 19 September 2023, pukul 13.00–13.50 WIB, bertempat di Desa Kejajar Lor'
says '6 visit-record: who was met signs' visit-record \
    'Yang ditemui : Bu Wuryaningsih (Ibu), Siswa'
says '6 visit-record: statements, commitments' visit-record \
    'Permintaan : mohon tugas dicetak Kesepakatan'
is '6 visit-record: blank before the visit' "$(print visit-record 0233 |
    grep -c 'Pada hari ini, …')" 1

for words in 'A. Identitas' 'B. Pelaksanaan' 'C. Fakta' 'D. Kesan Pengunjung' \
    'E. Faktor dan kekuatan' 'F. Orang tua/wali' 'G. Kesepakatan' 'H. Simpulan' \
    'I. Rekomendasi' 'J. Lampiran' 'Penyebab yang ditemukan : Jaringan/sinyal' \
    'Kesan Pengunjung (tafsiran, bukan fakta) RAHASIA-D' \
    'tidak digunakan sebagai dasar penilaian' '50 menit' '21 September 2023'; do
	says "7 visit-report: $words" visit-report "$words"
done

for words in 'Hasil : Membaik' 'akses internet' 'perlu pelatihan' \
    'hadir 4 dari 5 hari' 'konseling perorangan' 'jadwal kunjungan terlambat' \
    'data lengkap' 'ibu menepati' 'dipakai wali kelas' '1 November 2023'; do
	says "8 evaluation: $words" evaluation "$words"
done

says '9 student-card: date and signature' student-card \
    'Wonosobo, 24 Oktober 2023 Guru BK'
says '9 student-card: facts, conclusion, outcome' student-card \
    'kendala utama perangkat dan jarak Rekomendasi'
never '9 student-card: no impressions, no causes' \
    'RAHASIA|Jaringan|[Ee]konomi|penghasilan' student-card

says '10 commitment: each promise with its day' commitment \
    'mengantar ke sekolah setiap Senin dan Kamis 3 Oktober 2023'
says '10 commitment: who was met signs, known by' commitment \
    'Bu Wuryaningsih Raden Roro Anindya Maharani Sekar Kinasih Wulandari Mengetahui, Wali Kelas Guru BK'

says '11 aid: the day of the action' aid 'Pada hari Senin, 25 September 2023'
says '11 aid: given and lent, to be returned by' aid \
    '1 ponsel Android bekas Dipinjamkan 15 Desember 2023 2 buku tulis 1 lusin Diberikan'
says '11 aid: condition' aid 'Keadaan barang : baik'
never '11 aid: never why' '[Ee]konomi|penghasilan|[Kk]arena' aid
is '11 aid: what was lent is in the worklist when due' "$(print worklist \
    --today 2023-12-15 | grep -c 'ponsel Android bekas')" 1

says '12 referral-out: confidential, to whom' referral-out \
    'Sifat : Rahasia Lampiran : – Perihal : Alih Tangan Kasus Yth. Psikolog RSUD Setjonegoro'
says '12 referral-out: consent as it was recorded' referral-out \
    'Persetujuan siswa : 3 Oktober 2023 Persetujuan orang tua/wali : …'
never '12 referral-out: no consent that nobody gave' 'Dengan persetujuan' \
    referral-out
says '12 referral-out: what is asked' referral-out 'pemeriksaan psikologis'
says '12 referral-out: reply slip' referral-out 'Balasan: siswa tersebut'

print conference 0233 --when 2023-10-30T09:00 >all/before
says '13 conference: request' before 'Perihal : Permohonan Izin Konferensi Kasus'
is '13 conference: the invitation names no problem and nobody' "$(bk-report \
    -C s -q conference 0233 -f text | tr '\f' '\n' |
    sed -n '/Undangan Konferensi/,/Daftar Hadir/p' |
    grep -c -e Cahya -e tugas)" 0
is '13 conference: good things first' "$(grep -o 'RAHASIA-[E-J]' \
    all/conference | tr -d '\n')" \
    RAHASIA-ERAHASIA-FRAHASIA-GRAHASIA-HRAHASIA-IRAHASIA-J
says '13 conference: decisions' conference \
    'Yohanes Baptista Kristianto Nugrohowibowo, S.Sos., Gr. 30 Oktober 2023'
is '13 conference: in the worklist until it is over' "$(print worklist \
    --today 2023-10-29 | grep -c 'Keputusan konferensi kasus')" 1

for words in 'Jenis : memengaruhi' 'Bentuk : audiensi' \
    'menemui komite 16 Oktober 2023 disetujui' 'keringanan biaya' \
    'iuran dibebaskan' '1 jam pelajaran' \
    'agar hak belajar siswa terpenuhi kembali'; do
	says "14 advocacy: $words" advocacy "$words"
done

says '15 progress: the sentence' progress \
    'dari 4 siswa yang mendapat pendampingan, 1 ditangani melalui WA/telepon, 1 melalui panggilan, dan 2 memerlukan kunjungan rumah.'
says '15 progress: what is done and what is not' progress \
    '[x] 19 September 2023 (1×) Evaluasi'
says '15 progress: awaits approval' progress '1 XI IPS 1 C.P. 19 Oktober 2023'
never '15 progress: status and outcome, not content' \
    'joglo|psikolog|ponsel|Anindya' progress

is '16 class-recap' "$(print class-recap 'XI IPS 2' | grep -c \
    'No Kelas NIS Nama\|No NIS Nama Sesi Hadir')" 1
never '16 class-recap: no causes, no notes' '[Ee]konomi|RAHASIA' class-recap

says '17 agenda: stage, week, activity, who, done when' agenda \
    '3 September minggu II Menghubungi orang tua/wali melalui telepon/WhatsApp Guru BK 15 Agustus 2023'
is '17 agenda: both terms' "$(print agenda --today 2024-02-01 \
    --terms 2023-2024-1,2023-2024-2 |
    grep -c 'Terlaksana Sem 1 Terlaksana Sem 2')" 1
never '17 agenda: no names of students' 'Anindya|Cahya' agenda

is '18 complaints: lying' "$(bk-report -C s complaints -f html |
    grep -c 'size:297mm 210mm')" 1
says '18 complaints: answered in time' complaints \
    '4 Oktober 2023, pukul 08.00 WIB Jadwal diumumkan mingguan. ya'
says '18 complaints: not yet' complaints 'belum dijawab'

is '19 wa: 08, +62 and 8 become 62' "$(grep -ho 'wa.me/[0-9]*' all/wa \
    all/wa-more | tr '\n' ' ')" \
    'wa.me/6285712345678 wa.me/6281322223333 wa.me/628122223344 '
never '19 wa: %20, no plus' 'wa\.me/[^ ]*\+' wa wa-more
says '19 wa: a landline gets the message' wa 'Ke: Bu Wuryaningsih (0286321999)'
never '19 wa: no reason, no NIS' '0231|0233|[Kk]eaktifan|tidak hadir' wa wa-more

says '22 register of visits' visits-register \
    '19 September 2023 pukul 13.00–13.50 WIB R.R.A.M.S.K.W. XI IPS 2 Ibu, Siswa'
is '22 book of letters' "$(bk-report -C book -q letters -f text |
    grep -c '421.5/1/X/2023')" 1
says '22 service-plan' service-plan 'Satuan Kegiatan Pendukung'
says '22 semester: component, number, hours' semester \
    'Layanan Responsif Kunjungan rumah 1 1 50 1 Bertemu 1'

done_testing
