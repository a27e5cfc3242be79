# What is read at a terminal: the worklist in two lines a case, its colours,
# and how far long work is.
. "$TOP/tests/flow/tap.sh"

cp -R "$TOP/tests/school/small" s
BK_DIR=s TERM=xterm; export BK_DIR TERM
unset NO_COLOR BK_TODAY

at() {
	columns=$1; shift
	python3 "$TOP/tests/terminal.py" "$columns" "$@"
}

plain() {
	NO_COLOR=1 at "$@"
}

# The longest line, in characters.
widest() {
	python3 -c 'import sys
print(max(len(s.rstrip("\n")) for s in open(sys.argv[1], encoding="utf-8")))' "$1"
}

list="bk-report worklist --today 2020-09-30 --by counsellor"

# --- two lines a case ---------------------------------------------------------

plain 80 $list | sed '/^Bukan daftar hari ini/d' >80
is 'at 80 columns' "$(cat 80)" \
"Daftar kerja BK, Rabu, 30 September 2020: SMP Negeri 9 Contoh

Guru BK: Sri Rahayu

WA/Telepon: 2 kasus
70107  Galih Saputra, VIII-A            21 September 2020 (usulan, lewat 9 hari)
       hubungi orang tua/wali (gagal 0/2); Keaktifan di bawah batas: 40,0 % (ha…
70109  Indra Kurniawan, IX-A                            19 Januari 2021 (usulan)
       hubungi orang tua/wali (gagal 0/2); Slamet 081234567892; Sering tidak ha…

Guru BK: Agus Widodo

Surat panggilan: 1 kasus
70103  Citra, Dewi, VII-A                                         1 Oktober 2020
       kirim panggilan ke-II (gagal 1/1); Nur'aini <b> 081234567891; Keaktifan …

Untuk semua

Pengaduan, saran, dan apresiasi yang menunggu jawaban
2020-10-05-2                                    8 Oktober 2020, pukul 10.00 WITA
       Saran; diterima 5 Oktober 2020"
plain 0 $list | sed '/^Bukan daftar hari ini/d' >0
is 'a terminal that does not know its width has 80' "$(cat 0)" "$(cat 80)"
plain 300 $list >300
is 'a wide one is filled to 100' "$(widest 300)" 100
ok 'and shows more of the reason' grep -q 'Keaktifan di bawah batas: 40,0 % (hadir 24' 300
for columns in 41 50 62 79; do
	plain $columns $list >narrow
	is "$columns columns are enough" \
	    "$(test "$(widest narrow)" -le $columns && echo yes)" yes
done

long='Raden Ayu Siti Nurhaliza Kusumawardhani Tirtoprodjo Wirjosoebroto Hadiningrat Sosrokartono'
sed -i "s/Galih Saputra/$long/" s/cases/*/70107.yaml s/roster/*
plain 80 $list >long
is 'a name too long for a line goes on in the next, whole' \
    "$(tr '\n' ' ' <long | tr -s ' ' | grep -c "$long, VIII-A")" 1
is 'within 80 columns' "$(widest long)" 80
sed -i "s/$long/Ga\\\\e[31mlih/" s/cases/*/70107.yaml s/roster/*
plain 80 $list >hostile
is 'a name steers no terminal' "$(grep -c "$(printf '\033')" hostile)" 0
is 'but is there' "$(grep -c 'Ga\[31mlih' hostile)" 1
rm -rf s
cp -R "$TOP/tests/school/small" s

# --- colours --------------------------------------------------------------------

escapes() {
	"$@" | grep -c "$(printf '\033')"
}

red=$(printf '\033[31m') bold=$(printf '\033[1m') end=$(printf '\033[0m')
at 80 $list >colours
ok 'a name is bold' grep -qF "${bold}Galih Saputra, VIII-A$end" colours
ok 'what is past its time is red' \
    grep -qF "${red}21 September 2020 (usulan, lewat 9 hari)$end" colours
is 'NO_COLOR: none' "$(NO_COLOR=1 escapes at 80 $list)" 0
is 'an empty NO_COLOR is not set' \
    "$(test "$(NO_COLOR='' escapes at 80 $list)" -gt 0 && echo yes)" yes
is 'a dumb terminal: none' "$(TERM=dumb escapes at 80 $list)" 0
is 'a terminal without a name: none' "$(TERM='' escapes at 80 $list)" 0
is 'a pipe: none' "$(escapes $list)" 0
is 'a file: none' "$(at 80 $list -o file; escapes cat file)" 0

# --- the day ----------------------------------------------------------------------

clock='^Bukan daftar hari ini: hari ini [A-Z][a-z]*, [0-9]* [A-Z][a-z]* 20'
is 'a list of another day says which day it is' \
    "$(plain 80 $list | grep -c "$clock")" 1
is 'also where $BK_TODAY says so' "$(BK_TODAY=2020-09-30 plain 80 \
    bk-report worklist | grep -c "$clock")" 1
is "today's does not" "$(plain 80 bk-report worklist | grep -c "$clock")" 0

# --- to a pipe: the same bytes, whatever the clock and the terminal ---------------

$list >piped
COLUMNS=40 $list -f text >again
ok 'the table, for a pipe' cmp piped again
at 80 $list -o file
ok 'and for a file' cmp piped file
is 'with the whole reason' "$(grep -c 'hadir 24 dari 60 sesi' piped)" 1
is 'other forms are the same at a terminal' "$(at 80 $list -f csv)" \
    "$($list -f csv)"

# --- how far long work is -----------------------------------------------------------

unset BK_DIR
# The second half comes after so many seconds; the first is without a rate, and
# a busy machine starts the command late.
documents() {
	printf -- '---\nkind: student\nnis: "1"\nname: A\nclass: X-1\n'
	sleep "$1"
	echo 'sex: F'
}
documents 5 | at 80 bk-stats --today 2020-09-15 -o stats.yaml - >seen
is 'of a pipe the rate, and no end' "$(tr '\r' '\n' <seen |
    grep -c '^bk-stats: 0 MB, 0.0 MB/s *$' | sed 's/[1-9][0-9]*/yes/')" yes
is 'it is taken away' "$(tail -c 1 seen | od -An -c | tr -d ' ')" '\r'
documents 1 | at 80 bk-stats -q --today 2020-09-15 -o stats.yaml - >seen
is 'nothing with -q' "$(grep -c MB seen)" 0
documents 1 | bk-stats --today 2020-09-15 -o stats.yaml - 2>seen
is 'nothing where stderr is no terminal' "$(grep -c MB seen)" 0
done_testing
