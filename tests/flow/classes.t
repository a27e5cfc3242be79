# The class of a student: all papers of one day agree, and a class that was
# renamed in one place alone is found.
. "$TOP/tests/flow/tap.sh"

BK_TODAY=2020-09-15; export BK_TODAY
sh "$TOP/tests/docs/school.sh" cases
bk-record -q -C sman1 10234 visit nobody_home --by bk1
bk-record -q -C sman1 10234 visit_request --by bk1
bk-record -q -C sman1 10234 approval granted --by bk1
sed -i '/^nis: "10234"/,/^---/s/^class: .*/class: "X-MIPA-2"\nclasses: [{class: "X-MIPA-1", from: 2020-07-13, to: 2020-09-10}]/' \
    sman1/roster/*.yaml
for paper in summons worklist student-card visit-form consent assignment \
    visit-request packet progress journal visits-register; do
	case $paper in
	worklist|progress|journal|visits-register) of=;;
	*) of=10234;;
	esac
	bk-report -q -C sman1 $paper $of -f text 2>/dev/null |
	    grep -e 'Siti Aminah' -e 'S\.A\.' -e Kelas -e kelas |
	    grep -o 'X-MIPA-[12]' | sort -u >got
	is "$paper" "$(cat got)" X-MIPA-2
done
bk-schedule -q -C sman1 -f csv >plan.csv 2>/dev/null
is 'the plan' "$(grep -o 'X-MIPA-[12]' plan.csv)" X-MIPA-2

git -C sman1 checkout -q .
printf 'classes:\n  - {id: "X-MIPA-1"}\n' >>sman1/school.yaml
is 'classes agree' "$(bk-check -C sman1)" ''
printf '  - {id: "X-MIPA-2"}\n' >>sman1/school.yaml
is 'a class that has no list yet' "$(bk-check -C sman1)" ''
sed -i '$d' sman1/school.yaml
line=$(grep -n '{id: "X-MIPA-1"}' sman1/school.yaml | cut -d: -f1)
sed -i 's/X-MIPA-1/X-A/' sman1/roster/*.yaml
is 'renamed on the roster alone' "$(bk-check -C sman1)" "sman1/school.yaml:$line: \
class of nobody on the roster, which has one unknown here: 'X-MIPA-1', 'X-A'"
git -C sman1 checkout -q roster
sed -i 's/^  - {id: "X-MIPA-1"}/  - {id: "X-A"}/' sman1/school.yaml
is 'renamed in school.yaml alone' "$(bk-check -C sman1)" "sman1/school.yaml:$line: \
class of nobody on the roster, which has one unknown here: 'X-A', 'X-MIPA-1'"
done_testing
