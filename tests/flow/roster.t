# bk-ingest -w of rosters: whole classes lose students, the list wins, what
# people mend by hand stays, and the same list again changes nothing.
. "$TOP/tests/flow/tap.sh"

export BK_TODAY=2020-09-01
mkdir school
printf 'name: "SMA Negeri 1 Contoh"\n' >school/school.yaml
git init -q school
r=school/roster/2020-2021-1.yaml
left() { grep -c '^enrolled: .*to:' $r; }

# Two classes of twelve, one of two.
{
	echo 'NIS,NISN,Nama,Kelas'
	for i in $(seq 101 112); do echo "$i,0050000$i,Anak $i,X-1"; done
	for i in $(seq 201 212); do echo "$i,0050000$i,Anak $i,X-2"; done
	printf '301,0050000301,Anak 301,X-3\n302,0050000302,Anak 302,X-3\n'
} >all.csv
bk-ingest -C school -q -w all.csv
cp "$r" first
is 'the first list of a term makes no leaver' "$(left)" 0

head -6 all.csv >few.csv
ok 'five of twelve are no whole class' bk-ingest -C school -w few.csv
is 'and nobody leaves' "$(left)" 0
head -12 all.csv >most.csv
ok 'eleven of twelve are one' bk-ingest -C school -w most.csv
is 'the twelfth has left' "$(grep -B5 '^enrolled' $r | grep nis:)" \
'nis: "112"'
is 'the day before today' "$(grep '^enrolled' $r)" 'enrolled: {to: 2020-08-31}'
cp "$r" kept
ok 'the same list again' bk-ingest -C school -w most.csv
ok 'changes nothing' cmp -s "$r" kept

cp first "$r"
head -9 all.csv >eight.csv
bk-ingest -C school -w eight.csv 2>err
is 'four of twenty-six are too many to believe: exit 1' $? 1
is 'which is said' "$(grep -c 'more students missing in the list than one in ten: 4 of 26; nobody leaves' err)" 1
is 'nobody leaves' "$(left)" 0
ok '--leavers believes it' bk-ingest -C school -w --leavers eight.csv
is 'four leave' "$(left)" 4

cp first "$r"
{ grep -v X-3 all.csv; echo '301,0050000301,Anak 301,X-1'; } >moved.csv
bk-ingest -C school -w moved.csv 2>err
is 'a class that would be empty: exit 1' $? 1
is 'is said too' "$(grep -c 'a class would be left empty: 1 of 3' err)" 1
is 'the rest is done' "$(grep -c 'class: "X-3", from' $r)" 1

cp first "$r"
sed 's/X-1/XI-A/' most.csv >renamed.csv
ok 'a class by a new name' bk-ingest -C school -w renamed.csv
is 'has no leavers' "$(left)" 0

# One person by NIS and NISN.
cp first "$r"
printf 'NIS,NISN,Nama,Kelas\n9101,0050000101,Anak 101,X-1\n' >newnis.csv
ok 'a new NIS' bk-ingest -C school -w newnis.csv
is 'is the same student' "$(grep -c 0050000101 $r)/$(grep -c '"9101"' $r)" 1/1
printf 'NIS,NISN,Nama,Kelas\n9102,0050000102,Orang Lain,X-1\n' >clash.csv
bk-ingest -C school -w clash.csv 2>err
is 'a NISN that another has: exit 1' $? 1
is 'is said' "$(grep -c 'clash.csv:2: a number that another' err)" 1
is 'and there are no two of it' "$(grep -c 0050000102 $r)" 1

# What differs.
cat >"$r" <<'X'
---
kind: student
nis: "101"
nisn: "0050000101"
name: "Anak 101"
class: "X-1"
email: "lama@contoh.sch.id"
household: h0007
guardians:
  - {name: "Sumarni", relation: mother, phone: "62811", primary: true}
home: {village: "Muntung"}   # dekat balai desa
restricted: {from: 2020-08-02, why: "permintaan orang tua"}
X
cp "$r" ours
cat >list.csv <<'X'
NIS,NISN,Nama,Kelas,Email,Nama Ibu,No HP Ibu,Pekerjaan Ibu,Nama Ayah,Desa
101,0050000101,Anak 101,X-1,baru@contoh.sch.id,Sumarni,0812-0000-0001,Petani,Slamet,Batursari
X
bk-ingest -C school -w list.csv 2>err
is 'what the list wins is said' "$(grep 'is taken' err)" \
"bk-ingest: list.csv:2: list differs: email; the list's is taken
bk-ingest: list.csv:2: list differs: guardians; the list's is taken"
bk-ingest -C school -w list.csv 2>err
cp "$r" once
is 'the list wins' "$(grep -c 'baru@contoh' $r)" 1
is 'a second guardian is added' "$(grep -c 'name: "Slamet"' $r)" 1
is 'telephone and primary stay, a new key comes' "$(grep Sumarni $r)" \
'  - {name: "Sumarni", relation: mother, phone: "62811", primary: true, sex: F, occupation: "Petani"}'
is 'home stays, with its comment' "$(grep '^home' $r)" \
'home: {village: "Muntung"}   # dekat balai desa'
is 'which is said, with the line' "$(grep 'list differs' err)" \
"bk-ingest: list.csv:2: list differs: guardian's phone; the roster's stays; --prefer list takes the list's
bk-ingest: list.csv:2: list differs: home.village; the roster's stays; --prefer list takes the list's"
ok 'again' bk-ingest -C school -w list.csv
ok 'nothing changes' cmp -s "$r" once
ok '--prefer list' bk-ingest -C school -w --prefer list list.csv
is 'takes the number' "$(grep -c 'phone: "6281200000001"' $r)" 1
is 'and the village' "$(grep -c 'village: "Batursari"' $r)" 1
status_is 'nothing else is preferred' 2 \
    bk-ingest -C school -w --prefer roster list.csv

# The next term.
cp once "$r"
export BK_TODAY=2021-01-11
sed 's/X-1/XI-1/' list.csv >next.csv
ok 'the next term' bk-ingest -C school -w next.csv
n=school/roster/2020-2021-2.yaml
is 'has the telephone that was mended' "$(grep -c 'phone: "62811"' $n)" 1
is 'the household' "$(grep '^household' $n)" 'household: h0007'
is 'what the parents asked for' "$(grep -c '^restricted' $n)" 1
is 'and its own class' "$(grep -c '^class: "XI-1"\|^classes' $n)" 1
ok 'again' bk-ingest -C school -w next.csv

# What people wrote goes on, in whatever order lists come.
rm -rf school/roster
mkdir school/roster
p=school/roster/2019-2020-2.yaml
cat >$p <<'X'
---
kind: student
nis: "101"
nisn: "0050000101"
name: "Anak 101"
class: "X-1"
mentor: bk1   # sejak kasus pertama
household: h0007
guardians:
  - {name: "Sumarni", relation: mother, phone: "62811", available: ["Sat 08:00-12:00"]}
exempt: [{from: 2020-03-01, to: 2020-12-31, why: internship}]
---
kind: student
nis: "102"
nisn: "0050000102"
name: "Anak 102"
class: "X-1"
mentor: bk2
enrolled: {to: 2020-03-31, why: moved}
X
n=school/roster/2020-2021-1.yaml
of() { sed -n "/^nis: \"$1\"/,/^---/p" $n; }
kept() {
	is "$1: what was written goes on" "$(of "${2:-101}" | grep -c -e mentor \
	    -e h0007 -e '"62811".*Sat 08' -e internship)" 4
}
head='NIS,NISN,Nama,Kelas,Nama Ibu,No HP Ibu'
row='101,0050000101,Anak 101,XI-1,Sumarni,081299'
export BK_TODAY=2020-07-13
printf '%s\n%s\n' "$head" "$row" >l.csv
ok 'in one list' bk-ingest -C school -q -w l.csv
kept 'in one list'
printf '%s\n103,0050000103,Anak 103,XI-2,,\n' "$head" >m.csv
rm $n
bk-ingest -C school -q -w m.csv
ok 'the other class first' bk-ingest -C school -q -w l.csv
kept 'the other class first'
cp $n both
bk-ingest -C school -q -w m.csv l.csv
ok 'both again: nothing changes' cmp $n both
rm $n
printf '%s\n104,0050000104,Anak 104,XI-1,,\n' "$head" >forgot.csv
bk-ingest -C school -q -w forgot.csv
BK_TODAY=2020-07-20 bk-ingest -C school -q -w l.csv 2>/dev/null
kept 'forgotten at first'
is 'and enrolled since' "$(of 101 | grep ^enrolled)" \
    'enrolled: {from: 2020-07-20}'
rm $n
sed 's/Anak 101/Annisa Putri/' l.csv >named.csv
ok 'another name' bk-ingest -C school -q -w named.csv
kept 'another name'
rm $n
sed 's/^101/9101/' l.csv >renumbered.csv
ok 'another NIS' bk-ingest -C school -q -w renumbered.csv
kept 'another NIS' 9101
rm $n
printf '%s\n101,0050000999,Orang Lain,XI-1,,\n' "$head" >other.csv
ok 'a NIS given anew' bk-ingest -C school -q -w other.csv
is 'takes nothing over' "$(of 101 | grep -c -e mentor -e h0007)" 0

# What was added to the old roster when the new one was there already.
rm $n
bk-ingest -C school -q -w l.csv
cp $p old
sed -i 's/household: h0007/household:/; /^exempt/d
s/, available.*/, available: []}/' $n
cp $n emptied
bk-ingest -C school -q -w l.csv 2>/dev/null
is 'a key that was emptied stays so' "$(of 101 | grep -c -e h0007 -e Sat)" 0
sed -i '/^household/d; /^exempt/d; s/, phone: "62811", available.*/}/' $n
sed -i 's/exempt: \[/&{from: 2020-01-06, to: 2020-02-01, why: sent}, /' $p
printf '%s\n102,0050000102,Anak 102,XI-1,,\n' "$head" >second.csv
bk-ingest -C school -w second.csv 2>err
is 'it goes on with the next list' "$(of 101 | grep -e household -e Sumarni \
    -e exempt)" 'exempt: [{from: 2020-03-01, to: 2020-12-31, why: internship}]
household: h0007
  - {name: "Sumarni", relation: mother, phone: "62811", available: ["Sat 08:00-12:00"]}'
is 'and is said, with its line' "$(grep 'taken over' err)" \
"bk-ingest: school/roster/2019-2020-2.yaml:11: added after this term's roster was made: exempt; taken over
bk-ingest: school/roster/2019-2020-2.yaml:8: added after this term's roster was made: household; taken over
bk-ingest: school/roster/2019-2020-2.yaml:10: added after this term's roster was made: guardian's phone; taken over
bk-ingest: school/roster/2019-2020-2.yaml:10: added after this term's roster was made: guardian's available; taken over"
cp $n taken
bk-ingest -C school -w second.csv 2>err
ok 'once' cmp $n taken
is 'nothing is said again' "$(grep -c 'taken over' err)" 0
cp old $p

# Two terms on, the roster between does not know the student.
n=school/roster/2020-2021-2.yaml
cp $p school/roster/2020-2021-1.yaml
sed -i '/nis: "102"/,$d' school/roster/2020-2021-1.yaml
sed -i '$d' school/roster/2020-2021-1.yaml; sed -i '$d' school/roster/2020-2021-1.yaml
printf 'NIS,NISN,Nama,Kelas\n102,0050000102,Anak 102,XI-1\n' >back.csv
BK_TODAY=2021-01-11; export BK_TODAY
ok 'who comes back' bk-ingest -C school -q -w back.csv
is 'is known' "$(of 102 | grep -c -e 'mentor: bk2')" 1
is 'and enrolled' "$(of 102 | grep -c enrolled)" 0

# Back within the term: nobody was absent in between.
cat >$n <<'X'
---
kind: student
nis: "102"
name: "Anak 102"
class: "XI-1"
enrolled: {from: 2021-01-11, to: 2021-01-20}
X
BK_TODAY=2021-02-01; export BK_TODAY
ok 'back within the term' bk-ingest -C school -q -w back.csv
is 'the gap is kept' "$(grep -e ^enrolled -A5 $n)" 'enrolled: {from: 2021-01-11}
exempt:
  - {from: 2021-01-21, to: 2021-01-31, why: not_enrolled}'
cp $n gap
ok 'again' bk-ingest -C school -q -w back.csv
ok 'changes nothing' cmp $n gap

# A roster of an earlier term that cannot be read is named.
echo '{' >>$p
status_is 'a malformed earlier roster' 2 bk-ingest -C school -w --term \
    2021-2022-1 back.csv
is 'is named' "$(grep -c '^bk-ingest: school/roster/2019-2020-2.yaml:' \
    tap.err)" 1
done_testing
