# The language of the messages: BK_LANG, else the locale by its name alone.
. "$TOP/tests/flow/tap.sh"

printf 'Nama,Kelas\n' >list.csv

# in_language TEXT NAME=VALUE...: the message under these variables, with no
# other that says a language.
in_language() {
	text=$1; shift
	is "$*: $text" "$(env -u LC_ALL -u LC_MESSAGES -u LANG -u BK_LANG \
	    "$@" bk-ingest --as nope list.csv 2>&1)" "bk-ingest: $text"
}

english='no such format: nope; --formats lists them'
indonesian='tidak ada format itu: nope; lihat pilihannya dengan --formats'

in_language "$indonesian" BK_LANG=id
in_language "$indonesian" BK_LANG=id_ID.UTF-8 LC_ALL=C
in_language "$indonesian" LC_ALL=id_ID.UTF-8
in_language "$indonesian" LC_ALL=id LANG=en_GB.UTF-8
in_language "$indonesian" LC_MESSAGES=id_ID LANG=C
in_language "$indonesian" LANG=id_ID.UTF-8
in_language "$indonesian" LANG=id BK_LANG= LC_ALL=

in_language "$english" HOME=/	# nothing said, as under cron
in_language "$english" BK_LANG=en LC_ALL=id_ID.UTF-8
in_language "$english" LC_ALL=C LANG=id_ID.UTF-8
in_language "$english" LC_MESSAGES=C.UTF-8 LANG=id_ID.UTF-8
in_language "$english" LANG=idx_XX
in_language "$english" LANG=de_DE.UTF-8

# A language that there is no catalogue of is no language of theirs.
is 'BK_LANG=fr is refused' \
    "$(BK_LANG=fr bk-ingest --as nope list.csv 2>&1)" \
    "bk-ingest: usage: BK_LANG 'fr': id or en"
status_is 'by exit status 2' 2 env BK_LANG=fr bk-ingest --formats

# What is written for another program or for paper does not depend on it.
BK_TODAY=2020-09-15 sh "$TOP/tests/docs/school.sh" cases
BK_DIR=sman1; export BK_DIR
for command in 'bk-report worklist' 'bk-stats' 'bk-schedule'; do
	$command --today 2020-10-05 >english 2>/dev/null
	BK_LANG=id $command --today 2020-10-05 >indonesian 2>/dev/null
	ok "$command prints the same" cmp english indonesian
done

done_testing
