# What an installation puts where, takes away again, and offers to shells.
. "$TOP/tests/flow/tap.sh"

cp -R "$TOP/man" "$TOP/Makefile" "$TOP/.packaging" .
mkdir -p build cmd
ln -s "$(dirname "$(command -v bk-check)")" build/release
for c in "$TOP"/cmd/bk-*.c; do : >"cmd/${c##*/}"; done

# Nothing is built here: the commands of this build are installed.
mk() { make -s -o all VARIANT=release DESTDIR=dest PREFIX=/usr "$@" >mk.out 2>&1; }

ok 'installs' mk install
is 'every command' "$(ls dest/usr/bin | tr '\n' ' ')" \
    "$(cd cmd && ls bk-*.c | sed 's/\.c$//' | tr '\n' ' ')"
is 'every page' "$(cd dest/usr/share/man && find . -name 'bk*' | sort)" \
    "$(cd man && find . -name 'bk*.[157]' |
    sed 's|\(.*\)/\(.*\)\.\([157]\)$|\1/man\3/\2.\3|' | sort)"
ok 'completion of bash' [ -f dest/usr/share/bash-completion/completions/bk-report ]
ok 'what is not there is no failure' rm dest/usr/bin/bk-check
ok 'uninstalls' mk uninstall
is 'every file' "$(find dest -type f)" ''
ok 'and once more' mk uninstall

version=$(sed -n 's/^bk (\(.*\)).*/\1/;1p' "$TOP/.packaging/changelog")
is 'the version is that of the changelog' "$(bk-report --version)" \
    "bk-report $version"

# --- completion ---------------------------------------------------------
bk-init -q school --name X --counsellor 'Rina' >/dev/null
mkdir -p school/cases/2020-2021-1
for n in 1001 1002 2001; do : >school/cases/2020-2021-1/$n.yaml; done
BK_DIR=school BK_TODAY=2020-10-05
export BK_DIR BK_TODAY

is 'report types that begin so' "$(bk-report --complete vis)" \
    "$(printf '%s\n' visit-request visit-form visit-record visit-report \
    visits-register)"
is 'cases of the term' "$(bk-record --complete 10)" "$(printf '1001\n1002')"
is 'of a term that is named' "$(bk-record --complete 2020-2021-1/2)" \
    2020-2021-1/2001
is 'steps' "$(bk-record --complete 1001 ph)" phone
is 'outcomes of the step' "$(bk-record --complete 1001 phone '')" \
    "$(printf '%s\n' reached unreachable wrong_number)"
is 'options of the table' "$(bk-record --complete 1001 --no)" --note
is 'staff, after the option that takes one' \
    "$(bk-record --complete 1001 phone reached --by b)" bk1
is 'the words of an option' "$(bk-report --complete --paper '')" \
    "$(printf 'a4\nf4')"
is 'where a file may stand, nothing' "$(bk-check --complete '')" ''
status_is 'without a repository no error' 0 bk-record --complete -C nowhere ''
is 'and no word of it' "$(BK_DIR=nowhere bk-record --complete 1 2>&1)" ''

# As bash does: the words, which of them, and where the cursor stands.
cat >drive.bash <<'EOT'
compopt() { echo "files"; }
. "$1"
shift
COMP_LINE="$*" COMP_POINT=${#COMP_LINE}
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_bk
printf '%s\n' "${COMPREPLY[@]}"
EOT
if command -v bash >/dev/null; then
	is 'bash completes a type' "$(bash drive.bash \
	    "$TOP/.packaging/bk.bash" bk-report summ)" summons
	is 'bash completes a case with its term' "$(bash drive.bash \
	    "$TOP/.packaging/bk.bash" bk-record 2020-2021-1/2)" \
	    2020-2021-1/2001
	is 'bash falls back to files' "$(bash drive.bash \
	    "$TOP/.packaging/bk.bash" bk-check scho)" "$(printf 'files\n\n')"
else
	tap ok 'bash completes # SKIP no bash'
fi
if command -v zsh >/dev/null; then
	is 'zsh completes a type' "$(zsh -fc '
	    compadd() { shift; printf "%s\n" "$@"; }
	    _files() { echo files; }
	    words=(bk-report summ) CURRENT=2
	    . "$1"' zsh "$TOP/.packaging/_bk")" summons
	is 'zsh falls back to files' "$(zsh -fc '
	    compadd() { shift; printf "%s\n" "$@"; }
	    _files() { echo files; }
	    words=(bk-check scho) CURRENT=2
	    . "$1"' zsh "$TOP/.packaging/_bk")" files
else
	tap ok 'zsh completes # SKIP no zsh'
fi
if command -v fish >/dev/null; then
	is 'fish completes a type' "$(HOME=$PWD fish -N -c \
	    "source $TOP/.packaging/bk.fish; complete -C 'bk-report summ'")" \
	    summons
else
	tap ok 'fish completes # SKIP no fish'
fi

# --- pages at 80 columns ------------------------------------------------
# Characters, not bytes: of each multibyte one the first byte alone counts.
wide() {
	LC_ALL=C sed 's/[\x80-\xbf]//g; s/.\x08//g' |
	    LC_ALL=C awk 'length > 80 { print FILENAME NR ": " $0 }'
}
for m in "$TOP"/man/*.[157] "$TOP"/man/id/*.[157]; do
	[ -f "$m" ] || continue
	mandoc -Tutf8 -Owidth=80 "$m" 2>/dev/null | wide >>wide.mandoc
	if command -v groff >/dev/null; then
		groff -k -Tutf8 -mandoc -P-cbou -rLL=80n "$m" 2>>groff.err |
		    wide >>wide.groff
	fi
done
is 'mandoc prints no line over 80 columns' "$(cat wide.mandoc)" ''
if command -v groff >/dev/null; then
	is 'nor does groff' "$(cat wide.groff)" ''
	is 'groff knows every macro' \
	    "$(grep -v "can't break line" groff.err)" ''
else
	tap ok 'nor does groff # SKIP no groff'
fi
done_testing
