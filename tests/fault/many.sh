#!/bin/sh
# 60,000 cases opened in one commit, in a scratch directory:
#
#	tests/fault/many.sh [BUILD]		(default: build/release)
#
# git compares each of its files with each that it is asked for, so this takes
# some minutes; `make faults` runs it.
set -eu
build=$(cd "${1:-build/release}" && pwd)
top=$(cd "$(dirname "$0")/../.." && pwd)
PATH=$build:$PATH
GIT_AUTHOR_NAME=bk GIT_AUTHOR_EMAIL=bk@example.invalid
GIT_COMMITTER_NAME=bk GIT_COMMITTER_EMAIL=bk@example.invalid
export PATH GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME \
    GIT_COMMITTER_EMAIL
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cp -R "$top/tests/school/small" s
seq 100001 160000 | while read -r n; do
	printf -- '---\nkind: student\nnis: "%s"\nname: "Anak"\nclass: "VII-A"\n' $n
done >>s/roster/2020-2021-1.yaml
seq 100001 160000 | while read -r n; do
	printf -- '---\nkind: referral\nnis: "%s"\ndate: 2020-09-28\nby: bk1\nrule: economic\n' $n
done >many
git -C s init -q
git -C s add .
git -C s commit -qm start
bk-triage -C s --today 2020-10-05 --commit many
[ "$(git -C s show --name-only --format= | wc -l)" -eq 60000 ]
[ -z "$(git -C s status --porcelain | grep -v '\.bk/$')" ]
echo '60,000 cases in one commit'
