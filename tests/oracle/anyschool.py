"""A school by chance, as files of a repository: what STATS speaks of and a
school has rarely. Students move, leave, graduate and come late; cases are
mistaken, off the roll, without actions; complaints are answered at the limit;
staff are of every role, or of none. A seed is a school.
"""
import datetime as dt
import json
import os
import random

TERMS = {"2020-2021-1": dt.date(2020, 7, 13),
         "2020-2021-2": dt.date(2021, 1, 4),
         "2021-2022-1": dt.date(2021, 7, 12)}
CLASSES = {"X-A": "X", "X-B": "X", "XI-IPA-1": "XI", "XII.1": "XII",
           "7.1": "VII"}
STAFF = {"bk1": "coordinator", "bk2": "counsellor", "kep": "principal",
         "w1": "homeroom", "t1": "teacher", "zz": None}
RULES = ["never_attended", "low_activity", "no_assignments", "economic",
         "family"]
CAUSES = ["economic", "no_device", "family", "own_cause"]
ACTIONS = [("phone", "reached"), ("phone", "unreachable"),
           ("whatsapp", "wrong_number"), ("whatsapp", "reached"),
           ("summons", "came"), ("summons", "did_not_come"),
           ("summons", "undelivered"), ("visit", "met"), ("visit", "met"),
           ("visit", "nobody_home"), ("visit", "refused"),
           ("visit", "cancelled"), ("note", None), ("visit_request", None),
           ("approval", "granted"), ("approval", "granted"),
           ("approval", "denied"), ("advocacy", None), ("counselling", None),
           ("advance", "summons"), ("advance", "visit"),
           ("evaluation", "resolved"), ("evaluation", "improving"),
           ("reopen", None), ("close", None), ("referral", None),
           ("confirm", "mistaken"), ("confirm", "confirmed")]
STATUSES = ["open", "resolved", "referred", "cancelled", "carried_over",
            "left"]
SUBJECTS = ["Matematika", "IPA", "Bahasa, Indonesia", 'PJOK "A"']


class School:
    def __init__(self, directory, seed):
        self.dir = directory
        self.r = random.Random(seed)
        self.seed = seed
        self.classes = list(CLASSES)[:self.r.randint(3, 5)]
        self.people = [(f"{self.r.randint(0, 9)}{1000 + i}",
                        self.r.choice(["F", "M", None]))
                       for i in range(self.r.randint(40, 60))]
        self.in_class = {nis: self.r.choice(self.classes)
                         for nis, _ in self.people}
        self.rate = self.r.choice([.2, .5, .8])
        self.case_before = {}

    def put(self, path, text):
        path = os.path.join(self.dir, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)

    def maybe(self, chance):
        return self.r.random() < chance

    def day(self, term, first, last):
        return TERMS[term] + dt.timedelta(self.r.randint(first, last))

    def settings(self):
        text = (f'name: "SMA Coba"\nnpsn: "1234567{self.seed % 10}"\n'
                f"school_days: {self.r.choice(['Mon-Fri', 'Mon-Sat'])}\n"
                "terms:\n"
                "  - {id: 2020-2021-1, from: 2020-07-13, to: 2020-12-18}\n"
                "  - {id: 2020-2021-2, from: 2021-01-04, to: 2021-06-18}\n"
                "classes:\n")
        for c in self.classes:
            guide = f", counsellor: {self.r.choice(['bk1', 'bk2'])}"
            text += (f'  - {{id: "{c}", grade: "{CLASSES[c]}"'
                     f"{guide if self.maybe(.7) else ''}}}\n")
        text += "staff:\n"
        for who, role in STAFF.items():
            text += (f'  - {{id: {who}, name: "N {who}"'
                     f"{f', role: {role}' if role else ''}}}\n")
        self.put("school.yaml", text)
        lines = [f"lesson_hours: {{visit: {self.r.choice(['1', '1.335'])}, "
                 "phone: 0.25, advocacy: 1.5}", "complaint_hours: 48",
                 "visit: {within_working_days: 4, minutes: {min: 40, "
                 "default: 45, max: 50}}", "collective_leave: workday",
                 "straight_to_visit: [never_attended]"]
        self.put("policy.yaml", "".join(f"{line}\n" for line in lines
                                        if self.maybe(.5)) or "{}\n")
        self.put("calendar/days.yaml",
                 '- {date: 2020-08-17, name: "K", kind: national}\n'
                 '- {from: 2020-10-28, to: 2020-10-30, name: "C", '
                 'kind: collective_leave}\n'
                 '- {from: 2021-03-08, to: 2021-03-13, name: "S", '
                 'kind: school}\n')

    def roster(self, term):
        text = ""
        for nis, sex in self.people:
            if self.maybe(.06):
                continue
            if self.maybe(.1):
                self.in_class[nis] = self.r.choice(self.classes)
            text += (f'---\nkind: student\nnis: "{nis}"\nname: "S {nis}"\n'
                     f'{f"sex: {sex}" if sex else "# unknown"}\n'
                     f'class: "{self.in_class[nis]}"\n')
            if self.maybe(.2):
                moved = self.day(term, 0, 150)
                text += (f'classes: [{{class: "{self.r.choice(self.classes)}"'
                         f", from: {TERMS[term]}, to: {moved}}}]\n")
            text += self.r.choices([
                "", f"enrolled: {{to: {self.day(term, 20, 160)}}}\n",
                f"enrolled: {{to: {self.day(term, 60, 150)}, "
                "why: graduated}\n",
                f"enrolled: {{from: {self.day(term, 10, 100)}}}\n"],
                [20, 1, 1, 1])[0]
        if term != "2021-2022-1" or self.maybe(.8):
            self.put(f"roster/{term}.yaml", text)

    def reason(self, opened):
        keys = [f"rule: {self.r.choice(RULES)}"]
        day = opened + dt.timedelta(self.r.randint(-5, 20))
        if self.maybe(.8):
            keys.append(f"{self.r.choice(['to', 'date'])}: {day}")
        if self.maybe(.15):
            keys.append("by: w1")
        return "  - {" + ", ".join(keys) + "}\n"

    def action(self, day):
        step, outcome = self.r.choice(ACTIONS)
        by = self.r.choice([*STAFF, "nobody"])
        text = f"  - {{date: {day}, step: {step}"
        if outcome:
            text += f", outcome: {outcome}"
        text += f", by: {'bk-triage' if step == 'advance' else by}"
        if step == "visit" and self.maybe(.7):
            text += f", minutes: {self.r.randint(20, 70)}"
        return text + "}\n"

    def case(self, term, nis):
        opened = self.day(term, 20, 60)
        text = (f"---\nkind: case\nversion: 1\nid: {term}/{nis}\n"
                f'term: {term}\nstudent: {{nis: "{nis}", name: "S", '
                f'class: "{self.r.choice(self.classes)}"}}\n'
                f"opened: {opened}\nstatus: "
                f"{self.r.choices(STATUSES, [4, 8, 1, 1, 2, 1])[0]}\n"
                f"rung: {self.r.choice(['phone', 'summons', 'visit'])}\n")
        if nis in self.case_before and self.maybe(.5):
            text += f"follows: {self.case_before[nis]}\n"
        text += "reasons:\n"
        for _ in range(self.r.randint(1, 3)):
            text += self.reason(opened)
        if self.maybe(.5):
            some = self.r.sample(CAUSES, self.r.randint(1, 3))
            text += f"causes: [{', '.join(some)}]\n"
        many, day = self.r.choice([0, 0, 1, 3, 5, 8, 12]), opened
        text += "actions:\n" if many else ""
        for _ in range(many):
            day += dt.timedelta(self.r.randint(0, 12))
            text += self.action(day)
        self.put(f"cases/{term}/{nis}.yaml", text)
        return f"{term}/{nis}"

    def marks(self, first, days):
        text, chance = "", self.r.random()
        for i in range(days):
            if i % 21 == 0:
                chance = min(1, max(0, chance + self.r.gauss(0, .3)))
            if (first + dt.timedelta(i)).weekday() > 5:
                text += "."
            else:
                text += ("P" if self.maybe(chance)
                         else self.r.choice("UUUES"))
        return text

    def recap(self, term, nis):
        first, days = TERMS[term], self.r.choice([60, 100, 150])
        last = first + dt.timedelta(days - 1)
        names = ["sessions", "present", "late", "sick", "excused",
                 "unexcused"]
        totals, subjects = [0] * 6, ""
        for subject in self.r.sample(SUBJECTS, self.r.randint(1, 4)):
            n = [self.r.randint(0, 20) for _ in names[1:]]
            n = [sum(n)] + n
            totals = [a + b for a, b in zip(totals, n)]
            subjects += (f"  - {{subject: {json.dumps(subject)}, "
                         f"from: {first}, to: {last}, " + ", ".join(
                             f"{k}: {v}" for k, v in zip(names, n)) + "}\n")
        sums = ", ".join(f"{k}: {v}" for k, v in zip(names, totals))
        self.put(f"attendance/{term}/{nis}.yaml",
                 f'---\nkind: attendance\nnis: "{nis}"\nname: "S"\n'
                 f'class: "{self.in_class.get(nis, self.classes[0])}"\n'
                 f"term: {term}\nfrom: {first}\nto: {last}\n"
                 f"totals: {{{sums}}}\ndays: {{from: {first}, "
                 f'marks: "{self.marks(first, days)}"}}\n'
                 f"subjects:\n{subjects}")

    def complaint(self, term, i):
        at = dt.datetime.combine(self.day(term, 5, 140), dt.time(
            self.r.randint(7, 16), self.r.randint(0, 59)))
        hours = self.r.choice([1, 47, 48, 49, 71, 72, 73, 200, None])
        name = f"{at.date()}-{i}{self.r.randint(10, 99)}"
        text = (f"---\nkind: complaint\nid: {name}\ntype: "
                f"{self.r.choice(['complaint', 'suggestion', 'praise'])}\n"
                f"received: {at.isoformat()[:16]}\nreceived_by: bk1\n"
                'via: wa\ntext: "x"\n')
        if hours:
            answered = at + dt.timedelta(hours=hours)
            text += f"answered: {answered.isoformat()[:16]}\nanswer: y\n"
        self.put(f"complaints/{name}.yaml", text)

    def term(self, term):
        self.roster(term)
        here = {}
        for nis in [n for n, _ in self.people] + ["99999", "88888"]:
            if self.maybe(self.rate):
                here[nis] = self.case(term, nis)
            if self.maybe(.85):
                self.recap(term, nis)
            if self.maybe(.1):
                how = self.r.choice(["met", "nobody_home", "cancelled"])
                self.put(f"routine/{term}/{nis}.yaml",
                         f'---\nkind: routine\nnis: "{nis}"\nactions:\n'
                         f"  - {{date: {self.day(term, 10, 90)}, "
                         f"step: visit, outcome: {how}, by: w1}}\n")
        self.case_before.update(here)
        for i in range(6):
            self.complaint(term, i)


def write(directory, seed):
    """Write the school of that seed."""
    school = School(directory, seed)
    school.settings()
    for term in TERMS:
        school.term(term)
