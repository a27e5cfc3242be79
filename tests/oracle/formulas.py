"""The formulas of STATS 7, 13, 14 and 18, and how their results are printed:
texts of two decimals, halves up, by fractions where that is possible.
"""
import math
from fractions import Fraction as F

Z = 1.959964


def hundredths(h):
    return f"{'-' if h < 0 else ''}{abs(h) // 100}.{abs(h) % 100:02d}"


def two(x):
    """Two decimals, halves up; what floating point left below a half is one."""
    more = 1e-9 if isinstance(x, float) else 0
    return hundredths(math.floor(x * 100 + F(1, 2) + more))


def percent(x, n):
    if n == 0:
        return ""
    h = math.floor(F(10000 * x, n) + F(1, 2))
    return hundredths(min(max(h, 1), 9999) if 0 < x < n else h)


def wilson(x, n):
    p, z2 = x / n, Z * Z
    mid = (p + z2 / (2 * n)) / (1 + z2 / n)
    wide = Z * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return 0.0 if x == 0 else mid - wide, 1.0 if x == n else mid + wide


def share(x, n, plain=False):
    limits = ("", "")
    if n and not plain:
        limits = tuple(two(100 * v) for v in wilson(x, n))
    return (percent(x, n), *limits, str(x), str(n))


def student_t(df):
    """The 97.5 % quantile, by Simpson's rule over t = sqrt(df) tan a."""
    c = math.exp(math.lgamma((df + 1) / 2) - math.lgamma(df / 2)) / math.sqrt(
        math.pi)

    def area(t, n=200):
        h = math.atan(t / math.sqrt(df)) / n
        v = [math.cos(i * h) ** (df - 1) for i in range(n + 1)]
        return c * h / 3 * (v[0] + v[n] + 4 * sum(v[1:n:2]) +
                            2 * sum(v[2:n:2]))

    low, high = 0.0, 1e4
    for _ in range(45):
        mid = (low + high) / 2
        low, high = (mid, high) if area(mid) < .475 else (low, mid)
    return low


def welch(a, b):
    if not a or not b:
        return "", "", ""
    d = sum(a) / len(a) - sum(b) / len(b)
    if len(a) < 2 or len(b) < 2:
        return two(d), "", ""
    v = [sum((x - sum(g) / len(g)) ** 2 for x in g) / (len(g) - 1) / len(g)
         for g in (a, b)]
    wide = 0
    if sum(v):
        df = sum(v) ** 2 / (v[0] ** 2 / (len(a) - 1) +
                            v[1] ** 2 / (len(b) - 1))
        wide = student_t(df) * math.sqrt(sum(v))
    return two(d), two(d - wide), two(d + wide)


def newcombe(x1, n1, x2, n2, phi=0.0):
    p1, p2 = x1 / n1, x2 / n2
    (l1, u1), (l2, u2) = wilson(x1, n1), wilson(x2, n2)

    def root(a, b):
        return math.sqrt(max(0, a * a - 2 * phi * a * b + b * b))

    return (two(100 * (p2 - p1 - root(p2 - l2, u1 - p1))),
            two(100 * (p2 - p1 + root(u2 - p2, p1 - l1))))


def phi_of(a, b, c, d):
    n, product = a + b + c + d, (a + b) * (c + d) * (a + c) * (b + d)
    top = a * d - b * c
    return (top if top <= 0 else max(top - n / 2, 0)) / math.sqrt(
        product) if product else 0.0


def mcnemar(b, c):
    tail = sum(math.comb(b + c, i) for i in range(min(b, c) + 1))
    return min(F(1), F(2 * tail, 2 ** (b + c)))


def three_digits(p):
    """Three significant digits, halves up: 0.0313, 0.25, 1."""
    places = 2 - math.floor(math.log10(p))
    v = F(math.floor(p * 10 ** places + F(1, 2)), 10 ** places)
    return f"{float(v):.{places}f}".rstrip("0").rstrip(".")


def quantile(days, p):
    """Hyndman and Fan, definition 2."""
    days, n = sorted(days), len(days) * p
    if not days:
        return ""
    v = F(days[math.ceil(n) - 1])
    if n.denominator == 1:
        v = (v + days[min(int(n), len(days) - 1)]) / 2
    return str(v) if v.denominator == 1 else f"{float(v):.1f}"


def kaplan_meier(ended, still):
    left, risk = F(1), len(ended) + len(still)
    for d in sorted({*ended, *still}):
        if ended.count(d):
            left *= 1 - F(ended.count(d), risk)
        if left <= F(1, 2):
            return str(d)
        risk -= ended.count(d) + still.count(d)
    return ""
