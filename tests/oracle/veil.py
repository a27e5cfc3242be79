#!/usr/bin/env python3
"""Attack what bk-stats --min-cell publishes, with linear programming.

usage: veil.py BK-STATS SEED K [CLASSES [naive]]

Draws a school of two terms, prints its tables by class and by grade with
--min-cell, lays them side by side, and asks glpsol (GNU GLPK) for the least
and the most that each hidden count can be, from nothing but what is printed
and the rules that everybody knows. Prints how many small counts are known
better than 1 .. K-1, how many hidden ones are known outright, how many are
hidden, and how many counts above 0 there are. With `naive` only the small
counts are hidden, which shows what the attack can do. Shares nothing with the
tools.
"""
import csv
import os
import random
import subprocess
import sys
import tempfile

RUNGS = ["phone", "summons", "visit"]
STATUS = ["open", "resolved", "referred", "carried_over", "left"]
CAUSES = ["economic", "no_device", "family"]
RULES = ["low_activity", "never_attended"]
MEASURES = (["students", "with_problem"] + ["rung." + r for r in RUNGS] +
            ["status." + s for s in STATUS] + ["cause." + c for c in CAUSES] +
            ["rule." + r for r in RULES])


def draw_class(rng, size, rate):
    """A class as a group of the document."""
    students = rng.randint(max(1, size - 4), size + 4)
    group = {"students": students, "with_problem": 0, "rungs": {},
             "status": {}, "causes": {}, "rules": {}}

    def one(field, key):
        group[field][key] = group[field].get(key, 0) + 1

    for _ in range(students):
        if rng.random() >= rate:
            continue
        group["with_problem"] += 1
        one("rungs", rng.choices(RUNGS, [5, 3, 2])[0])
        one("status", rng.choices(STATUS, [3, 12, 1, 1, 1])[0])
        for cause in CAUSES:
            if rng.random() < 0.3:
                one("causes", cause)
        if rng.random() < 0.9:
            one("rules", "low_activity")
        if rng.random() < 0.1:
            one("rules", "never_attended")
    return group


def flow(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {flow(v)}"
                               for k, v in value.items()) + "}"
    return str(value)


def document(rng, classes):
    out = ["---", "kind: stats", "terms: [2020-2021-1, 2020-2021-2]",
           "groups:"]
    size = rng.choice([4, 12, 30])
    for term in "12":
        rate = rng.choice([0.03, 0.1, 0.4])
        for grade in ["X", "XI", "XII"]:
            for i in range(classes):
                g = draw_class(rng, size if rng.random() < 0.8 else 8, rate)
                keep = {k: v for k, v in g.items() if v}
                out.append(f"  - {{term: 2020-2021-{term}, grade: {grade}, "
                           f"class: {grade}-{i}, {flow(keep)[1:-1]}}}")
    return "\n".join(out) + "\n"


def table(bk_stats, path, by, k):
    """(term, key) -> measure -> value; None is hidden."""
    args = [bk_stats, "--by", by, "-f", "csv", path]
    if k:
        args += ["--min-cell", str(k)]
    text = subprocess.run(args, check=True, capture_output=True,
                          text=True).stdout
    rows = {}
    for line in csv.DictReader(text.splitlines()):
        key = (line["term"], line["key"])
        rows.setdefault(key, {})
        if line["measure"] in MEASURES:
            rows[key][line["measure"]] = (None if line["value"] == "*"
                                          else int(line["value"]))
    return rows


def side_by_side(by_class, by_grade, term):
    rows = {}
    for tables in by_class, by_grade:
        for (t, key), row in tables.items():
            if t != term:
                continue
            if key in rows:
                assert rows[key] == row, "totals are hidden differently"
            rows[key] = row
    return rows


class Attack:
    """The tables of one term as a linear programme."""

    def __init__(self, rows):
        self.rows = rows
        self.lines = []
        self.names = {}
        grades = [k for k in rows if "-" not in k and k != "total"]
        for m in MEASURES:
            for g in grades:
                self.sum((g, m), [(k, m) for k in rows
                                  if k.startswith(g + "-")])
            self.sum(("total", m), [(g, m) for g in grades])
        for k in rows:
            problem = (k, "with_problem")
            self.sum(problem, [(k, "rung." + r) for r in RUNGS])
            self.sum(problem, [(k, "status." + s) for s in STATUS])
            self.at_least((k, "students"), problem)
            for m in MEASURES[10:]:
                self.at_least(problem, (k, m))

    def value(self, cell):
        return self.rows[cell[0]].get(cell[1], 0)

    def term(self, cell, sign):
        """Text of a hidden cell, or a number."""
        v = self.value(cell)
        if v is not None:
            return "", sign * v
        name = self.names.setdefault(cell, f"x{len(self.names)}")
        return f" {'+' if sign > 0 else '-'} {name}", 0

    def put(self, cells, relation):
        text, known = "", 0
        for cell, sign in cells:
            t, v = self.term(cell, sign)
            text += t
            known += v
        if text:
            self.lines.append(f"{text} {relation} {-known}")

    def sum(self, whole, parts):
        self.put([(whole, -1)] + [(p, 1) for p in parts], "=")

    def at_least(self, greater, smaller):
        self.put([(greater, 1), (smaller, -1)], ">=")

    def ask(self, cell, way, directory):
        """The least or the most of a hidden cell; None: without bound."""
        lp = os.path.join(directory, "a.lp")
        out = os.path.join(directory, "a.out")
        with open(lp, "w", encoding="ascii") as f:
            f.write(f"{way}\n v: {self.names[cell]}\nsubject to\n")
            f.writelines(f" c{i}: {t}\n" for i, t in enumerate(self.lines))
            f.write("end\n")
        subprocess.run(["glpsol", "--lp", lp, "-w", out], check=True,
                       stdout=subprocess.DEVNULL)
        for line in open(out, encoding="ascii"):
            part = line.split()
            if part[:2] == ["s", "bas"]:
                if part[4:6] != ["f", "f"]:
                    return None
                return float(part[6])
        raise AssertionError("glpsol says nothing")


def main():
    bk_stats, seed, k = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    classes = int(sys.argv[4]) if len(sys.argv) > 4 else 4
    known = outright = hidden = counts = 0
    with tempfile.TemporaryDirectory() as d:
        path = os.path.join(d, "s.yaml")
        with open(path, "w", encoding="ascii") as f:
            f.write(document(random.Random(seed), classes))
        told = [table(bk_stats, path, by, k) for by in ("class", "grade")]
        true = [table(bk_stats, path, by, 0) for by in ("class", "grade")]
        if len(sys.argv) > 5:
            told = [{key: {m: None if 0 < v < k else v
                           for m, v in row.items()}
                     for key, row in rows.items()} for rows in true]
        for term in ("2020-2021-1", "2020-2021-2"):
            rows = side_by_side(*told, term)
            truth = side_by_side(*true, term)
            attack = Attack(rows)
            for key, row in rows.items():
                for m in MEASURES:
                    v = truth[key].get(m, 0)
                    counts += v > 0
                    if row.get(m, 0) is not None:
                        assert row.get(m, 0) == v
                        known += 0 < v < k
                        continue
                    hidden += 1
                    low = attack.ask((key, m), "minimize", d)
                    high = attack.ask((key, m), "maximize", d)
                    if 0 < v < k:
                        known += low > 1.001 or (
                            high is not None and high < k - 1.001)
                    elif high is not None and high - low < 0.999:
                        outright += 1
    print(known, outright, hidden, counts)


main()
