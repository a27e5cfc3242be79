# What the demos of the schools share: . demo.sh, with the directory of the
# commands in $bin.
# shellcheck shell=sh

PATH=$bin:$PATH
unset BK_DIR BK_TODAY
export PATH

# git wants to know who commits; a school's own git knows already. What else the
# user told git (signing, hooks) is not for this repository.
GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
export GIT_CONFIG_GLOBAL GIT_CONFIG_NOSYSTEM
GIT_AUTHOR_NAME='Demo' GIT_AUTHOR_EMAIL='demo@example.invalid'
GIT_COMMITTER_NAME='Demo' GIT_COMMITTER_EMAIL='demo@example.invalid'
export GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL

say() {
	printf '\n# %s\n' "$*"
}

# run COMMAND: show it as one would type it, then do it.
run() {
	printf '$ %s\n' "$1"
	eval "$1"
}

# begin NAME TITLE: the repository NAME, of a school that has described itself.
begin() {
	run "git init -q -b main $1	# we are inside the git of bk itself here"
	run "bk-init -q $1 --name '$2'"
	run "cp \"\$school\"/school.yaml $1"
	[ ! -f "$school/policy.yaml" ] || run "cp \"\$school\"/policy.yaml $1"
	run "git -C $1 add -A"
	run "git -C $1 commit -q -m 'school: staff, classes, rules'"
}
