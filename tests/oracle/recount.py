#!/usr/bin/env python3
"""Count a repository once more, by STATS alone, and compare every figure.

usage: recount.py SEED...            schools by chance (anyschool.py)
       recount.py DIR TODAY [AS-OF]  the repository there

Shares nothing with the tools: YAML by PyYAML, shares by fractions, Student's t
by integration. Prints TAP: a line for each --by and day, and what differs.
"""
import collections
import csv
import datetime as dt
import io
import math
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from fractions import Fraction as F

import anyschool
from documents import day, half_year, load
from formulas import (hundredths, kaplan_meier, mcnemar, newcombe, percent,
                      phi_of, quantile, share, three_digits, two, welch)

RUNGS = ["phone", "summons", "visit"]
STATUSES = ["open", "resolved", "referred", "carried_over", "left"]
RUNG = {"phone": "phone", "whatsapp": "phone", "summons": "summons",
        "visit": "visit"}
SUCCESS = {("phone", "reached"), ("whatsapp", "reached"),
           ("summons", "came"), ("visit", "met")}
TRIES = SUCCESS | {("phone", "unreachable"), ("phone", "wrong_number"),
                   ("whatsapp", "unreachable"), ("whatsapp", "wrong_number"),
                   ("summons", "did_not_come"), ("summons", "undelivered"),
                   ("visit", "nobody_home"), ("visit", "refused")}
ONE = dt.timedelta(1)


# --- the repository ----------------------------------------------------------


class Group:
    """What is counted of one key in one term."""

    def __init__(self):
        self.n = Counter()          # measures that are counts, and parts
        self.hours = Counter()      # hundredths by role
        self.listed = Counter()     # cause.x, rule.x, opened.month
        self.judged, self.confirmed = Counter(), Counter()
        self.days, self.still = [], []      # (rung, days)
        self.minutes = []
        self.sessions = {}          # subject: present, countable
        self.pairs = Counter()
        self.weeks = collections.defaultdict(lambda: [0, 0])

    def any(self):
        return (any(self.n.values()) or any(self.hours.values()) or
                self.days or self.still or self.sessions or self.judged or
                self.pairs)


class Recount:
    def __init__(self, directory, by, today, as_of, keep=None):
        self.school = load(directory + "/school.yaml")[0][1]
        policy = load(directory + "/policy.yaml")
        self.policy = policy[0][1] if policy else {}
        self.by, self.as_of = by, day(as_of)
        self.today = day(as_of or today)
        self.rosters = {}
        for f, d in load(directory + "/roster/*.yaml"):
            name = os.path.basename(f)[:-5]
            key = d.get("nis") or d.get("nisn")
            self.rosters.setdefault(name, {})[key] = d
        self.cases = [d for _, d in load(directory + "/cases/*/*.yaml")]
        self.case_of = {c["id"]: c for c in self.cases}
        self.recaps = {}
        for _, d in load(directory + "/attendance/*/*.yaml"):
            self.recaps.setdefault(d["term"], {})[d["nis"]] = d
        self.complaints = [d for _, d in load(directory +
                                              "/complaints/*.yaml")]
        self.routines = [(f.split("/")[-2], d)
                         for f, d in load(directory + "/routine/*/*.yaml")]
        self.off = collections.defaultdict(set)
        for _, days in load(directory + "/calendar/*.yaml"):
            self.take_days_off(days)
        terms = {*self.rosters, *self.recaps, *(c["term"]
                                                for c in self.cases)}
        self.terms = sorted(t for t in terms if not keep or t in keep)
        self.terms = [t for t in self.terms
                      if half_year(t)[0] <= self.today]
        self.groups, self.problem, self.effects, self.out = {}, {}, {}, {}
        self.marks_of = {}

    def take_days_off(self, days):
        for e in days:
            d = day(e.get("date") or e.get("from"))
            while (not e.get("hours") and not e.get("grades") and
                   d <= day(e.get("date") or e.get("to"))):
                if (e.get("kind") != "collective_leave" or
                        self.policy.get("collective_leave") != "workday"):
                    self.off[d].add(e.get("kind"))
                d += ONE

    def workday(self, d, n):
        week = 6 if self.school.get("school_days") == "Mon-Sat" else 5
        while n:
            d += ONE
            n -= d.weekday() < week and not self.off.get(d)
        return d

    def last(self, term):
        ends = {t["id"]: t.get("to") for t in self.school.get("terms", [])}
        return day(ends.get(term)) or half_year(term)[1]

    def head_count(self, term):
        return min(self.today, self.last(term))

    def enrolled(self, s, term):
        e, d = s.get("enrolled") or {}, self.head_count(term)
        first, to = day(e.get("from")), day(e.get("to"))
        if first and first > d:
            return False
        begin, end = half_year(term)
        return (not to or d <= to or
                (e.get("why") == "graduated" and begin <= to <= end))

    def class_of(self, s, d):
        for c in s.get("classes") or []:
            if day(c["from"]) <= d <= day(c["to"]):
                return c["class"]
        return s["class"]

    def keys(self, class_, s):
        known = {c["id"]: c for c in self.school.get("classes", [])}
        grade = known.get(class_, {}).get("grade") or (
            class_ or "").split("-")[0]
        roles = {p.get("role"): p["id"] for p in reversed(
            self.school.get("staff", []))}
        guide = (known.get(class_, {}).get("counsellor") or
                 roles.get("coordinator") or roles.get("counsellor") or "")
        value = {"grade": grade, "class": class_ or "", "counsellor": guide,
                 "sex": (s or {}).get("sex") or ""}
        return ",".join(value[b] for b in self.by)

    def group(self, term, key):
        return self.groups.setdefault((term, key), Group())

    def both(self, term, class_, s):
        """The group of that class and student, and that of the total."""
        return (self.group(term, self.keys(class_, s)),
                self.group(term, "total"))

    # --- as of a day [STATS 12] ----------------------------------------------

    def rung_then(self, c):
        old = self.case_of.get(c.get("follows"))
        reasons = c.get("reasons") or [{}]
        straight = self.policy.get("straight_to_visit") or []
        rung = (self.rung_then(old) if old else
                2 if reasons[0].get("rule") in straight else 0)
        for a in c.get("actions") or []:
            what = a["step"], a.get("outcome")
            if day(a["date"]) > self.as_of:
                continue
            if what in TRIES:
                rung = max(rung, RUNGS.index(RUNG[a["step"]]))
            elif what[0] == "advance" and what[1] in RUNGS:
                rung = max(rung, RUNGS.index(what[1]))
        return rung

    def case_then(self, c):
        if not self.as_of:
            return c
        if day(c["opened"]) > self.as_of:
            return None
        status, closing = "open", {
            ("close", None): "resolved", ("referral", None): "referred",
            ("evaluation", "resolved"): "resolved",
            ("confirm", "mistaken"): "cancelled", ("reopen", None): "open"}
        actions = [a for a in c.get("actions") or []
                   if day(a["date"]) <= self.as_of]
        for a in actions:
            status = closing.get((a["step"], a.get("outcome")), status)
        if status == "open" and self.as_of > self.last(c["term"]):
            status = "carried_over"
        return dict(c, actions=actions, status=status,
                    rung=RUNGS[self.rung_then(c)])

    # --- counting ------------------------------------------------------------

    def count_hours(self, groups, a):
        hours = self.policy.get("lesson_hours") or {"advocacy": "1"}
        if a["step"] not in hours or a.get("outcome") == "cancelled":
            return
        role = {p["id"]: p.get("role") for p in self.school["staff"]}.get(
            a.get("by")) or "other"
        for g in groups:
            g.hours[role] += math.floor(F(hours[a["step"]]) * 100 + F(1, 2))

    def count_visit(self, groups, a, approved):
        visit = self.policy.get("visit") or {}
        length = visit.get("minutes") or {"min": 30, "max": 60}
        for g in groups:
            g.n["visits.met"] += 1
            if approved:
                g.n["approved"] += 1
                g.n["in_time"] += day(a["date"]) <= self.workday(
                    approved, int(visit.get("within_working_days", 7)))
            if a.get("minutes"):
                g.minutes.append(int(a["minutes"]))
                g.n["in_length"] += (int(length["min"]) <= int(a["minutes"])
                                     <= int(length["max"]))

    def count_actions(self, groups, actions):
        approved = None
        for a in actions:
            what = a["step"], a.get("outcome")
            if what[0] == "visit_request":
                approved = None
            if what[0] == "approval":
                approved = day(a["date"]) if what[1] == "granted" else None
            for g in groups if what in TRIES else ():
                g.n["tries." + RUNG[what[0]]] += 1
                g.n["reached." + RUNG[what[0]]] += what in SUCCESS
            if what == ("visit", "met"):
                self.count_visit(groups, a, approved)
            self.count_hours(groups, a)

    def count_problem(self, groups, c, judged):
        reasons = c.get("reasons") or []
        listed = {*(f"cause.{x}" for x in c.get("causes") or []),
                  *(f"rule.{r['rule']}" for r in reasons),
                  f"opened.{c['opened'][:7]}"}
        for g in groups:
            g.n["with_problem"] += 1
            g.n["rung." + c["rung"]] += 1
            g.n["status." + c["status"]] += 1
            g.n["untouched"] += not judged and not any(r.get("by")
                                                       for r in reasons)
            g.listed.update(listed)

    def count_case(self, term, c, flagged):
        nis, roster = c["student"]["nis"], self.rosters.get(term, {})
        s = roster.get(nis)
        on = s and self.enrolled(s, term)
        groups = self.both(term, self.class_of(s, self.head_count(term))
                           if on else c["student"]["class"], s)
        actions = c.get("actions") or []
        judged = any(a["step"] not in ("advance", "note") for a in actions)
        if c["status"] == "cancelled" or (roster and not on):
            for g in groups:
                g.n["mistaken" if c["status"] == "cancelled"
                    else "off_roll"] += 1
        else:
            self.problem[term].add(nis)
            flagged.append(c)
            self.count_problem(groups, c, judged)
        self.count_actions(groups, actions)
        opened_by = {r["rule"] for r in c.get("reasons") or []
                     if (r.get("to") or r.get("date") or "") <= c["opened"]}
        work = [a for a in actions if a["step"] != "note"]
        for g in groups:
            for rule in opened_by if judged else ():
                g.judged[rule] += 1
                g.confirmed[rule] += c["status"] != "cancelled"
            if (c["status"] == "resolved" and work and
                    work[-1]["date"] >= c["opened"]):
                g.days.append((c["rung"], (day(work[-1]["date"]) -
                                           day(c["opened"])).days))
            if c["status"] == "open" and self.today >= day(c["opened"]):
                g.still.append((c["rung"],
                                (self.today - day(c["opened"])).days))

    def count_recap(self, term, nis, a):
        roster = self.rosters.get(term, {})
        s = roster.get(nis)
        if roster and not (s and self.enrolled(s, term)):
            return
        late = self.as_of and day(a["to"]) > self.as_of
        for g in self.both(term, self.class_of(s, self.head_count(term))
                           if s else a.get("class"), s):
            g.n["coverage"] += 1
            for u in [] if late else a.get("subjects") or []:
                sums = g.sessions.setdefault(u["subject"], [0, 0])
                sums[0] += int(u["present"]) + int(u["late"])
                sums[1] += (int(u["sessions"]) - int(u["sick"]) -
                            int(u["excused"]))
        weeks = self.group(term, "total").weeks
        first, last = half_year(term)
        for d, mark in self.marks_in(a):
            if mark in "PU" and first <= d <= last:
                week = weeks[d - d.weekday() * ONE]
                week[0] += mark == "U"
                week[1] += 1

    def count_complaints(self, term):
        first, last = half_year(term)
        end = dt.datetime.combine(self.today, dt.time()) + ONE
        hours = dt.timedelta(hours=int(self.policy.get("complaint_hours",
                                                       72)))
        g = self.group(term, "total")
        for c in self.complaints:
            at = dt.datetime.fromisoformat(c["received"])
            answered = c.get("answered") and dt.datetime.fromisoformat(
                c["answered"])
            if not first <= at.date() <= last or at >= end:
                continue
            if self.as_of and answered and answered >= end:
                answered = None
            now = end if self.as_of else end - ONE  # a day that is not over
            if answered or at + hours < now:
                g.n["due"] += 1
                g.n["answered"] += bool(answered and answered <= at + hours)

    def count_pairs(self, term, before):
        old = self.rosters.get(before, {})
        for nis, s in self.rosters.get(term, {}).items():
            if (not self.enrolled(s, term) or nis not in old or
                    not self.enrolled(old[nis], before)):
                continue
            fate = {(True, True): "both", (True, False): "first",
                    (False, True): "second", (False, False): "neither"}[
                        nis in self.problem[before], nis in self.problem[term]]
            for g in self.both(term, self.class_of(s, self.head_count(term)),
                               s):
                g.pairs[fate] += 1

    # --- effects [STATS 11] --------------------------------------------------

    def marks_in(self, a):
        days = a.get("days") or {"from": "2020-01-01", "marks": ""}
        for i, mark in enumerate(days["marks"]):
            d = day(days["from"]) + i * ONE
            if not self.as_of or d <= self.as_of:
                yield d, mark

    def share_of(self, nis, first, last):
        if nis not in self.marks_of:
            self.marks_of[nis] = [m for t in self.recaps.values()
                                  if nis in t for m in self.marks_in(t[nis])]
        seen = Counter(m for d, m in self.marks_of[nis] if first <= d <= last)
        n = seen["P"] + seen["U"]
        return None if n < 5 else math.floor(F(10000 * seen["P"], n) +
                                             F(1, 2))

    def course(self, nis, days):
        """Means of before and after over the days, or None."""
        v = [(self.share_of(nis, d - 28 * ONE, d - ONE),
              self.share_of(nis, d + ONE, d + 28 * ONE)) for d in days]
        if any(None in x for x in v):
            return None
        return tuple(math.floor(F(sum(x[i] for x in v), len(v)) + F(1, 2))
                     for i in (0, 1))

    def count_effect(self, term, what, flagged):
        when = {c["id"]: [day(a["date"]) for a in c.get("actions") or []
                          if (a["step"], a.get("outcome")) == what]
                for c in flagged}
        treated = [(c, min(when[c["id"]])) for c in flagged if when[c["id"]]]
        others = [c for c in flagged if not when[c["id"]]]
        waits = sorted((d - day(c["opened"])).days for c, d in treated)
        if not waits:
            return
        delay = [waits[math.ceil(F(k * len(waits), 6)) - 1]
                 for k in (1, 3, 5)]
        courses = []
        for back in (0, 28):
            courses.append((
                [self.course(c["student"]["nis"], [d - back * ONE])
                 for c, d in treated],
                [self.course(c["student"]["nis"], [
                    day(c["opened"]) + (d - back) * ONE for d in delay])
                 for c in others]))
        self.put_effect(term, what[0], courses)

    def put_effect(self, term, w, courses):
        for name, sides in zip((f"effect.{w}", f"placebo.{w}"), courses):
            known = [[x for x in side if x] for side in sides]
            change = [[(after - before) / 100 for before, after in side]
                      for side in known]
            self.put(term, "total", name, *welch(*change),
                     *(str(len(side)) for side in known))
        for side, prefix in zip(courses[0], ("", "compared_")):
            known = [x for x in side if x]
            for i, word in enumerate(("before", "after")):
                mean = two(F(sum(x[i] for x in known), 100 * len(known))
                           ) if known else ""
                self.put(term, "total", f"effect.{w}.{prefix}{word}", mean,
                         "", "", str(len(known)), str(len(side)))
            self.put(term, "total", f"effect.{w}.{prefix}more",
                     str(sum(b < a for b, a in known)), "", "", "",
                     str(len(known)))

    # --- all -----------------------------------------------------------------

    def count_term(self, term):
        roster, day_ = self.rosters.get(term, {}), self.head_count(term)
        self.group(term, "total")
        for s in roster.values():
            if self.enrolled(s, term):
                for g in self.both(term, self.class_of(s, day_), s):
                    g.n["students"] += 1
        self.problem[term], flagged = set(), []
        for c in self.cases:
            then = self.case_then(c) if c["term"] == term else None
            if then:
                self.count_case(term, then, flagged)
        for t, r in self.routines:
            s = roster.get(r["nis"])
            on = s and self.enrolled(s, term)
            for a in r["actions"] if t == term else ():
                if not self.as_of or day(a["date"]) <= self.as_of:
                    self.count_hours(self.both(
                        term, self.class_of(s, day_) if on else None, s), a)
        for nis, a in self.recaps.get(term, {}).items():
            self.count_recap(term, nis, a)
        self.count_complaints(term)
        self.count_effect(term, ("summons", "came"), flagged)
        self.count_effect(term, ("visit", "met"), flagged)

    def put(self, term, key, measure, *cells):
        self.out[term, key, measure] = (*cells, *[""] * (5 - len(cells)))

    def put_group(self, term, key, g):
        def put(measure, *cells):
            self.put(term, key, measure, *cells)

        n, students = g.n, g.n["students"]
        for m in (["students", "with_problem", "mistaken", "off_roll",
                   "visits.met"] + ["status." + s for s in STATUSES] +
                  [f"{f}.{r}" for r in RUNGS
                   for f in ("rung", "tries", "reached")]):
            put(m, str(n[m]))
        for m, v in g.listed.items():
            put(m, str(v))
        for role, v in g.hours.items():
            if v:
                put("hours." + role, hundredths(v).rstrip("0").rstrip("."))
        for m in ["with_problem"] + ["rung." + r for r in RUNGS]:
            put(m + ".percent", *share(n[m], students))
        sums = [sum(v[i] for v in g.sessions.values()) for i in (0, 1)]
        put("activity", *share(*sums, True))
        for subject, v in g.sessions.items():
            if v[1]:
                put("activity." + subject, *share(*v, True))
        for m, p in ("q1", F(1, 4)), ("median", F(1, 2)), ("q3", F(3, 4)):
            days = [d for _, d in g.days]
            put("days." + m, quantile(days, p), "", "", str(len(days)))
        for r in RUNGS:
            days = [d for rung, d in g.days if rung == r]
            put(f"days.{r}.median", quantile(days, F(1, 2)), "", "",
                str(len(days)))
        put("visits.minutes", two(F(sum(g.minutes), len(g.minutes)))
            if g.minutes else "", "", "", str(len(g.minutes)))
        put("coverage", *share(n["coverage"], students))
        put("untouched", str(n["untouched"]), "", "", "",
            str(n["with_problem"]))

    def put_total(self, term, g):
        def put(measure, *cells):
            self.put(term, "total", measure, *cells)

        n, students = g.n, g.n["students"]
        put("visits.in_time.percent", *share(n["in_time"], n["approved"]))
        put("visits.in_length.percent", *share(n["in_length"],
                                               len(g.minutes)))
        put("complaints.in_time.percent", *share(n["answered"], n["due"]))
        most = min(students, n["with_problem"] + students - n["coverage"])
        put("with_problem.bounds", "", percent(n["with_problem"], students),
            percent(most, students), str(n["with_problem"]), str(students))
        for rule, v in g.judged.items():
            put(f"rule.{rule}.confirmed", *share(g.confirmed[rule], v))
        for r in [None] + RUNGS:
            ended = [d for rung, d in g.days if r in (None, rung)]
            still = [d for rung, d in g.still if r in (None, rung)]
            put(f"days.km.{r}.median" if r else "days.km.median",
                kaplan_meier(ended, still), "", "", str(len(ended)),
                str(len(ended) + len(still)))
        mean = (sum(v[0] for v in g.weeks.values()) /
                max(1, sum(v[1] for v in g.weeks.values())))
        for monday, (u, of) in g.weeks.items():
            wide = 3 * math.sqrt(mean * (1 - mean) / of)
            put(f"week.{monday}.unexcused", percent(u, of),
                two(100 * max(0.0, mean - wide)),
                two(100 * min(1.0, mean + wide)), str(u), str(of))

    def put_change(self, before, term, key):
        a, b = self.groups[before, key], self.groups[term, key]
        pair = f"{before}..{term}"
        n1, n2 = a.n["students"], b.n["students"]
        for m in "with_problem", "rung.visit":
            x1, x2, change, relative = a.n[m], b.n[m], [], ""
            if n1 and n2:
                d = F(x2, n2) - F(x1, n1)
                change = [two(100 * d), *newcombe(x1, n1, x2, n2)]
                relative = two(100 * d * n1 / x1) if x1 else ""
            self.put(pair, key, m + ".change", *(change or [""]))
            self.put(pair, key, m + ".relative", relative)
        p = [b.pairs[f] for f in ("both", "first", "second", "neither")]
        if not sum(p):
            return
        for f, v in zip(("both", "first", "second", "neither"), p):
            self.put(pair, key, "paired." + f, str(v))
        n = sum(p)
        self.put(pair, key, "paired.change", two(F(100 * (p[2] - p[1]), n)),
                 *newcombe(p[0] + p[1], n, p[0] + p[2], n, phi_of(*p)), "",
                 str(n))
        self.put(pair, key, "paired.p", three_digits(mcnemar(p[1], p[2])),
                 "", "", "", str(n))

    def figures(self):
        for before, term in zip([None] + self.terms, self.terms):
            self.count_term(term)
            if before:
                self.count_pairs(term, before)
        told = {k: g for k, g in self.groups.items()
                if k[1] == "total" or g.any()}
        for (term, key), g in told.items():
            self.put_group(term, key, g)
            if key == "total":
                self.put_total(term, g)
        for before, term in zip(self.terms, self.terms[1:]):
            for key in [k for t, k in told if t == term and
                        (before, k) in told]:
                self.put_change(before, term, key)
        return self.out


# --- comparing ---------------------------------------------------------------


def bk_stats(directory, by, today, as_of):
    args = ["bk-stats", "-q", "-C", directory, "-f", "csv", "--by",
            ",".join(by), "--today", today]
    text = subprocess.run(args + (["--as-of", as_of] if as_of else []),
                          capture_output=True, text=True, check=True).stdout
    return {(r["term"], r["key"], r["measure"]):
            (r["value"], r["low"], r["high"], r["n"], r["of"])
            for r in csv.DictReader(io.StringIO(text))
            if not r["measure"].startswith(("promise.", "service."))}


def alike(measure, mine, theirs):
    """The same; or a hundredth apart, where t is integrated."""
    if mine == theirs:
        return True
    if not mine or not theirs:
        return False
    return measure.startswith(("effect.", "placebo.")) and all(
        a == b or (a and b and abs(float(a) - float(b)) <= .0101)
        for a, b in zip(mine, theirs))


def compare(directory, by, today, as_of, number):
    mine = Recount(directory, by, today, as_of).figures()
    theirs = bk_stats(directory, by, today, as_of)
    wrong = [k for k in sorted({*mine, *theirs})
             if not alike(k[2], mine.get(k), theirs.get(k))]
    print(f"{'not ' if wrong else ''}ok {number} - {len(theirs)} figures of "
          f"{os.path.basename(directory)} by {','.join(by)}"
          f"{' as of ' + as_of if as_of else ''}")
    for k in wrong[:20]:
        print(f"# {k}: {theirs.get(k)}, recounted {mine.get(k)}")
    return bool(wrong)


def main():
    if os.path.isdir(sys.argv[1]):
        rounds = [(sys.argv[1], by, sys.argv[2],
                   sys.argv[3] if len(sys.argv) > 3 else None)
                  for by in (["grade"], ["class"], ["sex", "grade"])]
        return sum(compare(*r, i) for i, r in enumerate(rounds, 1)) > 0
    number = failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        for seed in sys.argv[1:]:
            directory = os.path.join(scratch, f"school{seed}")
            anyschool.write(directory, int(seed))
            r = random.Random(int(seed))
            by = r.choice([["grade"], ["class"], ["sex", "grade"],
                           ["counsellor"], ["grade", "sex"]])
            today = r.choice(["2021-02-20", "2021-07-20", "2021-12-01"])
            then = r.choice(["2020-09-30", "2020-11-15", "2021-05-01"])
            for as_of in None, then:
                number += 1
                failed += compare(directory, by, today, as_of, number)
    print(f"1..{number}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
