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
is 'nothing is left to commit' "$(git -C sman1 status --porcelain)" ''

done_testing
