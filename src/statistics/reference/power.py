"""The exact power of a correlation: P(|R| > r) for n pairs of normal variables that correlate rho.

Run: /usr/bin/python3 src/statistics/reference/power.py > src/statistics/reference/power-exact.json

mpmath at 40 digits integrates the density of r: Hotelling (1953), J. R. Statist. Soc. B 15:193-232, eq. 25; Johnson,
Kotz & Balakrishnan (1995), Continuous Univariate Distributions 2, eq. 32.6. That is another road than the mixture of
beta variables in distributions/correlation-coefficient.ts.
"""
import json
import sys

from mpmath import beta, betainc, findroot, gamma, hyp2f1, mp, mpf, pi, quad, sqrt

mp.dps = 40


def density(r, n, rho):
    lead = (n - 2) * gamma(n - 1) * (1 - rho * rho) ** (mpf(n - 1) / 2) / (sqrt(2 * pi) * gamma(n - mpf(1) / 2))
    shape = (1 - r * r) ** (mpf(n - 4) / 2) / (1 - rho * r) ** (n - mpf(3) / 2)
    return lead * shape * hyp2f1(0.5, 0.5, n - mpf(1) / 2, (rho * r + 1) / 2)


def beyond(r, n, rho):
    # sin removes the root at the ends that n = 3 has.
    from mpmath import asin, cos, sin
    inner = [asin(-r), asin(mpf(rho) * r), asin(r)]
    return 1 - quad(lambda t: density(sin(t), n, rho) * cos(t), inner)


def critical(n, alpha):
    # |r| is beyond c with probability alpha where rho is 0: r^2 is Beta(1/2, (n - 2)/2).
    f = lambda c: betainc(mpf(1) / 2, mpf(n - 2) / 2, c * c, 1, regularized=True) - alpha
    low, high = mpf(0), mpf(1)
    for _ in range(140):
        middle = (low + high) / 2
        low, high = (middle, high) if f(middle) > 0 else (low, middle)
    return (low + high) / 2


tails = []
for n, rho, r in [(3, 0.5, 0.9), (5, 0.3, 0.5), (19, 0.6, 0.456), (19, 0, 0.456), (19, 0.95, 0.2), (84, 0.3, 0.2),
                  (84, -0.3, 0.2), (248, 0.05, 0.12), (248, 0.9, 0.95), (1291, 0.1, 0.05)]:
    tails.append([n, rho, r, float(beyond(mpf(r), n, mpf(rho)))])
powers = []
for n in (4, 19, 84, 248):
    c = critical(n, mpf(5) / 100)
    for rho in (0.1, 0.3, 0.6):
        powers.append([n, rho, float(c), float(beyond(c, n, mpf(rho)))])
json.dump({'tails': tails, 'powers': powers}, sys.stdout, separators=(',', ':'))
