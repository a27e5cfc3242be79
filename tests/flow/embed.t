# The built-in letters are files that are made into C (lib/report/letters):
# what is wrong with one is said with file and line, and stops the build.
. "$TOP/tests/flow/tap.sh"

embed=$BUILD/lib/report/letters/embed
letters=$TOP/lib/report/letters

write() {
	printf '%s\n' '@title A' 'text' >"$1"
}

wrong() {
	what=$1 said=$2; shift 2
	status_is "$what: stops" 1 "$embed" "$@"
	is "$what: is said" "$(cat tap.err)" "$said"
}

ok 'the letters are made into C' "$embed" "$letters"/*.letter
"$embed" "$letters"/*.letter >one && "$embed" "$letters"/*.letter >two
ok 'always the same' cmp one two

write a.en.letter
write a.id.letter
ok 'two letters' "$embed" a.en.letter a.id.letter
wrong 'one language alone' \
    'a.en.letter: a letter is NAME.en.letter and NAME.id.letter, both' \
    a.en.letter
write b.id.letter
wrong 'two of two names' 'a.en.letter: a letter is NAME.en.letter and NAME.id.letter, both' \
    a.en.letter b.id.letter
printf 'text\n' >a.id.letter
wrong 'no title' 'a.id.letter:1: no @title' a.en.letter a.id.letter
printf '@title A\n\n@title B\n' >a.id.letter
wrong 'two titles' 'a.id.letter:3: a second @title' a.en.letter a.id.letter
printf '@title A\ntext' >a.id.letter
wrong 'no line end' 'a.id.letter:2: a line ends in \n' a.en.letter a.id.letter
printf '@title A\r\n' >a.id.letter
wrong 'line ends of another system' 'a.id.letter:1: a line ends in \n' \
    a.en.letter a.id.letter
printf '@title A\n\0\n' >a.id.letter
wrong 'a NUL' 'a.id.letter: holds a NUL' a.en.letter a.id.letter
printf '@title A\n@visit made\n' >a.id.letter
wrong 'of a visit in one language' \
    'a.id.letter: @visit made in one language alone' a.en.letter a.id.letter
rm a.id.letter
wrong 'no file' 'a.id.letter: No such file or directory' \
    a.en.letter a.id.letter
done_testing
