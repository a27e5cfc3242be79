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

# --- every command ------------------------------------------------------------

# told TEXT STATUS COMMAND...: what it says first, in Indonesian, and its status.
told() {
	text=$1 wanted=$2; shift 2
	BK_LANG=id "$@" >out 2>said </dev/null
	is "$1: $text" "$?: $(head -n 1 said)" "$wanted: $text"
}

BK_LANG=id bk-init --name 'SMA Contoh' --today 2020-09-01 baru 2>said
is 'bk-init' "$(head -n 1 said | sed 's/[0-9][0-9]*/N/g')" \
    'bk-init: baru: membuat N berkas, N direktori, git init, hook pre-commit, merge driver bk'
told 'bk-init: baru: sudah lengkap' 0 bk-init baru
told "bk-init: cara pakai: --language 'jv': id atau en" 2 \
    bk-init --language jv lain
told 'bk-merge-case: cara pakai: yang diminta: BASE OURS THEIRS [PATH]' 2 \
    bk-merge-case a
told 'bk-check: tidak ada repositori kasus; sebutkan dengan -C, atau buat dengan bk-init' \
    2 bk-check

BK_TODAY=2020-09-15 sh "$TOP/tests/docs/school.sh" cases
BK_DIR=sman1; export BK_DIR
told "bk-record: tidak ada hasil itu: 'reachd' (maksudnya reached? phone memakai salah satu dari: reached (Terhubung), unreachable (Tidak terhubung), wrong_number (Nomor salah)); tidak ada yang dicatat" \
    2 bk-record 10234 phone reachd --by bk1
told 'bk-record: cara pakai: sebutkan --by: siapa yang melakukannya' 2 \
    bk-record 10234 phone reached
told 'bk-record: belum dapat dilakukan: kasus masih terbuka: hanya yang ditutup dapat dibuka kembali; tidak ada yang dicatat' \
    2 bk-record 10234 reopen --by bk1
printf 'nis,date,step,outcome,by,note\n10234,2020-09-15,phone,reached,bk1,\n' \
    >calls.csv
told 'bk-record: 1 dicatat, 0 sudah ada, 0 ditolak' 0 \
    bk-record --batch calls.csv --today 2020-09-15
told 'bk-triage: 0 dibuka, 0 ditambahi, 0 naik tahap, 0 selesai, 0 dibuka kembali, 0 diteruskan' \
    0 bk-triage -w --today 2020-09-16

# --- what no language changes -------------------------------------------------

# What is written for another program or for paper does not depend on it.
for command in 'bk-report worklist' 'bk-stats' 'bk-schedule'; do
	$command --today 2020-10-05 >english 2>/dev/null
	BK_LANG=id $command --today 2020-10-05 >indonesian 2>/dev/null
	ok "$command prints the same" cmp english indonesian
done

done_testing
