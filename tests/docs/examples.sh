# examples.sh PAGE: do, in this empty directory, what the page's examples do;
# say the first that does not come out as the page says.
set -u

school() { sh "$TOP/tests/docs/school.sh" "$1"; }

mkdir .examples work
awk -v dir=.examples -f "$TOP/tests/docs/examples.awk" "$1" || exit 2
cd work || exit 2
BK_TODAY=2020-09-07; export BK_TODAY
for run in ../.examples/*.run; do
	[ -f "$run" ] || continue
	want=${run%.run}.want
	. "./$run" >../got 2>&1 </dev/null
	status=$?
	if [ ! -f "$want" ]; then
		[ $status -eq 0 ] && continue
	else
		awk -f "$TOP/tests/docs/same.awk" "$want" ../got && continue
	fi
	echo "$1: example (status $status):"
	cat "$run"
	diff "${want#"$run"}" ../got 2>/dev/null || cat ../got
	exit 1
done
