#!/usr/bin/env python3
"""generate.py DIR [FIRST LAST]: what schools 1 to 30 of a district have in hand.

DIR/schools.csv lists them; DIR/schools/NPSN/ is what each sends to the machine
that counts: school.yaml, and for either term a roster, exports and the record
of its office. The schools are of four kinds and three time zones, and so are
their exports; number 7 keeps no roster, number 12 sends one file that broke
off, every tenth nothing of one class in the second half year. All people and numbers are invented. The same bytes on any machine; with
FIRST LAST any number of schools more of the same kinds.
"""
import datetime
import os
import random
import sys

TERMS = {"2020-2021-1": ("2020-07-13", "2020-09-04"),
         "2020-2021-2": ("2021-01-04", "2021-02-26")}
HOLIDAYS = {"2020-07-31", "2020-08-17", "2020-08-20", "2020-08-21",
            "2021-02-12"}
NO_ROSTER, BROKEN = 7, 12

# kind, grades, how its classes are called, days of the week
KINDS = [
    ("SMP Negeri", ["VII", "VIII", "IX"], "{}-{}", "Mon-Sat"),
    ("SMA Negeri", ["X", "XI", "XII"], "{}-MIPA-{}", "Mon-Fri"),
    ("SMK Negeri", ["X", "XI", "XII"], "{} TKJ {}", "Mon-Fri"),
    ("MA", ["X", "XI", "XII"], "{}-IPS-{}", "Mon-Sat"),
]
PLACES = [
    ("Temanggung", "Asia/Jakarta", -7.31, 110.17),
    ("Banyuwangi", "Asia/Jakarta", -8.21, 114.37),
    ("Ketapang", "Asia/Pontianak", -1.85, 109.97),
    ("Banjarbaru", "Asia/Makassar", -3.44, 114.83),
    ("Nunukan", "Asia/Makassar", 4.13, 117.66),
    ("Wamena", "Asia/Jayapura", -4.09, 138.95),
]
FIRST_NAMES = ("Agus Ayu Bayu Citra Dewi Eko Fitri Galih Hana Indra Joko "
               "Kartika Lukas Maria Nanda Oktavia Putra Rina Sari Taufik "
               "Yohana Yusuf").split()
LAST_NAMES = ("Hidayat Kogoya Kusuma Lestari Mandacan Nugroho Permata Pratama "
              "Rahayu Saputra Simbolon Siregar Wenda Wibowo Yulianti").split()
SUBJECTS = ["Matematika", "Bahasa Indonesia", "Bahasa Inggris"]
# The rule a homeroom teacher names, and the cause.
REASONS = [("economic", "network"), ("economic", "no_device"),
           ("economic", "job_loss"), ("behaviour", "low_motivation"),
           ("family", "family")]
WORDS = {"H": "hadir", "T": "terlambat", "S": "sakit", "I": "izin",
         "A": "alpa"}


class Chance(random.Random):
    """Only random() is promised to be the same in every Python."""

    def below(self, n):
        return int(self.random() * n)

    def of(self, choices):
        return choices[self.below(len(choices))]


class School:
    """A school and its students; `chance` is its own."""

    def __init__(self, number):
        self.number = number
        self.chance = Chance(20300000 + number)
        self.npsn = f"{20300000 + number}"
        kind, self.grades, self.pattern, self.days = KINDS[number % 4]
        self.city, self.zone, self.lat, self.lon = PLACES[number % 6]
        self.name = f"{kind} {1 + number // 12} {self.city}"
        self.classes = [(self.pattern.format(g, k + 1), g)
                        for g in self.grades
                        for k in range(1 + self.chance.below(3))]
        # In some districts few lack a device, in some many.
        self.low_percent = [4 + self.chance.below(12), 2 + self.chance.below(9)]
        self.students = []
        for name, _ in self.classes:
            for _ in range(18 + self.chance.below(15)):
                self.add_student(name)
        self.silent = self.classes[-1][0] if number % 10 == 9 else None
        for s in self.students:
            s["low"][1] &= s["class"] != self.silent

    def add_student(self, class_name):
        n = len(self.students) + 1
        c = self.chance
        self.students.append({
            "nis": f"0{self.number % 10}{n:04d}",
            "nisn": f"00{self.number:04d}{n:04d}",
            "name": f"{c.of(FIRST_NAMES)} {c.of(LAST_NAMES)}",
            "sex": "LP"[c.below(2)], "class": class_name,
            "low": [c.below(100) < p for p in self.low_percent]})

    def school_days(self, term):
        first, last = map(datetime.date.fromisoformat, TERMS[term])
        week = 6 if self.days == "Mon-Sat" else 5
        day = first
        while day <= last:
            if day.weekday() < week and day.isoformat() not in HOLIDAYS:
                yield day
            day += datetime.timedelta(1)

    def sends(self, class_name, term):
        return class_name != self.silent or term == "2020-2021-1"

    def mark(self, low):
        n = self.chance.below(100)
        if low:
            return "H" if n < 15 else "T" if n < 18 else "S" if n < 21 else "A"
        return ("H" if n < 88 else "T" if n < 91 else "S" if n < 94 else
                "I" if n < 96 else "A")


def write(path, text, encoding="utf-8"):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding=encoding, newline="") as f:
        f.write(text)


def school_yaml(s):
    lines = [f'name: "{s.name}"', f'npsn: "{s.npsn}"', f'city: "{s.city}"',
             f"timezone: {s.zone}", f"lat: {s.lat}", f"lon: {s.lon}",
             f"school_days: {s.days}", "principal: kepsek", "classes:"]
    for name, grade in s.classes:
        n = sum(t["class"] == name for t in s.students)
        count = f", students: {n}" if s.number == NO_ROSTER else ""
        lines.append(f'  - {{id: "{name}", grade: "{grade}", '
                     f"counsellor: bk1{count}}}")
    lines += ["staff:", '  - {id: kepsek, name: "Kepala Sekolah", '
              "role: principal}",
              '  - {id: bk1, name: "Guru BK", role: counsellor}']
    return "\n".join(lines) + "\n"


def roster(s):
    rows = ["No,NIS,NISN,Nama,JK,Kelas"]
    rows += [f'{i},{t["nis"]},{t["nisn"]},{t["name"]},{t["sex"]},{t["class"]}'
             for i, t in enumerate(s.students, 1)]
    return "\n".join(rows) + "\n"


def sheets(s, term, marks, days):
    """One sheet a class, a column a day: as an SMP keeps it by hand."""
    for name, _ in s.classes:
        if not s.sends(name, term):
            continue
        lines = [f"Kelas: {name}", "No,NIS,Nama," + ",".join(
            d.strftime("%d/%m/%Y") for d in days)]
        for i, t in enumerate(s.students):
            if t["class"] == name:
                lines.append(f'{len(lines) - 1},{t["nis"]},{t["name"]},' +
                             ",".join(marks[i]))
        yield f"absen-{name}.csv", "\n".join(lines) + "\n", "utf-8"


def log(s, term, marks, days, form):
    """One line a student and day, in the dialect of the kind of school."""
    if form == "SMA":
        out = ["Tanggal,Kelas,NIS,Nama,Mata Pelajaran,Status"]
        row = "{iso},{class},{nis},{name},{subject},{mark}"
    elif form == "SMK":
        out = ["Kelas;Nama Siswa;NIS;Mapel;Tanggal;Keterangan"]
        row = "{class};{name};{nis};{subject};{dmy};{word}"
    else:
        out = ["date\tstatus\tsubject\tclass\tnis\tname"]
        row = "{dmy}\t{mark}\t{subject}\t{class}\t{nis}\t{name}"
    for k, d in enumerate(days):
        for i, t in enumerate(s.students):
            if not s.sends(t["class"], term):
                continue
            m = marks[i][k]
            out.append(row.format(
                iso=d.isoformat(), dmy=d.strftime("%d/%m/%Y"), mark=m,
                word=WORDS[m], subject=SUBJECTS[k % 3], **t))
    end, code = ("\r\n", "utf-8-sig") if form == "SMK" else ("\n", "utf-8")
    yield "presensi." + ("tsv" if form == "MA" else "csv"), \
        end.join(out) + end, code


def record(s, index):
    """What the office did about each whose attendance is low."""
    opened, called = (("2020-09-07", "2020-09-15") if index == 0 else
                      ("2021-03-01", "2021-03-09"))
    rows = ["nis,date,step,outcome,by"]
    for t in s.students:
        if not t["low"][index]:
            continue
        rows.append(f'{t["nis"]},{opened},confirm,confirmed,bk1')
        reached = s.chance.below(100) < 70
        rows.append(f'{t["nis"]},{called},phone,'
                    f'{"reached" if reached else "unreachable"},bk1')
    return "\n".join(rows) + "\n"


def referrals(s, index):
    """Of two in three the homeroom teacher knows why."""
    for t in s.students:
        if t["low"][index] and s.chance.below(3) < 2:
            rule, cause = s.chance.of(REASONS)
            yield (f'---\nkind: referral\nnis: "{t["nis"]}"\n'
                   f'date: {["2020-09-03", "2021-02-25"][index]}\n'
                   f"by: wali\nrule: {rule}\ncauses: [{cause}]\n")


def complaints(s, index):
    """A few a half year; most are answered within two days."""
    for n in range(s.chance.below(5)):
        month = ["2020-10", "2021-04"][index]
        day, answered = 5 + 2 * n, 6 + 2 * n + 5 * (s.chance.below(4) == 0)
        name = f"{month}-{day:02d}-1"
        yield name, (f"kind: complaint\nid: {name}\ntype: complaint\n"
                     f"received: {month}-{day:02d}T09:00\n"
                     "received_by: bk1\nvia: whatsapp\ntext: \"...\"\n"
                     f"answered: {month}-{answered:02d}T08:00\n"
                     'answer: "..."\n')


def write_school(s, directory):
    base = f"{directory}/schools/{s.npsn}"
    write(f"{base}/school.yaml", school_yaml(s))
    for index, term in enumerate(TERMS):
        days = list(s.school_days(term))
        marks = [[s.mark(t["low"][index]) for _ in days] for t in s.students]
        if s.number != NO_ROSTER:
            write(f"{base}/{term}/roster.csv", roster(s))
        form = KINDS[s.number % 4][0].split()[0]
        files = sheets(s, term, marks, days) if form == "SMP" else \
            log(s, term, marks, days, form)
        for name, text, encoding in files:
            write(f"{base}/{term}/exports/{name}", text, encoding)
        write(f"{base}/{term}/record.csv", record(s, index))
        write(f"{base}/{term}/referrals.yaml", "".join(referrals(s, index)))
        for name, text in complaints(s, index):
            write(f"{base}/complaints/{name}.yaml", text)
    if s.number == BROKEN:
        break_off(base)


def break_off(base):
    """The first export is not whole: what was sent was cut in its archive."""
    path = f"{base}/2020-2021-1/exports"
    name = sorted(os.listdir(path))[0]
    os.rename(f"{path}/{name}", f"{base}/{name}.whole")
    with open(f"{path}/{name}", "wb") as f:
        f.write(b"PK\x03\x04" + bytes(60))


def main():
    directory = sys.argv[1]
    first, last = map(int, sys.argv[2:4]) if len(sys.argv) > 3 else (1, 30)
    schools = [School(n) for n in range(first, last + 1)]
    write(f"{directory}/schools.csv", "npsn,name\n" + "".join(
        f"{s.npsn},{s.name}\n" for s in schools))
    for s in schools:
        write_school(s, directory)


main()
