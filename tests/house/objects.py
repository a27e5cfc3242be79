"""What the object files tell: who calls whom, and who calls nobody."""
import glob
import os
import re
import subprocess

from sources import lines_of

OURS = re.compile(r"[A-Za-z]\w*")       # no name of a compiler or sanitizer


class Object:
    """A compiled file: what it defines for others, and what it asks for."""

    def __init__(self, source):
        self.source = source
        self.folder = os.path.dirname(source)
        self.stem = stem_of(source)
        self.defines, self.wants = set(), set()

    def take(self, kind, name):
        if OURS.fullmatch(name):
            (self.wants if kind in "Uwv" else self.defines).add(name)


def stem_of(path):
    """A file's name as names in C begin with it: bk-report.c is report."""
    stem = os.path.basename(path)[:-2].replace("-", "_")
    return stem.removeprefix("bk_")


def read(build):
    """The objects of every source there is; sources without one."""
    there, missing = {}, []
    for source in sorted(glob.glob("lib/*/*.c") + glob.glob("cmd/*.c")):
        path = os.path.join(build, source[:-2] + ".o")
        if os.path.exists(path):
            there[path] = Object(source)
        else:
            missing.append((source, 1, f"no {path}: build first"))
    out = subprocess.run(["nm", "-g", "-A", *there], check=True,
                         capture_output=True, text=True).stdout
    for line in out.splitlines():
        path, rest = line.split(":", 1)
        there[path].take(*rest.split()[-2:])
    return list(there.values()), missing


def line_of(path, name, defined=False):
    """The first line of a file that has the name, or that defines it."""
    anywhere = re.compile(rf"\b{name}\b")
    at_start = re.compile(rf"(?:[A-Za-z].*\b)?{name}\b(?!.*;\s*$)")
    for n, text in enumerate(lines_of(path), 1):
        if (at_start.match if defined else anywhere.search)(text):
            return n
    return line_of(path, name) if defined else 1


# --- circles -----------------------------------------------------------------

def calls_within(objects):
    """{source: {source it calls: a name}}, between files of one folder."""
    owner = {(o.folder, name): o.source for o in objects
             for name in o.defines if name != "main"}
    calls = {}
    for o in objects:
        for name in sorted(o.wants):
            to = owner.get((o.folder, name))
            if to and to != o.source:
                calls.setdefault(o.source, {}).setdefault(to, name)
    return calls


def way(calls, start, goal):
    """The shortest way of calls from one file to another, or None."""
    ways = [[start]]
    seen = set()
    while ways:
        w = ways.pop(0)
        for to in calls.get(w[-1], {}):
            if to == goal:
                return w + [to]
            if to not in seen:
                seen.add(to)
                ways.append(w + [to])
    return None


def check_circles(objects):
    """Each knot of files once, as the shortest way from its first file back."""
    calls = calls_within(objects)
    told = set()
    for source in sorted(calls):
        if source in told:
            continue
        circle = way(calls, source, source)
        if not circle:
            continue
        group = {other for other in calls if way(calls, source, other) and
                 way(calls, other, source)}
        told |= group
        name = calls[source][circle[1]]
        steps = ", ".join(
            f"{os.path.basename(a)} calls {calls[a][b]} of "
            f"{os.path.basename(b)}" for a, b in zip(circle, circle[1:]))
        rest = sorted(os.path.basename(p) for p in group - set(circle))
        more = f" (knotted with {', '.join(rest)})" if rest else ""
        yield source, line_of(source, name), f"a circle: {steps}{more}"


# --- names that are not needed ---------------------------------------------

def test_words():
    """Every word in the C files of tests and examples."""
    words = set()
    for path in (glob.glob("tests/**/*.[ch]", recursive=True) +
                 glob.glob("examples/**/*.[ch]", recursive=True)):
        for line in lines_of(path):
            words.update(re.findall(r"\w+", line))
    return words


def check_exports(objects, exceptions):
    wanted = set()
    for o in objects:
        wanted |= o.wants
    in_tests = test_words()
    for o in objects:
        for name in sorted(o.defines - wanted - {"main"}):
            if exceptions.allow("export", name, o.source):
                continue
            uses = sum(len(re.findall(rf"\b{name}\b", text))
                       for text in lines_of(o.source))
            if name.startswith("bk_msg_") and uses:
                continue        # a catalogue of the command's own
            if name in in_tests:
                if exceptions.allow("test", name, o.source):
                    continue
                what = "only tests use"
            elif uses > 1:
                what = "only its own file uses (static?)"
            else:
                what = "nothing uses"
            yield (o.source, line_of(o.source, name, True),
                   f"{what} {name}")


# --- names that say where they stand ---------------------------------------

def prefixes(source):
    """bk_ and the file, a header that its name begins with, or the folder."""
    folder, base = os.path.split(source)
    stem = stem_of(base)
    names = {stem, os.path.basename(folder)}
    for header in glob.glob(folder + "/*.h"):
        h = stem_of(header)
        if stem.startswith(h):
            names.add(h)
    return names


def check_names(objects, exceptions):
    for o in objects:
        allowed = prefixes(o.source)
        for name in sorted(o.defines - {"main"}):
            if any(name == f"bk_{p}" or name.startswith(f"bk_{p}_")
                   for p in allowed):
                continue
            if exceptions.allow("name", name, o.source):
                continue
            yield (o.source, line_of(o.source, name, True),
                   f"{name} does not say its file: bk_{o.stem}_...")


def check(build, exceptions):
    objects, missing = read(build)
    return (missing + list(check_circles(objects)) +
            list(check_exports(objects, exceptions)) +
            list(check_names(objects, exceptions)))
