# The two small schools of examples/ do what their READMEs say: routine visits
# every three months (Jenu), a service standard (Bontang). Figures by hand, from
# the files of the examples. (Candiroto is in demo.t, the district in district.t.)
. "$TOP/tests/flow/tap.sh"

# --- Jenu ---------------------------------------------------------------

ok 'Jenu runs' sh "$TOP/examples/jenu/demo.sh" "$BUILD" jenu
cp tap.out jenu.out
# A line a visit that was planned in a round: who goes, with whom, to whom.
# In siswa.csv 2202, 2204, 2206 have a father alone, and their teacher is a
# woman; hers are 22.., those of the man 21..
rounds() {
	awk '/^\$ bk-schedule .* -f table/ { round++ }
	/^2022-/ { print round, $0 }' jenu.out
}
rounds >rounds
is 'a family a week and class; one for who was not met' \
    "$(cut -d ' ' -f 1 rounds | uniq -c | xargs)" '8 1 8 2 1 3 8 4'
is 'a woman goes to a man with a companion' \
    "$(grep -e Kasmuri -e Tarmuji -e Sukardi rounds |
    grep -c 'wali-7a  *wali-8a')" 5
is 'and nobody else needs one' "$(grep -c 'wali-.*wali-' rounds)" 5
is 'all sixteen in the first two months' \
    "$(grep '^[12] ' rounds | cut -c 43-58 | sort -u | wc -l)" 16
is 'who was not at home is all of October' \
    "$(grep '^3 ' rounds | grep -c 'Galih Saputra')" 1
is 'November is August again' \
    "$(grep '^4 ' rounds | cut -c 43-58 | sort)" \
    "$(grep '^1 ' rounds | cut -c 43-58 | sort)"
is 'three months later' "$(grep '^4 ' rounds | cut -c 3-9 | uniq)" 2022-11
sed -n '/^No,Tanggal/,$p' jenu.out >register
is 'seventeen in the book of visits' "$(grep -c '^[0-9]' register)" 17
BK_DIR=jenu/jenu BK_TODAY=2022-10-31; export BK_DIR BK_TODAY
status_is 'the repository is sound' 0 bk-check
is 'a routine visit is no problem' \
    "$(bk-stats -f csv | grep ',total,with_problem,')" \
    '2022-2023-1,total,total,with_problem,0,,,,'
is 'nothing is left uncommitted' "$(git -C jenu/jenu status --porcelain)" ''
ok 'a calendar each' test -s jenu/kunjungan-wali-7a.ics -a \
    -s jenu/kunjungan-wali-8a.ics

# --- Bontang ------------------------------------------------------------

unset BK_DIR BK_TODAY
ok 'Bontang runs' sh "$TOP/examples/bontang/demo.sh" "$BUILD" bontang
cp tap.out bontang.out
awk '/^\$ bk-schedule .* -f table/ { round++ }
/VIII-B/ { print round, $0 }' bontang.out >rounds
is 'three of seven have a day' "$(grep -c '^1 2023-' rounds)" 3
why() { sed -n "s/^$1 .*$2 .*VIII-B  *2023-[-0-9]* *//p" rounds; }
is 'no purpose' "$(why 1 Safira)" 'tujuan kunjungan belum dicatat'
is 'no recommendation' "$(why 1 Wulandari)" 'rekomendasi belum ada'
ok 'the student' grep -q '^1  .*Erwin.*siswa' rounds
ok 'the guardian' grep -q '^1  .*Fitri.*orang tua' rounds
is 'then six of seven' "$(grep -c '^2 2023-' rounds)" 6
is 'not on a holiday' "$(grep -c ' 2023-08-17 ' rounds)" 0
is 'the standard, as it was kept' "$(grep '^2023-2024-1,total' bontang.out |
    cut -d , -f 4,5,8,9)" "$(printf '%s\n' visits.in_time.percent,83.33,5,6 \
    visits.in_length.percent,83.33,5,6 complaints.in_time.percent,50.00,1,2)"
is 'what was late is found, and no more' \
    "$(grep '^bontang/.*later than the standard' bontang.out |
    sed 's/:.*//' | xargs -n 1 dirname | xargs)" \
    'bontang/cases/2023-2024-1 bontang/complaints'
is 'the letter has its number' "$(grep -c 'number: "1/BK/VIII/2023"' \
    bontang/bontang/letters/2023.yaml)" 1
is 'nothing is left uncommitted' \
    "$(git -C bontang/bontang status --porcelain)" ''

done_testing
