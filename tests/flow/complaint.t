# bk-record --complaint: what comes in, and its answer.
. "$TOP/tests/flow/tap.sh"

BK_TODAY=2020-10-06 BK_DIR=sman1; export BK_TODAY BK_DIR
sh "$TOP/tests/docs/school.sh" cases
log=sman1/complaints/2020-10-05-6rl.yaml

complain() {
	bk-record --complaint --by bk1 "$@"
}

ok 'a complaint' complain --note 'Terlalu banyak tugas' --set via=whatsapp \
    --date 2020-10-05T09:10
is 'its id' "$(cat tap.out)" 2020-10-05-6rl
is 'what is kept of it' "$(sed 1d "$log")" 'kind: complaint
id: 2020-10-05-6rl
type: complaint
received: 2020-10-05T09:10
received_by: bk1
via: whatsapp
text: "Terlalu banyak tugas"'
status_is 'what has an option is not set' 2 complain --note x --set id=1
status_is 'a word there is not' 2 complain --note x --set type=gossip
status_is 'an hour there is not' 2 complain --note x --date 2020-10-05T25:10
is 'said as it was typed' "$(grep -c "'2020-10-05T25:10' (wanted" tap.err)" 1
is 'none of them is kept' "$(ls sman1/complaints)" 2020-10-05-6rl.yaml

status_is 'an answer to nothing' 2 complain 2020-10-05-2 --note x
ok 'an answer' complain 2020-10-05-6rl --note Dibagi --date 2020-10-06T08:00
is 'is behind it' "$(tail -n 3 "$log")" 'answered: 2020-10-06T08:00
answered_by: bk1
answer: "Dibagi"'
cp "$log" before
status_is 'it is not lost to another' 2 complain 2020-10-05-6rl --note Lain
ok 'and stands' cmp -s before "$log"

done_testing
