# bk-ingest | bk-triage: exempt students, terms, and everything twice.
. "$TOP/tests/flow/tap.sh"

export BK_TODAY=2020-09-07
mkdir -p sman1/roster
cat >sman1/school.yaml <<'X'
name: "SMA Negeri 1 Contoh"
classes: [{id: "X-1", counsellor: bk1}]
staff: [{id: bk1, name: "Rini", role: counsellor}]
X
cat >sman1/roster/2020-2021-1.yaml <<'X'
---
kind: student
nis: "101"
name: "Ani"
class: "X-1"
---
kind: student
nis: "102"
name: "Budi"
class: "X-1"
exempt: [{from: 2020-08-24, to: 2020-09-30, why: internship}]
---
kind: student
nis: "103"
name: "Citra"
class: "X-1"
enrolled: {from: 2020-09-03}
---
kind: student
nis: "104"
name: "Dewi"
class: "X-1"
enrolled: {to: 2020-08-23}
---
kind: student
nis: "105"
name: "Eka"
class: "X-1"
exempt: [{from: 2020-09-02, to: 2020-09-02, why: school}]
X
git init -q sman1
git -C sman1 add -A
git -C sman1 commit -qm init
commits() { git -C sman1 rev-list --count HEAD; }
cases() { (cd sman1/cases/2020-2021-1 && echo *); }

# All are absent on every day; 105 came twice.
{ echo nis,tanggal,mapel,status
  for d in 2020-08-31 2020-09-01 2020-09-02 2020-09-03 2020-09-04; do
	for n in 101 102 103 104 105; do
		s=A
		case $n$d in 1052020-09-0[14]) s=H;; esac
		echo "$n,$d,Fisika,$s"
	done
  done
  echo 101,2020-06-30,Fisika,A
  echo 101,2021-01-05,Fisika,H
} >log.csv

pipeline() {
	bk-ingest -C sman1 "$@" log.csv | bk-triage -C sman1 --commit
}
totals() { sed -n "/^nis: \"$1\"/,/^totals/s/^totals: //p" docs.yaml; }

bk-ingest -C sman1 --term 2020-2021-1 log.csv >docs.yaml 2>err
is 'rows of other terms are rejected' "$?" 1
is 'which is counted by cause' "$(grep -o '2 rejected.*' err)" \
    '2 rejected (2 date is of another term)'
is 'who came to no lesson' "$(totals 101)" \
    '{sessions: 5, present: 0, late: 0, sick: 0, excused: 0, unexcused: 5}'
is 'an intern was not absent: no document' "$(totals 102)" ''
is 'nor who was not enrolled yet' "$(totals 103)" \
    '{sessions: 2, present: 0, late: 0, sick: 0, excused: 0, unexcused: 2}'
is 'nor who had left' "$(totals 104)" ''
is 'a day for the school is no absence' "$(totals 105)" \
    '{sessions: 4, present: 2, late: 0, sick: 0, excused: 0, unexcused: 2}'
is 'the exempt are counted' "$(grep -o '[0-9]* exempt' err)" '14 exempt'
bk-ingest -C sman1 --today 2021-06-30 log.csv >both.yaml 2>err
is 'without --term, each session decides' \
    "$(grep -c '^term: 20[12][0-9]' both.yaml) $(sed -n \
    's/^term: //p' both.yaml | sort -u | tr '\n' ' ')" \
    '5 2019-2020-2 2020-2021-1 2020-2021-2 '

pipeline --term 2020-2021-1 2>err
is 'cases of those who were to be there' "$(cases)" '101.yaml 103.yaml'
is 'one commit' "$(commits)" 2
pipeline --term 2020-2021-1 2>err
is 'the same pipeline again changes nothing' "$(commits)" 2
is 'and leaves nothing behind' "$(git -C sman1 status --porcelain)" ''

bk-ingest -C sman1 -w --term 2020-2021-1 log.csv 2>err
is 'kept: exit 1 for the rejected rows' "$?" 1
sum=$(cat sman1/attendance/2020-2021-1/* | sha256sum)
bk-ingest -C sman1 -w --term 2020-2021-1 log.csv 2>err
is '-w twice changes nothing' \
    "$(cat sman1/attendance/2020-2021-1/* | sha256sum)" "$sum"
is 'and is one file' "$(ls sman1/attendance/2020-2021-1 | wc -l)" 1
bk-ingest -C sman1 -n --term 2020-2021-1 log.csv >diff 2>err
is 'a dry run shows nothing to do' "$(cat diff)" ''

# Two halves of the log, in either order, are the log.
{ sed 1q log.csv; sed -n '2,14p' log.csv; } >a.csv
{ sed 1q log.csv; sed -n '15,26p' log.csv; } >b.csv
bk-ingest -q -C sman1 -f yaml a.csv b.csv | sed '/^  - {file/d' >ab.yaml
bk-ingest -q -C sman1 b.csv a.csv | sed '/^  - {file/d' >ba.yaml
bk-ingest -q -C sman1 --term 2020-2021-1 log.csv 2>err |
    sed '/^  - {file/d' >whole.yaml
ok 'halves make the whole' cmp ab.yaml whole.yaml
ok 'in either order' cmp ba.yaml whole.yaml
is 'the report and --rejects agree' "$(bk-ingest -C sman1 --json --rejects \
    r.csv --term 2020-2021-1 -o x log.csv 2>&1 | tail -n 1 |
    sed 's/.*"rejected": \([0-9]*\), "causes".*/\1/') $(sed 1d r.csv |
    wc -l)" '2 2'
done_testing
