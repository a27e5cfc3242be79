#!/bin/sh
# demo.sh BIN [DIR]: four months of routine visits, with the commands in the
# directory BIN; all it makes is in build/demo-jenu, or in DIR, which is made.
# shellcheck disable=SC2016	# what run shows, run expands
set -eu

bin=$(cd "${1:?usage: demo.sh BIN [DIR]}" && pwd)
school=$(cd "$(dirname "$0")" && pwd)
dir=${2:-$school/../../build/demo-jenu}
. "$school/../demo.sh"

[ $# -gt 1 ] || rm -rf "$dir"
mkdir -p "$dir"
cd "$dir"

# plan DAY: the routine visits of the next four weeks, for everybody's calendar.
plan() {
	run "bk-schedule -C jenu --routine --today $1 -f table"
	run "bk-schedule -C jenu --routine --today $1 --commit --ics 'kunjungan-%s.ics'"
}

# visited DAY [NIS]: by that day what was planned took place; nobody was at home
# at NIS.
visited() {
	sed -n 's/^nis: "\(.*\)"/\1/p' jenu/roster/*.yaml | while read -r nis; do
		f=jenu/routine/2022-2023-1/$nis.yaml
		[ -f "$f" ] || continue
		planned=$(sed -n 's/^planned: {\(.*\)}/\1/p' "$f")
		date=${planned#*date: }
		date=${date%%,*}
		! grep -q "^  - date: $date" "$f" || continue
		visitor=${planned#*visitor: }
		with=
		case $planned in
		*'with: ['*)
			with=${planned#*with: [}
			with=" --set with=${with%%]*}";;
		esac
		outcome=met
		[ "$nis" != "${2-}" ] || outcome=nobody_home
		run "bk-record --routine $nis visit $outcome -C jenu --today $1 --date $date --by ${visitor%%,*}$with --set minutes=45"
	done
	run "git -C jenu commit -q -a -m 'visits by $1'"
}

say 'Once: who we are, and who is enrolled.'
begin jenu 'SMP Islam Jenu'
run 'bk-ingest -C jenu --as roster --term 2022-2023-1 --commit "$school"/siswa.csv'

say 'August: a family a week and class; a woman does not go to a man alone.'
plan 2022-08-01
visited 2022-08-27
say 'September: the other half. At one door nobody is at home.'
plan 2022-08-29
visited 2022-09-24 2207
say 'That family is first in the next plan; nobody else is due before three months.'
plan 2022-09-26
visited 2022-10-22
say 'November: three months have passed, those of August come first.'
plan 2022-10-31

say 'Is it all sound? The book of visits, and a sheet for the road.'
run 'bk-check -C jenu --today 2022-10-31'
run 'bk-report -C jenu --today 2022-10-31 visits-register -o buku-kunjungan.pdf'
run 'bk-report -C jenu --today 2022-10-31 day-sheet -o lembar-kunjungan.html'
run 'bk-report -C jenu --today 2022-10-31 visits-register -f csv | cut -d , -f 1-6'
