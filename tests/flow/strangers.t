# Strangers in the repository: a finding of every command that reads the
# directory, used by none, written by none.
. "$TOP/tests/flow/tap.sh"

BK_TODAY=2020-09-15; export BK_TODAY

sh "$TOP/tests/docs/school.sh" cases
c=sman1/cases
cp -r $c/2020-2021-1 outside
sed -i 's/2020-2021-1/2019-2020-2/' outside/10234.yaml
cp $c/2020-2021-1/10234.yaml plain.yaml
bk-stats -C sman1 >plain.stats 2>/dev/null
bk-report -C sman1 worklist >plain.list 2>/dev/null

cp plain.yaml "$c/2020-2021-1/10234 (copy).yaml"
cp plain.yaml $c/2020-2021-1/10234_lama.yaml
cp plain.yaml $c/10234.yaml
mkdir $c/arsip $c/2020-2021-1/arsip
cp plain.yaml $c/arsip
ln -s ../../outside $c/2019-2020-2
ln -s 10234.yaml $c/2020-2021-1/10235.yaml
mkdir $c/2020-2021-2		# a file of last term, taken for this one's
cp plain.yaml $c/2020-2021-2/10234.yaml
find sman1/cases outside -type f -exec sha256sum {} + | sort >before

# The seven that every reader of cases/ names, without the program's name.
cat >wanted <<'X'
sman1/cases/10234.yaml: the file is not where its case belongs; not used; bk-check tells its place
sman1/cases/2019-2020-2: symbolic link in the repository; not used
sman1/cases/2020-2021-1/10234 (copy).yaml: the file is not where its case belongs; not used; bk-check tells its place
sman1/cases/2020-2021-1/10234_lama.yaml: the file is not where its case belongs; not used; bk-check tells its place
sman1/cases/2020-2021-1/10235.yaml: symbolic link in the repository; not used
sman1/cases/2020-2021-1/arsip: a directory that is no term's; not used
sman1/cases/2020-2021-2/10234.yaml: the file is not where its case belongs; not used; bk-check tells its place
sman1/cases/arsip: a directory that is no term's; not used
X
found() {
	"$@" >out 2>err
	is "$1 ${4-}: exit 1" $? 1
	sed -n 's/^bk-[a-z]*: \(sman1.*not used.*\)$/\1/p' err | LC_ALL=C sort \
	    >got
	ok "$1 ${4-} names them" cmp got wanted
}
found bk-stats -C sman1
ok 'and counts as before' cmp out plain.stats
found bk-report -C sman1 worklist
ok 'and lists as before' cmp out plain.list
found bk-report -C sman1 progress
found bk-schedule -C sman1
found bk-triage -C sman1 --advance --today 2020-10-20 -w
printf -- '---\nkind: referral\nnis: "10234"\ndate: 2020-09-14\nby: bk1\nrule: family\nnote: "x"\n' \
    >referral.yaml
found bk-triage -C sman1 -w referral.yaml
status_is 'bk-record does not write through a link' 2 \
    bk-record -C sman1 10235 phone unreachable --by bk1
cp plain.yaml $c/2020-2021-1/10236.yaml
is 'and says why' "$(sed 's/.*2020-2021-1/.../' tap.err)" \
    '.../10235.yaml: symbolic link in the repository; not followed'
status_is 'nor into the case of another' 2 \
    bk-record -C sman1 2020-2021-1/10236 phone unreachable --by bk1
rm $c/2020-2021-1/10236.yaml
find sman1/cases outside -type f -exec sha256sum {} + | sort >after
is 'only the case itself was written' "$(comm -13 before after |
    sed 's/.*  //')" sman1/cases/2020-2021-1/10234.yaml
bk-check -C sman1 >out
is 'bk-check names all of them' "$(cut -d: -f1 <out | LC_ALL=C sort -u)" \
    "$(cut -d: -f1 wanted)"

# Other directories.
rm -rf sman1/cases
mv sman1/attendance there
ln -s ../there sman1/attendance
status_is 'linked recaps are found' 1 bk-stats -C sman1
is 'and not read' "$(grep -c '^bk-stats: sman1/attendance: symbolic' tap.err)" 1

# What bk-check cannot enter is a finding, whatever it is.
rm sman1/attendance
mv there sman1/attendance
for dir in attendance roster calendar; do
	mv sman1/$dir there
	ln -s ../there sman1/$dir
	status_is "bk-check goes on beside a linked $dir/" 1 bk-check -C sman1
	is 'and names it' "$(grep -c "^sman1/$dir:1: symbolic" tap.out)" 1
	rm sman1/$dir
	mv there sman1/$dir
done

# Who is enrolled, and by which rules: without them nothing would be true.
for file in roster/2020-2021-1.yaml school.yaml policy.yaml; do
	mv sman1/$file there
	ln -s "$PWD/there" sman1/$file
	for command in 'bk-stats' 'bk-report worklist' 'bk-schedule' \
	    'bk-triage --advance -w --today 2020-12-20'; do
		status_is "$command does nothing by a linked $file" 2 \
		    $command -C sman1
		is 'and says so' "$(grep -c 'link.*; not followed' tap.err)" 1
	done
	rm sman1/$file
	mv there sman1/$file
done
done_testing
