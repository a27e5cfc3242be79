"""What is said in English beside the catalogues of messages (details, their
formats, the lines of a summary) is in Indonesian in cmd/said-*.c or, where the planner prints
it on paper too, in lib/plan/tell.c: every text of
a call that says something has its row, with the same conversions, and every row
is said somewhere."""
import glob
import re

from messages import read

STRING = r'"((?:[^"\\]|\\.)*)"'
ROW = re.compile(r"\{\s*" + STRING + r",\s*" + STRING + r"\s*\}")
CONVERSION = re.compile(r"%(?:(\d+)\$)?[-0#+ ]*(?:\d+|\*)?(?:\.(?:\d+|\*))?"
                        r"((?:ll|l|z)?[a-zA-Z%])")
CALL = re.compile(r"\b(?:bk_diag|bk_diag_text|bk_cmd_usage|bk_cmd_sum|"
                  r"bk_ingest_reject|bk_ingest_note|bk_readers_why|"
                  # those that hand what is wrong to one of these
                  r"bad|bad_policy|broken|fault|refuse|stop|wrong|bk_xlsxpart_stop)\(")
# What a list that is none of ours looks like.
KIND = re.compile(r"(?:\.id|\bkind) = " + STRING)
# Words that are the same in both: keys, values and formats.
NAMES = set("""id en language paper classes services free planned rung
    A4 F4 number days status kind national collective_leave school
    docx""".split())


def one_string(m):
    """Its lines are still counted: \\r for each that it goes on to."""
    pieces = [p[1] for p in re.finditer(STRING, m[0])]
    return '"' + "".join(pieces) + "\r" * m[0].count("\n") + '"'


def plain(path):
    """The text of a file without comments, and strings in one piece."""
    text = re.sub(r"/\*.*?\*/", lambda m: "\n" * m[0].count("\n"),
                  read(path), flags=re.S)
    text = re.sub(r"'(?:\\.|[^'\\])'", "' '", text)
    text = re.sub(r'" PRI[du]64 "', "ld", text)
    return re.sub(STRING + r"(?:\s+" + STRING + ")*", one_string, text)


def rows():
    for path in [*sorted(glob.glob("cmd/said-*.c")), "lib/plan/tell.c"]:
        text = plain(path)
        for m in ROW.finditer(text):
            line = 1 + sum(text.count(c, 0, m.start()) for c in "\n\r")
            yield path, line, *(re.sub("\r", "", m[i]) for i in (1, 2))


def conversions(text):
    """The types of the conversions by the place of their arguments."""
    found = [m for m in CONVERSION.finditer(text) if m[2] != "%"]
    if any(m[1] for m in found):
        found.sort(key=lambda m: int(m[1]))
    return [("*" in m[0]) * "*" + m[2] for m in found]


def arguments(text, start):
    """The text of a call from behind its bracket to the one that ends it."""
    depth, i = 1, start
    while depth and i < len(text):
        if text[i] == '"':
            i = re.compile(STRING).match(text, i).end()
            continue
        depth += (text[i] == "(") - (text[i] == ")")
        i += 1
    return text[start:i]


def said():
    """(file, line, text) of what the calls say, and all strings there are."""
    calls, strings = [], set()
    for path in sorted(glob.glob("lib/*/*.[ch]") + glob.glob("cmd/*.[ch]")):
        if "/said-" in path:
            continue
        text = plain(path)
        strings.update(re.sub("\r", "", s) for s in
                       re.findall(STRING, text))
        for m in CALL.finditer(text):
            line = 1 + sum(text.count(c, 0, m.start()) for c in "\n\r")
            calls += [(path, line, re.sub("\r", "", s)) for s in
                      re.findall(STRING, arguments(text, m.end()))]
        if path.endswith(("/vocabulary_kinds.c", "/other.c")):
            calls += [(path, 1 + text.count("\n", 0, m.start()), m[1])
                      for m in KIND.finditer(text)]
    return calls, strings


def is_data(text):
    """No sentence: at most names and what is put in."""
    words = re.findall(r"[A-Za-z][a-z_]+", CONVERSION.sub("", text))
    return " " not in text.strip() or set(words) <= NAMES


def check(exceptions):
    table = list(rows())
    known = {english for _, _, english, _ in table}
    calls, strings = said()
    for path, line, english, indonesian in table:
        if not indonesian or indonesian == english:
            yield path, line, f'"{english}" has no Indonesian'
        wanted = conversions(english)
        if conversions(indonesian) != wanted[:len(conversions(indonesian))]:
            yield path, line, f'"{indonesian}" has other conversions'
        if english not in strings and "libraries" not in path:
            yield path, line, f'nothing says "{english}"'
    for path, line, text in calls:
        if (text in known or is_data(text) or
                exceptions.allow("said", text, path)):
            continue
        yield path, line, f'"{text}" has no row in cmd/said-*.c'
