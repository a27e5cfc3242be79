#!/usr/bin/env python3
"""Work the example school out a second time, naively, from its files alone.

usage: candiroto.py DIR    (what examples/candiroto/generate wrote)

Shares nothing with the tools: csv and dictionaries, every rule of FIELD 1, 3
and 7 that the example touches as plainly as it can be said. Prints the
comparison; says and counts what would be odd in a school's record.
"""
import csv
import datetime
import glob
import io
import os
import re
import sys
from collections import Counter, defaultdict

GRADES = ["X", "XI", "XII"]
RUNGS = ["phone", "summons", "visit"]
LADDER = {"phone": (2, 14), "summons": (1, 7), "visit": (2, 7)}
STATUS = {"h": "P", "hadir": "P", "t": "L", "terlambat": "L", "s": "S",
          "sakit": "S", "i": "E", "izin": "E", "ijin": "E", "a": "U",
          "alpa": "U", "alpha": "U", "tanpa keterangan": "U"}
BEST = "PLESU"
SUCCESS = {"phone": {"reached"}, "whatsapp": {"reached"},
           "summons": {"came"}, "visit": {"met"}}
FAILED = {"phone": {"unreachable", "wrong_number"},
          "whatsapp": {"unreachable", "wrong_number"},
          "summons": {"did_not_come", "undelivered"},
          "visit": {"nobody_home", "refused"}}
OTHER = {"evaluation": {"resolved", "improving", "unchanged", "worse"},
         "confirm": {"confirmed", "mistaken"}, "approval": {"granted"},
         "assent": {"willing"}, "consent": {"given"},
         "instrument": {"prepared"}, "assignment": {"issued"},
         "visit_request": {""}, "counselling": {""}, "aid": {""},
         "conference": {""}, "close": {""}, "referral": {""}}
RUNG_OF = {"phone": "phone", "whatsapp": "phone", "summons": "summons",
           "visit": "visit"}

# The days of demo.sh: triage, then batch, --advance and --today in turn.
DAYS = {
    "2020-2021-1": [("open", "2020-09-07", "rujukan.yaml"),
                    ("batch", "2020-09-21", "1-telepon.csv"),
                    ("advance", "2020-09-22", None),
                    ("batch", "2020-09-29", "2-panggilan.csv"),
                    ("advance", "2020-09-30", None),
                    ("batch", "2020-10-01", "2-persiapan.csv"),
                    ("batch", "2020-10-16", "3-kunjungan.csv"),
                    ("batch", "2020-10-23", "4-evaluasi.csv")],
    "2020-2021-2": [("open", "2021-03-08", "rujukan.yaml"),
                    ("batch", "2021-03-22", "1-telepon.csv"),
                    ("advance", "2021-03-23", None),
                    ("batch", "2021-03-30", "2-panggilan.csv"),
                    ("advance", "2021-03-31", None),
                    ("batch", "2021-04-01", "2-persiapan.csv"),
                    ("batch", "2021-04-16", "3-kunjungan.csv"),
                    ("open", "2021-04-19", "rujukan-april.yaml"),
                    ("batch", "2021-04-23", "4-evaluasi.csv")],
}
HOLIDAYS = {"2020-07-31", "2020-08-17", "2020-08-20", "2020-08-21",
            "2021-02-12", "2021-03-11", "2021-04-02"}

odd = []


def day(text):
    return datetime.date.fromisoformat(text)


def table(path):
    """Rows of a CSV as dictionaries keyed by heading, with line numbers."""
    with open(path, "rb") as f:
        text = f.read().decode("utf-8-sig")
    head = text.split("\n", 1)[0]
    sep = max(",;\t", key=head.count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=sep))
    names = [h.strip().lower() for h in rows[0]]
    for n, row in enumerate(rows[1:], 2):
        assert len(row) == len(names), (path, n, row)
        yield n, dict(zip(names, row))


def get(row, *names):
    return next(row[n] for n in names if n in row)


def attendance(directory, roster):
    """Status of each session, the best of those that were entered."""
    book, twice, bad = {}, 0, []
    rows = 0
    for path in sorted(glob.glob(directory + "/*")):
        name = os.path.basename(path)
        for n, row in table(path):
            rows += 1
            nis = row["nis"]
            status = STATUS.get(get(row, "status", "keterangan").lower())
            try:
                date = get(row, "date", "tanggal")
                if "/" in date:
                    date = "-".join(reversed(date.split("/")))
                date = day(date)
            except ValueError:
                date = None
            if nis not in roster or status is None or date is None:
                bad.append(f"{name}:{n}")
                continue
            if date.weekday() > 4 or date.isoformat() in HOLIDAYS:
                odd.append(f"{name}:{n}: no school on {date}")
            key = (nis, get(row, "subject", "mata pelajaran", "mapel"), date)
            if key in book:
                twice += 1
                status = min(status, book[key], key=BEST.index)
            book[key] = status
    print(f"{directory}: {rows} rows, {len(book)} sessions, {twice} twice,"
          f" rejected {bad}")
    totals = defaultdict(Counter)
    for (nis, _, _), status in book.items():
        totals[nis][status] += 1
    return totals


def rules_of(t):
    countable = t["P"] + t["L"] + t["U"]
    if countable == 0:
        return [], None
    activity = 100 * (t["P"] + t["L"]) / countable
    fired = []
    if t["P"] + t["L"] + t["S"] + t["E"] == 0:
        fired.append("never_attended")
    if activity < 50:
        fired.append("low_activity")
    return fired, activity


def referrals(path):
    if not os.path.exists(path):
        return
    with open(path) as f:
        for doc in f.read().split("---\n")[1:]:
            yield (re.search(r'^nis: "(\d+)"$', doc, re.M).group(1),
                   re.search(r"^rule: (\w+)$", doc, re.M).group(1))


class Case:
    def __init__(self, today):
        self.status, self.rung = "open", "phone"
        self.opened = self.last = today
        self.won, self.failed = False, 0
        self.arrive("phone", today)

    def arrive(self, rung, date):
        self.rung, self.won, self.failed = rung, False, 0
        self.due = date + datetime.timedelta(LADDER[rung][1])

    def up(self, date):
        if self.rung != "visit":
            self.arrive(RUNGS[RUNGS.index(self.rung) + 1], date)

    def record(self, where, date, step, outcome):
        if self.status != "open":
            odd.append(f"{where}: case is closed")
        if date < self.last:
            odd.append(f"{where}: before the action above it")
        self.last = date
        if step in RUNG_OF:
            own = RUNG_OF[step]
            assert outcome in SUCCESS[step] | FAILED[step], where
            if RUNGS.index(own) < RUNGS.index(self.rung):
                return
            if own != self.rung:
                self.arrive(own, date)
            if outcome in SUCCESS[step]:
                self.won = True
            else:
                self.failed += 1
                if not self.won and self.failed >= LADDER[own][0]:
                    if own == "visit":
                        print(f"{where}: recommend a conference")
                    self.up(date)
            return
        assert outcome in OTHER[step], where
        if step == "evaluation" and outcome in ("unchanged", "worse"):
            if self.won:
                self.up(date)
        if (step, outcome) in (("evaluation", "resolved"), ("close", "")):
            self.status = "resolved"
        if step == "referral":
            self.status = "referred"

    def advance(self, today):
        if (self.status == "open" and not self.won and today > self.due and
                self.rung != "visit"):
            self.last = today
            self.up(today)
            return True
        return False


def batch(path, today, cases):
    visits = Counter()
    for n, row in table(path):
        where = f"{os.path.basename(path)}:{n}"
        date = day(row["date"])
        case = cases.get(row["nis"])
        if case is None:
            odd.append(f"{where}: no case")
            continue
        if date > today or date.isoformat() in HOLIDAYS:
            odd.append(f"{where}: date {date}")
        case.record(where, date, row["step"], row["outcome"])
        if row["step"] == "approval":
            case.approved = date
        if row["step"] == "visit":
            visits[row["by"], date] += 1
            left, d = 7, case.approved
            while left:
                d += datetime.timedelta(1)
                left -= d.weekday() < 5 and d.isoformat() not in HOLIDAYS
            if date > d:
                odd.append(f"{where}: later than the service standard {d}")
    if visits and max(visits.values()) > 5:
        odd.append(f"{path}: {visits.most_common(3)}")


def term(directory, name, roster):
    totals = attendance(f"{directory}/exports-{name}", roster)
    fired = {nis: rules_of(t) for nis, t in totals.items()}
    cases, why = {}, Counter()
    for kind, today, file in DAYS[name]:
        path = f"{directory}/record-{name}/{file}"
        if kind == "open":
            found = defaultdict(list)
            for nis, (rules, _) in fired.items() if not cases else ():
                if rules:
                    found[nis] += rules
            for nis, rule in referrals(path):
                found[nis].append(rule)
            for nis, rules in found.items():
                assert nis not in cases
                cases[nis] = Case(day(today))
                why["+".join(rules)] += 1
        elif kind == "batch":
            batch(path, day(today), cases)
        else:
            moved = Counter(c.rung for c in cases.values()
                            if c.advance(day(today)))
            print(f"{name}: --advance {today} moved to {dict(moved)}")
    print(name, dict(why), Counter(c.status for c in cases.values()),
          [(n, c.rung, c.due.isoformat()) for n, c in cases.items()
           if c.status == "open"])
    low = sorted(a for n, (r, a) in fired.items() if r)
    others = sorted(a for n, (r, a) in fired.items() if not r)
    print(f"{name}: activity of those {low[0]:.1f} to {low[-1]:.1f},"
          f" of others {others[0]:.1f} to {others[-1]:.1f},"
          f" median {others[len(others) // 2]:.1f}")
    return cases


def main():
    roster = {}
    for _, row in table(sys.argv[1] + "/roster.csv"):
        assert row["nis"] not in roster
        roster[row["nis"]] = row["kelas"].split("-")[0]
    students = Counter(roster.values())
    both = [term(sys.argv[1], t, roster) for t in DAYS]
    print("in both terms:", len(set(both[0]) & set(both[1])))
    print("odd:", *odd or ["nothing"], sep="\n  ")
    total = Counter()
    for g in GRADES + [None]:
        cells = [g or "total", students[g] or sum(students.values())]
        for of in both:
            cells.append(sum(g in (None, roster[n]) for n in of))
        for i in (0, 1):
            cells.append(f"{100 * cells[2 + i] / cells[1]:.2f}")
        for rung in RUNGS:
            for of in both:
                cells.append(sum(g in (None, roster[n]) and c.rung == rung
                                 for n, c in of.items()))
        print(*cells, sep="\t")
    return bool(odd)


sys.exit(main())
