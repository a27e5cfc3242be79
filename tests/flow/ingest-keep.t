# bk-ingest -w and --commit: rosters merge, recaps are kept, twice is once.
. "$TOP/tests/flow/tap.sh"

export BK_TODAY=2020-07-13
mkdir sman1
printf 'name: "SMA Negeri 1 Contoh"\n' >sman1/school.yaml
git init -q sman1
(cd sman1 && git add -A && git commit -qm init)
r=sman1/roster/2020-2021-1.yaml
commits() { git -C sman1 rev-list --count HEAD; }

cat >dapodik1.csv <<'X'
NIS,NISN,Nama,L/P,Kelas,Nama Wali,HP Wali,No KK
00123,0050000005,Siti,P,X-1,Sumarni,0812-3456-7890,K1
00124,0050000006,No,L,X-1,,,K1
00125,0050000007,Yes,L,X-2,,,
X
ok 'a roster is kept' bk-ingest -C sman1 --commit dapodik1.csv
is 'a commit' "$(commits)" 2
is 'its message holds no name' "$(git -C sman1 log -1 --format=%B)" \
    'bk-ingest: roster'
ok 'again' bk-ingest -C sman1 --commit dapodik1.csv
is 'changes nothing' "$(commits)" 2

# What a person adds stays.
sed -e '1i# daftar siswa kami' \
    -e 's/phone: "6281234567890"/phone: "62899", available: ["Sat 08:00-12:00"]/' \
    -e 's/name: "No"/name: "No"   # panggilan: Nono/' "$r" >tmp && mv tmp "$r"
git -C sman1 commit -qam 'by hand'
cat >dapodik2.csv <<'X'
NIS,NISN,Nama,L/P,Kelas,Nama Wali,HP Wali,No KK,Desa
00123,0050000005,Siti,P,X-2,Sumarni,0812-3456-7890,K1,Muntung
00125,0050000007,Yes,L,X-2,Budi,0811111111,,
00127,0050000009,Baru,P,X-2,,,K1,
X
export BK_TODAY=2020-09-01
bk-ingest -C sman1 -n --leavers dapodik2.csv >diff 2>err
is 'the dry run shows what will change' "$(grep '^[-+][^-+]' diff)" \
'-class: "X-1"
+class: "X-2"
+classes:
+  - {class: "X-1", from: 2020-07-01, to: 2020-08-31}
+home: {village: "Muntung"}
+enrolled: {to: 2020-08-31}
+guardians:
+  - {name: "Budi", phone: "62811111111"}
+kind: student
+nis: "00127"
+nisn: "0050000009"
+name: "Baru"
+sex: F
+class: "X-2"
+enrolled: {from: 2020-09-01}
+household: h0001'
is 'and writes nothing' "$(git -C sman1 status --porcelain)" ''
ok 'a second roster merges' bk-ingest -C sman1 --commit --leavers dapodik2.csv
is 'the phone and the window stay' "$(grep -c '"62899", available' $r)" 1
is 'the comments stay' "$(grep -c '# daftar siswa\|# panggilan' $r)" 2
is 'the leaver stays, with an end' "$(grep -c '^name: "No"' $r)" 1
ok 'again' bk-ingest -C sman1 --commit dapodik2.csv
is 'changes nothing' "$(commits)" 4

# Of a guardian who stands there, only what was missing.
cp "$r" kept
cat >>"$r" <<'X'
---
kind: student
nis: "00140"
name: "Wali"
class: "X-3"
guardians:
  - {name: "SUMARNI", relation: mother}   # ibu
  - name: "Slamet"
    phone: "6281999"
  - {name: "Karyo", deceased: true}
X
cat >wali.csv <<'X'
NIS,Nama,Kelas,Nama Wali,HP Wali
00140,Wali,X-3,Sumarni,0812-3456-7890
X
bk-ingest -C sman1 -n wali.csv >diff 2>err
is 'a number that was missing is filled in' "$(grep '^[-+][^-+]' diff)" \
'-  - {name: "SUMARNI", relation: mother}   # ibu
+  - {name: "SUMARNI", relation: mother, phone: "6281234567890"}   # ibu'
sed -i 's/Sumarni,0812-3456-7890/Slamet,0811-111-111/' wali.csv
bk-ingest -C sman1 -n wali.csv >diff 2>err
is 'what a person wrote stays' "$(cat diff)" ''
cp kept "$r"

# A list of one class says nothing of the others.
printf 'nis,nama,kelas\n00130,Ketiga,XI-1\n' >xi.csv
ok 'a class by itself' bk-ingest -C sman1 -w xi.csv
is 'nobody left' "$(grep -c '^enrolled: {to' $r)" 1
git -C sman1 commit -qam 'XI-1'

cat >log.csv <<'X'
nis,tanggal,mapel,status
00123,2020-09-01,Fisika,H
00127,2020-08-31,Fisika,A
00127,2020-09-01,Fisika,A
99999,2020-09-01,Fisika,A
X
status_is 'a row that is rejected: exit 1' 1 \
    bk-ingest -C sman1 --commit --rejects rejects.csv log.csv
a=$(ls sman1/attendance/2020-2021-1)
is 'the recap is named by its source' "$a" \
    "$(sha256sum log.csv | cut -c1-12).yaml"
is 'who was not enrolled yet was not absent' \
    "$(grep -c 'sessions: 1, present: 0.*unexcused: 1}$' \
    "sman1/attendance/2020-2021-1/$a")" 2
before=$(commits)
bk-ingest -C sman1 -q --commit log.csv 2>err
is 'the same again changes nothing' "$(commits)" "$before"
is 'all is committed' "$(git -C sman1 status --porcelain)" ''

# All or nothing.
printf 'no,headings\n' >wrong.csv
sed 's/Fisika/Kimia/' log.csv >more.csv
status_is 'one file that cannot be read: exit 2' 2 \
    bk-ingest -C sman1 --commit more.csv wrong.csv
is 'and nothing is written' "$(ls sman1/attendance/2020-2021-1)" "$a"
status_is 'no repository to write to: exit 2' 2 \
    bk-ingest -C . -w log.csv
done_testing
