# What is promised about personal data, each with its number. 3, 7, 9, 10 and 13
# stand in secrets.t, access.t, forget.t and restrict.t; 5 in veil.t.
. "$TOP/tests/flow/tap.sh"

BK_TODAY=2020-10-20; export BK_TODAY
programs='bk-check bk-ingest bk-init bk-merge-case bk-record bk-report
    bk-schedule bk-stats bk-triage'

# A term's work in $1, by a student whose name, numbers, address and telephone
# are nobody else's. What commands say is kept in said.
work() {
	mkdir in
	cat >in/siswa.csv <<E
NIS,NISN,Nama,L/P,Kelas,Nama Wali,No HP,Alamat
77012,0077012345,Kanarina Sembunyiwati,P,X-MIPA-1,Kanarjo Wibisembunyi,081277700001,Jalan Kanari Rahasia 7
77013,0077012346,Budi Hartono,L,X-MIPA-1,Slamet,081277700002,Jalan Melati 2
E
	{
		echo 'Tanggal,NIS,Nama,Kelas,Mata Pelajaran,Status'
		for d in 01 02 03 04 07 08 09 10 11 14; do
			echo "2020-09-$d,77012,Kanarina Sembunyiwati,X-MIPA-1,Biologi,Alpa"
			echo "2020-09-$d,77013,Budi Hartono,X-MIPA-1,Biologi,Hadir"
		done
		echo '2020-09-15,77099,Kanarina Sembunyiwati,X-MIPA-1,Biologi,Hadir'
		echo '2020-09-15,77012,Kanarina Sembunyiwati,X-MIPA-1,Biologi,entah'
	} >in/absensi.csv
	{
		bk-init --name 'SMA N 1 Contoh' --counsellor 'Sri Wahyuni,F' \
		    --principal 'Hadi,M' --commit "$1"
		sed -i 's/^    role: counsellor/&\
    free: ["Mon-Fri 08:00-15:00"]/' "$1/school.yaml"
		bk-ingest -C "$1" --as roster --term 2020-2021-1 --commit \
		    in/siswa.csv
		bk-ingest -C "$1" --rejects tolak.csv -v in/absensi.csv >in.yaml
		bk-ingest -C "$1" --commit -v in/absensi.csv
		bk-triage -C "$1" -v --commit in.yaml
		bk-triage -C "$1" --advance -v --commit --today 2020-10-01 </dev/null
		bk-check -C "$1" -v
		bk-stats -C "$1" -v -o stats.yaml
		bk-stats -C "$1" --min-cell 5 -f xlsx -o s.xlsx
		bk-schedule -C "$1" -v --ics k.ics --commit
		bk-schedule -C "$1" --routine -w -v
		bk-report -C "$1" recap -v -o r.xlsx
		bk-report -C "$1" worklist -o w.html
		bk-report -C "$1" dashboard -o d.html
	} >out 2>said
	{
		bk-record -C "$1" 77012 phone unreachable --by bk1 --commit
		bk-record -C "$1" 77012 conference --by bk1 --commit \
		    --set strengths='RAHASIA ramah'
		for form in html pdf docx txt; do
			bk-report -C "$1" summons 77012 -w --commit -o "p.$form"
		done
		bk-report -C "$1" chronology 77012 -o c.csv
	} >>out 2>>one
}

# --- 1 --------------------------------------------------------------------------

for mask in 000 022; do
	mkdir "u$mask"
	(cd "u$mask" && mkdir -m 700 home && umask "$mask" && work sman1)
	# What the script itself made is not what the commands made.
	loose=$(cd "u$mask" && find sman1 ./*.xlsx ./*.html ./*.pdf ./*.docx \
	    ./*.txt ./*.ics ./tolak.csv stats.yaml \
	    ! -type l -perm /077 2>/dev/null)
	is "1: under umask $mask nothing is open to others" \
	    "$loose" ''
	is 'and the work was done' "$(cd "u$mask" &&
	    ls sman1/cases/2020-2021-1 && ls -d sman1/confidential/*/* p.pdf \
	    r.xlsx k.ics)" "77012.yaml
k.ics
p.pdf
r.xlsx
sman1/confidential/2020-2021-1/77012.yaml"
done
mv u022 full
rm -rf u000

if command -v strace >/dev/null && [ -z "${ASAN_OPTIONS+x}" ] &&
    strace -o /dev/null true 2>/dev/null; then
	cd full || exit 2
	made() {
		strace -f -qq -e trace=openat,open,creat,mkdir,mkdirat,memfd_create \
		    -o ../trace "$@" >/dev/null 2>&1
		grep -e O_CREAT -e creat -e mkdir -e O_TMPFILE ../trace |
		    grep -e '"/tmp/' -e '"/var/tmp' | grep -v -F "\"$PWD/"
	}
	is '1: nothing temporary in /tmp' "$({
		made bk-report -C sman1 recap -o r.xlsx
		made bk-report -C sman1 packet 77012 -o p.pdf
		made bk-record -C sman1 77012 note --by bk1 --note x --commit
		made bk-schedule -C sman1 --ics k.ics -w
		made bk-ingest -C sman1 --rejects tolak.csv -w in/absensi.csv
		made env EDITOR=true bk-record -C sman1 77012 visit --edit --by bk1
	} | head -n 5)" ''
	cd ..
else
	echo '# strace is not to be had: nothing temporary in /tmp is skipped'
fi

# --- 2 --------------------------------------------------------------------------

cd full || exit 2
name='[Kk]anar|[Ss]embunyi'
is '2: no name and no address in names of files' \
    "$(find . ! -path '*/.git/*' | grep -E "$name|[Mm]elati|077012")" ''
is '2: no name, number, address in messages of commits' \
    "$(git -C sman1 log --all --format=%B |
    grep -E "$name|7701[23]|Jalan|0812777|62812777")" ''
ok 'of which there are some' \
    test "$(git -C sman1 rev-list --all --count)" -ge 7
is '2: nor in names of branches and tags' \
    "$(git -C sman1 for-each-ref | grep -E "$name|7701")" ''
is '2: no name, address, telephone in what commands say' \
    "$(cat said one | grep -E "$name|Jalan|0812777|62812777|RAHASIA")" ''
is 'a number only as that of a file' \
    "$(grep -E '7701[23]' said | grep -v -E '/7701[23]\.yaml:')" ''
is 'and what is rejected by file and line' \
    "$(grep -c -E '^bk-ingest: in/absensi.csv:2[23]: ' said)" 4

# --- 4 --------------------------------------------------------------------------

# A program that waits for its input.
mkfifo wait
limit() {
	"$@" >/dev/null 2>&1 <wait &
	pid=$!
	exec 9>wait
	sleep 0.2
	grep 'core file' "/proc/$pid/limits" | tr -s ' ' | cut -d ' ' -f 5,6
	kill -s SEGV "$pid"
	exec 9>&-
	wait "$pid" 2>/dev/null
	ls | grep -c '^core'
}
is '4: no core file where one is allowed' "$(ulimit -c unlimited 2>/dev/null
    limit bk-triage -C sman1 -)" '0 0
0'
if command -v strace >/dev/null && [ -z "${ASAN_OPTIONS+x}" ] &&
    strace -o /dev/null true 2>/dev/null &&
    ! grep -q __asan "$(command -v bk-init)"; then
	for p in $programs; do
		strace -o trace -e trace=prctl,prlimit64,setrlimit "$p" -h \
		    >/dev/null
		is "4: $p has no dumps, to a file or a program" \
		    "$(grep -c -e 'RLIMIT_CORE, {rlim_cur=0, rlim_max=0}' \
		    -e 'PR_SET_DUMPABLE, SUID_DUMP_DISABLE' trace)" 2
	done
fi

# --- 5, 6: see veil.t; make attack; the cases min-cell and veil-rows of bk-report

bk-stats -C sman1 >s.yaml
bk-report recap --min-cell 5 -o veil.xlsx <s.yaml
mkdir x
(cd x && unzip -q ../veil.xlsx)
is '6: no sheet of the workbook is hidden, no name defined, no comment' \
    "$(cat x/xl/workbook.xml | grep -o -E 'state="[a-z]*[Hh]idden"' ; ls x/xl |
    grep -i comment)" ''
is '6: no canary in any part of it, names of parts included' \
    "$(grep -r -l -E "$name|7701|Jalan" x)" ''
is '6: no count from 1 to 4 in a cell, or in what a chart keeps' \
    "$(/usr/bin/python3 "$TOP/tests/xlsxcells.py" veil.xlsx |
    grep -E "^[B-Z]+[0-9]+: '?[1-4]'?\$"
    grep -h -o '<c:v>[1-4]</c:v>' x/xl/charts/*.xml 2>/dev/null)" ''

# --- 8 --------------------------------------------------------------------------

bk-triage -C sman1 --explain in.yaml >e 2>/dev/null
is '8: what opens a case says the rule and its numbers' \
    "$(grep -c 'rule: never_attended, .*sessions: 10' \
    sman1/cases/2020-2021-1/77012.yaml)" 1
bk-init -q other 2>/dev/null
cp -r sman1/roster other
bk-triage -C other --explain in.yaml >e 2>/dev/null
is '8: so does bk-triage --explain' \
    "$(grep -c -E '^# 77012: .*never_attended yes.*\(usulan\)' e)" 1
bk-triage -C other -q -w in.yaml
bk-report -C other worklist -f text >w
is '8: and the worklist' "$(grep 77012 w | grep -c 'Usulan, perlu dikonfirmasi')" 1
bk-triage -C other -q --advance -w --today 2020-12-01 </dev/null
is '8: nobody moves a suggestion but a person' \
    "$(grep -e rung: -e status: other/cases/*/77012.yaml)" 'status: open
rung: phone'

# --- 11 -------------------------------------------------------------------------

sed -i '/77012/,/^---/s/^class: .*/&\
enrolled: {to: 2020-10-01, why: moved}/' sman1/roster/2020-2021-1.yaml
tree() {
	find sman1 -type f ! -path '*/.git/*' -exec cksum {} + | sort
}
tree >before
is '11: before the limit nothing is due' \
    "$(bk-check -C sman1 --today 2021-10-01 2>&1 | grep -c 'kept for')" 0
is '11: past it, what is due is listed' \
    "$(bk-check -C sman1 --today 2022-10-02 2>&1 |
    grep 'kept for' | sed 's/.*sman1.//; s/:.*//; s/[0-9a-f]\{12\}/X/')" \
    'roster/2020-2021-1.yaml
attendance/2020-2021-1/X.yaml
cases/2020-2021-1/77012.yaml
confidential/2020-2021-1/77012.yaml'
tree >after
ok '11: and nothing is deleted' cmp before after

# --- 12 -------------------------------------------------------------------------

{
	i=0
	while [ $i -lt 151 ]; do
		i=$((i + 1))
		printf -- '---\nkind: student\nnis: "9%04d"\nname: "Siswa %d"\nclass: "X-MIPA-%d"\n' \
		    $i $i $((i % 5))
	done
} >other/roster/2020-2021-1.yaml
ratio() {
	bk-report -C other semester -f text | grep -A 2 '^Beban kerja' |
	    grep -o -E '[0-9]+ +1 : 150 +5 .*' | tr -s ' '
}
cp sman1/school.yaml other
is '12: 151 students to a counsellor are noted' "$(ratio)" \
    '151 1 : 150 5 5 melebihi 1 : 150'
sed -i '1,5d' other/roster/2020-2021-1.yaml
is '12: 150 are not' "$(ratio)" '150 1 : 150 5 5'
cd ..
done_testing
