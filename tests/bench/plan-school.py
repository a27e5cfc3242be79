#!/usr/bin/env python3
"""A school with visits to plan, to measure bk-schedule by:

    plan-school.py DIR VISITS VISITORS [SEED [KIND...]]
    time bk-schedule -C DIR --today 2020-10-01 | grep -c 'kind: visit'

Made up: hilly villages around a school, parents at home in the afternoon or on
Saturday, counsellors free after lessons, homeroom teachers to go along. Other
kinds: wide (everybody free all day), busy (one afternoon a week), near and far (a third of the way to the
homes, twice), alone (nobody goes along) and company (somebody always does).
"""
import math
import os
import random
import sys

ACTIONS = """actions:
  - {{date: {day}, step: approval, outcome: granted, by: kepsek}}
  - {{date: 2020-10-01, step: consent, outcome: given, by: kepsek}}
"""
CASE = """kind: case
version: 1
id: 2020-2021-1/{nis}
term: 2020-2021-1
student: {{nis: "{nis}", name: "N{nis}", class: "X-{room}", grade: "X"}}
opened: 2020-09-07
status: open
rung: visit
due: 2020-10-15
"""
NEAR = {"near": 1 / 3, "far": 2}
COMPANION = {"alone": "never", "company": "always"}
HOURS = [None, '["Mon-Fri 16:00-18:00"]', '["Mon,Wed 13:00-17:00"]',
         '["Sat 08:00-12:00", "Mon-Fri 15:00-18:00"]']


def school(out, visitors, dice, kinds):
    lessons, duty = ('"Mon-Fri 13:00-17:00", "Sat 08:00-12:00"',
                     '"Mon-Fri 14:00-17:00"')
    if "busy" in kinds:
        lessons, duty = '"Wed 13:00-16:00"', '"Mon-Fri 14:00-16:00"'
    if "wide" in kinds:
        lessons = duty = '"Mon-Sat 07:00-18:00"'
    with open(out + "/school.yaml", "w", encoding="ascii") as f:
        f.write('name: "S"\nlat: -7.1775\nlon: 110.0575\n'
                "timezone: Asia/Jakarta\nclasses:\n")
        for c in range(3 * visitors):
            f.write(f'  - {{id: "X-{c}", grade: "X", homeroom: w{c}, '
                    f"counsellor: bk{c % visitors}}}\n")
        f.write("staff:\n")
        for v in range(visitors):
            f.write(f"  - {{id: bk{v}, role: counsellor, "
                    f"sex: {dice.choice('FM')}, free: "
                    f"[{lessons}]}}\n")
        for c in range(3 * visitors):
            f.write(f"  - {{id: w{c}, role: homeroom, "
                    f"sex: {dice.choice('FM')}, "
                    f"free: [{duty}]}}\n")


def policy(out, kinds):
    for kind in kinds:
        if kind in COMPANION:
            with open(out + "/policy.yaml", "w", encoding="ascii") as f:
                f.write(f"visit: {{companion: {COMPANION[kind]}}}\n")


def student(nis, room, village, dice, kinds):
    name, lat, lon = village
    text = (f'---\nkind: student\nnis: "{nis}"\nname: "N{nis}"\n'
            f'class: "X-{room}"\nguardians:\n')
    guardians = [g for g in (("Ibu", "F"), ("Ayah", "M"))
                 if dice.random() < .75] or [("Wali", "")]
    for who, sex in guardians:
        hours = dice.choice(HOURS)
        if "wide" in kinds:
            hours = '["Mon-Sat 07:00-18:00"]'
        text += (f'  - {{name: "{who} {nis}"' +
                 (f", sex: {sex}" if sex else "") +
                 (f", available: {hours}" if hours else "") + "}\n")
    return text + (f'home: {{village: "{name}", '
                   f"lat: {lat + dice.uniform(-.005, .005):.5f}, "
                   f"lon: {lon + dice.uniform(-.005, .005):.5f}" +
                   (", terrain: hard" if dice.random() < .3 else "") + "}\n")


def main():
    out, visits, visitors = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    dice = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 1)
    kinds = sys.argv[5:]
    wide = math.prod(NEAR.get(kind, 1) for kind in kinds)
    os.makedirs(out + "/cases/2020-2021-1")
    os.makedirs(out + "/roster")
    school(out, visitors, dice, kinds)
    policy(out, kinds)
    villages = [(f"Desa {i}", -7.18 + wide * dice.uniform(-.06, .06),
                 110.05 + wide * dice.uniform(-.06, .06))
                for i in range(max(6, visits // 6))]
    with open(out + "/roster/2020-2021-1.yaml", "w", encoding="ascii") as f:
        for nis in range(10000, 10000 + visits):
            room = dice.randrange(3 * visitors)
            f.write(student(nis, room, dice.choice(villages), dice,
                            kinds))
            day = dice.choice(["2020-09-29", "2020-09-30", "2020-10-01"])
            with open(f"{out}/cases/2020-2021-1/{nis}.yaml", "w",
                      encoding="ascii") as c:
                c.write(CASE.format(nis=nis, room=room) +
                        ACTIONS.format(day=day))


if __name__ == "__main__":
    main()
