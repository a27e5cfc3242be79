#!/bin/sh
# demo.sh BIN [DIR]: the schools of a district, counted side by side with the
# commands in the directory BIN; 30 documents, one a school, and their sum are
# left in DIR (build/district). HOSTS="a b" spreads the work over these machines
# as well, which have the commands in their PATH; without GNU parallel one
# school is done after the other.
# shellcheck disable=SC2016	# what run shows, run expands
set -eu

bin=$(cd "${1:?usage: demo.sh BIN [DIR]}" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
dir=${2:-$here/../../build/district}
PATH=$bin:$PATH
unset BK_DIR BK_TODAY
export PATH here

say() {
	printf '\n# %s\n' "$*"
}

# run COMMAND: show it as one would type it, then do it.
run() {
	printf '$ %s\n' "$1"
	eval "$1"
}

# one_by_one: what parallel does, without its log: those that are missing.
one_by_one() {
	failed=0
	for school in schools/*; do
		npsn=${school#schools/}
		[ -e "$npsn.yaml" ] || sh school.sh "$npsn" ||
		    failed=$((failed + 1))
	done
	return $((failed > 0))
}

count() {
	if command -v parallel >/dev/null; then
		run "ls schools | parallel $parallel 'sh school.sh {}'"
	else
		run one_by_one
	fi
}

[ $# -gt 1 ] || rm -rf "$dir"
mkdir -p "$dir"
cd "$dir"
cp "$here/school.sh" .

# What goes to another machine and comes back; nothing stays there.
parallel='--joblog joblog --resume-failed --tag'
for host in ${HOSTS-}; do
	parallel="$parallel --sshlogin $host"
done
[ -z "${HOSTS-}" ] || parallel="$parallel --transferfile school.sh \
--transferfile schools/{} --return {}.yaml --cleanup --workdir ..."

say 'Thirty schools: SMP, SMA, SMK, MA; three time zones; one without a roster.'
run 'python3 "$here/generate.py" .'
say 'Each is counted by itself, on every processor. One of them sent a file that'
say 'broke off: it fails, and the others do not wait.'
count || true
run 'ls [0-9]*.yaml | wc -l'
say 'It sends the file again. Only what failed is done once more.'
for whole in schools/*/*.whole; do
	name=${whole##*/}
	run "mv $whole ${whole%/*}/2020-2021-1/exports/${name%.whole}"
done
count
say 'What came is looked at before it is added: sums, and nobody in them.'
run 'bk-check [0-9]*.yaml'
run 'bk-stats -o sum.yaml [0-9]*.yaml'
say 'Which school differs from the others by more than chance?'
run 'bk-stats --by school --schools schools.csv -f table [0-9]*.yaml |
    sed -n "/99,8/,/^$/p"'
say 'For queries of all kinds, one line a figure.'
run 'bk-stats --by school --schools schools.csv -f csv -o figures.csv [0-9]*.yaml'

cat <<END

In ${2:-build/district}:
    [0-9]*.yaml    a document a school
    sum.yaml       their sum
    figures.csv    what each says, one line a figure: queries/*.sql
    joblog         which school took how long, and where
END
