# examples.sh PAGE [DIR]: do, in DIR, else in a new directory, what the page's
# examples do; say the first that does not come out as the page says.
set -u

school() { sh "$TOP/tests/docs/school.sh" "$1"; }

page=$1 dir=${2:-work} sessions=$PWD/sessions
mkdir -p "$sessions" "$dir" || exit 2
awk -v dir="$sessions" -f "$TOP/tests/docs/examples.awk" "$page" || exit 2
cd "$dir" || exit 2
work=$PWD	# pages may come back here
BK_TODAY=${BK_TODAY:-2020-09-07}; export BK_TODAY
for run in "$sessions"/*.run; do
	[ -f "$run" ] || continue
	want=${run%.run}.want
	need=$(cat "${run%.run}.need" 2>/dev/null)
	[ -z "$need" ] || command -v "$need" >/dev/null || continue
	. "$run" >"$sessions/got" 2>&1 </dev/null
	status=$?
	if [ ! -f "$want" ]; then
		[ $status -eq 0 ] && continue
	else
		awk -f "$TOP/tests/docs/same.awk" "$want" "$sessions/got" && continue
	fi
	echo "$page: example (status $status):"
	cat "$run"
	diff "${want#"$run"}" "$sessions/got" 2>/dev/null || cat "$sessions/got"
	exit 1
done
