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

# mandoc knows the names of sections in English only.
clean_but_names() {
	mandoc -Tlint -Wwarning "$1" | grep -v -e 'first section is not "NAME"' \
	    -e 'description line outside NAME section' >lint
	cat lint
	! test -s lint
}

if command -v mandoc >/dev/null; then
	for page in "$man"/*.[157]; do
		ok "${page##*/} is clean" mandoc -Tlint -Wwarning "$page"
	done
	for page in "$man"/id/*.[157]; do
		ok "id/${page##*/} is clean" clean_but_names "$page"
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

# --- environment ---------------------------------------------------------------

names_language() { section "$man/$1" ENVIRONMENT | grep -q 'Ev BK_LANG'; }

for page in "$man"/bk-*.1; do
	page=${page##*/}
	ok "$page: BK_LANG" names_language "$page"
done

# --- messages ----------------------------------------------------------------

# Every "what; done" of the catalogues, as bk_diag prints it, and behind a tab
# the same in Indonesian.
catalogue() {
	cat "$TOP"/lib/*/msg_*.h "$TOP"/cmd/*.[ch] | awk '
	/X\([a-z_0-9]+, BK_(ERROR|FINDING|NOTICE|NOTE|VERBOSE),/ { text = "" }
	/X\([a-z_0-9]+, BK_(ERROR|FINDING|NOTICE|NOTE|VERBOSE),/, /\)( \\)?$/ {
		text = text $0
		if ($0 !~ /\)( \\)?$/)
			next
		gsub(/"[ \t\\]*"/, "", text)	# one text in two pieces
		gsub(/NULL/, "\"\"", text)
		split(text, part, "\"")
		for (i = 4; i <= 8; i += 4)
			if (part[i] != "")
				part[i - 2] = part[i - 2] "; " part[i]
		print part[2] "\t" part[6]
	}' | sort -u
}
# The messages that a page explains in that section.
explained() {
	section "$1" "$2" | sed -n 's/^\.It //p' | sed -e 's/^"//' -e 's/"$//' |
	    sed -e 's/\\&//g' -e 's/\\(mu/×/g'
}

messages_explained() {
	catalogue >both
	cut -f 1 both | sort -u >catalogue
	for page in "$man"/*.[157]; do
		explained "$page" DIAGNOSTICS
	done | sort -u >explained
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

# --- forms of bk-report ---------------------------------------------------------

# "worklist: text csv ...", as the page says, and as the command does.
forms_of_page() {
	awk '
	/^\.It (Xo|Cm)/ { item = "" }
	/^\.It Xo/ { open = 1 }
	open || /^\.It Cm/ { item = item " " $0 }
	/^\.Xc/ { open = 0 }
	open || item !~ / Pq / { next }
	{
		split(item, part, " Pq ")
		sub(/ *\.Xc/, "", part[2])
		gsub(/[,]/, "", part[2])
		gsub(/Ar [^ ]*|\.It|Xo|Cm|\.|,|Oo|Oc/, "", part[1])
		n = split(part[1], types, " ")
		for (i = 1; i <= n; i++)
			print types[i] ": " part[2]
		item = ""
	}' "$man/bk-report.1"
}

forms_are_said() {
	forms_of_page >said
	test "$(wc -l <said)" -gt 30 || return 1
	while read -r line; do
		type=${line%%:*}
		bk-report -C "$TOP/tests/school/small" "$type" -f nonsense 2>err
		echo "$type: $(sed 's/.* comes as one of: //' err)"
	done <said >comes
	diff said comes
}

ok 'the forms of each report are those that the page says' forms_are_said

# What a letter may name, by the page and by the command that lists it.
fields_of_page() {
	awk '/^[.]Li [{]field[}]$/ { on = 1; next }
	    on && /^[.]Li attendance_list/ { print; exit } on' \
	    "$man/bk-report.1" | sed '/^[.]Fl/d; s/[?!]field//' |
	    grep '^[.]Li' | tr ' ' '\n' | grep '^[a-z][a-z_]*$' |
	    grep -v '^Li$' | sort -u
}

fields_are_said() {
	fields_of_page >said
	test "$(wc -l <said)" -gt 100 || return 1
	cp -R "$TOP/tests/school/small" fields && mkdir fields/templates
	printf '{nonsense}\n' >nonsense
	bk-report -C fields summons --template -o own.docx
	python3 -c 'import sys, zipfile
old = zipfile.ZipFile("own.docx")
with zipfile.ZipFile("fields/templates/summons.docx", "w") as new:
    for n in old.namelist():
        new.writestr(n, old.read(n).replace(b"{student}", b"{nonsense}"))'
	BK_TODAY=2020-09-30 bk-report -C fields summons 70103 -o x.docx 2>err
	sed 's/.*there are: //; s/; no letter.*//' err | tr -d ',#' |
	    tr ' ' '\n' | grep -v '_\(nip\|phone\|rank\|office\)$' >there
	printf 'guardian_phone\nschool_phone\n' | cat - there | sort -u >comes
	diff said comes
}

ok 'the fields and tables of letters are those that the page says' \
    fields_are_said

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

# --- the Indonesian pages ------------------------------------------------------

# Both languages have the same sections, and name in each the same options,
# words, variables and pages: what is added to one must be added to the other.
said_alike() {
	awk -f "$TOP/tests/docs/said.awk" "$man/$1" | sort -u >here
	awk -v names="$TOP/tests/docs/sections.id" \
	    -f "$TOP/tests/docs/said.awk" "$man/id/$1" | sort -u >there
	{
		comm -23 here there | sed 's/^/only in English: /'
		comm -13 here there | sed 's/^/only in Indonesian: /'
	} >missing
	cat missing
	test -s here && ! test -s missing
}

sessions() {
	rm -rf "$2" && mkdir "$2" &&
	    awk -v dir="$2" -f "$TOP/tests/docs/examples.awk" "$1" &&
	    rm -f "$2"/*.want
}

# They run the same commands.
alike_in_use() {
	sessions "$man/$1" en && sessions "$man/id/$1" id && diff -r en id
}

# They explain the same messages in one order, each as its readers see it.
messages_alike() {
	explained "$man/$1" DIAGNOSTICS | awk -F '\t' '
	NR == FNR { indonesian[$1] = $2; next }
	{ print indonesian[$0] }' both - >here
	explained "$man/id/$1" DIAGNOSTIK >there
	diff here there
}

for page in bk.7 bk-init.1 bk-ingest.1 bk-triage.1 bk-record.1 bk-report.1 \
    bk-schedule.1 bk-stats.1; do
	ok "$page is there in Indonesian" test -f "$man/id/$page"
done

for page in "$man"/id/*.[157]; do
	page=${page##*/}
	ok "$page says the same in Indonesian" said_alike "$page"
	ok "$page: its examples, too" alike_in_use "$page"
	ok "$page: its messages, too" messages_alike "$page"
done

# --- examples ----------------------------------------------------------------

# Indonesian pages show the messages that their readers get.
example() (
	case $1 in */id/*) BK_LANG=id; export BK_LANG;; esac
	rm -rf example && mkdir example && cd example &&
	    sh "$TOP/tests/docs/examples.sh" "$1"
)

for page in "$man"/*.[157] "$man"/id/*.[157]; do
	grep -q '^\.\\" run\( \|$\)' "$page" || continue
	ok "${page#"$man"/}: the examples" example "$page"
	for need in $(sed -n 's/^\.\\" run //p' "$page" | sort -u); do
		command -v "$need" >/dev/null ||
		    tap ok "${page#"$man"/}: with $need # SKIP no $need"
	done
done

done_testing
