#!/usr/bin/python3
"""Writes studentized-range.json: exact tails of the studentized range at exact double arguments.

Run with `/usr/bin/python3 make-studentized-range.py` (mpmath; a quarter of an hour on two cores). It shares nothing with
the TypeScript code but the definition: Gauss-Legendre on panels (there: the trapezoidal rule on a logarithm), the
density of s itself with its gamma function (there: normalised by its own sum), and the tail of the range as a plain
difference of powers, with as many extra digits as it loses (there: a sum of positive terms).

    P(Q > q) = integral over s of f(s) k integral over z of phi(z) {(1 - Phi(z))^(k-1) - (Phi(z + q s) - Phi(z))^(k-1)}

Checked here: two groups against Student's t, which has a closed form; three cases with twice the nodes.
A row is [q, groups, degrees of freedom (null: infinite), lower, upper].
"""
import json
import os
import sys
from multiprocessing import Pool

from mpmath import betainc, erfc, exp, log, loggamma, mp, mpf, nstr, sqrt
from mpmath.calculus.quadrature import GaussLegendre

HERE = os.path.dirname(os.path.abspath(__file__))
nodes_at = {}


def nodes(degree):
    key = (degree, mp.prec)
    if key not in nodes_at:
        nodes_at[key] = GaussLegendre(mp).calc_nodes(degree, mp.prec)
    return nodes_at[key]


def integral(f, points, degree):
    total = mpf(0)
    for low, high in zip(points, points[1:]):
        half, middle = (high - low) / 2, (high + low) / 2
        total += half * sum(w * f(middle + half * x) for x, w in nodes(degree))
    return total


def range_tail(w, groups, degree):
    root = sqrt(mpf(2))
    scale = 1 / sqrt(2 * mp.pi)
    power = groups - 1

    def term(z):
        above = erfc(z / root) / 2
        inside = above - erfc((z + w) / root) / 2
        return scale * exp(-z * z / 2) * (above**power - inside**power)

    return groups * integral(term, [-w / 2 + 2 * j for j in range(-6, 7)], degree)


def tail(q, groups, df, degree):
    q = mpf(q)
    if df is None:
        return range_tail(q, groups, degree)
    df = mpf(df)
    mode = sqrt(df / (df + q * q / 2))
    width = mode / sqrt(2 * df)
    points = [mode + 2 * j * width for j in range(-8, 9) if mode + 2 * j * width > 0]
    if df < 1000:
        while points[0] * q > 0.1:
            points.insert(0, points[0] / 2)
        points.insert(0, mpf(0))
    constant = log(mpf(2)) + df / 2 * log(df / 2) - loggamma(df / 2)

    def term(s):
        return exp(constant + (df - 1) * log(s) - df * s * s / 2) * range_tail(q * s, groups, degree)

    return integral(term, points, degree)


def row(case):
    q, groups, df, digits, is_checked = case
    mp.dps = 30 + digits
    upper = tail(q, groups, df, 4)
    if groups == 2 and df is not None:
        t2 = mpf(q) ** 2 / 2
        exact = betainc(mpf(df) / 2, mpf(1) / 2, 0, df / (df + t2), regularized=True)
        assert abs(upper / exact - 1) < 1e-18, (case, upper, exact)
    if is_checked:
        finer = tail(q, groups, df, 5)
        assert abs(upper / finer - 1) < 1e-17, (case, upper, finer)
    print(case, nstr(1 - upper, 17), nstr(upper, 17), file=sys.stderr, flush=True)
    return [q, groups, df, nstr(1 - upper, 17), nstr(upper, 17)]


CASES = [
    (3.5, 3, 20), (15, 4, 60),
    (3.5, 2, 20), (12, 2, 5), (0.5, 2, 3), (40, 2, 30),
    (0.05, 3, 10), (0.25, 3, 1), (0.25, 5, 30), (1, 3, 2), (1, 4, 245), (0.5, 8, 60),
    (18, 3, 1), (300, 3, 1), (9, 5, 2), (60, 4, 3), (6, 3, 5), (25, 10, 5),
    (3, 3, 10), (8, 3, 10), (4, 6, 12), (10, 6, 12), (2.5, 4, 20), (7, 20, 20), (30, 3, 20),
    (3.36, 3, 60), (4.6, 10, 60), (5.5, 19, 60), (25, 4, 60),
    (3.3, 3, 245), (6, 3, 245), (12, 3, 245), (4.5, 19, 245), (20, 6, 245), (1.5, 6, 245),
    (3.3, 3, 1000), (5.2, 50, 1000), (15, 5, 1000), (3.7, 3, 4.5), (6.1, 4, 17.25), (3.9, 5, 41.7),
    (4, 4, 1e5), (9, 4, 1e5), (4.2, 5, 1e8),
    (3.3, 3, None), (8, 4, None), (6, 100, None), (15, 6, None), (0.5, 4, None), (7, 500, None),
    (4, 200, 40), (6.5, 200, 40),
]
DEEP = [(25, 3, None, 90), (40, 4, 245, 90), (60, 3, 400, 160), (90, 5, 600, 160), (30, 4, None, 110), (41, 3, None, 200)]
CHECKED = [(3.5, 3, 20), (7, 20, 20), (3.3, 3, None)]


def main():
    cases = [(*case, 25, case in CHECKED) for case in CASES] + [(*case, False) for case in DEEP]
    with Pool(2) as pool:
        rows = pool.map(row, cases, chunksize=1)
    with open(os.path.join(HERE, 'studentized-range.json'), 'w') as out:
        out.write('[\n' + ',\n'.join(json.dumps(r) for r in rows) + '\n]\n')


if __name__ == '__main__':
    main()
