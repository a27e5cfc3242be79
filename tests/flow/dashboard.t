# The dashboard is one page that needs nothing else, names nobody, and has a
# table beside each of its charts [LETTERS 20].
. "$TOP/tests/flow/tap.sh"

cp -R "$TOP/tests/school/small" s
export BK_TODAY=2021-03-01
for term in 2020-2021-1 2020-2021-2; do
	mkdir -p s/attendance/$term
done
cat >s/attendance/2020-2021-1/abc.yaml <<'X'
---
kind: attendance
nis: "70101"
name: "Ayu Lestari"
class: "VII-A"
term: 2020-2021-1
from: 2020-09-07
to: 2020-09-18
days: {from: 2020-09-07, marks: "PPUUP..PUUUU"}
subjects:
  - {subject: "IPA", from: 2020-09-07, to: 2020-09-18, sessions: 10, present: 4, late: 0, sick: 0, excused: 0, unexcused: 6}
X

ok 'it is made' bk-report -C s dashboard -o d.html
ok 'in English too' bk-report -C s dashboard --lang en -o e.html
is 'one h1' "$(grep -o '<h1>' d.html | wc -l)" 1
is 'a main part, a language, a viewport' \
    "$(grep -c -e '<main>' -e '<html lang="id">' -e 'name="viewport"' \
    d.html)" 3
is 'no script, nothing from elsewhere' \
    "$(grep -c -e '<script' -e 'src=' -e 'href=' -e 'url(' d.html)" 0
charts=$(grep -c '<svg ' d.html)
ok 'at least four charts' test "$charts" -ge 4
is 'each is named and described' \
    "$(grep -c -e '<title id=' -e '<desc id=' d.html)" $((2 * charts))
ok 'tables have captions and scroll in boxes that keys reach' \
    test "$(grep -c '<caption>' d.html)" \
    -eq "$(grep -c '<div class="scroll" tabindex="0"' d.html)"
ok 'a table beside each chart' \
    test "$(grep -c '<figure>' d.html)" -le "$(grep -c '<caption>' d.html)"
sed -n 's/.*name: "\([^"]*\)".*/\1/p' s/roster/*.yaml | sort -u >names
ok 'there are names to look for' test -s names
is 'and none is in it' "$(grep -c -F -f names d.html)" 0
# Week of 7 September: 3 P, 2 U; of 14: 1 P, 4 U. Of 10 days 6 are U.
ok 'weeks absent without excuse: 2 of 5, 4 of 5' \
    grep -q '40,00.*' d.html
ok 'both weeks' grep -q '80,00' d.html

done_testing
