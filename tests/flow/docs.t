# The documents are true: every command has a page that agrees with its -h,
# every message stands under some page's DIAGNOSTICS, every key of a document
# in bk-cases(5), and the examples do what the pages say.
. "$TOP/tests/flow/tap.sh"

man=$TOP/man

# Of a page's source, the lines of one section.
section() {
	awk -v want="$2" '/^\.Sh / { on = substr($0, 5) == want; next } on' "$1"
}

# --- a page each -------------------------------------------------------------

commands=
for program in "$BUILD"/bk-*; do
	[ -f "$program" ] && [ -x "$program" ] || continue
	commands="$commands ${program##*/}"
done

for command in $commands; do
	ok "$command has a page" test -f "$man/$command.1"
	ok "$command is in bk(7)" grep -q "^\.It Xr $command 1" "$man/bk.7"
	ok "$command is in the README" grep -q "^| \`$command\` |" \
	    "$TOP/README.md"
done

if command -v mandoc >/dev/null; then
	for page in "$man"/*.[157]; do
		ok "${page##*/} is clean" mandoc -Tlint -Wwarning "$page"
	done
else
	tap ok 'the pages are clean # SKIP mandoc is missing'
fi

has_sections() {
	page=$1; shift
	for wanted; do
		grep -q "^\.Sh $wanted\$" "$page" || {
			echo "no section $wanted"
			return 1
		}
	done
}

for page in "$man"/bk-*.1; do
	[ -f "$page" ] || continue
	ok "${page##*/} has its sections" has_sections "$page" NAME SYNOPSIS \
	    DESCRIPTION 'EXIT STATUS' EXAMPLES DIAGNOSTICS 'SEE ALSO'
done

# --- options -----------------------------------------------------------------

# The long options of `-h`; those of a page.
told() {
	"$1" -h | grep -o -- '--[a-z][a-z-]*' | sort -u
}

written() {
	grep -o 'Fl -[a-z][a-z-]*' "$1" | sed 's/^Fl -/--/' | sort -u
}

# Every option stands in the page, and no other in its SYNOPSIS; elsewhere a
# page may speak of another command's.
options_agree() {
	told "$1" >told
	written "$man/$1.1" >written
	section "$man/$1.1" SYNOPSIS >synopsis
	written synopsis >short
	comm -23 told written | sed 's/^/not in the page: /' >missing
	comm -13 told short | sed 's/^/not an option: /' >>missing
	cat missing
	! test -s missing
}

for command in $commands; do
	[ -f "$man/$command.1" ] &&
	    ok "$command: the options are those of -h" options_agree "$command"
done

# --- messages ----------------------------------------------------------------

# Every "what; done" of the catalogues, as bk_diag prints it.
catalogue() {
	cat "$TOP"/lib/*/msg_*.h "$TOP"/cmd/*.[ch] | awk '
	/X\([a-z_0-9]+, BK_(ERROR|FINDING|NOTICE|NOTE|VERBOSE),/ { text = "" }
	/X\([a-z_0-9]+, BK_(ERROR|FINDING|NOTICE|NOTE|VERBOSE),/, /\)( \\)?$/ {
		text = text $0
		if ($0 !~ /\)( \\)?$/)
			next
		gsub(/"[ \t\\]*"/, "", text)	# one text in two pieces
		gsub(/NULL/, "\"\"", text)
		n = split(text, part, "\"")
		line = part[2]
		if (part[4] != "")
			line = line "; " part[4]
		print line
	}' | sort -u
}

# The messages of the pages.
explained() {
	for page in "$man"/*.[157]; do
		section "$page" DIAGNOSTICS
	done | sed -n 's/^\.It //p' | sed -e 's/^"//' -e 's/"$//' |
	    sed -e 's/\\&//g' -e 's/\\(mu/×/g' | sort -u
}

messages_explained() {
	catalogue >catalogue
	explained >explained
	test -s catalogue && comm -23 catalogue explained >missing
	cat missing
	! test -s missing
}

ok 'every message is explained' messages_explained

no_message_too_many() {
	comm -13 catalogue explained >missing
	cat missing
	! test -s missing
}

ok 'and no other' no_message_too_many

# --- keys --------------------------------------------------------------------

keys_described() {
	grep -ho 'BK_BIND[A-Z_]*("[a-z_]*"\|^	{ "[a-z_]*", BK_TYPE_[A-Z]*' \
	    "$TOP"/lib/domain/*.c | grep -o '"[a-z_]*"' | tr -d '"' |
	    sort -u >keys
	sed -e '/^\.\\"/d' -e 's/\\&//g' "$man/bk-cases.5" | grep -o '[a-z_][a-z_]*' | sort -u >said
	test -s keys && comm -23 keys said >missing
	cat missing
	! test -s missing
}

ok 'bk-cases(5) describes every key' keys_described

# --- examples ----------------------------------------------------------------

example() (
	rm -rf example && mkdir example && cd example &&
	    sh "$TOP/tests/docs/examples.sh" "$1"
)

for page in "$man"/*.[157]; do
	grep -q '^\.\\" run$' "$page" || continue
	ok "${page##*/}: the examples" example "$page"
done

done_testing
