#!/bin/sh
# demo.sh BIN [DIR]: the main job once, on the example school, with the commands
# in the directory BIN; all it makes is in build/demo, or in DIR, which is made.
# `make demo` runs it.
# shellcheck disable=SC2016	# what run shows, run expands
set -eu

bin=$(cd "${1:?usage: demo.sh BIN [DIR]}" && pwd)
school=$(cd "$(dirname "$0")" && pwd)
dir=${2:-$school/../../build/demo}
. "$school/../demo.sh"

# record DAY FILE: what the office wrote down by that day.
record() {
	run "bk-record -C sman1 --today $1 --batch data/record-$term/$2 --commit"
}

# advance DAY: what cron would do that morning.
advance() {
	run "bk-triage -C sman1 --advance --today $1 --commit"
}

# keep_recaps: what the lists of the whole term say, kept with the cases.
keep_recaps() {
	run "bk-ingest -q -C sman1 --term $term --commit data/exports-$term/* \
      data/lanjutan-$term/* || test \$? -eq 1	# rows refused, as before"
}

# open_cases DAY: who is enrolled, and whom the lists of the term concern.
open_cases() {
	run "bk-ingest -C sman1 --as roster --term $term --commit data/roster.csv"
	say 'Attendance goes in, cases come out. Referrals go along.'
	run "bk-ingest -C sman1 --rejects rejects-$term.csv data/exports-$term/* |
      bk-triage -C sman1 --today $1 --commit - data/record-$term/rujukan.yaml"
}

[ $# -gt 1 ] || rm -rf "$dir"
mkdir -p "$dir"
cd "$dir"
dir=${2:-build/demo}

say 'What a school has in hand: a roster, exports, the record of its office.'
run '"$bin"/examples/candiroto/generate data'
run 'ls data data/exports-2020-2021-1 data/record-2020-2021-1'

say 'Once: a case repository. This school has described itself before.'
run 'git init -q -b main sman1	# we are inside the git of bk itself here'
run "bk-init sman1 --name 'SMA Negeri 1 Candiroto'"
run 'cp "$school"/school.yaml sman1'
run 'git -C sman1 add -A'
run 'git -C sman1 commit -q -m "school: terms, classes, staff"'

term=2020-2021-1
say 'First term. July to September: who was there, and who was not?'
open_cases 2020-09-07
say 'Weeks 1 and 2: confirmed, called. Then the time for calling is over.'
record 2020-09-21 1-telepon.csv
advance 2020-09-22
say 'Week 3: summoned. Then the time for coming is over.'
record 2020-09-29 2-panggilan.csv
advance 2020-09-30
say 'October: approved, consented to. Who is visited when, and by whom?'
record 2020-10-01 2-persiapan.csv
run 'bk-schedule -C sman1 --today 2020-10-01 -f table | cut -c 1-90'
run 'bk-schedule -C sman1 --today 2020-10-01 --commit --ics kunjungan.ics'
run 'bk-schedule -C sman1 --today 2020-10-01 -f html -o lembar-kunjungan.html'
say 'Visited, and looked back on.'
record 2020-10-16 3-kunjungan.csv
record 2020-10-23 4-evaluasi.csv
say 'December: attendance of the whole term is kept, for the statistics.'
keep_recaps

term=2020-2021-2
say 'Second term, the same.'
open_cases 2021-03-08
record 2021-03-22 1-telepon.csv
advance 2021-03-23
say 'This morning a counsellor asks what there is to do, and writes a letter.'
run 'bk-report -C sman1 worklist --today 2021-03-23'
run 'bk-report -C sman1 summons 10498 --today 2021-03-23 -o panggilan-10498.html'
record 2021-03-30 2-panggilan.csv
advance 2021-03-31
record 2021-04-01 2-persiapan.csv
record 2021-04-16 3-kunjungan.csv
say 'One more, when nearly all is done: a homeroom teacher hands in a name.'
run "bk-triage -C sman1 --today 2021-04-19 --commit data/record-$term/rujukan-april.yaml"
record 2021-04-23 4-evaluasi.csv
say 'And of this term, as far as it has come.'
keep_recaps

say 'Two are still open, as in life.'
run 'bk-report -C sman1 worklist --today 2021-04-26'
say 'Is the repository sound, and what happened to it?'
run 'bk-check -C sman1'
run 'git -C sman1 log --oneline --reverse'

say 'The recap for the principal.'
run 'bk-stats -C sman1 --today 2021-04-26 --terms 2020-2021-1,2020-2021-2 |
      bk-report -C sman1 recap -o rekap-2020-2021.xlsx'
say 'A page for the principal, with charts.'
run 'bk-report -C sman1 dashboard --today 2021-04-26 -o dasbor.html'
say 'And the comparison.'
run 'bk-stats -C sman1 --today 2021-04-26 --terms 2020-2021-1,2020-2021-2 -f table'

cat <<END

In $dir:
    rekap-2020-2021.xlsx       the workbook
    dasbor.html                the page with charts
    panggilan-10498.html       the letter
    lembar-kunjungan.html      a sheet for each day of visits
    kunjungan.ics              the same for a calendar
    sman1/cases/               the cases
    data/                      what came in
    rejects-2020-2021-1.csv    the rows that could not be used
END
