# The school of bk-schedule's examples, sman1/: four families to be visited.
set -eu

mkdir -p sman1/roster sman1/cases/2020-2021-1
cat >sman1/school.yaml <<'END'
name: "SMA N 1 Contoh"
timezone: Asia/Jakarta
classes: [{id: "X-1", homeroom: wali-x1, counsellor: bk1}]
staff:
  - {id: bk1, name: "Sri", role: coordinator, sex: F, free: ["Mon-Fri 13:00-17:00", "Sat 08:00-12:00"]}
  - {id: wali-x1, name: "Ani", role: homeroom, sex: F, free: ["Tue-Thu 14:00-17:00"]}
END

# student NIS NAME GUARDIAN: and the case, approved
student() {
	cat >>sman1/roster/2020-2021-1.yaml <<END
---
kind: student
nis: "$1"
name: "$2"
class: "X-1"
guardians: [{$3}]
home: {village: "$4"}
END
	cat >sman1/cases/2020-2021-1/$1.yaml <<END
kind: case
version: 1
id: 2020-2021-1/$1
term: 2020-2021-1
student: {nis: "$1", name: "$2", class: "X-1"}
opened: 2020-09-07
status: open
rung: visit
due: 2020-10-15
actions:
  - {date: 2020-09-29, step: visit_request, by: bk1, purpose: clarify, recommended_by: wali-x1}
  - {date: 2020-09-29, step: instrument, outcome: prepared, by: bk1}
  - {date: 2020-09-30, step: approval, outcome: granted, by: kepsek}
  - {date: 2020-09-30, step: assignment, outcome: issued, by: kepsek}
END
}

consent() {
	echo '  - {date: 2020-10-01, step: consent, outcome: given, by: bk1}' \
	    >>sman1/cases/2020-2021-1/$1.yaml
}

student 101 Ahmad 'name: "Slamet", sex: M' Muntung
student 103 Rahma 'name: "Wagiyem", sex: F, available: ["Sat 08:00-12:00"]' Batur
student 104 Joko 'name: "Sarti", sex: F, available: ["Sun 08:00-12:00"]' Muntung
student 105 Siti 'name: "Tini", sex: F' Muntung
consent 101
consent 103
consent 104
