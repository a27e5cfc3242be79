# What the build promises: programs that are hard to misuse, and the flags of
# whoever packages them.
. "$TOP/tests/flow/tap.sh"

case $BUILD in
*/release) ;;
*)
	echo 'ok 1 # SKIP the release build is what is packaged'
	echo '1..1'
	exit 0
esac

for p in "$BUILD"/bk-*; do
	case $p in
	*.o) continue ;;
	esac
	is "${p##*/}: at no fixed place, its tables read-only from the start" \
	    "$(readelf -h "$p" | grep -c 'Type:.*DYN'
	    readelf -lW "$p" | grep -c GNU_RELRO
	    readelf -dW "$p" | grep -c '(FLAGS).*BIND_NOW')" '1
1
1'
	readelf -sW "$p" >symbols
	is 'its stack guarded, and its copies' \
	    "$(grep -c __stack_chk_fail symbols | sed 's/[1-9].*/yes/'
	    grep -c __v*snprintf_chk symbols | sed 's/[1-9].*/yes/')" 'yes
yes'
	is 'no stack that is code' "$(readelf -lW "$p" |
	    grep -c 'GNU_STACK.* RWE')" 0
done

# How a file is compiled, and a program linked.
flags() {
	(unset MAKEFLAGS MAKELEVEL CFLAGS CPPFLAGS LDFLAGS
	make -C "$TOP" -n -B V=1 build/release/bk-merge-case "$@" 2>/dev/null |
	    grep -e ' -c -o build/release/cmd/cmd.o' \
	    -e ' -o build/release/bk-merge-case ') >flags
}
has() {	# how many of the two lines hold that word
	grep -c -e " $1 " -e " $1\$" flags
}
flags
is 'a file and a program' "$(grep -c . flags)" 2
flags CFLAGS='-O3 -g1' CPPFLAGS=-DPACKAGED LDFLAGS=-Wl,--as-needed
is "a packager's flags are in force" \
    "$(has -O3) $(has -DPACKAGED) $(has -Wl,--as-needed)" '1 1 1'
is 'beside ours' "$(has -fPIE) $(has -D_FORTIFY_SOURCE=2) $(has -pie)" '1 1 1'
is 'and what the program is called by' "$(grep -c DBK_VERSION flags)" 1
is 'a new warning is none of his' "$(has -Werror)" 0
flags WERROR=-Werror CFLAGS=-O2
is 'unless he asks for it' "$(has -Werror)" 1
flags CPPFLAGS=-D_FORTIFY_SOURCE=3
is 'what he fortifies by himself is his' \
    "$(has -D_FORTIFY_SOURCE=2) $(has -D_FORTIFY_SOURCE=3)" '0 1'
done_testing
