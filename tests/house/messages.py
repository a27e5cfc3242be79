"""Every message of the catalogues (msg_*.h) is shown by a test: by the err or
out of a golden case, in a flow, or in a unit test, where its name will do. And
each is there in Indonesian too."""
import functools
import glob
import re

TEXT = r'(?:"((?:[^"\\]|\\.)*)"|NULL)'
ENTRY = re.compile(
    r"X\((\w+),\s*BK_(?:ERROR|FINDING|NOTICE|NOTE|VERBOSE),\s*" +
    r",\s*".join([TEXT] * 4) + r"\)")


@functools.cache
def read(path):
    with open(path, encoding="utf-8", errors="replace") as f:
        return f.read()


def joined(text):
    """Two pieces of one string, and lines that go on, as one."""
    text = text.replace("\\\n", "\n")
    return re.sub(r'"\s*"', "", text)


def catalogue():
    """(file, line, name, what is wrong, what was done, both in Indonesian)"""
    for path in sorted(glob.glob("lib/*/msg_*.h") + glob.glob("cmd/*.[ch]")):
        text = read(path)
        lines = {m[1]: text.count("\n", 0, m.start()) + 1
                 for m in re.finditer(r"\bX\((\w+),", text)}
        for m in ENTRY.finditer(joined(text)):
            yield (path, lines[m[1]], m[1], *(m[i] or "" for i in range(2, 6)))


def sessions(page):
    """The displays of a manual that are run as tests."""
    return "\n".join(re.findall(r'^\.\\" run$(.*?)^\.Ed', page, re.M | re.S))


def shown():
    """The texts of the tests: those that show whole lines, and the code."""
    flows = [re.sub(r"'?\\\n'?", "", read(p)) for p in
             glob.glob("tests/flow/*") + glob.glob("tests/docs/*")]
    flows += [sessions(read(p)) for p in glob.glob("man/*.[157]")]
    lines = [read(p) for p in glob.glob("tests/golden/**/err",
                                        recursive=True) +
             glob.glob("tests/golden/**/out", recursive=True)]
    units = [joined(read(p)) for p in
             glob.glob("tests/unit/**/*.[ch]", recursive=True)]
    return "\n".join(lines + flows + units), "\n".join(units)


def indonesian(messages):
    for path, line, name, what, done, what_id, done_id in messages:
        if not what_id or what_id == what:
            yield path, line, f'"{what}" has no Indonesian ({name})'
        if bool(done) != bool(done_id) or (done and done == done_id):
            yield path, line, f'"{done}" has no Indonesian ({name})'


def check(exceptions):
    texts, units = shown()
    messages = list(catalogue())
    yield from indonesian(messages)
    for path, line, name, what, done, _, _ in messages:
        twice = sum(m[3] == what for m in messages) > 1
        text = re.escape(what)
        if twice and done:      # its other half tells it from its double
            text += rf"\b.*; {re.escape(done)}"
        if (re.search(rf"\bbk_msg_{name}\b", units) or
                re.search(text, texts) or
                exceptions.allow("message", name, path)):
            continue
        yield path, line, f'no test shows "{what}" ({name})'
