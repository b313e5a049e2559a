"""NIST Statistical Reference Datasets (public domain), https://www.itl.nist.gov/div898/strd/

Run: /usr/bin/python3 src/statistics/reference/nist-strd.py > src/statistics/reference/nist-strd.json

Every certified value below is recomputed here in exact rational arithmetic from the data as printed; the script
stops if one of its 15 digits differs, so neither data nor values can be mistyped. It writes two sets of values with
all the digits of a double: `certified`, for the data as printed, and `asDoubles`, for the doubles nearest to them,
which is all a program gets to see; where the two differ no program can be right by more digits than they share.
PiDigits, NumAcc1-4, SmLs01-09 and Wampler1-5 are made here by the rule NIST made them by (SmLs: 9 groups of 21, 201
or 2001 cases; values offset by 1, 1e6 or 1e12 and differing by a tenth). The rest is typed in from NIST's files, as
Math.NET Numerics (data/NIST) and SciPy (scipy/stats/tests/data) keep them.
"""
import json
import sys
from fractions import Fraction as Q
from math import isqrt


def root(q, digits=40):
    scale = 10 ** (2 * digits)
    return Q(isqrt(q.numerator * scale * q.denominator), 10 ** digits * q.denominator)


def solve(matrix, right):
    size = len(matrix)
    rows = [row[:] + extra for row, extra in zip(matrix, right)]
    for i in range(size):
        pivot = next(r for r in range(i, size) if rows[r][i] != 0)
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for r in range(size):
            if r != i:
                factor = rows[r][i]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i])]
    return [row[size:] for row in rows]


def regress(y, predictors, constant=True):
    n, k = len(y), len(predictors)
    x = [([Q(1)] if constant else []) + [p[i] for p in predictors] for i in range(n)]
    size = len(x[0])
    gram = [[sum(row[a] * row[b] for row in x) for b in range(size)] for a in range(size)]
    xy = [sum(row[a] * value for row, value in zip(x, y)) for a in range(size)]
    solved = solve(gram, [[xy[a]] + [Q(a == b) for b in range(size)] for a in range(size)])
    b = [row[0] for row in solved]
    residual = sum((value - sum(c * v for c, v in zip(b, row))) ** 2 for value, row in zip(y, x))
    mean = sum(y) / n if constant else 0
    total = sum((value - mean) ** 2 for value in y)
    variance = residual / (n - size)
    return {
        'B': b,
        'standardErrors': [root(variance * solved[j][1 + j]) for j in range(size)],
        'residualStandardDeviation': root(variance),
        'rSquared': 1 - residual / total,
        'regressionSumOfSquares': total - residual,
        'residualSumOfSquares': residual,
        'F': None if residual == 0 else (total - residual) / k / variance,
    }


def summarise(y):
    n = len(y)
    mean = sum(y) / n
    around = [value - mean for value in y]
    squares = sum(value * value for value in around)
    return {
        'mean': mean,
        'standardDeviation': root(squares / (n - 1)),
        'autocorrelation': sum(a * b for a, b in zip(around, around[1:])) / squares,
    }


def digits_of_nist(count):
    """Machin's formula in whole numbers, with ten digits to spare."""
    # NIST's file and certified values have a 3 where the 957th digit of pi is an 8.
    misprint = 956
    sys.set_int_max_str_digits(2 * count)
    one = 10 ** (count + 10)

    def inverse_tangent(of):
        total, term, k = 0, one // of, 0
        while term:
            total += (-1) ** k * (term // (2 * k + 1))
            term //= of * of
            k += 1
        return total

    digits = [Q(int(digit)) for digit in str(4 * (4 * inverse_tangent(5) - inverse_tangent(239)))[:count]]
    digits[misprint] = Q(3)
    return digits


def anova(groups):
    n = sum(map(len, groups))
    grand = sum(map(sum, groups)) / n
    means = [sum(g) / len(g) for g in groups]
    between = sum(len(g) * (m - grand) ** 2 for g, m in zip(groups, means))
    within = sum((v - m) ** 2 for g, m in zip(groups, means) for v in g)
    df = [len(groups) - 1, n - len(groups)]
    return {
        'between': between,
        'within': within,
        'meanSquareBetween': between / df[0],
        'meanSquareWithin': within / df[1],
        'residualStandardDeviation': root(within / df[1]),
        'F': between / df[0] / (within / df[1]),
        'etaSquared': between / (between + within),
    }


def plain(value):
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return float(value) if isinstance(value, Q) else value


def rounded(values):
    return [Q(float(value)) for value in values]


def confirm(name, computed, certified):
    for key, values in certified.items():
        ours = computed[key] if isinstance(values, list) else [computed[key]]
        for exact, printed in zip(ours, values if isinstance(values, list) else [values], strict=True):
            wanted = Q(printed)
            assert abs(exact - wanted) <= abs(wanted) * Q(6, 10 ** 15), (name, key, float(exact), printed)
    print(name, 'confirmed', file=sys.stderr)


def powers(x, degree):
    return [[value ** d for value in x] for d in range(1, degree + 1)]


def numbers(text):
    return [Q(word) for word in text.split()]


norris = numbers("""0.1 0.2 338.8 337.4 118.1 118.2 888.0 884.6 9.2 10.1 228.1 226.5 668.5 666.3 998.5 996.3 449.1 448.6
778.9 777.0 559.2 558.2 0.3 0.4 0.1 0.6 778.1 775.5 668.8 666.9 339.3 338.0 448.9 447.5 10.8 11.6 557.7 556.0
228.3 228.1 998.0 995.8 888.8 887.6 119.6 120.2 0.3 0.3 0.6 0.3 557.6 556.8 339.3 339.1 888.0 887.2 998.5 999.0
778.9 779.0 10.2 11.1 117.6 118.3 228.9 229.2 668.4 669.1 449.2 448.9 0.2 0.5""")
pontius_y = numbers(""".11019 .21956 .32949 .43899 .54803 .65694 .76562 .87487 .98292 1.09146 1.20001 1.30822 1.41599
1.52399 1.63194 1.73947 1.84646 1.95392 2.06128 2.16844 .11052 .22018 .32939 .43886 .54798 .65739 .76596 .87474
.98300 1.09150 1.20004 1.30818 1.41613 1.52408 1.63159 1.73965 1.84696 1.95445 2.06177 2.16829""")
pontius_x = [Q(150000 * (i % 20 + 1)) for i in range(40)]
longley = numbers("""60323 83.0 234289 2356 1590 107608 1947 61122 88.5 259426 2325 1456 108632 1948
60171 88.2 258054 3682 1616 109773 1949 61187 89.5 284599 3351 1650 110929 1950
63221 96.2 328975 2099 3099 112075 1951 63639 98.1 346999 1932 3594 113270 1952
64989 99.0 365385 1870 3547 115094 1953 63761 100.0 363112 3578 3350 116219 1954
66019 101.2 397469 2904 3048 117388 1955 67857 104.6 419180 2822 2857 118734 1956
68169 108.4 442769 2936 2798 120445 1957 66513 110.8 444546 4681 2637 121950 1958
68655 112.6 482704 3813 2552 123366 1959 69564 114.2 502601 3931 2514 125368 1960
69331 115.7 518173 4806 2572 127852 1961 70551 116.9 554894 4007 2827 130081 1962""")
filip = numbers("""0.8116 -6.860120914 0.9072 -4.324130045 0.9052 -4.358625055 0.9039 -4.358426747 0.8053 -6.955852379
0.8377 -6.661145254 0.8667 -6.355462942 0.8809 -6.118102026 0.7975 -7.115148017 0.8162 -6.815308569
0.8515 -6.519993057 0.8766 -6.204119983 0.8885 -5.853871964 0.8859 -6.109523091 0.8959 -5.79832982
0.8913 -5.482672118 0.8959 -5.171791386 0.8971 -4.851705903 0.9021 -4.517126416 0.909 -4.143573228
0.9139 -3.709075441 0.9199 -3.499489089 0.8692 -6.300769497 0.8872 -5.953504836 0.89 -5.642065153
0.891 -5.031376979 0.8977 -4.680685696 0.9035 -4.329846955 0.9078 -3.928486195 0.7675 -8.56735134
0.7705 -8.363211311 0.7713 -8.107682739 0.7736 -7.823908741 0.7775 -7.522878745 0.7841 -7.218819279
0.7971 -6.920818754 0.8329 -6.628932138 0.8641 -6.323946875 0.8804 -5.991399828 0.7668 -8.781464495
0.7633 -8.663140179 0.7678 -8.473531488 0.7697 -8.247337057 0.77 -7.971428747 0.7749 -7.676129393
0.7796 -7.352812702 0.7897 -7.072065318 0.8131 -6.774174009 0.8498 -6.478861916 0.8741 -6.159517513
0.8061 -6.835647144 0.846 -6.53165267 0.8751 -6.224098421 0.8856 -5.910094889 0.8919 -5.598599459
0.8934 -5.290645224 0.894 -4.974284616 0.8957 -4.64454848 0.9047 -4.290560426 0.9129 -3.885055584
0.9209 -3.408378962 0.9219 -3.13200249 0.7739 -8.726767166 0.7681 -8.66695597 0.7665 -8.511026475
0.7703 -8.165388579 0.7702 -7.886056648 0.7761 -7.588043762 0.7809 -7.283412422 0.7961 -6.995678626
0.8253 -6.691862621 0.8602 -6.392544977 0.8809 -6.067374056 0.8301 -6.684029655 0.8664 -6.378719832
0.8834 -6.065855188 0.8898 -5.752272167 0.8964 -5.132414673 0.8963 -4.811352704 0.9074 -4.098269308
0.9119 -3.66174277 0.9228 -3.2644011""")
wampler_x = [Q(i) for i in range(21)]
ones = [sum(x ** d for d in range(6)) for x in wampler_x]
tenths = [sum(x ** d / Q(10) ** d for d in range(6)) for x in wampler_x]
delta = numbers("""759 -2048 2048 -2048 2523 -2048 2048 -2048 1838 -2048 2048 -2048 1838 -2048 2048 -2048 2523 -2048
2048 -2048 759""")

regressions = {
    'Norris': (norris[0::2], [norris[1::2]], {
        'B': ['-0.262323073774029', '1.00211681802045'],
        'standardErrors': ['0.232818234301152', '0.429796848199937E-03'],
        'residualStandardDeviation': '0.884796396144373', 'rSquared': '0.999993745883712',
        'regressionSumOfSquares': '4255954.13232369', 'residualSumOfSquares': '26.6173985294224',
        'F': '5436385.54079785'}),
    'Pontius': (pontius_y, powers(pontius_x, 2), {
        'B': ['0.673565789473684E-03', '0.732059160401003E-06', '-0.316081871345029E-14'],
        'standardErrors': ['0.107938612033077E-03', '0.157817399981659E-09', '0.486652849992036E-16'],
        'residualStandardDeviation': '0.205177424076185E-03', 'rSquared': '0.999999900178537',
        'regressionSumOfSquares': '15.6040343244198', 'residualSumOfSquares': '0.155761768796992E-05',
        'F': '185330865.995752'}),
    'NoInt1': ([Q(i) for i in range(130, 141)], [[Q(i) for i in range(60, 71)]], {
        'B': ['2.07438016528926'], 'standardErrors': ['0.165289256198347E-01'],
        'residualStandardDeviation': '3.56753034006338', 'rSquared': '0.999365492298663',
        'regressionSumOfSquares': '200457.727272727', 'residualSumOfSquares': '127.272727272727',
        'F': '15750.2500000000'}),
    'NoInt2': (numbers('3 4 4'), [numbers('4 5 6')], {
        'B': ['0.727272727272727'], 'standardErrors': ['0.420827318078432E-01'],
        'residualStandardDeviation': '0.369274472937998', 'rSquared': '0.993348115299335',
        'regressionSumOfSquares': '40.7272727272727', 'residualSumOfSquares': '0.272727272727273',
        'F': '298.666666666667'}),
    'Longley': (longley[0::7], [longley[j::7] for j in range(1, 7)], {
        'B': ['-3482258.63459582', '15.0618722713733', '-0.358191792925910E-01', '-2.02022980381683',
              '-1.03322686717359', '-0.511041056535807E-01', '1829.15146461355'],
        'standardErrors': ['890420.383607373', '84.9149257747669', '0.334910077722432E-01', '0.488399681651699',
                           '0.214274163161675', '0.226073200069370', '455.478499142212'],
        'residualStandardDeviation': '304.854073561965', 'rSquared': '0.995479004577296',
        'F': '330.285339234588'}),
    'Filip': (filip[0::2], powers(filip[1::2], 10), {
        'B': ['-1467.48961422980', '-2772.17959193342', '-2316.37108160893', '-1127.97394098372',
              '-354.478233703349', '-75.1242017393757', '-10.8753180355343', '-1.06221498588947',
              '-0.670191154593408E-01', '-0.246781078275479E-02', '-0.402962525080404E-04'],
        'standardErrors': ['298.084530995537', '559.779865474950', '466.477572127796', '227.204274477751',
                           '71.6478660875927', '15.2897178747400', '2.23691159816033', '0.221624321934227',
                           '0.142363763154724E-01', '0.535617408889821E-03', '0.896632837373868E-05'],
        'residualStandardDeviation': '0.334801051324544E-02', 'rSquared': '0.996727416185620',
        'regressionSumOfSquares': '0.242391619837339', 'residualSumOfSquares': '0.795851382172941E-03',
        'F': '2162.43954511489'}),
    'Wampler1': (ones, powers(wampler_x, 5), {'B': ['1'] * 6, 'rSquared': '1'}),
    'Wampler2': (tenths, powers(wampler_x, 5), {
        'B': ['1', '0.1', '0.01', '0.001', '0.0001', '0.00001'], 'rSquared': '1'}),
    'Wampler3': ([a + d for a, d in zip(ones, delta)], powers(wampler_x, 5), {
        'B': ['1'] * 6, 'residualStandardDeviation': '2360.14502379268', 'rSquared': '0.999995559025820',
        'standardErrors': ['2152.32624678170', '2363.55173469681', '779.343524331583', '101.475507550350',
                           '5.64566512170752', '0.112324854679312'],
        'regressionSumOfSquares': '18814317208116.7', 'residualSumOfSquares': '83554268.0000000', 'F': '675524.458240122'}),
    'Wampler4': ([a + 100 * d for a, d in zip(ones, delta)], powers(wampler_x, 5), {
        'B': ['1'] * 6, 'residualStandardDeviation': '236014.502379268', 'rSquared': '0.957478440825662',
        'standardErrors': ['215232.624678170', '236355.173469681', '77934.3524331583', '10147.5507550350',
                           '564.566512170752', '11.2324854679312'],
        'regressionSumOfSquares': '18814317208116.7', 'residualSumOfSquares': '835542680000.000', 'F': '67.5524458240122'}),
    'Wampler5': ([a + 10000 * d for a, d in zip(ones, delta)], powers(wampler_x, 5), {
        'B': ['1'] * 6, 'residualStandardDeviation': '23601450.2379268', 'rSquared': '0.224668921574940E-02',
        'standardErrors': ['21523262.4678170', '23635517.3469681', '7793435.24331583', '1014755.07550350',
                           '56456.6512170752', '1123.24854679312'],
        'regressionSumOfSquares': '18814317208116.7', 'residualSumOfSquares': '0.835542680000000E+16', 'F': '6.75524458240122E-03'}),
}

sirstv = numbers("""196.3052 196.1240 196.1890 196.2569 196.3403 196.3042 196.3825 196.1669 196.3257 196.0422
196.1303 196.2005 196.2889 196.0343 196.1811 196.2795 196.1748 196.1494 196.1485 195.9885
196.2119 196.1051 196.1850 196.0052 196.2090""")
silver = [Q(107868, 1000) + value / 10 ** 7 for value in numbers("""1568 1465 1572 1785 1446 1903 1526 1494 1616 1587
1519 1486 1419 1569 1508 1672 1385 1518 1662 1424 1360 1333 1610 1477 1079 1344 1513 1197 1604 1385 1642 1365 1151
1082 1517 1448 1198 1482 1334 1609 1101 1512 1469 1360 1254 1261 1450 1368""")]
anovas = {
    'SiRstv': ([sirstv[i:i + 5] for i in range(0, 25, 5)], {
        'between': '5.11462616000000E-02', 'within': '2.16636560000000E-01', 'F': '1.18046237440255',
        'meanSquareBetween': '1.27865654000000E-02', 'meanSquareWithin': '1.08318280000000E-02',
        'residualStandardDeviation': '1.04076068334656E-01',
        'etaSquared': '1.90999039051129E-01'}),
    'AtmWtAg': ([silver[:24], silver[24:]], {
        'between': '3.63834187500000E-09', 'within': '1.04951729166667E-08', 'F': '1.59467335677930E+01',
        'meanSquareBetween': '3.63834187500000E-09', 'meanSquareWithin': '2.28155932971014E-10',
        'residualStandardDeviation': '1.51048314446410E-05', 'etaSquared': '2.57426544538321E-01'}),
}
tenth = Q(1, 10)
shares = {21: '4.82758620689655E-01', 201: '4.71830985915493E-01', 2001: '4.70712773465067E-01'}
for level, offset in enumerate((1, 10 ** 6, 10 ** 12)):
    for place, size in enumerate(shares):
        middles = [Q(offset) + 4 * tenth + shift * tenth for shift in (0, -1, 1, -1, 1, -1, 1, -1, 1)]
        groups = [[m] + [m - tenth, m + tenth] * ((size - 1) // 2) for m in middles]
        anovas[f'SmLs0{3 * level + place + 1}'] = (groups, {
            'between': str(Q(size * 8, 100)), 'within': str(Q(9 * (size - 1), 100)), 'F': str(size),
            'meanSquareBetween': str(Q(size, 100)), 'meanSquareWithin': '0.01',
            'residualStandardDeviation': '0.1', 'etaSquared': shares[size]})

lottery = numbers("""162 671 933 414 788 730 817 33 536 875 670 236 473 167 877 980 316 950 456 92 517 557 956 954 104 178 794 278
147 773 437 435 502 610 582 780 689 562 964 791 28 97 848 281 858 538 660 972 671 613 867 448 738 966 139 636
847 659 754 243 122 455 195 968 793 59 730 361 574 522 97 762 431 158 429 414 22 629 788 999 187 215 810 782 47
34 108 986 25 644 829 630 315 567 919 331 207 412 242 607 668 944 749 168 864 442 533 805 372 63 458 777 416 340
436 140 919 350 510 572 905 900 85 389 473 758 444 169 625 692 140 897 672 288 312 860 724 226 884 508 976 741
476 417 831 15 318 432 241 114 799 955 833 358 935 146 630 830 440 642 356 373 271 715 367 393 190 669 8 861 108
795 269 590 326 866 64 523 862 840 219 382 998 4 628 305 747 247 34 747 729 645 856 974 24 568 24 694 608 480
410 729 947 293 53 930 223 203 677 227 62 455 387 318 562 242 428 968""")
lew = numbers("""-213 -564 -35 -15 141 115 -420 -360 203 -338 -431 194 -220 -513 154 -125 -559 92 -21 -579 -52 99 -543 -175 162
-457 -346 204 -300 -474 164 -107 -572 -8 83 -541 -224 180 -420 -374 201 -236 -531 83 27 -564 -112 131 -507 -254
199 -311 -495 143 -46 -579 -90 136 -472 -338 202 -287 -477 169 -124 -568 17 48 -568 -135 162 -430 -422 172 -74
-577 -13 92 -534 -243 194 -355 -465 156 -81 -578 -64 139 -449 -384 193 -198 -538 110 -44 -577 -6 66 -552 -164
161 -460 -344 205 -281 -504 134 -28 -576 -118 156 -437 -381 200 -220 -540 83 11 -568 -160 172 -414 -408 188 -125
-572 -32 139 -492 -321 205 -262 -504 142 -83 -574 0 48 -571 -106 137 -501 -266 190 -391 -406 194 -186 -553 83
-13 -577 -49 103 -515 -280 201 300 -506 131 -45 -578 -80 138 -462 -361 201 -211 -554 32 74 -533 -235 187 -372
-442 182 -147 -566 25 68 -535 -244 194 -351 -463 174 -125 -570 15 72 -550 -190 172 -424 -385 198 -218 -536 96""")
mavro = [2 + value / 10 ** 4 for value in numbers("""18 17 18 19 18 17 15 14 15 15 17 18 18 19 19 21 20 16 14 13 13 15 15 16 15 14 13 14 15 14 15 16 15 16 19 20 20
21 22 23 24 25 27 26 26 26 27 26 25 24""")]
michelson = [299 + value / 1000 for value in numbers("""850 740 900 1070 930 850 950 980 980 880 1000 980 930 650 760 810 1000 1000 960 960 960 940 960 940 880 800 850
880 900 840 830 790 810 880 880 830 800 790 760 800 880 880 880 860 720 720 620 860 970 950 880 910 850 870 840
840 850 840 840 840 890 810 810 820 800 770 760 740 750 760 910 920 890 860 880 720 840 850 850 780 890 840 780
810 760 810 790 810 820 850 870 870 810 740 810 940 950 800 810 870""")]


def alternating(middle, step):
    return [middle] + [middle - step, middle + step] * 500


univariate = {
    'PiDigits': (digits_of_nist(5000), '4.53480000000000', '2.86733906028871', '-0.00355099287237972'),
    'Lottery': (lottery, '518.958715596330', '291.699727470969', '-0.120948622967393'),
    'Lew': (lew, '-177.435000000000', '277.332168044316', '-0.307304800605679'),
    'Mavro': (mavro, '2.00185600000000', '0.000429123454003053', '0.937989183438248'),
    'Michelso': (michelson, '299.852400000000', '0.0790105478190518', '0.535199668621283'),
    'NumAcc1': (numbers('10000001 10000003 10000002'), '10000002', '1', '-0.5'),
    'NumAcc2': (alternating(Q('1.2'), tenth), '1.2', '0.1', '-0.999'),
    'NumAcc3': (alternating(Q('1000000.2'), tenth), '1000000.2', '0.1', '-0.999'),
    'NumAcc4': (alternating(Q('10000000.2'), tenth), '10000000.2', '0.1', '-0.999'),
}

out = {'univariate': {}, 'regressions': {}, 'anovas': {}}
for name, (y, mean, deviation, correlation) in univariate.items():
    result = summarise(y)
    confirm(name, result, {'mean': mean, 'standardDeviation': deviation, 'autocorrelation': correlation})
    out['univariate'][name] = {
        'values': plain([int(v) if v.denominator == 1 else v for v in y]), 'certified': plain(result)}
for name, (y, x, certified) in regressions.items():
    constant = not name.startswith('NoInt')
    result = regress(y, x, constant)
    confirm(name, result, certified)
    out['regressions'][name] = {
        'outcome': plain(y), 'predictors': plain(x), 'certified': plain(result), 'constant': constant,
        'isPolynomial': all(column == [v ** (j + 1) for v in x[0]] for j, column in enumerate(x)),
        'asDoubles': plain(regress(rounded(y), [rounded(column) for column in x], constant))}
for name, (groups, certified) in anovas.items():
    result = anova(groups)
    confirm(name, result, certified)
    kept = {'groups': plain(groups)} if sum(map(len, groups)) < 100 else {
        'middles': [float(g[0]) for g in groups],
        'below': [float(g[1]) for g in groups],
        'above': [float(g[2]) for g in groups],
        'size': len(groups[0])}
    out['anovas'][name] = {
        **kept, 'certified': plain(result), 'asDoubles': plain(anova([rounded(group) for group in groups]))}
json.dump(out, sys.stdout, separators=(',', ':'))
