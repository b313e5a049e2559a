#!/usr/bin/python3
"""Writes sweep.json: exact tails and quantiles of our distributions at exact double arguments.

Run with `/usr/bin/python3 make-sweep.py` (mpmath 1.2.1; some minutes on two cores). It shares nothing with the
TypeScript code: the tails come from power series with positive terms, summed in integers of 60 digits and more
(x small: DLMF 8.17.8 and 8.11.4; the other tail is the complement, with as many extra digits as it
loses), the constants from mpmath's loggamma. `make-sweep.py check` compares a subset with mpmath's
betainc, gammainc, erfc and with quadrature of the density.

A row is [x, parameters…, lower, upper, p, lowerQuantile(p), q, upperQuantile(q)]; p and q are lower and upper rounded
to four digits. A value that is out of scope (below 1e-300, or p so near 1 that it says nothing) is null.
"""
import json
import math
import os
import random
import sys
from multiprocessing import Pool

from mpmath import mp, mpf

HERE = os.path.dirname(os.path.abspath(__file__))
DIGITS = 60
SMALLEST = 1e-300
DEPTHS = [0.3, 1e-1, 1e-2, 1e-4, 1e-7, 1e-10, 1e-14, 1e-20, 1e-35, 1e-50, 1e-75, 1e-100, 1e-150, 1e-200, 1e-250, 1e-296]


def scaled(value, bits):
    """An mpf as an integer in units of 2^-bits (truncated)."""
    return int(mp.floor(mp.ldexp(value, bits)))


def exact(value, bits=1100):
    """A double as an exact integer in units of 2^-k, with the smallest such k."""
    numerator, denominator = float(value).as_integer_ratio()
    return numerator, denominator.bit_length() - 1


def common(*values):
    pairs = [exact(v) for v in values]
    k = max(p[1] for p in pairs)
    return k, [n << (k - e) for n, e in pairs]


def beta_sum(a, b, x):
    """Σ (a + b)_n / (a + 1)_n x^n."""
    bits = mp.prec + 20
    k, (ai, bi) = common(a, b)
    one = 1 << k
    total = term = 1 << bits
    xi = scaled(x, bits)
    top, bottom = ai + bi, ai + one
    while term:
        term = ((term * xi) >> bits) * top // bottom
        total += term
        top += one
        bottom += one
    return mp.ldexp(mpf(total), -bits)


def gamma_sum(a, x):
    """Σ x^n / (a + 1)_n."""
    bits = mp.prec + 20
    k, (ai,) = common(a)
    one = 1 << k
    total = term = 1 << bits
    xi = scaled(mp.ldexp(x, k), 64 + mp.prec)
    bottom = ai + one
    while term:
        term = ((term * xi) // bottom) >> (64 + mp.prec)
        total += term
        bottom += one
    return mp.ldexp(mpf(total), -bits)


class Beta:
    """Beta(a, b) as a function of num : den = x : (1 − x), two exact mpf."""

    def __init__(self, a, b):
        self.a, self.b = float(a), float(b)

    def log_slope(self, w):
        """log of x^a y^b / B at log odds w, in doubles, to place the points."""
        log_x = -math.log1p(math.exp(-w)) if w > -700 else w
        log_y = -math.log1p(math.exp(w)) if w < 700 else -w
        a, b = self.a, self.b
        return a * log_x + b * log_y + math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)

    def mode(self):
        return math.log(self.a / self.b)

    def tails(self, odds):
        """lower, upper, slope at odds (a callable giving (num, den) at the present precision)."""
        mp.dps = 30
        num, den = odds()
        w = float(mp.log(num) - mp.log(den))
        lost = max(0.0, -self.log_slope(w) / math.log(10))
        mp.dps = int(DIGITS + 10 + lost + 8)
        a, b = mpf(self.a), mpf(self.b)
        num, den = odds()
        x, y = num / (num + den), den / (num + den)
        slope = mp.exp(a * mp.log(x) + b * mp.log(y) + mp.loggamma(a + b) - mp.loggamma(a) - mp.loggamma(b))
        if x <= 0.5:
            lower = slope / a * beta_sum(self.a, self.b, x)
            upper = 1 - lower
        else:
            upper = slope / b * beta_sum(self.b, self.a, y)
            lower = 1 - upper
        mp.dps = DIGITS
        return +lower, +upper, +slope


class Gamma:
    def __init__(self, a):
        self.a = float(a)

    def log_slope(self, w):
        return self.a * w - math.exp(min(w, 700)) - math.lgamma(self.a)

    def mode(self):
        return math.log(self.a)

    def tails(self, argument):
        mp.dps = 30
        lost = max(0.0, -self.log_slope(float(mp.log(argument()))) / math.log(10))
        mp.dps = int(DIGITS + 10 + lost + 8)
        a, x = mpf(self.a), argument()
        slope = mp.exp(a * mp.log(x) - x - mp.loggamma(a))
        lower = slope / a * gamma_sum(self.a, x)
        upper = 1 - lower
        mp.dps = DIGITS
        return +lower, +upper, +slope


# A family: core distribution, the core's argument from the family's (as mpf), d log core / d log own,
# whether folded about zero, and own argument from the core's log for placing the points.
def beta_family(a, b):
    core = Beta(a, b)
    return dict(core=core, at=lambda x: core.tails(lambda: (mpf(x), 1 - mpf(x))), power=lambda x: 1 / (1 - mpf(x)), folded=False,
                place=lambda w: 1 / (1 + math.exp(-w)) if w > -600 else math.exp(w))


def f_family(df1, df2):
    core = Beta(df1 / 2, df2 / 2)
    return dict(core=core, at=lambda f: core.tails(lambda: (mpf(f) * mpf(df1), mpf(df2))), power=lambda f: 1, folded=False,
                place=lambda w: math.exp(w) * (df2 / df1) if w < 690 else math.inf)


def t_family(df):
    core = Beta(0.5, df / 2)
    return dict(core=core, at=lambda t: core.tails(lambda: (mpf(t) ** 2, mpf(df))), power=lambda t: 2, folded=True,
                place=lambda w: math.exp(w / 2) * math.sqrt(df))


def gamma_family(a):
    core = Gamma(a)
    return dict(core=core, at=lambda x: core.tails(lambda: mpf(x)), power=lambda x: 1, folded=False, place=math.exp)


def chi_squared_family(df):
    core = Gamma(df / 2)
    return dict(core=core, at=lambda x: core.tails(lambda: mpf(x) / 2), power=lambda x: 1, folded=False,
                place=lambda w: 2 * math.exp(w))


def normal_family():
    core = Gamma(0.5)
    return dict(core=core, at=lambda z: core.tails(lambda: mpf(z) ** 2 / 2), power=lambda z: 2, folded=True,
                place=lambda w: math.sqrt(2) * math.exp(w / 2))


FAMILIES = dict(normal=normal_family, studentT=t_family, fisherF=f_family, chiSquared=chi_squared_family, beta=beta_family, gamma=gamma_family)


def evaluate(family, x):
    """lower, upper, d lower / d log |x| of the family at an mpf or double x."""
    if family['folded']:
        inner, outer, slope = family['at'](abs(x))
        slope = slope * family['power'](x) / 2
        if x > 0:
            return (1 + inner) / 2, outer / 2, slope
        return outer / 2, (1 + inner) / 2, -slope
    lower, upper, slope = family['at'](x)
    return lower, upper, slope * family['power'](x)


def quantile(family, x, p, side, found):
    """Newton in log |x| from x (whose tails are `found`) to the point whose tail on `side` is exactly p."""
    mp.dps = DIGITS
    x, p = mpf(x), mpf(p)
    for _ in range(30):
        lower, upper, slope = found
        if slope == 0:
            return None
        small = min(lower, upper)
        # In log tail, taken on the smaller side, where the tail is nearly exponential.
        target = p if (side == 'lower') == (lower < upper) else 1 - p
        if target <= 0:
            return None
        sign = 1 if lower < upper else -1
        step = mp.log(small / target) * small / (sign * slope)
        x = x * mp.exp(-step)
        if not family['folded'] and family['core'].__class__ is Beta and family['place'](800) == 1.0 and x >= 1:
            return None
        tolerance = abs(step * slope / small)
        if tolerance < mpf(10) ** -14 and abs(step) < mpf(10) ** -14:
            return x
        found = evaluate(family, x)
    raise ValueError(f'no convergence at {x}, p = {p}, {side}')


def text(value):
    return mp.nstr(value, 24, min_fixed=0, max_fixed=0) if value is not None else None


def short_probability(value):
    """A double near value with four digits (or 1 − p with four digits), so that its quantile is no short number."""
    if 0.45 < value < 0.55:
        return 0.5 + float('%.4g' % (value - 0.5))
    return float('%.4g' % value) if value < 0.99 else 1 - float('%.4g' % (1 - value))


def row(job):
    name, parameters, x = job
    family = FAMILIES[name](*parameters)
    found = evaluate(family, x)
    lower, upper, _ = found
    cells = [x, *parameters]
    cells += [text(lower) if lower >= SMALLEST else None, text(upper) if upper >= SMALLEST else None]
    for value, side in ((lower, 'lower'), (upper, 'upper')):
        p = short_probability(value)
        usable = SMALLEST <= p <= 1 - 1e-15 and not (family['folded'] and abs(p - 0.5) < 1e-8)
        exact_quantile = quantile(family, x, p, side, found) if usable else None
        if exact_quantile is not None and not 1e-300 < abs(exact_quantile) < 1e300:
            exact_quantile = None
        cells += [p if exact_quantile is not None else None, text(exact_quantile)]
    mp.dps = DIGITS
    return name, cells


def places(name, parameters, depths):
    """Points on both sides of the mode of the density of log v, at which that density has the given depths."""
    family = FAMILIES[name](*parameters)
    core = family['core']
    top = core.log_slope(core.mode())
    for direction in (-1, 1):
        for depth in depths:
            target = min(math.log(depth), top - 0.02)
            near, far = core.mode(), core.mode() + direction * 1e-3
            while core.log_slope(far) > target and abs(far) < 1500:
                far = core.mode() + 2 * (far - core.mode())
            if abs(far) >= 1500:
                continue
            for _ in range(80):
                middle = (near + far) / 2
                near, far = (middle, far) if core.log_slope(middle) > target else (near, middle)
            try:
                x = family['place'](near)
            except OverflowError:
                continue
            # Few decimal digits keep the file small; the double read back is what the exact value is for.
            x = float('%.6g' % x) if not (name == 'beta' and x > 0.99) else float('%.15g' % x)
            # Nearer to zero, p is ½ to the last digit and says nothing about t or z.
            if family['folded'] and x < 1e-9:
                continue
            if 1e-290 < x < 1e290 and not (name == 'beta' and x >= 1):
                yield x


def jobs():
    draw = random.Random(20261121)

    def some(count):
        return sorted(draw.sample(DEPTHS, count), reverse=True)

    for x in places('normal', (), DEPTHS + [3e-1 * 0.8 ** k for k in range(1, 12)]):
        yield 'normal', (), x
        yield 'normal', (), -x
    for df in (0.5, 0.77, 1, 1.5, 2, 3, 4.2, 5, 7.3, 10, 17, 18.45, 30, 40, 99.5, 150, 246, 1000, 12345.6, 1e5, 1e6):
        for x in places('studentT', (df,), some(11)):
            yield 'studentT', (df,), x
            if draw.random() < 0.3:
                yield 'studentT', (df,), -x
    for df in (0.5, 1, 2, 3, 5.5, 10, 30, 100, 1000, 4000, 1e5, 1e6):
        for x in places('chiSquared', (df,), some(10)):
            yield 'chiSquared', (df,), x
    for a in (0.01, 0.03, 0.1, 0.5, 0.9, 1, 1.5, 2.5, 10, 55.5, 100, 1000, 1e4, 1e5, 1e6):
        for x in places('gamma', (a,), some(9)):
            yield 'gamma', (a,), x
    degrees = (0.5, 1, 2, 3.7, 18, 100, 246, 1e4, 1e6)
    for df1 in degrees:
        for df2 in degrees:
            for x in places('fisherF', (df1, df2), some(3)):
                yield 'fisherF', (df1, df2), x
    shapes = (0.01, 0.1, 0.5, 1, 2.5, 10, 100, 1000, 1e4, 1e6)
    for a in shapes:
        for b in shapes:
            for x in places('beta', (a, b), some(3)):
                yield 'beta', (a, b), x
    # Shapes and degrees of freedom that nobody chose.
    def drawn(low, high):
        return float('%.6g' % math.exp(draw.uniform(math.log(low), math.log(high))))

    for _ in range(120):
        for name, count, low, high in (('studentT', 1, 0.5, 1e6), ('chiSquared', 1, 0.5, 1e6), ('gamma', 1, 0.01, 1e6),
                                       ('fisherF', 2, 0.5, 1e6), ('beta', 2, 0.01, 1e6)):
            parameters = tuple(drawn(low, high) for _ in range(count))
            for x in places(name, parameters, some(1)):
                yield name, parameters, x
    # The cases of notes/statistics.md.
    yield 'studentT', (40,), 12.7
    yield 'studentT', (17,), 3.0
    yield 'studentT', (150,), 6.0
    yield 'fisherF', (2, 246), 2.74
    yield 'fisherF', (18, 400), 40.0
    yield 'chiSquared', (10,), 1450.0
    yield 'chiSquared', (4000,), 5000.0


def check():
    """The series against mpmath's own functions and against quadrature."""
    mp.dps = 40
    worst = mpf(0)

    def compare(ours, theirs):
        nonlocal worst
        worst = max(worst, abs(ours / theirs - 1))

    for z in (0.3, 1.96, 5.5, 37.0):
        compare(evaluate(normal_family(), z)[1], mp.erfc(mpf(z) / mp.sqrt(2)) / 2)
    for a, b, x in ((2.5, 10, 0.3), (0.01, 100, 0.05), (100, 0.5, 0.97), (18, 20, 0.9), (0.5, 0.1, 0.999)):
        mp.dps = 80
        lower = mp.betainc(a, b, 0, mpf(x), regularized=True)
        mp.dps = DIGITS
        compare(evaluate(beta_family(a, b), x)[0], lower)
        compare(evaluate(beta_family(a, b), x)[1], 1 - lower)
    for a, x in ((0.01, 0.2), (2.5, 30.0), (100, 60.0), (1000, 1200.0)):
        mp.dps = 80
        upper = mp.gammainc(a, mpf(x), regularized=True)
        mp.dps = DIGITS
        compare(evaluate(gamma_family(a), x)[1], upper)
    for df, t in ((40, 12.7), (17, 3.0), (0.77, 55.0), (1e6, 30.0)):
        mp.dps = 40
        n = mpf(df)
        scale = mp.exp(mp.loggamma((n + 1) / 2) - mp.loggamma(n / 2)) / mp.sqrt(n * mp.pi)
        if df < 1:
            # y = u^-1/df flattens the heavy tail.
            integrand = lambda u: (1 + (u ** (-1 / n)) ** 2 / n) ** (-(n + 1) / 2) * u ** (-1 / n - 1) / n
            quadrature = scale * mp.quad(integrand, [0, mpf(t) ** -n / 2, mpf(t) ** -n])
        else:
            edges = [t + mpf(k) / 4 for k in range(33)] + [3 * t, 10 * t, 100 * t, mp.inf]
            # mp.quad stops at an absolute error: the integrand is taken relative to its value at t.
            at_t = 1 + mpf(t) ** 2 / n
            relative = mp.quad(lambda u: ((1 + u * u / n) / at_t) ** (-(n + 1) / 2), edges)
            quadrature = scale * relative * at_t ** (-(n + 1) / 2)
        ours = evaluate(t_family(df), t)[1]
        print('t', df, t, mp.nstr(ours, 20), 'quadrature differs by', mp.nstr(abs(ours / quadrature - 1), 3))
    print('largest relative difference from erfc, betainc, gammainc:', mp.nstr(worst, 3))


def main():
    table = {name: [] for name in FAMILIES}
    with Pool(2) as pool:
        for name, cells in pool.imap(row, list(jobs()), chunksize=4):
            table[name].append(cells)
    with open(os.path.join(HERE, 'sweep.json'), 'w', encoding='utf-8') as out:
        blocks = (f'"{name}": [\n' + ',\n'.join(json.dumps(r) for r in rows) + '\n]' for name, rows in table.items())
        out.write('{\n' + ',\n'.join(blocks) + '\n}\n')
    print({name: len(rows) for name, rows in table.items()})


if __name__ == '__main__':
    check() if sys.argv[1:] == ['check'] else main()
