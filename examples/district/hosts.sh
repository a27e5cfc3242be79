#!/bin/sh
# hosts.sh BIN COMMAND...: run it with HOSTS naming two machines that are none: sshd
# in two network namespaces of this one, each on a loopback address of its own,
# with keys made for the occasion. For trying `parallel --sshlogin` as root:
#
#	sh hosts.sh BIN sh demo.sh BIN DIR
#
# Nothing is left behind: namespaces, daemons and keys go at the end.
set -eu

PATH=$(cd "${1:?usage: hosts.sh BIN COMMAND...}" && pwd):$PATH
shift
[ "$(id -u)" -eq 0 ] ||
    { echo 'hosts.sh: only root makes namespaces' >&2; exit 2; }
for need in ip ssh-keygen rsync nc; do
	command -v $need >/dev/null ||
	    { echo "hosts.sh: needs $need" >&2; exit 2; }
done
sshd=$(PATH=$PATH:/usr/sbin command -v sshd) ||
    { echo 'hosts.sh: needs sshd' >&2; exit 2; }

dir=$(mktemp -d)
clean() {
	for n in 1 2; do
		[ ! -e "$dir/pid$n" ] || kill "$(cat "$dir/pid$n")" || :
		ip netns del "bk-host$n" 2>/dev/null || :
	done
	rm -rf "$dir"
}
trap clean EXIT
trap 'exit 130' INT TERM HUP

# The user's own keys and known hosts are not touched.
ssh-keygen -q -t ed25519 -N '' -f "$dir/user"
ssh-keygen -q -t ed25519 -N '' -f "$dir/host"
mkdir -p /run/sshd
: >"$dir/config"
for n in 1 2; do
	ip netns add "bk-host$n"
	ip netns exec "bk-host$n" ip link set lo up
	printf '%s\n' "Port 22" "ListenAddress 127.0.0.1$n" \
	    "HostKey $dir/host" "AuthorizedKeysFile $dir/user.pub" \
	    'StrictModes no' 'PermitRootLogin prohibit-password' \
	    "PidFile $dir/pid$n" "SetEnv PATH=$PATH" \
	    'MaxStartups 100' >"$dir/sshd$n"
	ip netns exec "bk-host$n" "$sshd" -f "$dir/sshd$n"
	printf '%s\n' "Host bk-host$n" "  User root" \
	    "  IdentityFile $dir/user" '  IdentitiesOnly yes' \
	    "  UserKnownHostsFile $dir/known" \
	    '  StrictHostKeyChecking no' '  LogLevel ERROR' \
	    "  ProxyCommand ip netns exec bk-host$n nc 127.0.0.1$n 22" \
	    >>"$dir/config"
done
PARALLEL_SSH="ssh -F $dir/config" RSYNC_RSH="ssh -F $dir/config"
HOSTS='bk-host1 bk-host2'
export PARALLEL_SSH RSYNC_RSH HOSTS
"$@"
