# Is what was printed what the page says? Blanks and line ends do not count,
# since a page folds long lines; [...] stands for anything.
#
#	awk -f same.awk WANT GOT	exits with 0 or 1

function flat(text) {
	gsub(/[ \t\n]/, "", text)
	return text
}

FILENAME == ARGV[1] { want = want $0 "\n"; next }
{ got = got $0 "\n" }

END {
	got = flat(got)
	want = flat(want)
	n = split(want, piece, /\[\.\.\.\]/)
	if (n < 2)
		exit got != want
	if (index(got, piece[1]) != 1)
		exit 1
	got = substr(got, length(piece[1]) + 1)
	for (i = 2; i < n; i++) {
		if (!(at = index(got, piece[i])))
			exit 1
		got = substr(got, at + length(piece[i]))
	}
	at = length(got) - length(piece[n])
	exit at < 0 || substr(got, at + 1) != piece[n]
}
