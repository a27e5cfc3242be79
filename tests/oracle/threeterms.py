#!/usr/bin/env python3
"""Small schools by chance over three terms, worked on in any order.

Who has a problem in which term is known here before a command runs; whatever
the order of exports, those of a term that is over included, whoever leaves and
comes back, however often and late cron and people come, bk-stats
must count the same.  Prints TAP.

usage: threeterms.py SCHOOLS
"""
import csv
import datetime as dt
import io
import os
import random
import subprocess
import sys

TERMS = [("2020-2021-1", dt.date(2020, 8, 3)),
         ("2020-2021-2", dt.date(2021, 1, 11)),
         ("2021-2022-1", dt.date(2021, 8, 2))]
DAYS = 6                # of lessons in each export
ENV = dict(os.environ, LC_ALL="C")


def run(*argv, text="", ok=(0, 1)):
    p = subprocess.run(argv, input=text, capture_output=True, text=True,
                       env=ENV, check=False)
    if p.returncode not in ok:
        raise RuntimeError(f"{' '.join(argv)}: {p.returncode}: {p.stderr}")
    return p.stdout


class School:
    """What is true of one school, and the files that say it."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.closed = False     # was it seen in between that one had left?
        self.dir = f"school{seed}"
        self.nis = [str(n) for n in range(101, 113)]
        # Bad: came to at most two lessons of six; good: to at least four.
        self.bad = {t: {n for n in self.nis if self.r.random() < .3}
                    for t, _ in TERMS}
        # Whom a person looked at, in the term of the case.
        self.seen = {t: {n for n in self.bad[t] if self.r.random() < .5}
                     for t, _ in TERMS}
        # Two leave within the second term, one of them is back in the third;
        # a third moves to the other class.
        self.gone, self.back, self.moved = self.r.sample(self.nis, 3)
        self.reopened = self.r.random() < .5    # by hand: the one who is back
        # Exports that come when the next term has begun: how many of two.
        self.late = {t: self.r.choice((0, 0, 1, 2)) for t, _ in TERMS[:2]}
        self.late[TERMS[2][0]] = 0
        for t, _ in TERMS:
            if self.late[t] == 2:               # there is no case to look at
                self.seen[t] = set()

    def students(self, term, left):
        rows = ["NIS,NISN,Nama,JK,Kelas"]
        for n in self.nis:
            if n == self.gone and (left or term == TERMS[2][0]) or \
                    n == self.back and left:
                continue
            other = n == self.moved and term != TERMS[0][0]
            rows.append(f"{n},0050000{n},Anak {n},L,"
                        f"{'X-B' if other or int(n) % 2 else 'X-A'}")
        return "\n".join(rows) + "\n"

    def export(self, term, first):
        """Half of a term's lessons of one subject, rows in any order."""
        rows = []
        for n in self.nis:
            if n == self.gone and term == TERMS[2][0]:
                continue
            came = self.r.randint(0, 2) if n in self.bad[term] else \
                self.r.randint(4, DAYS)
            days = [first + dt.timedelta(days=i + 2 * (i > 4))
                    for i in range(DAYS)]
            here = set(self.r.sample(days, came))
            rows += [f"{d},{n},Anak {n},Fisika,{'H' if d in here else 'A'}"
                     for d in days]
        self.r.shuffle(rows)
        return "Tanggal,NIS,Nama,Mapel,Status\n" + "\n".join(rows) + "\n"

    def truth(self):
        """Students and those with a case, a term; those off the roll."""
        out, worked = {}, set()
        for i, (term, _) in enumerate(TERMS):
            cases = self.bad[term] | worked
            if i == 2:
                cases = cases - {self.gone}
            off = [set(), {self.gone, self.back}, {self.gone}][i]
            on = set(self.nis) - off
            out[term] = (len(on), len(cases & on), len(cases - on))
            worked = (worked | self.seen[term]) - {self.gone}
            if i == 0:
                worked |= self.seen[term] & {self.gone}
            if i == 1 and self.closed:
                worked -= {self.back}
                if self.reopened and self.back in cases:
                    worked.add(self.back)
        return out


class Work:
    """One way to do the work."""

    def __init__(self, school):
        self.s, self.r, self.d = school, school.r, school.dir
        run("bk-init", "-q", self.d, "--name", "S", "--counsellor", "B")

    def bk(self, name, day, *argv, text=""):
        return run(name, "-q", "-C", self.d, "--today", str(day), *argv,
                   text=text)

    def file(self, text):
        path = f"{self.d}.csv"
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        return path

    def roster(self, term, day, left=False):
        self.bk("bk-ingest", day, "-w", "--as", "roster", "--leavers",
                "--term", term, self.file(self.s.students(term, left)))

    def triage(self, term, day, docs):
        """What came in, or what was kept; sometimes twice."""
        for _ in range(self.r.choice((1, 1, 2))):
            self.bk("bk-triage", day, "-w", "--term", term, "-", text=docs)

    def cron(self, day):
        for _ in range(self.r.choice((0, 1, 2))):
            self.bk("bk-triage", day, "-w", "--advance")

    def look(self, term, day):
        for n in self.s.seen[term]:
            if os.path.exists(f"{self.d}/cases/{term}/{n}.yaml"):
                self.bk("bk-record", day, f"{term}/{n}", "phone",
                        self.r.choice(("unreachable", "reached")),
                        "--by", "bk1", "--date", str(day))

    def export(self, term, w, end):
        """An export comes in, at times in a wrong version first."""
        true = self.s.export(term, w)
        if self.r.random() < .3:        # corrected afterwards
            wrong = true.replace(",H\n", ",A\n", len(self.s.nis) * 2)
            self.bk("bk-ingest", end, "-w", self.file(wrong))
        path = self.file(true)
        for _ in range(self.r.choice((1, 2))):  # the same once more
            self.bk("bk-ingest", end, "-w", path)
        return path

    def come_back(self, day):
        """A person finds that the one who had left is there."""
        term = TERMS[1][0]
        case = f"{self.d}/cases/{term}/{self.s.back}.yaml"
        if not self.s.closed or not self.s.reopened or \
                not os.path.exists(case):
            return
        said = [f"{term}/{self.s.back}", "--by", "bk1", "--date", str(day)]
        with open(case, encoding="utf-8") as f:
            if "\nstatus: left\n" in f.read():
                self.bk("bk-record", day, *said, "reopen")
        self.bk("bk-record", day, *said, "phone", "unreachable")

    def advance(self, day):
        self.bk("bk-triage", day, "-w", "--advance")

    def begin(self, i):
        """The new term is met, with what is late of the one before."""
        term, first = TERMS[i]
        if self.r.random() < .5:        # cron meets it before all else
            n = self.r.choice((0, 1, 2))
            for _ in range(n):
                self.advance(first)
            self.s.closed |= i == 2 and n > 0
        self.roster(term, first)
        late = first + dt.timedelta(days=5)
        for w in self.held:
            self.export(TERMS[i - 1][0], w, late)
        if self.held:
            self.triage(TERMS[i - 1][0], late, "")
        if i == 2:
            self.come_back(late)

    def leave(self, day):
        """The list of later in the second term knows who left."""
        self.roster(TERMS[1][0], day, left=True)
        n = self.r.choice((0, 1, 2))
        for _ in range(n):
            self.advance(day + dt.timedelta(days=2))
        self.s.closed = n > 0

    held = []           # exports that are late

    def term(self, i):
        term, first = TERMS[i]
        weeks = [first, first + dt.timedelta(days=14)]
        end = first + dt.timedelta(days=30)
        self.r.shuffle(weeks)           # the second half may come first
        self.begin(i)
        n = 2 - self.s.late[term]
        self.held = weeks[n:]
        early = self.r.random() < .5
        for w in weeks[:n]:
            path = self.export(term, w, end)
            if early:
                docs = self.bk("bk-ingest", end, path)
                self.triage(term, end, docs)
        self.triage(term, end, "")
        late = end + dt.timedelta(days=self.r.randint(1, 40))
        self.look(term, late)
        self.cron(late + dt.timedelta(days=1))
        if n == 0:                      # nothing has met the term yet
            self.advance(late + dt.timedelta(days=1))
        if i == 1:
            self.leave(late)

    def counted(self):
        today = TERMS[2][1] + dt.timedelta(days=90)
        self.bk("bk-triage", today, "-w", "--advance")
        rows = csv.DictReader(io.StringIO(
            self.bk("bk-stats", today, "-f", "csv")))
        got = {t: [0, 0, 0] for t, _ in TERMS}
        names = ["students", "with_problem", "off_roll"]
        for row in rows:
            if row["by"] == "total" and row["measure"] in names:
                got[row["term"]][names.index(row["measure"])] = \
                    int(row["value"])
        return {t: tuple(v) for t, v in got.items()}


def main():
    n = int(sys.argv[1])
    for seed in range(1, n + 1):
        school = School(seed)
        work = Work(school)
        for i in range(len(TERMS)):
            work.term(i)
        got, wanted = work.counted(), school.truth()
        print(f"{'ok' if got == wanted else 'not ok'} {2 * seed - 1} - "
              f"school {seed}: every figure of three terms")
        if got != wanted:
            print(f"# got: {got}\n# wanted: {wanted}")
        said = run("bk-check", "-C", school.dir, "--today", "2021-10-31")
        print(f"{'not ok' if said else 'ok'} {2 * seed} - "
              f"school {seed}: bk-check finds nothing")
        for line in said.splitlines():
            print(f"# {line}")
    print(f"1..{2 * n}")


main()
