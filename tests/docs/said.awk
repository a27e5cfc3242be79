# What a page says that is the same in every language: its sections in their
# order, and of each the options, words, variables and pages that it names.
#
#	awk -v names=FILE -f said.awk PAGE
#
# FILE has a line for each section, "ENGLISH<tab>THE PAGE'S": the English one is
# printed. A macro's arguments reach to the next macro; punctuation is none.

BEGIN {
	FS = "\t"
	while (names != "" && (getline line <names) > 0) {
		split(line, part, "\t")
		english[part[2]] = part[1]
	}
	n = split("Fl Cm Li Ev Xr", part, " ")
	while (n)
		wanted[part[n--]] = 1
}

function say(what) {
	print section ": " what
}

# The words of a macro line, a quoted one as one.
function words(line,	n) {
	n = 0
	while (line != "") {
		sub(/^[ \t]+/, "", line)
		if (match(line, /^"[^"]*"/))
			word[++n] = substr(line, 2, RLENGTH - 2)
		else if (match(line, /^[^ \t]+/))
			word[++n] = substr(line, 1, RLENGTH)
		else
			break
		line = substr(line, RLENGTH + 1)
	}
	return n
}

# A comment, and the text of a display, which the examples are held by.
/^\.\\"/ { next }
/^\.Bd / { display = 1 }
/^\.Ed/ { display = 0 }
display || !/^\./ { next }

/^\.Sh / {
	section = substr($0, 5)
	if (names != "")
		section = section in english ? english[section] : section
	say("a section, the " ++sections)
	next
}
# What a type can be printed as.
/^\.It .*Cm .* Pq / || /^\.Cm .* Pq / {
	forms = $0
	sub(/.* Pq /, "", forms)
	say("forms " forms)
}
# As many items of lists; the pages in Indonesian write their synopsis as one,
# since mandoc knows that section by its English name.
/^\.It/ && section != "SYNOPSIS" { say("an item, the " ++items[section]) }
/^\.Ss / { say("a part, the " ++parts[section]); next }
{
	n = words(substr($0, 2))
	macro = ""
	for (i = 1; i <= n; i++) {
		if (word[i] ~ /^[A-Z][a-z]$/)
			macro = word[i]
		else if (macro == "Xr" && word[i] ~ /[a-z]/)
			say("Xr " word[i])
		else if (macro in wanted && macro != "Xr" &&
		    word[i] !~ /^[.,:;()|]$/)
			say(macro " " word[i])
	}
}
