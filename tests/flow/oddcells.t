#!/bin/sh
# One odd cell costs one cell: whatever stands in one cell among the marks of a
# table, the others keep their meaning, and the table is read.
. "$TOP/tests/flow/tap.sh"
in_memory
export BK_TODAY=2026-11-30

# @ is the odd cell, Budi's.
cat >log.in <<'E'
NIS,Nama,Kelas,Tanggal,Status
10231,Adi Putra,X-1,2026-08-03,Hadir
10232,Budi Santoso,X-1,2026-08-03,@
10233,Citra Dewi,X-1,2026-08-03,Sakit
10234,Dian Lestari,X-1,2026-08-03,Alpa
10235,Eka Pratama,X-1,2026-08-03,Hadir
10236,Fajar Nugroho,X-1,2026-08-03,Izin
E
cat >yesno.in <<'E'
NIS,Nama,Kelas,Tanggal,Hadir
10231,Adi Putra,X-1,2026-08-03,1
10232,Budi Santoso,X-1,2026-08-03,@
10233,Citra Dewi,X-1,2026-08-03,0
10234,Dian Lestari,X-1,2026-08-03,0
10235,Eka Pratama,X-1,2026-08-03,1
10236,Fajar Nugroho,X-1,2026-08-03,1
E
cat >letters.in <<'E'
Daftar Hadir Siswa
Kelas: X-1,,,Bulan: Agustus 2026
No,NIS,Nama,3,4,5,6,7
1,10231,Adi Putra,H,H,S,H,A
2,10232,Budi Santoso,H,@,H,H,H
3,10233,Citra Dewi,I,H,H,S,H
4,10234,Dian Lestari,A,H,H,H,H
E
cat >figures.in <<'E'
Daftar Hadir Siswa
Kelas: X-1,,,Bulan: Agustus 2026
No,NIS,Nama,3,4,5,6,7
1,10231,Adi Putra,1,1,0,1,0
2,10232,Budi Santoso,0,@,1,1,1
3,10233,Citra Dewi,1,1,1,0,1
4,10234,Dian Lestari,1,0,0,1,1
E
cat >names.in <<'E'
Daftar Hadir Siswa
Kelas: X-1,Bulan: Agustus 2026
Nama,3,4,5,6,7
Adi Putra,1,1,0,1,0
Budi Santoso,1,@,1,1,0
Citra Dewi,1,1,1,0,1
Dian Lestari,1,1,0,1,1
E

# All but the odd one, where table $1 has the cell $2.
others() {
	sed "s|@|$2|" "$1.in" >"$1-hadir.csv"
	bk-ingest -q --long "$1-hadir.csv" >out 2>err
	[ $? -lt 2 ] || cat err
	case $1 in
	log | yesno) odd='Budi';;
	*) odd='2026-08-04.*Budi';;
	esac
	grep -v "$odd" out
}

for table in log yesno letters figures names; do
	case $table in
	log) good=Hadir rows=6;;
	yesno) good=1 rows=6;;
	letters) good=H rows=20;;
	*) good=1 rows=20;;
	esac
	others $table $good >wanted
	is "$table: the heading, and all but one cell" \
	    "$(grep -c . wanted)" $rows
	bad=
	while IFS= read -r cell; do
		others $table "$cell" >got
		cmp -s wanted got || bad="$bad [$cell]"
	done <<-'E'
	#N/A
	#REF!
	1.0
	nan
	-
	?
	Sakit (demam)
	"Sakit, demam"
	Izin - acara
	Tdk Hadir
	Pulang Cepat
	MatKul
	S (surat)
	S = Sakit
	A - sakit
	1 = Sakit
	0 : Hadir
	H/S
	Sakit?
	Libur
	Selasa Hadir
	Keterangan
	Total
	2
	12:30
	01/08/2026
	90%
	X
	P
	E
	is "$table: whatever one cell is, the others are as before" "$bad" ''
done
done_testing
