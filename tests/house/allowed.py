"""Exceptions to the rules of the house, as lib/README.md lists them:

	## Exceptions of the house

	- name `bk_msg_*` of `*/msg_*.c`: messages are one catalogue
	- test `bk_buf_reserve`: tests ask it
	- circle `a.c b.c`: ...

One a line: the rule, a pattern, for names the files they may stand in, and
why. One that excuses nothing is itself against the rules.
"""
import fnmatch
import re

HEADING = "## Exceptions of the house"
ENTRY = re.compile(r"- (\w+) `([^`]+)`(?: of `([^`]+)`)?: \S")


class Exceptions:
    def __init__(self, path):
        self.path = path
        self.entries = []       # [rule, pattern, files, line, used]
        self.wrong = []

    def add(self, line, text):
        m = ENTRY.match(text)
        if m:
            self.entries.append([m[1], m[2], m[3] or "*", line, False])
        else:
            self.wrong.append((self.path, line,
                               "not an exception: RULE `PATTERN`: why"))

    def allow(self, rule, what, path="*"):
        """Is `what` in the file `path` excused from the rule?"""
        for e in self.entries:
            if (e[0] == rule and fnmatch.fnmatchcase(what, e[1]) and
                    (e[2] == "*" or fnmatch.fnmatchcase(path, e[2]))):
                e[4] = True
                return True
        return False

    def unused(self):
        return self.wrong + [
            (self.path, e[3], f"an exception that nothing needs: "
             f"{e[0]} {e[1]}") for e in self.entries if not e[4]]


def read(path):
    exceptions = Exceptions(path)
    inside = False
    with open(path, encoding="utf-8") as f:
        for n, text in enumerate(f, 1):
            if text.startswith("## "):
                inside = text.strip() == HEADING
            elif inside and text.startswith("- "):
                exceptions.add(n, text)
    return exceptions
