# The day of the counsellor, the homeroom teacher and the principal as bk(7)
# prints it, every line of it: it works, and it works again with an edit that
# nobody committed.
. "$TOP/tests/flow/tap.sh"

BK_TODAY=2020-09-15; export BK_TODAY
cat >fill <<'X'
#!/bin/sh
# The form, as a person would leave it.
echo '# dilihat' >>"$1"
X
chmod +x fill
EDITOR=$PWD/fill; export EDITOR

# The lines that are typed under these headings of the page, in their order.
typed() {
	awk -v from="$1" -v to="$2" '
	$1 == ".Ss" { on = on && $0 != ".Ss " to || $0 == ".Ss " from }
	on && /^[$] / { if (line) print line; line = substr($0, 3) }
	on && /^> / { line = line " " substr($0, 3) }
	END { if (line) print line }
	' "$TOP/man/bk.7" | sed 's/\\e/\\/g; s/\\&//g'
}

school() {
	rm -rf school
	mkdir school
	cd school || exit 2
	sh "$TOP/tests/docs/school.sh" cases
	# Who walks, and when; what a homeroom teacher saw.
	sed -i 's/^    role: counsellor$/&\n    free: ["Mon-Sat 07:00-18:00"]/
	s/role: homeroom/&, free: ["Mon-Sat 07:00-18:00"]/' sman1/school.yaml
	echo 'classes: [{id: "X-MIPA-1", grade: "X", homeroom: wali-x1}]' \
	    >>sman1/school.yaml
	git -C sman1 commit -qam 'who is free'
	printf -- '---\nkind: referral\nnis: "10233"\ndate: 2020-09-10\nby: wali-x1\nrule: family\n' \
	    >rujukan
	bk-triage -q -C sman1 --commit rujukan
	cd sman1 || exit 2
	cat >minggu-2.csv <<'X'
nis,date,step,outcome,by,note
10234,2020-09-15,whatsapp,unreachable,bk1,centang satu
X
}

# Each line that does not end with 0 is shown.
day() {
	typed 'The counsellor' 'The education office' >../typed
	bad=
	while IFS= read -r line; do
		sh -c "$line" >../out 2>../err </dev/null ||
		    bad="$bad$line: $?: $(cat ../err) "
	done <../typed
	is "$1: every line of the page works" "$bad" ''
}

# What the cases of the day come to, whoever committed what.
ends() {
	is "$1: the mistake is closed, the visit was made" \
	    "$(grep -h -e ^status cases/2020-2021-1/1023[34].yaml)" \
	    'status: cancelled
status: resolved'
	status_is "$1: cron, the next morning" 0 bk-triage -q --advance \
	    --commit --today 2020-09-16
	is "$1: the export of that Monday" "$(bk-ingest -q ../absensi-x1.csv |
	    bk-triage -q --commit --today 2020-09-21 2>&1)" ''
}

school
day 'a day'
is 'a day: the page has more than a few lines' \
    "$(($(wc -l <../typed) > 20))" 1
ends 'a day'
cd ../..

school
echo '# ibunya pindah kerja' >>cases/2020-2021-1/10234.yaml
sed -i 's/6281234567004/6281299990000/' roster/2020-2021-1.yaml
day 'with an edit'
is 'with an edit: the first --commit took it as it was' \
    "$(git log --format=%s -S'ibunya pindah kerja' -- cases)" 'edited by hand'
ends 'with an edit'
is 'with an edit: what no command writes stays as it is' \
    "$(git diff roster | grep -c '^+.*6281299990000')" 1
cd ../..
done_testing
