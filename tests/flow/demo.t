# `make demo` does what the issue and the README say: the figures of the report
# come out, the repository is sound, its log tells every run that wrote, and
# the README's five minutes are true.
. "$TOP/tests/flow/tap.sh"

# A line of the comparison, blanks squeezed.
row() {
	sed -n '/Ditangani/,/^Jumlah/p' table | sed -e 's/  */ /g' -e 's/ $//' |
	    grep "^$1 "
}

ok 'the demo runs' sh "$TOP/examples/candiroto/demo.sh" "$BUILD" demo
cp tap.out demo.out 2>/dev/null
BK_DIR=demo/sman1 BK_TODAY=2021-04-26; export BK_DIR BK_TODAY
bk-stats --terms 2020-2021-1,2020-2021-2 -f table >table

is 'grade X' "$(row X)" 'X 271 37 9 13,65 3,32 17 6 13 2 7 1'
is 'grade XI' "$(row XI)" 'XI 274 23 13 8,39 4,74 12 10 6 2 5 1'
is 'grade XII' "$(row XII)" 'XII 265 39 14 14,72 5,28 18 7 9 4 12 3'
is 'the total' "$(row Jumlah)" 'Jumlah 810 99 36 12,22 4,44 47 23 28 8 24 5'

ok 'the workbook is there' test -s demo/rekap-2020-2021.xlsx
ok 'the letter is there' test -s demo/panggilan-10498.html
status_is 'the repository is sound' 0 bk-check
is 'and nothing is left uncommitted' \
    "$(git -C demo/sman1 status --porcelain)" ''
wrote=$(grep -c -e '^\$ .*--commit' -e '^      bk-triage .*--commit' demo.out)
is 'a commit for each run that wrote' \
    "$(git -C demo/sman1 log --oneline | grep -c ' bk-')" "$wrote"
is 'two cases are still open, on phone' "$(grep -l '^status: open' \
    demo/sman1/cases/*/* | xargs grep -h '^rung:' | sort | uniq -c |
    tr -s ' ')" ' 2 rung: phone'

# A student with whom others are compared, and one who was visited: without them
# others are looked at on other days, and yet no figure changes.
cp -R demo/sman1 erased
BK_DIR=erased
bk-stats --by class -f csv >before
for nis in 09763 10498; do
	ok "student $nis is erased" bk-record "$nis" erase --by bk1 --commit
	bk-stats --by class -f csv >after
	ok 'and every figure is what it was, effects too' cmp before after
done
ok 'which are there' grep -q 'total,total,effect.visit,8.96' after

BK_DIR=sman1
ok "the README's tour" sh "$TOP/tests/docs/examples.sh" "$TOP/README.md" demo

done_testing
