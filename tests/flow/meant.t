# A word, number or key with a slip in it: the one that may have been meant is
# named; none where two are equally near, or where the word is known after all.
. "$TOP/tests/flow/tap.sh"

BK_TODAY=2020-09-15 sh "$TOP/tests/docs/school.sh" cases
BK_TODAY=2020-09-18 BK_DIR=sman1; export BK_TODAY BK_DIR
printf 'NIS,Nama,Kelas\n10234,Siti Aminah,X-MIPA-1\n10277,Budi,X-MIPA-1\n20551,Citra,X-IPS-2\n20558,Dedi,X-IPS-3\n' >roster.csv
bk-ingest -q --term 2020-2021-1 -w roster.csv

# meant WORD COMMAND...: the command says the question (none: an empty WORD),
# exit 2.
meant() {
	word=$1 wanted=; shift
	[ -z "$word" ] || wanted="did you mean $word?"
	"$@" >out 2>said </dev/null
	is "$*: $wanted" "$? $(grep -o 'did you mean [^?)]*?' said)" \
	    "2 $wanted"
}

# --- words of the command line -------------------------------------------------

meant --staged bk-check --stagd
meant worklist bk-report worklst
meant reached bk-record 10234 phone reachd --by bk1
meant phone bk-record 10234 phon --by bk1
meant classical_guidance bk-record --service classical_guidnce --by bk1
meant sheet bk-ingest --as shet roster.csv
meant bk1 bk-report worklist --counsellor bkk1
meant '' bk-report worklist --counsellor nobody

meant 2020-2021-1 bk-report worklist --term 2020/2021-1
meant 2020-2021-2 bk-stats --terms 2020-2021-1,2020-21-2
meant 2020-2021-1 bk-stats --term 20201
meant 2020-2021-2 bk-stats --term '2020/2021 genap'
meant '' bk-stats --term 2020-2022-1
meant '' bk-stats --term 2020
meant '' bk-stats --term 2020-2021-3

# --- classes and students ------------------------------------------------------

meant X-MIPA-1 bk-report class-recap X-MIPA1
meant X-IPS-2 bk-record --service consultation --by bk1 --class 'x ips 2'
meant '' bk-record --service consultation --by bk1 --class X-IPS-9
meant 10234 bk-record 10243 phone reached --by bk1
meant 10234 bk-report summons 1234 -f text
meant 20551 bk-record --service consultation --by bk1 --students 20515
# 20553 may be the one or the other
meant '' bk-record --service consultation --by bk1 --students 20553
# exit 1: nothing is wrong with what was to be done, only with the question
is 'bk-triage --explain' "$(bk-triage --explain=10243x </dev/null 2>&1 >out |
    grep -c 'did you mean')" 0
is 'bk-triage --explain' "$(bk-triage --explain=10324 </dev/null 2>&1 >out |
    grep -c 'did you mean 10234?')" 1
is 'bk-schedule --explain' "$(bk-schedule --explain 1034 2>&1 >out |
    grep -c 'did you mean 10234?')" 1
# the roster knows that student, who has no case
meant '' bk-record 10277 phone reached --by bk1
meant '' bk-report summons 10277 -f text

# --- what bk-check reads --------------------------------------------------------

# found LINE TEXT: what is written into policy.yaml is found so.
found() {
	printf '%s\n' "$1" >sman1/policy.yaml
	is "$2" "$(bk-check sman1/policy.yaml 2>&1)" "sman1/policy.yaml:$2"
}

found 'watch_dys: 3' '1: key not known: watch_dys (did you mean watch_days?)'
found 'rules: {econmic: true}' \
    '1: bad value: econmic: no such rule (did you mean economic?)'
found 'visit: {weights: {travl: 3}}' \
    '1: key not known: travl (did you mean travel?)'
found 'visit: {weights: {beauty: 3}}' '1: key not known: beauty'
found 'visit: {weights: {travel: far}}' \
    "1: bad value: travel: 'far' is not a whole number"
: >sman1/policy.yaml

case=sman1/cases/2020-2021-1/10234.yaml
sed -e 's/nis: "10234"/nis: "10324"/' -e 's/class: "X-MIPA-1"/class: "X-MIPA1"/' \
    $case >$case.new && mv $case.new $case
bk-check >out
is 'bk-check: NIS' "$(grep -c 'on the roster of the term: did you mean 10234?' out)" 1
is 'bk-check: class' "$(grep -c 'on the roster (did you mean X-MIPA-1?)' out)" 1

done_testing
