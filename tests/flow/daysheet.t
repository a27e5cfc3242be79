#!/bin/sh
# A sheet for a day of three visits, at long addresses: one page, the drawing
# beside the list.
. "$TOP/tests/flow/tap.sh"

cp -R "$TOP/tests/golden/bk-schedule/week/s" s
sed -i 's/RT 2"/Dusun Krajan RT 02 RW 05, belakang balai desa, sebelah masjid"/
	s/village: "Muntung"}/address: "Jl. Raya Candiroto-Muntung km 12, rumah cat hijau", village: "Muntung", district: "Candiroto", lat: -7.1851, lon: 110.0512}/
	s/village: "Batur"/address: "Dusun Gondang RT 04 RW 02, dekat pasar lama", village: "Batur", district: "Candiroto", lat: -7.19, lon: 110.07/' \
    s/roster/2020-2021-1.yaml
for v in 101:13:00:13:45:Slamet 104:14:00:14:45:Sarti 103:15:10:15:55:Wagiyem
do
	IFS=: read -r nis h m H M who <<X
$v
X
	cat <<X
---
kind: visit
case: 2020-2021-1/$nis
nis: "$nis"
date: 2020-10-05
start: "$h:$m"
end: "$H:$M"
visitor: bk2
guardian: "$who"
X
done >plan.yaml
BK_TODAY=2020-10-05; export BK_TODAY
bk-report -C s day-sheet --day 2020-10-05 plan.yaml -o day.html
bk-report -C s day-sheet --day 2020-10-05 plan.yaml -o day.pdf

is 'three visits are one page' "$(pdfinfo day.pdf | awk '/^Pages/ { print $2 }')" 1
is 'with a slip for each door' "$(pdftotext day.pdf - | grep -c 'Pesan untuk')" 3
is 'the list stands beside the drawing' "$(sed -n '/<\/svg>/,/<h3>/p' day.html |
    tr -d '\n')" '</svg><div style="line-height:1"><h3>Yang dibawa</h3>'
is 'in one row' "$(sed -n '/<svg/{x;p;};h' day.html | grep -c 'style="display:flex')" 1
is 'three slips in another' "$(grep -c 'style="display:flex' day.html)" 2
is 'every stop has its mark' "$(grep -c '>[123]</text>' day.html)" 3

is 'beside it on pages too' "$(pdftotext -bbox day.pdf - |
    sed -n 's/.*yMin="\([0-9]*\).*>\(Yang\|Sekolah\)<.*/\1/p' | sort -n |
    awk 'NR == 1 { y = $1 } END { print NR, ($1 - y < 113) }')" '2 1'

# Names as long as they are written; on a screen nothing is smaller.
cp -R s long
cat >names.sed <<'X'
s/"Slamet"/"Raden Mas Haryo Kusumo Wardhana Sastrodiningrat"/
s/"Sarti"/"Raden Ajeng Kusumaningrum Prawirodirdjo Notokusumo"/
s/"Wagiyem"/"Hj. Siti Nurhaliza Kusumaningtyas Sastroasmoro"/
s/^name: "\(.*\)"/name: "\1 Muhammad Rizky Ramadhan Al-Farizi Kusumawardhana"/
s/address: "/&Perumahan Griya Permata Asri Blok AA-12 Nomor 128, /
s/"Arif"/"Drs. H. Muhammad Abdurrahman Arif Sastroasmoro, M.Si., Kons."/
X
sed -i -f names.sed long/roster/2020-2021-1.yaml
sed -i -f names.sed long/school.yaml
sed -f names.sed plan.yaml >long.yaml
bk-report -C long day-sheet --day 2020-10-05 long.yaml -o long.pdf
bk-report -C long day-sheet --day 2020-10-05 long.yaml -o long.html
is 'long names: one page' "$(pdfinfo long.pdf | awk '/^Pages/ { print $2 }')" 1
is 'long names: all of them' "$(pdftotext long.pdf - | tr -s ' \n' '  ' |
    grep -o 'Sastrodiningrat\|Notokusumo\|Kusumaningtyas' | sort -u | wc -l)" 3
is 'long names: the browser prints it smaller' \
    "$(grep -c '@media print{body{zoom:8[0-9]%}}' long.html)" 1
is 'short ones it does not' "$(grep -c zoom: day.html)" 0

# Two rows of slips for four doors.
sed 's/nis: "103"/nis: "105"/; s/103$/105/; s/15:10/16:05/; s/15:55/16:50/
    s/Wagiyem/Tini/' plan.yaml | sed -n '/105/,$p' >more.yaml
{ cat plan.yaml; echo ---; echo 'kind: visit'; cat more.yaml; } >four.yaml
bk-report -C s day-sheet --day 2020-10-05 four.yaml -o four.html
is 'a fourth begins a row' "$(grep -c 'style="display:flex' four.html)" 3
# Homes 104 and 105 are one place.
is 'homes of one place are one mark' "$(grep -c '>2, 4</text>' four.html)" 1

# From school twice, where the way takes hours and these are two.
sed -i 's/free: \["Mon-Thu 13:00-17:00"\]/free: ["Mon 12:30-14:50", "Mon 14:50-17:00"]/' \
    s/school.yaml
echo 'visit: {from_school: true}' >s/policy.yaml
bk-report -C s day-sheet --day 2020-10-05 plan.yaml -o twice.html
is 'the way between two hours is from school' "$(grep -c '>12 menit<' twice.html)" 1
is 'else from the visit before' "$(grep -c '>13 menit<' day.html)" 1
done_testing
