# The school of the manuals' examples, as far as a page needs it:
#
#	sh school.sh files	what the school has in hand, in .
#	sh school.sh init	and its repository, sman1/
#	sh school.sh roster	and who is enrolled
#	sh school.sh cases	and the cases of the first triage
#
# Made up, all of it: four students, two subjects, ten days of lessons.
set -eu

files() {
	cat >daftar-siswa.csv <<'END'
NIS,NISN,Nama,JK,Kelas,Nama Wali,No HP Wali,Desa
10231,0051234561,Ahmad Fauzi,L,X-MIPA-1,Slamet,081234567001,Muntung
10232,0051234562,Dewi Lestari,P,X-MIPA-1,Sumarni,081234567002,Muntung
10233,0051234563,"Putri, Rahma",P,X-MIPA-1,Sutrisno,081234567003,Candiroto
10234,0051234564,Siti Aminah,P,X-MIPA-1,Wagiyem,081234567004,Batursari
END
	{
		echo 'Tanggal,Kelas,NIS,Nama,Mapel,Status'
		for day in 24 25 26 27 28 31; do
			for subject in Matematika Fisika; do
				sessions "2020-08-$day"
			done
		done
	} >absensi-x1.csv
}

# Ten of twelve sessions, all, all, three of twelve.
sessions() {
	a=H d=H
	case $1 in *-24) a=S;; esac
	case $1 in *-2[5-8]|*-31) d=A;; esac
	[ "$1 $subject" = '2020-08-28 Fisika' ] && d=H
	echo "$1,X-MIPA-1,10231,Ahmad Fauzi,$subject,$a"
	echo "$1,X-MIPA-1,10232,Dewi Lestari,$subject,H"
	echo "$1,X-MIPA-1,10233,\"Putri, Rahma\",$subject,H"
	echo "$1,X-MIPA-1,10234,Siti Aminah,$subject,$d"
}

init() {
	files
	bk-init -q sman1 --name 'SMA N 1 Contoh' --principal 'Sri Lestari' \
	    --counsellor 'Budi Santoso'
	sed -i 's/^    role: counsellor$/&\n  - {id: wali-x1, name: "Ani", role: homeroom}/' \
	    sman1/school.yaml
	git -C sman1 add -A
	git -C sman1 commit -q -m 'sman1: the beginning'
}

roster() {
	init
	bk-ingest -q -C sman1 --as roster --commit daftar-siswa.csv
}

cases() {
	roster
	bk-ingest -q -C sman1 absensi-x1.csv | bk-triage -q -C sman1 --commit -
}

"$1"
