#!/usr/bin/python3
"""Writes noncentral.json: exact tails of noncentral t, F and chi-squared at exact double arguments.

Run with `/usr/bin/python3 make-noncentral.py` (mpmath). t: quadrature over the chi density (mpmath's tanh-sinh), where the
TypeScript code uses the trapezoidal rule on a logarithm; F: the Poisson series of incomplete betas with 60 digits,
from zero upwards, and chi-squared likewise of incomplete gammas. Rows: [t, df, noncentrality, lower, upper],
[f, df1, df2, noncentrality, lower, upper] and [x, df, noncentrality, lower, upper].
"""
import json
import os

from mpmath import betainc, exp, gammainc, inf, linspace, log, loggamma, mp, mpf, ncdf, nstr, quad, sqrt

HERE = os.path.dirname(os.path.abspath(__file__))
mp.dps = 50


def t_row(t, df, delta):
    nu = mpf(df)
    constant = log(mpf(2)) + nu / 2 * log(nu / 2) - loggamma(nu / 2)
    density = lambda s: exp(constant + (nu - 1) * log(s) - nu * s * s / 2)
    width = 1 / sqrt(2 * nu)
    points = [p for p in [mpf(0)] + [1 + j * width * mpf(3) / 2 for j in range(-12, 16)] + [delta / mpf(t) if t else mpf(1)] if p >= 0]
    points = sorted(set(points))
    lower = quad(lambda s: density(s) * ncdf(t * s - delta) if s > 0 else mpf(0), points)
    upper = quad(lambda s: density(s) * ncdf(delta - t * s) if s > 0 else mpf(0), points)
    assert abs(lower + upper - 1) < 1e-22, (t, df, delta, lower + upper)
    return [t, df, delta, nstr(lower, 20), nstr(upper, 20)]


def f_row(f, df1, df2, noncentrality):
    half = mpf(noncentrality) / 2
    x = mpf(f) * df1 / (mpf(f) * df1 + df2)
    lower = upper = mpf(0)
    weight = exp(-half)
    j = 0
    while j < half or weight > mpf(10) ** -48:
        a, b = mpf(df1) / 2 + j, mpf(df2) / 2
        lower += weight * betainc(a, b, 0, x, regularized=True)
        upper += weight * betainc(b, a, 0, 1 - x, regularized=True)
        j += 1
        weight *= half / j
    assert abs(lower + upper - 1) < 1e-40
    return [f, df1, df2, noncentrality, nstr(lower, 20), nstr(upper, 20)]


def chi_squared_row(x, df, noncentrality):
    half = mpf(noncentrality) / 2
    lower = upper = mpf(0)
    weight = exp(-half)
    j = 0
    while j < half or weight > mpf(10) ** -48:
        lower += weight * gammainc(mpf(df) / 2 + j, 0, mpf(x) / 2, regularized=True)
        upper += weight * gammainc(mpf(df) / 2 + j, mpf(x) / 2, inf, regularized=True)
        j += 1
        weight *= half / j
    assert abs(lower + upper - 1) < 1e-40
    return [x, df, noncentrality, nstr(lower, 20), nstr(upper, 20)]


T = [(2, 20, 1), (0.5, 8, 3), (-1, 12, 0.5), (4, 246, 2), (12, 150, 9), (3, 3, -1), (1.5, 1, 2), (0.25, 5, -4), (30, 60, 25),
     (2.5, 17.5, 0), (6, 1000, 1), (60, 40, 45), (0.125, 30, 2.25)]
F = [(4.486, 2, 245, 9), (0.5, 3, 20, 4), (12, 4, 60, 100), (2.5, 1, 30, 0.25), (30, 2, 10, 3), (1, 18, 400, 250), (3, 5.5, 17.25, 12),
     (200, 2, 90, 400), (40, 3, 996, 20), (0.0625, 2, 245, 30)]
CHI_SQUARED = [(0.5, 1, 0.125), (85.25, 24, 18), (10, 24, 61.5), (400, 24, 61.5), (1200, 1000, 700), (3000, 1650, 900), (700, 2, 700), (25, 5, 4)]

with open(os.path.join(HERE, 'noncentral.json'), 'w') as out:
    lists = {'t': [t_row(*case) for case in T], 'F': [f_row(*case) for case in F],
             'chiSquared': [chi_squared_row(*case) for case in CHI_SQUARED]}
    out.write(json.dumps(lists, indent=1).replace('\n   ', ' ').replace('\n  ]', ']') + '\n')
