#!/bin/sh
# demo.sh BIN [DIR]: home visits by a service standard, with the commands in the
# directory BIN; all it makes is in build/demo-bontang, or in DIR, which is made.
# shellcheck disable=SC2016	# what run shows, run expands
set -eu

bin=$(cd "${1:?usage: demo.sh BIN [DIR]}" && pwd)
school=$(cd "$(dirname "$0")" && pwd)
dir=${2:-$school/../../build/demo-bontang}
. "$school/../demo.sh"

[ $# -gt 1 ] || rm -rf "$dir"
mkdir -p "$dir"
cd "$dir"

# plan DAY: what has no place is said, with the reason, and is a finding.
plan() {
	run "bk-schedule -C bontang --today $1 -f table || test \$? -eq 1"
	run "bk-schedule -q -C bontang --today $1 --commit --ics kunjungan.ics || test \$? -eq 1"
}

# record DAY FILE: what the office wrote down by that day.
record() {
	run "bk-record -C bontang --today $1 --commit --batch \"\$school\"/$2"
}

say 'Once: who we are, what the standard asks for, and who is enrolled.'
begin bontang 'SMP Negeri 9 Bontang'
run 'sed -n "/^visit:/,/^[a-u]/p" bontang/policy.yaml'
run 'bk-ingest -q -C bontang --as roster --term 2023-2024-1 --commit "$school"/siswa.csv'

say 'August: the homeroom teacher refers six, the attendance finds a seventh.'
run 'bk-ingest -q -C bontang --today 2023-08-14 "$school"/absensi.csv |
      bk-triage -C bontang --today 2023-08-14 --commit - "$school"/rujukan.yaml'
say 'To the principal: one letter, with a number of the book of letters.'
record 2023-08-15 permohonan.csv
run 'bk-report -q -C bontang --today 2023-08-15 --commit visit-request 8101 8102 8103 -o permohonan.pdf'
record 2023-08-16 persetujuan.csv
say 'Approved is not enough: a purpose, a recommendation, consent, the student.'
plan 2023-08-16
say 'What was missing is asked for once more, and approved once more.'
record 2023-08-18 susulan.csv
plan 2023-08-18
say 'What is taken along, and what came of it.'
run 'bk-report -q -C bontang --today 2023-08-18 packet 8101 -o bawaan-8101.pdf'
record 2023-08-30 kunjungan.csv
run 'bk-report -C bontang --today 2023-08-30 visit-report 8101 -o laporan-8101.pdf'

say 'Complaints are answered within three days of 24 hours.'
run 'id=$(bk-record -C bontang --complaint --by bk1 --date 2023-08-21T09:10 --note "Petugas datang terlambat" --set via=telepon)'
run 'bk-record -q -C bontang --complaint $id --by bk1 --date 2023-08-23T15:00 --note "Kami minta maaf; jalan banjir"'
run 'id=$(bk-record -C bontang --complaint --by bk1 --date 2023-08-22T10:00 --note "Mohon jadwal sore hari" --set type=suggestion)'
run 'bk-record -q -C bontang --complaint $id --by bk1 --date 2023-08-26T11:00 --note "Baik, sejak September"'
run 'git -C bontang add -A'
run 'git -C bontang commit -q -m complaints'

say 'Was the standard kept? And is it all sound?'
run 'bk-stats -C bontang --today 2023-08-30 -f csv | grep -e in_time -e in_length'
run 'bk-check -C bontang --today 2023-08-30 || test $? -eq 1'
