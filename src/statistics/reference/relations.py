"""Reference values in 40 digits: the polychoric maximum, bivariate normal probabilities, conditional odds ratios, and
the exact distribution of Spearman's statistic for ten cases by trying all orders.
Run: /usr/bin/python3 src/statistics/reference/relations.py src/statistics/reference/relations.json src/statistics/reference/relations-exact.json
"""
import itertools, json, sys
from mpmath import mp, mpf, erfc, erfinv, sqrt, exp, log, pi, quad, sin, cos, asin, findroot, binomial, inf, tanh, atanh

mp.dps = 40
relations = json.load(open(sys.argv[1]))
phi = lambda z: erfc(-z / sqrt(2)) / 2
cut = lambda p: sqrt(2) * erfinv(2 * p - 1)


def bvn(h, k, r):
    """Phi2 by Plackett's integral over r itself, in forty digits."""
    if -inf in (h, k):
        return mpf(0)
    if h == inf:
        return phi(k)
    if k == inf:
        return phi(h)
    density = lambda t: exp(-(h * h + k * k - 2 * h * k * sin(t)) / (2 * cos(t) ** 2))
    top = asin(r)
    return phi(h) * phi(k) + quad(density, [top * mpf(i) / 8 for i in range(9)]) / (2 * pi)


def density(h, k, r):
    if abs(h) == inf or abs(k) == inf:
        return mpf(0)
    return exp(-(h * h - 2 * r * h * k + k * k) / (2 * (1 - r * r))) / (2 * pi * sqrt(1 - r * r))


def cells(rows, columns, f):
    return [[f(rows[i + 1], columns[j + 1]) - f(rows[i], columns[j + 1]) - f(rows[i + 1], columns[j]) + f(rows[i], columns[j])
             for j in range(len(columns) - 1)] for i in range(len(rows) - 1)]


def cuts(totals, n):
    below, out = 0, [-inf]
    for total in totals[:-1]:
        below += int(total)
        out.append(cut(mpf(below) / n))
    return out + [inf]


def polychoric(counts, start):
    n = int(sum(map(sum, counts)))
    rows = cuts([sum(row) for row in counts], n)
    columns = cuts([sum(row[j] for row in counts) for j in range(len(counts[0]))], n)

    def slope(r):
        p = cells(rows, columns, lambda h, k: bvn(h, k, r))
        d = cells(rows, columns, lambda h, k: density(h, k, r))
        return sum(int(counts[i][j]) * d[i][j] / p[i][j] for i in range(len(counts)) for j in range(len(counts[0])) if counts[i][j])

    rho = findroot(slope, (mpf(start), mpf(start) + mpf('0.001')), solver='secant')
    step = mpf(10) ** -12
    information = -(slope(rho + step) - slope(rho - step)) / (2 * step)
    return {'rho': float(rho), 'standardError': float(1 / sqrt(information))}


def conditional_odds(counts):
    (a, b), (c, d) = [[int(x) for x in row] for row in counts]
    low, high = max(0, a + c + a + b - (a + b + c + d)), min(a + b, a + c)
    weight = {x: binomial(a + b, x) * binomial(c + d, a + c - x) for x in range(low, high + 1)}

    def at(of, target):
        def f(t):
            total = sum(w * exp(t * (x - a)) for x, w in weight.items())
            return sum(of(x) * w * exp(t * (x - a)) for x, w in weight.items()) / total - target
        lo, hi = mpf(-60), mpf(60)
        for _ in range(140):
            mid = (lo + hi) / 2
            lo, hi = (mid, hi) if f(mid) < 0 else (lo, mid)
        return float(exp(lo))
    return {'ratio': None if a == high else 0 if a == low else at(lambda x: x, a),
            'interval': [0 if a == low else at(lambda x: x >= a, mpf('0.025')),
                         None if a == high else at(lambda x: x > a, mpf('0.975'))]}


def spearman_ten():
    counts = {}
    for order in itertools.permutations(range(10)):
        s = sum((i - o) ** 2 for i, o in enumerate(order))
        counts[s] = counts.get(s, 0) + 1
    below, out = 0, []
    for s in sorted(counts):
        below += counts[s]
        if s <= 60:
            out.append([s, below])
    return out


points = [(0, 0, .5), (.3, -1.2, .7), (-2, -2.5, .95), (1.5, 1.5, .999), (1, 1.0001, .9999), (-1, .5, -.8), (3, -4, .2), (-1, .9, -.99)]
json.dump({
    'polychorics': {name: polychoric(t['counts'], t['rho']) for name, t in relations['polychorics'].items()},
    'odds': {name: conditional_odds(relations['tables'][name]['counts']) for name in ('tea', 'convictions', 'rare')},
    'bivariateNormal': [{'h': h, 'k': k, 'rho': r, 'p': float(bvn(mpf(h), mpf(k), mpf(r)))} for h, k, r in points],
    'spearmanTen': spearman_ten(),
}, open(sys.argv[2], 'w'))
