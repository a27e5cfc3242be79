#!/usr/bin/env python3
# Does bk-stats call a visit that does nothing an effect [STATS 11]? Schools
# are drawn by fixed seeds: every student has an own level of attendance that
# wanders from week to week; whoever falls below half of the last 14 days is
# flagged, and of those who were flagged about half are visited, some time
# later. The visit adds `help` to the chance of attending, or nothing.
#
#	effect.py NSCHOOLS HELP FIRST LAST VISITED	-> called, of, mean effect
#
# FIRST..LAST: days from the flag to the visit; VISITED: visits in a school.
import random, subprocess, sys, datetime, math

START = datetime.date(2020, 7, 13)
DAYS = 160


def student(rng):
    """The chance of attending, day by day, before anything is done."""
    level = rng.gauss(0.9, 0.9)
    wander, chances = rng.gauss(0, 0.9), []
    for day in range(DAYS):
        if day % 7 == 0:
            wander = 0.75 * wander + rng.gauss(0, 0.6)
        chances.append(1 / (1 + math.exp(-(level + wander))))
    return chances


def flagged_on(marks):
    for day in range(28, 90):
        seen = [m for m in marks[day - 14:day] if m in 'PU']
        if len(seen) >= 5 and seen.count('P') < 0.5 * len(seen):
            return day
    return None


def school(seed, help_by, first, last, visits):
    rng = random.Random(seed)
    out, flagged, n = [], [], 0
    while len(flagged) < 2 * visits:
        n += 1
        chances = student(rng)
        dice = [rng.random() for _ in range(DAYS)]
        marks = ['.' if (START + datetime.timedelta(d)).weekday() > 4 else
                 'P' if dice[d] < chances[d] else 'U' for d in range(DAYS)]
        flag = flagged_on(marks)
        if flag is not None:
            flagged.append((n, chances, dice, marks, flag))
    rng.shuffle(flagged)
    for i, (n, chances, dice, marks, flag) in enumerate(flagged):
        visited, actions = i < visits, ''
        opened = START + datetime.timedelta(flag)
        if visited:
            v = flag + rng.randint(first, last)
            for d in range(v + 1, DAYS):
                if marks[d] == 'U' and dice[d] < chances[d] + help_by:
                    marks[d] = 'P'
            actions = ('actions:\n  - {date: %s, step: visit, outcome: met}\n'
                       % (START + datetime.timedelta(v)))
        out.append('---\nkind: student\nnis: "%d"\nname: "N"\nclass: "X-1"\n'
                   % n)
        out.append('---\nkind: case\nid: 2020-2021-1/%d\nterm: 2020-2021-1\n'
                   'student: {nis: "%d"}\nopened: %s\nstatus: open\n'
                   'rung: %s\n%s' % (n, n, opened,
                   'visit' if visited else 'phone', actions))
        out.append('---\nkind: attendance\nnis: "%d"\nterm: 2020-2021-1\n'
                   'from: %s\nto: 2020-12-19\ntotals: {sessions: 0}\ndays: {from: %s, marks: "%s"}\n'
                   % (n, START, START, ''.join(marks)))
    return ''.join(out)


def lines(documents):
    text = subprocess.run(['bk-stats', '--term', '2020-2021-1', '--today',
        '2021-03-01', '-f', 'csv'], input=documents, text=True, check=True,
        stdout=subprocess.PIPE).stdout
    found = {}
    for row in text.splitlines():
        cell = row.split(',')
        if cell[1] == 'total':
            found[cell[3]] = cell[4:]
    return found


def called(found):
    """What the rule calls an effect, from the printed figures alone."""
    effect, placebo = found['effect.visit'], found['placebo.visit']
    if '' in effect[:3] + placebo[:3]:
        return False
    low, high = float(effect[1]), float(effect[2])
    plow, phigh = float(placebo[1]), float(placebo[2])
    apart = abs(float(found['effect.visit.before'][0]) -
                float(found['effect.visit.compared_before'][0]))
    return (not low <= 0 <= high and plow <= 0 <= phigh and
            min(int(effect[3]), int(effect[4])) >= 10 and apart <= 10)


def main():
    n, help_by, first, last, visits = (int(sys.argv[1]),
        float(sys.argv[2]) / 100, int(sys.argv[3]), int(sys.argv[4]),
        int(sys.argv[5]))
    hits, total = 0, 0.0
    for seed in range(1, n + 1):
        found = lines(school(seed, help_by, first, last, visits))
        hits += called(found)
        total += float(found['effect.visit'][0])
    print('%d %d %.1f' % (hits, n, total / n))


if __name__ == '__main__':
    main()
