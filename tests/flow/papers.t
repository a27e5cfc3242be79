# Every paper in its four forms: the same words in html, text, docx and pdf; as
# many pages as LETTERS asks for, with the longest names too; the same bytes
# anywhere; a school's own Word file from ours; one program alone needs pango.
. "$TOP/tests/flow/tap.sh"

BK_TODAY=2020-10-20; export BK_TODAY
papers="python3 $TOP/tests/papers.py"
one='summons visit-request consent assignment visit-record commitment aid
referral-out service-plan chronology'
more='visit-form visit-report evaluation student-card conference advocacy wa'
lists='progress class-recap agenda complaints'

cp -R "$TOP/tests/school/small" s

# Long names, a letterhead of the government, an address of three lines.
long='Raden Ajeng Siti Nurhaliza Kusumaningrum Wijayaningsih Prameswari Hadi'
title='Prof. Dr. Hj.'
cp -R s long
sed -i "s/name: \"\(Citra, Dewi\|Eka Nugraha\)\"/name: \"$long\"/
s/Nur'aini <b>/Kanjeng Raden Tumenggung Haji Muhammad Abdurrahman Wahid/
s/village: \"Candiroto\"/village: \"Dusun Karanggondang Wetan Lor, Muntung\"/
s/address: \"Gang/address: \"Perumahan Griya Wira Asri Sejahtera Blok C 12 Gang/" \
    long/roster/*.yaml long/cases/*/*.yaml
sed -i "s/\"Sri Rahayu\", title/\"$long\", title/
s/\"Budi Santosa\", title: \"Drs.\"/\"$long\", title: \"$title\"/
s/\"Wahyu Utomo\"/\"$long\"/
s/^name: .*/name: \"SMK Negeri 1 Jurusan Agribisnis Tanaman Pangan Contoh\"/" \
    long/school.yaml
cat >>long/school.yaml <<'EOF'
letterhead:
  - "PEMERINTAH PROVINSI JAWA TENGAH"
  - "DINAS PENDIDIKAN DAN KEBUDAYAAN"
  - "SMK NEGERI 1 JURUSAN AGRIBISNIS TANAMAN PANGAN CONTOH"
  - "Jalan Raya Candiroto-Muntung Km 3, Temanggung 56257"
  - "Telepon (0293) 000009, surel tatausaha@smkn1contoh.sch.id"
EOF

# And everything that one-page papers print, recorded.
for case in long/cases/*/70103.yaml; do cat >>"$case" <<'EOF'
  - {date: 2020-09-25, step: whatsapp, outcome: unreachable, by: bk2}
  - {date: 2020-09-26, step: phone, outcome: unreachable, by: bk2}
  - {date: 2020-09-27, step: summons, outcome: did_not_come, by: bk2}
  - {date: 2020-09-28, step: counselling, by: bk2, minutes: 45}
  - {date: 2020-09-29, step: counselling, by: bk2, minutes: 45}
  - {date: 2020-10-01, step: visit_request, by: bk2, purpose: inform, recommended_by: wali1}
  - {date: 2020-10-02, step: approval, outcome: granted, by: kepsek}
  - date: 2020-10-06
    step: visit
    outcome: met
    by: bk2
    with: [wali1]
    start: "13:00"
    minutes: 45
    met: [mother, aunt]
    purpose: clarify
    guardian: {response: "menerima dengan baik", input: "mohon tugas dicetak"}
    commitments: [{who: "ibu", what: "mengantar ke sekolah setiap hari Senin dan Kamis sampai akhir bulan", by: 2020-10-21}, {who: "siswa", what: "mengumpulkan tugas yang tertinggal", by: 2020-10-30}]
  - {date: 2020-10-10, step: aid, by: bk2, to: "bibi", items: [{what: "ponsel beserta pengisi daya", how: lent, back_by: 2020-12-18}, {what: "paket buku tulis dan alat tulis untuk satu semester", how: given}, {what: "kuota internet 30 GB", how: given}], condition: "baik"}
  - {date: 2020-10-13, step: referral, by: bk2, to: "Psikolog Puskesmas Candiroto, Kecamatan Candiroto, Kabupaten Temanggung", reason: "sulit tidur dan cemas menghadapi sekolah sejak tiga bulan terakhir, tampak menarik diri dari teman-temannya", help: "pemeriksaan psikologis dan pendampingan, serta saran tindak lanjut yang dapat dilaksanakan di sekolah dan di rumah", consent: {student: 2020-10-11, guardian: 2020-10-12}}
EOF
done

print() {
	school=$1 type=$2 dir=$3; shift 3
	mkdir -p "$dir"
	for ending in html txt docx pdf; do
		bk-report -C "$school" -q "$type" "$@" \
		    -o "$dir/$type.$ending" || return 1
	done
}

# --- the same words ----------------------------------------------------------

for type in $one $more; do
	ok "$type is printed" print s $type out 70105
	ok "$type is the same in four forms" $papers out $type
	ok "$type with long names is printed" print long $type long-a4 70103
	ok "$type with long names is the same" $papers long-a4 $type
done
for type in $lists; do
	ok "$type is printed" print s $type out
	ok "$type is the same in four forms" $papers out $type
done
# In a browser it is a page of its own (dashboard.t).
ok 'dashboard is printed' print s dashboard out
mkdir wl
for ending in html txt docx pdf; do
	bk-report -C s worklist -o wl/worklist.$ending
done
ok 'the worklist is the same in four forms' $papers wl worklist
cp -R s day
sed -i 's/^actions:/planned: {date: 2020-10-22, start: "10:00", '\
'end: "10:45", visitor: bk1, with: [wali1]}\n&/' \
    day/cases/2020-2021-1/70103.yaml
mkdir -p day/routine/2020-2021-1
cat >day/routine/2020-2021-1/70101.yaml <<'EOF'
kind: routine
nis: "70101"
planned: {date: 2020-10-22, start: "09:00", end: "09:45", visitor: wali1}
EOF
for ending in html docx pdf; do
	bk-report -C day day-sheet -o wl/way.$ending
done
is 'a way that is not known is not drawn' "$(pdftotext wl/way.pdf - |
    grep -c ' km$')" 0
sed -i 's/^name:/lat: -7.18\nlon: 110.05\n&/' day/school.yaml
sed -i '/nis: "70101"/,/^---/s/home: {/&lat: -7.19, lon: 110.06, /
/nis: "70103"/,/^---/s/home: {/&lat: -7.2, lon: 110.02, /' day/roster/*
for ending in html docx pdf; do
	bk-report -C day day-sheet -o wl/day-sheet.$ending
done
is 'the way is drawn in the pdf' "$(pdftotext wl/day-sheet.pdf - |
    grep -cx '0,5 km\|[12] km')" 2
ok 'a day sheet is the same in its forms' $papers wl day-sheet
if command -v soffice >/dev/null; then
	HOME=$PWD soffice --headless --convert-to pdf --outdir way-office \
	    wl/day-sheet.docx >office.log 2>&1
	is 'and by a word processor' "$(pdftotext way-office/day-sheet.pdf - |
	    grep -cx '0,5 km\|[12] km')" 2
else
	tap ok 'and by a word processor # SKIP no LibreOffice here'
fi
is 'one for each visitor' "$($papers pages wl/day-sheet.pdf)" 2
is 'none later' "$(bk-report -C day day-sheet --day 2020-10-23 -f html |
    grep -c 'Tidak ada kunjungan')" 1
cat >plan.yaml <<'EOF'
---
kind: visit
nis: "70105"
date: 2020-10-26
start: "09:00"
end: "09:45"
visitor: bk2
EOF
is 'of a plan that is not kept' "$(bk-report -C day day-sheet plan.yaml \
    -f html | grep -c 'Agus Widodo, S.Pd., Kons.</p>')" 1
is 'the packets of a day, routine visits too, in their order' \
    "$(bk-report -C day packet --day 2020-10-22 -f text |
    sed -n 's/^Siswa, NIS, kelas *: //p')" \
"Ayu Lestari, 70101, VII-A
Citra, Dewi, 70103, VII-A"

# A logo beside its lines, of which the school's is the boldest; a drawing that
# has its picture beside it.
cp -R long logo
python3 - logo/kop.png <<'EOF'
import struct, sys, zlib
def chunk(kind, data):
    return (struct.pack(">I", len(data)) + kind + data +
            struct.pack(">I", zlib.crc32(kind + data)))
rows = b"".join(b"\0" + b"\x20\xa0\x60" * 80 for _ in range(100))
open(sys.argv[1], "wb").write(b"\x89PNG\r\n\x1a\n" +
    chunk(b"IHDR", struct.pack(">IIBBBBB", 80, 100, 8, 2, 0, 0, 0)) +
    chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
EOF
echo '<svg xmlns="http://www.w3.org/2000/svg"/>' >logo/kop.svg
sed -i 's/^letterhead:/&\n  - "kop.svg"/' logo/school.yaml
ok 'a letterhead with a logo is printed' print logo summons long-a4/logo 70103
ok 'its lines are the same in four forms' $papers long-a4/logo summons
is 'and the picture is in the pdf' \
    "$(pdfimages -list long-a4/logo/summons.pdf | tail -n +3 | wc -l)" 1
mv long-a4/logo/summons.docx long-a4/logo.docx
mv long-a4/logo/summons.pdf long-a4/logo.pdf

ok 'of no case known, a paper is printed' print s summons blank 70107
ok 'and is the same in four forms' $papers blank summons

# --- pages -------------------------------------------------------------------

for type in $one; do
	is "$type is one page" "$($papers pages out/$type.pdf)" 1
	is "$type with long names is one page" \
	    "$($papers pages long-a4/$type.pdf)" 1
	bk-report -C long -q $type 70103 --paper f4 -o f4.pdf
	is "$type on F4 is one page" "$($papers pages f4.pdf)" 1
	bk-report -C long -q $type 70103 --lang en -o en.pdf
	is "$type in English is one page" "$($papers pages en.pdf)" 1
done
is 'a page that is long is printed smaller, HTML too' \
    "$(grep -l '@media print{body{zoom:[789][0-9]%}}' \
    long-a4/visit-request.html out/visit-request.html)" \
    long-a4/visit-request.html
is 'the conference has four sheets' \
    "$($papers pages out/conference.pdf)" 4
bk-report -C s summons 70101 70103 70105 -o three.pdf
is 'three letters are three pages' "$($papers pages three.pdf)" 3
is 'F4 is 215 by 330 mm' \
    "$(pdfinfo f4.pdf | sed -n 's/^Page size: *//p')" '609.449 x 935.433 pts'
sed 's/^city:/paper: F4\ncity:/' s/school.yaml >school.new
cp -R s f4school && mv school.new f4school/school.yaml
bk-report -C f4school consent 70105 -o f4.pdf
is 'as school.yaml says' \
    "$(pdfinfo f4.pdf | sed -n 's/^Page size: *//p')" '609.449 x 935.433 pts'
bk-report -C f4school consent 70105 -o f4.html
ok 'in HTML too' grep -q '@page{size:215mm 330mm' f4.html

if command -v soffice >/dev/null; then
	for dir in out long-a4; do
		HOME=$PWD soffice --headless --convert-to pdf \
		    --outdir "office-$dir" "$dir"/*.docx >office.log 2>&1
		for pdf in "$dir"/*.pdf; do
			is "a word processor has as many pages of $pdf" \
			    "$(pdfinfo "office-$dir/${pdf##*/}" |
			    sed -n 's/^Pages: *//p')" \
			    "$($papers pages "$pdf")"
		done
	done
else
	tap ok 'a word processor has as many pages # SKIP no LibreOffice here'
fi

# --- what a PDF tells ----------------------------------------------------------

pdfinfo out/summons.pdf >info
ok 'its title' grep -q '^Title: *Surat Panggilan Orang Tua/Wali$' info
ok 'its day, of --today' grep -q '^CreationDate: *Tue Oct 20 ' info
ok 'its language' grep -aq '/Lang (id-ID)' out/summons.pdf
is 'its fonts are inside' "$(pdffonts out/summons.pdf | tail -n +3 |
    awk '{ print $(NF - 4) }' | sort -u)" yes

# --- the same bytes ------------------------------------------------------------

for ending in docx pdf; do
	TZ=Asia/Jayapura LC_ALL=id_ID.UTF-8 LANGUAGE=ar PANGO_LANGUAGE=th \
	    bk-report -C s summons 70105 -o again.$ending
	ok "the same $ending in another zone and locale" \
	    cmp out/summons.$ending again.$ending
done

# --- files of their own ----------------------------------------------------------

mkdir each
ok 'each letter into a file' bk-report -C s summons 70101 70105 -f pdf -o each/
is 'called by the case' "$(ls each | tr '\n' ' ')" \
    'summons-2020-2021-1-70101.pdf summons-2020-2021-1-70105.pdf '
ok 'is what it is alone' cmp each/summons-2020-2021-1-70105.pdf \
    out/summons.pdf
mkdir none
status_is 'one that is not there: nothing' 2 \
    bk-report -C s summons 70101 99999 -f pdf -o none/
is 'is written' "$(ls none)" ''
status_is 'no such directory' 2 \
    bk-report -C s summons 70101 -f pdf -o nowhere/

# --- the school's own Word file ---------------------------------------------------

mkdir s/templates
for type in $one $more summons-student; do
	option=; name=$type
	[ $type != conference ] || continue
	[ $type != summons-student ] || { option=--student; name=summons; }
	ok "ours of $type, to edit" bk-report -C s $name $option --template \
	    -o s/templates/$type.docx
	bk-report -C s $name 70105 $option -o own/ -f docx 2>/dev/null ||
	    mkdir -p own
	bk-report -C s -q $name 70105 $option -o own/$type.docx
	rm s/templates/$type.docx
	bk-report -C s $name 70105 $option -o own/$type.html
	bk-report -C s $name 70105 $option -o own/$type.txt
	bk-report -C s $name 70105 $option -o own/$type.pdf
	ok "filled in, $type is as ours" $papers own $type
done
# Four letters: a file each.
bk-report -C s conference --template -o s/templates/
mkdir conference
bk-report -C s conference 70105 -f docx -o conference/
rm s/templates/*
for form in html text pdf; do
	bk-report -C s conference 70105 -f $form -o conference/
done
for part in request invitation list record; do
	ok "filled in, a conference's $part is as ours" $papers conference \
	    conference-$part-2020-2021-1-70105
done

# --- one program alone ---------------------------------------------------------

for program in "$BUILD"/bk-*; do
	[ -f "$program" ] && [ -x "$program" ] || continue
	want=0
	[ "${program##*/}" != bk-report ] || want=1
	readelf -d "$program" | grep -q 'NEEDED.*\(pango\|cairo\)'
	is "${program##*/} needs pango: $want" $((1 - $?)) $want
done

done_testing
