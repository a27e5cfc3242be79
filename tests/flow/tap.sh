# TAP for the flow tests: . "$TOP/tests/flow/tap.sh"
#
#	ok 'what holds' command arg...		the command succeeds
#	is 'what it is' "$got" "$wanted"	the texts are equal
#	status_is 'what' N command arg...	the command exits with N
#	in_memory				go on in a directory that waits
#						for no disk, where there is one
#	done_testing				prints the plan

tap_n=0

tap() {
	tap_n=$((tap_n + 1))
	echo "$1 $tap_n - $2"
}

ok() {
	tap_what=$1; shift
	if "$@" >tap.out 2>&1; then
		tap ok "$tap_what"
	else
		tap 'not ok' "$tap_what"
		sed 's/^/# /' tap.out
	fi
}

is() {
	if [ "$2" = "$3" ]; then
		tap ok "$1"
	else
		tap 'not ok' "$1"
		printf '%s\n' "$2" | sed 's/^/# got: /'
		printf '%s\n' "$3" | sed 's/^/# wanted: /'
	fi
}

status_is() {
	tap_what=$1 tap_wanted=$2; shift 2
	"$@" >tap.out 2>tap.err
	is "$tap_what" $? "$tap_wanted"
}

in_memory() {
	tap_dir=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d) || exit 2
	trap 'rm -rf "$tap_dir"' EXIT
	trap 'exit 130' INT TERM HUP
	cd "$tap_dir" || exit 2
}

done_testing() {
	echo "1..$tap_n"
}
