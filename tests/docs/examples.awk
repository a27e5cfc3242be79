# The examples of a manual page: each command goes to DIR/NNN.run, what it
# shall print to DIR/NNN.want.
#
#	awk -v dir=DIR -f examples.awk PAGE
#
# A display behind the comment `.\" run` is a session: lines that begin with
# "$ " are commands, those behind them that begin with "> " continue them, the
# rest is what comes of it. `.\" run PROGRAM` is one that needs a program which
# may not be there: its name goes to DIR/NNN.need. A comment `.\"$ COMMAND` is
# run and not shown. In Markdown a session is a block of ```console.

function next_file() {
	file = sprintf("%s/%03d", dir, ++n)
}

function source(line) {
	sub(/^\\&/, "", line)
	gsub(/\\e/, "\\", line)
	return line
}

/^\.\\"\$ / {
	next_file()
	print substr($0, 6) >(file ".run")
	next
}
/^\.\\" run( |$)/ { marked = 1; need = $3; next }
/^\.Bd / && marked { inside = 1; marked = 0; next }
/^```console$/ { inside = 1; need = ""; next }
/^\.Ed/ || /^```$/ { inside = 0; next }
!inside { next }
/^\$ / {
	next_file()
	print source(substr($0, 3)) >(file ".run")
	printf "" >(file ".want")
	if (need != "")
		print need >(file ".need")
	more = 1
	next
}
/^> / && more { print source(substr($0, 3)) >(file ".run"); next }
{ more = 0; print source($0) >(file ".want") }
