#!/usr/bin/env python3
"""Recaps by chance, kept in any order, that overlap, correct and contradict
each other: triage, the class recap, its tables by subject and the statistics
have to read the same out of them.  Prints TAP.

usage: recaps.py SETS
"""
import csv
import datetime as dt
import io
import os
import random
import re
import shutil
import subprocess
import sys

TERM = "2020-2021-1"
FIRST = dt.date(2020, 8, 3)
NIS = ["101", "102"]
ENV = dict(os.environ, LC_ALL="C")


def run(*argv):
    p = subprocess.run(argv, capture_output=True, text=True, env=ENV,
                       stdin=subprocess.DEVNULL, check=False)
    if p.returncode:
        raise RuntimeError(f"{' '.join(argv)}: {p.returncode}: {p.stderr}")
    return p.stdout


def day(n):
    return (FIRST + dt.timedelta(n)).isoformat()


def subject(r, name, first, last, marks):
    """One subject of a recap: by its days, or counts alone."""
    counts = {m: r.randint(0, 5) for m in "PUES"}
    if r.random() < .6:
        days = sorted(r.sample(range(first, last + 1),
                               r.randint(1, last - first + 1)))
        mark = {d: r.choice("PUES") for d in days}
        for d in days:
            marks[d] = min(marks.get(d, "."), mark[d], key="PUES.".index)
        counts = {m: list(mark.values()).count(m) for m in "PUES"}
        first, last = days[0], days[-1]
    return (f"  - {{subject: \"{name}\", from: {day(first)}, to: {day(last)}, "
            f"sessions: {sum(counts.values())}, present: {counts['P']}, "
            f"late: 0, sick: {counts['S']}, excused: {counts['E']}, "
            f"unexcused: {counts['U']}}}\n")


def recap(r, nis, k):
    first = r.randint(0, 20)
    last = first + r.randint(0, 20)
    marks = {}
    names = r.sample(["", "Fisika", "FISIKA ", "Kimia", "Bhs. X"],
                     r.randint(1, 2))
    text = "".join(subject(r, n, first, last, marks) for n in names)
    days = ""
    if marks:
        span = range(min(marks), max(marks) + 1)
        days = (f"days: {{from: {day(min(marks))}, marks: "
                f"\"{''.join(marks.get(d, '.') for d in span)}\"}}\n")
    taken = f"taken: {k + 1}\n" if r.random() < .8 else ""
    return (f"---\nkind: attendance\nnis: \"{nis}\"\nterm: {TERM}\n{days}"
            f"subjects:\n{text}sources:\n  - {{file: \"f{k}\", sha256: "
            f"{r.randint(16, 255):02x}{k}, rows: 3}}\n{taken}")


def school(seed):
    r = random.Random(seed)
    root = f"recaps{seed}"
    os.makedirs(f"{root}/roster")
    os.makedirs(f"{root}/attendance/{TERM}")
    with open(f"{root}/school.yaml", "w", encoding="utf-8") as f:
        f.write('name: "S"\n')
    with open(f"{root}/roster/{TERM}.yaml", "w", encoding="utf-8") as f:
        for n in NIS:
            f.write(f'---\nkind: student\nnis: "{n}"\nname: "A"\n'
                    'class: "X-A"\n')
    for k in range(r.randint(1, 6)):
        text = "".join(recap(r, n, k) for n in NIS if r.random() < .8)
        name = f"{root}/attendance/{TERM}/{r.randint(0, 1 << 32):08x}.yaml"
        with open(name, "w", encoding="utf-8") as f:
            f.write(text)
    return root


def number(text):
    return int(text or 0)


def told(root):
    """Attended and countable sessions, as each of four tells them."""
    base = ["-q", "-C", root, "--today", "2020-11-01"]
    rows = [x for x in csv.reader(io.StringIO(run("bk-stats", *base, "-f",
                                                  "csv")))
            if x[1] == "total" and x[3].startswith("activity")]
    of_all = [x for x in rows if x[3] == "activity"]
    subjects = [x for x in rows if x[3] != "activity"]
    yield tuple(sum(number(x[i]) for x in of_all) for i in (7, 8))
    yield tuple(sum(number(x[i]) for x in subjects) for i in (7, 8))
    table = list(csv.reader(io.StringIO(run("bk-report", *base, "class-recap",
                                            "-f", "csv"))))[1:]
    yield counted([[number(c) for c in x[4:10]] for x in table])
    said = re.findall(r"never_attended \w+ \((\d+) present, (\d+) late, "
                      r"(\d+) sick, (\d+) excused of (\d+)",
                      run("bk-triage", *base, "--explain=all"))
    yield counted([[int(x[4]), *map(int, x[:4])] for x in said])
    text = run("bk-report", *base, "class-recap", "-f", "text")
    rows = re.findall(r"^ *\d+ +X-A +\d+ +A" + r" +(\d+)" * 6,
                      text.partition("Tiap Mata Pelajaran")[2], re.M)
    yield counted([[int(c) for c in x] for x in rows])


def counted(rows):
    return (sum(x[1] + x[2] for x in rows),
            sum(x[0] - x[3] - x[4] for x in rows))


def main():
    n = int(sys.argv[1])
    for seed in range(1, n + 1):
        root = school(seed)
        figures = list(told(root))
        same = len(set(figures)) == 1
        print(f"{'ok' if same else 'not ok'} {seed} - recaps {seed}: read "
              "in one way")
        if not same:
            print(f"# {figures}")
        shutil.rmtree(root)
    print(f"1..{n}")


main()
