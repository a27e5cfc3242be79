#!/bin/sh
# school.sh NPSN ...: from what each school sent, schools/NPSN, to its
# statistics, NPSN.yaml. Run where `schools` is, with bk's commands in PATH;
# several at a time, also on several machines, do not disturb each other.
# `school.sh -` is a filter: schools from standard input, documents to output.
#
# What is made of names stays in a directory of its own, which goes at the end.
# A school that cannot be counted leaves no document and is a failure.
set -eu

dates='2020-2021-1:2020-09-07:2020-09-30 2020-2021-2:2021-03-01:2021-03-31'

# found COMMAND: what it found is said on stderr, and no failure (status 1).
found() {
	"$@" || [ $? -eq 1 ]
}

# term TERM OPENED ADVANCED: a half year, as the school's own office lives it.
term() {
	if [ -e "$in/$1/roster.csv" ]; then
		bk-ingest -q -C "$repo" --as roster --term "$1" -w \
		    "$in/$1/roster.csv"
	fi
	found bk-ingest -q -C "$repo" --today "$2" -w "$in/$1/exports"/*
	bk-triage -q -C "$repo" --today "$2" -w "$in/$1/referrals.yaml"
	bk-record -q -C "$repo" --today "$3" --batch "$in/$1/record.csv"
	bk-triage -q -C "$repo" --today "$3" --advance -w
}

# school NPSN FILE: its statistics go there; - is standard output.
school() (
	in=schools/$1
	repo=$(mktemp -d)
	trap 'rm -rf "$repo"' EXIT
	trap 'exit 130' INT TERM HUP
	cp "$in/school.yaml" "$repo"
	[ ! -e "$in/complaints" ] || cp -R "$in/complaints" "$repo"
	bk-init -q "$repo" >/dev/null
	for d in $dates; do
		rest=${d#*:}
		term "${d%%:*}" "${rest%:*}" "${rest#*:}"
	done
	bk-stats -q -C "$repo" --today 2021-06-30 -o "$2"
)

if [ "${1-}" = - ]; then
	while read -r npsn; do
		school "$npsn" - </dev/null
	done
else
	for npsn; do
		school "$npsn" "$npsn.yaml"
	done
fi
