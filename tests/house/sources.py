"""What the text of the C files shows: lengths, parameters, includes."""
import functools
import glob
import os
import re

# The top level, beside files whose names begin with a dot; and what is built.
TOP = {"Makefile", "README.md", "cmd", "lib", "man", "tests", "examples"}
BUILT = {"build"}

FUNCTION_LINES = 60     # from its name to its closing brace
FILE_LINES = 600
COLUMNS = 80            # tabs go to the next eighth
PARAMETERS = 6

NAME = re.compile(r"\(?\*?([A-Za-z_]\w*)\(")

# Which files may include a header: the header, the files that may.
ONLY = [
    ("yaml.h", r"lib/format/yaml(in|out)\.c"),
    ("xlsxwriter.h", r"lib/format/xlsxmake\.c"),
]

# Words that may not stand in the sources.
NEVER = [
    (re.compile(r"\bsetlocale\s*\(\s*LC_(NUMERIC|ALL)\b"),
     "LC_NUMERIC is the environment's: numbers would change their form"),
    (re.compile(r"\b(TODO|FIXME)\b"), "a thing left to do"),
]


@functools.cache
def lines_of(path):
    with open(path, encoding="utf-8") as f:
        return f.read().split("\n")[:-1]


def house():
    """The files that the rules are for."""
    return sorted(glob.glob("lib/*/*.[ch]") + glob.glob("cmd/*.[ch]"))


def others():
    """C files beside the house, which keep to the columns as well."""
    return sorted(glob.glob("tests/**/*.[ch]", recursive=True) +
                  glob.glob("examples/**/*.[ch]", recursive=True))


def opening(lines, brace):
    """The line of the name of the function whose `{` is at `brace`: its
    parameters go up to there, and the type stands above."""
    for i in range(brace - 1, max(brace - 40, -1), -1):
        if NAME.match(lines[i]):
            return i
        if not lines[i].startswith((" ", "\t")):
            break
    return None


def functions(lines):
    """(name, first line, last line, parameters), lines from 1; a body with no
    name at the beginning of a line has None."""
    for brace, text in enumerate(lines):
        if text != "{":
            continue
        first = opening(lines, brace)
        last = next((i for i in range(brace, len(lines))
                     if lines[i].startswith("}")), len(lines) - 1)
        if first is None:
            yield None, brace, last + 1, 0
            continue
        head = " ".join(lines[first:brace])
        yield (NAME.match(head)[1], first + 1, last + 1, parameters(head))


def parameters(head):
    """How many stand in `name(...)`: commas outside of inner brackets."""
    depth = commas = 0
    for c in head[head.index("("):]:
        depth += (c == "(") - (c == ")")
        commas += c == "," and depth == 1
        if depth == 0:
            break
    inside = head[head.index("(") + 1:].strip()
    return 0 if inside.startswith(("void)", ")")) else commas + 1


def check_functions(path, lines):
    for name, first, last, n in functions(lines):
        if name is None:
            yield path, first, "a function's name begins its line"
            continue
        size = last - first + 1
        if size > FUNCTION_LINES:
            yield (path, first, f"{name} has {size} lines, "
                   f"{FUNCTION_LINES} are the most")
        if n > PARAMETERS:
            yield (path, first, f"{name} takes {n} parameters, "
                   f"{PARAMETERS} are the most")


def check_columns(path, lines):
    for n, text in enumerate(lines, 1):
        width = len(text.expandtabs(8))
        if width > COLUMNS:
            yield path, n, f"{width} columns, {COLUMNS} are the most"


def included(lines):
    for n, text in enumerate(lines, 1):
        m = re.match(r'\s*#\s*include\s+["<]([^">]+)[">]', text)
        if m:
            yield n, m[1]


def check_includes(path, lines, inner, exceptions):
    """`inner`: the headers of ingest that are its own business."""
    for n, header in included(lines):
        if exceptions.allow("include", header, path):
            continue
        if path.startswith("lib/readers/") and header in inner:
            yield path, n, f"a reader knows of ingest only ingest.h: {header}"
        for only, files in ONLY:
            if header == only and not re.fullmatch(files, path):
                yield path, n, f"{header} is not for this file"


def check_words(path, lines):
    for n, text in enumerate(lines, 1):
        for word, why in NEVER:
            if word.search(text):
                yield path, n, why


def check_top():
    for name in os.listdir("."):
        if name not in TOP | BUILT and not name.startswith("."):
            yield name, 1, "nothing else stands at the top"


def check(exceptions):
    found = list(check_top())
    inner = {p.rsplit("/", 1)[1] for p in glob.glob("lib/ingest/*.h")}
    inner -= {"ingest.h"}
    for path in house():
        lines = lines_of(path)
        if len(lines) > FILE_LINES:
            found.append((path, FILE_LINES + 1, f"{len(lines)} lines, "
                          f"{FILE_LINES} are the most"))
        found += check_functions(path, lines)
        found += check_columns(path, lines)
        found += check_includes(path, lines, inner, exceptions)
        found += check_words(path, lines)
    for path in others():
        found += check_columns(path, lines_of(path))
    return found
