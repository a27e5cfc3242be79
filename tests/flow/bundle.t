# Two laptops and a flash disk, as bk(7) has it: work on both, nothing is lost.
. "$TOP/tests/flow/tap.sh"

BK_TODAY=2020-09-15; export BK_TODAY

sh "$TOP/tests/docs/school.sh" cases
sed -i 's/^    role: counsellor$/&\n  - {id: bk2, name: "Budi", role: counsellor}/' \
    sman1/school.yaml
git -C sman1 commit -qam 'another counsellor'
mkdir flash

# The first time the other laptop gets everything.
ok 'out' git -C sman1 bundle create -q ../flash/bk.bundle HEAD --branches
ok 'in' git clone -q flash/bk.bundle rumah
ok 'and completed' bk-init -q rumah

# Both work: the same case, a routine visit, a complaint, another roster.
bk-record -q -C sman1 --commit 10234 phone unreachable --by bk1
bk-record -q -C sman1 --commit --routine 10231 visit met --by bk1
bk-record -q -C rumah --commit 10234 whatsapp unreachable --by bk2
bk-record -q -C rumah --commit --routine 10232 visit met --by bk2
bk-record -q -C rumah --commit --complaint --by bk2 \
    --date 2020-09-14T08:00 --note 'Toilet lantai 2 rusak' >/dev/null
printf 'NIS,Nama,JK,Kelas\n10235,Tono,L,X-MIPA-1\n' >baru.csv
bk-ingest -q -C rumah --as roster --commit baru.csv

# Both read exports, and print letters: one number is given twice.
tail -n +2 absensi-x1.csv | sed 's/2020-08/2020-09/' >rest
{ sed 1q absensi-x1.csv; grep '2020-09-2[45]' rest | sed 's/09-2/09-0/'; } \
    >sman1.csv
{ sed 1q absensi-x1.csv; grep '2020-09-2[678]' rest | sed 's/09-2/09-0/'; } \
    >rumah.csv
for one in sman1 rumah; do
	bk-ingest -q -C $one --commit $one.csv
done
bk-report -q -C sman1 summons 10234 --commit
bk-report -q -C rumah visit-request 10234 --commit

# Back, merged, and over again.
ok 'out of the other' git -C rumah bundle create -q ../flash/rumah.bundle \
    HEAD --branches
ok 'merged' git -C sman1 pull -q --no-rebase --no-edit ../flash/rumah.bundle \
    HEAD
ok 'out again' git -C sman1 bundle create -q ../flash/bk.bundle HEAD --branches
ok 'taken over' git -C rumah pull -q --no-rebase --no-edit \
    ../flash/bk.bundle HEAD
is 'both are the same' "$(git -C rumah rev-parse HEAD^{tree})" \
    "$(git -C sman1 rev-parse HEAD^{tree})"
case=sman1/cases/2020-2021-1/10234.yaml
is 'both calls are there' "$(grep -c 'outcome: unreachable' $case)" 2
is 'and moved the case' "$(grep '^rung' $case)" 'rung: summons'
is 'both routine visits' "$(ls sman1/routine/2020-2021-1 | wc -l)" 2
is 'the complaint' "$(ls sman1/complaints | wc -l)" 1
is 'the new student' "$(grep -c '"10235"' sman1/roster/2020-2021-1.yaml)" 1
is 'the recaps of both' "$(ls sman1/attendance/2020-2021-1 | wc -l)" 2
is 'and both letters in the book' "$(grep -c number sman1/letters/2020.yaml)" 2
bk-check -C sman1 >out
is 'bk-check names what two clones gave once each' \
    "$(sed 's/.*yaml:[0-9]*: //; s/: sman1.*//' out | sort)" \
    'given twice: number 1
taken under the same number as a recap of the same student: 1'
is 'nothing is left to commit' "$(git -C sman1 status --porcelain)" ''

done_testing
