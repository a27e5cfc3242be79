# bk-check --privacy: what a repository lets out, and nothing where it lets out
# nothing.
. "$TOP/tests/flow/tap.sh"

BK_TODAY=2020-09-15; export BK_TODAY
umask 077
sh "$TOP/tests/docs/school.sh" cases
audit() {
	bk-check -C sman1 --privacy "$@" >out 2>err
	echo $? >>out
	sed 's/^sman1\///; s/^commit [0-9a-f]*/commit X/' out
}
anew() {
	git -C sman1 reset -q --hard
	git -C sman1 clean -fdqx
}
chmod -R go= sman1
is 'a repository as bk left it' "$(audit)" 0
is 'looked at are files that are no documents' "$(audit -v >/dev/null
    cat err)" 'bk-check: 10 files looked at, 0 findings'
status_is 'it takes no file' 2 bk-check -C sman1 --privacy sman1/school.yaml

# --- names in files ------------------------------------------------------------

mkdir sman1/laporan
cat >sman1/laporan/README.md <<E
Catatan. Kunjungan pertama ke rumah SITI  AMINAH belum berhasil.
Nomor 10233, telepon 6281234567004;
Rahma Putri menunggu.
Siti saja, 1023, 2020 dan aminah tidak apa-apa. Slamet pagi; slamet malam.
E
is 'names, numbers, telephones, a line once' "$(audit)" \
    'laporan/README.md:1: personal data outside its place
laporan/README.md:2: personal data outside its place
laporan/README.md:3: personal data outside its place
laporan/README.md:4: personal data outside its place
1'
sed -i '4s/Slamet pagi; //' sman1/laporan/README.md
is 'a name of one word with a capital only' "$(audit | grep -c :4:)" 0
anew

mkdir sman1/siti_aminah
echo x >sman1/siti_aminah/x.txt
echo x >sman1/DewiLestari.txt
echo x >sman1/ahmad-fauzi.txt
echo x >sman1/surat-10231.txt
echo x >sman1/fauzi.txt
is 'names of files and directories' "$(audit)" \
    'DewiLestari.txt:1: personal data outside its place
ahmad-fauzi.txt:1: personal data outside its place
siti_aminah:1: personal data outside its place
surat-10231.txt:1: personal data outside its place
1'
anew

echo '# Siti Aminah: tidak dihubungi hari Jumat' >>sman1/policy.yaml
echo '- {date: 2020-11-10, name: "Rapat", kind: school} # 0051234562' \
    >>sman1/calendar/school.yaml
is 'comments of settings' "$(audit | sed 's/:[0-9]*:/:N:/')" \
    'calendar/school.yaml:N: personal data outside its place
policy.yaml:N: personal data outside its place
1'
anew

# --- papers, statistics ----------------------------------------------------------

bk-report -C sman1 -o sman1/panggilan.html summons 10234
cp absensi-x1.csv sman1/ABSENSI.CSV
mkdir -p sman1/templates
echo x >sman1/templates/summons.id.docx
is 'papers and tables, but templates' "$(audit)" \
    'ABSENSI.CSV:1: a paper or table in the repository: keep it elsewhere
panggilan.html:1: a paper or table in the repository: keep it elsewhere
1'
anew
bk-stats -C sman1 >sman1/statistik.yaml
is 'statistics are sums' "$(audit)" 0
sed -i '/^terms:/i\
catatan: "Siti Aminah"' sman1/statistik.yaml
is 'and nobody' "$(audit | sed 's/:[0-9]*:/:N:/')" \
    'statistik.yaml:N: personal data outside its place
statistik.yaml:N: no sum: catatan
1'
anew

# --- what is written there by -o ---------------------------------------------------

says() {	# what, the words, command
	status_is "$1" 0 sh -c "$3"
	is 'says' "$(cat tap.err)" "$2"
}
cd sman1 || exit 2
for f in x.html x.pdf x.docx; do
	says "$f, which git ignores" '' "bk-report -o $f summons 10234"
done
says 'a recap of the same' '' 'bk-report recap -o r.xlsx'
is 'git sees none of them' "$(git status --porcelain | grep -v tap)" ''
is 'but a template' "$(mkdir templates; touch templates/recap.docx
    git status --porcelain -u | grep -v tap
    rm -r templates)" '?? templates/recap.docx'
says 'a text, which it does not' 'bk-report: x.txt: it lies in the repository, and git would take it up; keep papers elsewhere, or let bk-init complete .gitignore' \
    'bk-report -o x.txt summons 10234'
: >.gitignore
says 'where the lines are missing' 'bk-report: laporan.html: it lies in the repository, and git would take it up; keep papers elsewhere, or let bk-init complete .gitignore' \
    'bk-report -o laporan.html summons 10234'
says 'from outside of it, too' 'bk-report: sman1/laporan.html: it lies in the repository, and git would take it up; keep papers elsewhere, or let bk-init complete .gitignore' \
    'cd .. && bk-report -C sman1 -o sman1/laporan.html summons 10234'
says 'nothing with -q' '' 'bk-report -q -o laporan.html summons 10234'
says 'nothing of statistics, which are about nobody' '' \
    'bk-stats -o stats.yaml'
says 'nothing of what lies elsewhere' '' \
    'bk-report -o ../laporan.html summons 10234'
is 'rejects of bk-ingest' "$(bk-ingest --rejects tolak.csv \
    ../absensi-x1.csv 2>&1 >/dev/null | grep -c 'tolak.csv: it lies')" 1
is 'calendars of bk-schedule' "$(bk-schedule --today 2020-09-15 --routine \
    --ics k.ics 2>&1 >/dev/null | grep -c 'k.ics: it lies')" 1
git add -f laporan.html
git checkout -q .gitignore
says 'what git has already, though it is ignored' 'bk-report: laporan.html: it lies in the repository, and git would take it up; keep papers elsewhere, or let bk-init complete .gitignore' \
    'bk-report -o laporan.html summons 10234'
git rm -q --cached laporan.html
cd ..
anew

# --- what git tells ---------------------------------------------------------------

git -C sman1 checkout -q -b kasus/siti-aminah
git -C sman1 tag 10233
git -C sman1 commit -q --allow-empty -m 'catatan

tentang Dewi Lestari'
is 'branches, tags, messages' "$(audit)" \
    'commit X:3: personal data outside its place
refs/heads/kasus/siti-aminah:1: personal data outside its place
refs/tags/10233:1: personal data outside its place
1'
git -C sman1 checkout -q -
git -C sman1 branch -q -D kasus/siti-aminah
git -C sman1 tag -d 10233 >/dev/null

git -C sman1 remote add a https://user:password@github.com/sekolah/bk.git
git -C sman1 remote add b git@gitlab.com:sekolah/bk
git -C sman1 remote add c http://10.0.0.1/bk
git -C sman1 remote add d /srv/github.com/bk.git
git -C sman1 remote add e ssh://git@sekolah.sch.id:2222/bk.git
git -C sman1 remote add f https://notgithub.com/bk.git
is 'remotes' "$(audit)" 'remote.a:1: a remote that looks public: github.com
remote.b:1: a remote that looks public: gitlab.com
remote.c:1: a remote without encryption on the way: http://
1'
is 'and no password' "$(grep -c password out err)" 'out:0
err:0'
for r in a b c d e f; do git -C sman1 remote remove $r; done
git -C sman1 config url.https://GitHub.com./.insteadOf pendek:
git -C sman1 remote add a pendek:sekolah/bk
git -C sman1 remote add b /srv/bk.git
git -C sman1 config remote.b.pushurl codeberg.org:sekolah/bk
git -C sman1 remote add c 'ext::ssh -p 22 git@git.sr.ht %S bk'
git -C sman1 remote add d 'ext::ssh git@sekolah.sch.id %S github.com'
git -C sman1 config branch.main.pushRemote ssh://git@ssh.github.com:443/x/bk
git -C sman1 config branch.main.remote b
is 'remotes by other names' "$(audit)" \
    'branch.main:1: a remote that looks public: ssh.github.com
remote.a:1: a remote that looks public: GitHub.com
remote.b:1: a remote that looks public: codeberg.org
remote.c:1: a remote that looks public: git.sr.ht
1'
git -C sman1 config --remove-section branch.main
for r in a b c d; do git -C sman1 remote remove $r; done
git -C sman1 config --remove-section url.https://GitHub.com./

# --- modes ------------------------------------------------------------------------

chmod 644 sman1/cases/2020-2021-1/10234.yaml
is 'a mode' "$(audit)" 'cases/2020-2021-1/10234.yaml:1: a mode that lets others in: 0644; chmod go= closes it
1'
chmod 755 sman1/roster sman1
is 'more, and the whole' "$(audit)" \
    'sman1:1: others can read the repository: mode 0755 (wanted: 0700)
cases/2020-2021-1/10234.yaml:1: a mode that lets others in: 0644, and 1 more; chmod -R go= closes them
1'
chmod -R go= sman1
is 'closed' "$(audit)" 0

mkdir -m 755 outer
git init -q outer
cp -r sman1 outer/bk
rm -rf outer/bk/.git
chmod 755 outer/.git
bk-check -C outer/bk --privacy >out
is "git's own directory, where it lies outside" \
    "$(sed "s,$PWD/,," out)" \
    'outer/.git:1: a mode that lets others in: 0755; it holds every version of every file'
bk-record -q -C sman1 10234 conference --by bk1 --set strengths=x
audit >/dev/null
is 'what is confidential, as a note' "$(cat err)" \
    'bk-check: sman1/confidential:1: confidential files are readable by whoever has the repository; bk-init --git-crypt lets git encrypt them'
done_testing
