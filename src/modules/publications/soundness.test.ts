import { expect, test } from 'vitest';
import {
  bonferroniPairs,
  chiSquaredUpperTail,
  correlate,
  describe as describeColumn,
  fisherFUpperTail,
  linearRegression,
  oneWayAnova,
} from '#statistics';
import type { PublishedTablesInput } from './schema.ts';
import { checkAll } from './test-tables.ts';

/**
 * The property that matters most: a table computed from data and rounded, whichever way, is never called impossible.
 * Everything is drawn from a seeded generator, so a failure names its seed and can be run again.
 */
const casesTried = Number(process.env.SOUNDNESS_CASES ?? 300);

function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Draw = ReturnType<typeof drawer>;
function drawer(seed: number) {
  const random = generator(seed);
  const whole = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  /** As a program prints: halves up, halves to even, or the shortest of a number already rounded (".80" as 0.8). */
  const print = (value: number, decimals: number): string | number => {
    const way = whole(0, 2);
    if (way === 0) return value.toFixed(decimals);
    const steps = value * 10 ** decimals;
    const down = Math.floor(steps);
    const up = steps - down > 0.5 || (steps - down === 0.5 && (way === 1 || down % 2 !== 0));
    const rounded = (down + (up ? 1 : 0)) / 10 ** decimals;
    return way === 1 ? rounded.toFixed(decimals).replace('.', ',') : Number(rounded.toFixed(decimals));
  };
  const printP = (p: number): string | number => {
    const way = whole(0, 3);
    if (way === 0 && p < 0.001) return '<.001';
    if (way === 1 && p > 0.05) return 'n.s.';
    return print(p, whole(2, 4));
  };
  /** The true number, or a range around it. */
  const around = (n: number) =>
    whole(0, 1) === 0 ? n : { from: Math.max(1, n - whole(0, 9)), to: n + whole(0, 9) };
  return { random, whole, normal, print, printP, around };
}

type FactInput = PublishedTablesInput['facts'][number];

function neverImpossible(makeFact: (draw: Draw) => FactInput) {
  for (let seed = 1; seed <= casesTried; seed += 1) {
    const fact = makeFact(drawer(seed));
    const wrong = checkAll([fact]).filter(({ verdict }) => verdict === 'impossible');
    expect(
      wrong.map(({ id, text }) => `seed ${seed}, ${id}: ${text.en}`),
      JSON.stringify(fact),
    ).toEqual([]);
  }
}

test('a correlation of real data is never impossible', () => {
  neverImpossible(({ random, whole, normal, print, printP, around }) => {
    const n = whole(4, 300);
    const strength = random() * 1.5;
    const x = Array.from({ length: n }, normal);
    const y = x.map((value) => strength * value * (random() < 0.5 ? 1 : -0.2) + normal());
    const { r, pValue } = correlate(x, y);
    const tails = whole(1, 2) as 1 | 2;
    const oneTailed = random() < 0.5 ? pValue / 2 : 1 - pValue / 2;
    const p = printP(tails === 2 ? pValue : oneTailed);
    return {
      id: 'f',
      where: 'Table',
      kind: 'correlation',
      r: print(r, whole(1, 4)),
      n: around(n),
      p,
      tails,
    };
  });
});

test('a regression of real data is never impossible', () => {
  neverImpossible(({ random, whole, normal, print, printP, around }) => {
    const k = whole(1, 4);
    const n = whole(k + 3, 150);
    const columns = Array.from({ length: k }, () => Array.from({ length: n }, normal));
    const weights = columns.map(() => (random() < 0.4 ? 0 : normal()));
    const scale = 10 ** whole(-1, 2);
    const outcome = Array.from(
      { length: n },
      (_, row) =>
        scale * (3 + normal() + columns.reduce((sum, column, at) => sum + weights[at]! * column[row]!, 0)),
    );
    const fit = linearRegression(outcome, columns);
    const decimals = whole(1, 4);
    const isUnknown = random() < 0.2;
    return {
      id: 'f',
      where: 'Table',
      kind: 'regression',
      ...(isUnknown ? {} : { n: around(n), predictors: random() < 0.7 ? k : { from: 1, to: k + 2 } }),
      terms: fit.terms.map((term, at) => ({
        name: `x${at}`,
        B: print(term.B, decimals),
        se: print(term.standardError, decimals),
        ...(term.pValue === null ? {} : { p: printP(term.pValue) }),
        ...(term.beta === null ? {} : { beta: print(term.beta, 2) }),
        ...(random() < 0.5 && term.t !== null ? { t: print(term.t, whole(1, 3)) } : {}),
        ...(random() < 0.5 && term.confidenceInterval
          ? {
              interval: [
                print(term.confidenceInterval[0], decimals),
                print(term.confidenceInterval[1], decimals),
              ] as [string, string],
            }
          : {}),
      })),
      ...(random() < 0.8 ? { rSquared: print(fit.rSquared, whole(1, 3)) } : {}),
      ...(random() < 0.8 && fit.adjustedRSquared !== null
        ? { adjustedRSquared: print(fit.adjustedRSquared, whole(2, 3)) }
        : {}),
      ...(random() < 0.8 && fit.F !== null ? { F: print(fit.F, whole(1, 3)) } : {}),
      p: printP(fit.pValue ?? 0),
    };
  });
});

test('a comparison of groups of real data is never impossible', () => {
  neverImpossible(({ random, whole, normal, print, printP }) => {
    const count = whole(2, random() < 0.2 ? 14 : 5);
    const shift = random() * 2;
    const raw = Array.from({ length: count }, (_, at) =>
      Array.from({ length: whole(random() < 0.1 ? 1 : 2, 60) }, () => 3 + (shift * at) / count + normal()),
    );
    if (raw.every((one) => one.length === 1)) raw[0] = [1, 2, 4];
    const groups = raw.map((values) => {
      const { n, mean, standardDeviation } = describeColumn(values);
      return { n, mean: mean ?? 0, standardDeviation: standardDeviation ?? 0 };
    });
    const total = describeColumn(raw.flat());
    const anova = oneWayAnova(groups);
    const decimals = whole(1, 5);
    const correction = random() < 0.5 ? ('bonferroni' as const) : ('none' as const);
    const times = correction === 'none' ? (count * (count - 1)) / 2 : 1;
    const df = anova.degreesOfFreedom;
    return {
      id: 'f',
      where: 'Table',
      kind: 'groups',
      groups: groups.map(({ n, mean, standardDeviation }, at) => ({
        label: `${at}`,
        n,
        mean: print(mean, decimals),
        ...(n === 1 ? {} : { sd: print(standardDeviation, decimals) }),
      })),
      total: {
        n: total.n,
        mean: print(total.mean!, decimals),
        sd: print(total.standardDeviation!, decimals),
      },
      ...(anova.F !== null && random() < 0.8 ? { F: print(anova.F, whole(1, 3)) } : {}),
      degreesOfFreedom: [df[0], df[1]] as [number, number],
      p: printP(anova.pValue),
      ...(anova.etaSquared === null ? {} : { etaSquared: print(anova.etaSquared, whole(1, 3)) }),
      correction,
      pairs: bonferroniPairs(groups).map((pair) => {
        // The library's p is already multiplied; undo it only where that loses nothing.
        const p = correction === 'none' && pair.pValue >= 1 ? null : pair.pValue / times;
        return {
          a: pair.a,
          b: pair.b,
          difference: print(pair.difference, decimals),
          se: print(pair.standardError, decimals),
          ...(p === null ? {} : { p: printP(p), significant: p < 0.05 }),
        };
      }),
    };
  });
});

test('a frequency table of real counts is never impossible', () => {
  neverImpossible(({ random, whole, print }) => {
    const counts: number[] = [whole(1, 80), ...Array.from({ length: whole(1, 8) }, () => whole(0, 80))];
    const missing = random() < 0.5 ? whole(0, 9) : null;
    const valid = counts.reduce((sum, one) => sum + one, 0);
    const total = valid + (missing ?? 0);
    const decimals = whole(0, 2);
    const hasCounts = random() < 0.6;
    return {
      id: 'f',
      where: 'Table',
      kind: 'percentages',
      rows: counts.map((count) => ({
        ...(hasCounts ? { count } : {}),
        percent: print((100 * count) / total, decimals),
        validPercent: print((100 * count) / valid, decimals),
      })),
      ...(missing === null
        ? {}
        : { missing: [{ count: missing, percent: print((100 * missing) / total, decimals) }] }),
      valid: { count: valid, percent: print((100 * valid) / total, decimals) },
      total: { count: total, percent: '100' },
    };
  });
});

test('a mean and SD of real whole answers are never impossible', () => {
  neverImpossible(({ random, whole, print, around }) => {
    const n = whole(2, 90);
    const items = random() < 0.5 ? 1 : whole(2, 9);
    const answers = Array.from({ length: n }, () =>
      Array.from({ length: items }, () => whole(1, whole(1, 6))),
    );
    const { mean, standardDeviation } = describeColumn(
      answers.map((one) => one.reduce((sum, answer) => sum + answer, 0) / items),
    );
    return {
      id: 'f',
      where: 'Table',
      kind: 'integerMean',
      mean: print(mean!, whole(1, 4)),
      items,
      n: around(n),
      sd: print(standardDeviation ?? 0, whole(1, 4)),
      scale: [1, 6],
    };
  });
});

test('a test statistic with its own p is never impossible', () => {
  neverImpossible(({ random, whole, print, printP }) => {
    const [between, within] = [whole(1, 8), whole(1, 400)];
    const value = random() * random() * 25;
    const isF = random() < 0.5;
    return {
      id: 'f',
      where: 'Table',
      kind: 'test',
      statistic: isF ? 'F' : 'chiSquared',
      value: print(value, whole(0, 3)),
      degreesOfFreedom: isF ? [between, within] : between,
      p: printP(isF ? fisherFUpperTail(value, between, within) : chiSquaredUpperTail(value, between)),
    };
  });
});

test('a p ten times too small or too large is found nearly always', () => {
  let found = 0;
  for (let seed = 1; seed <= casesTried; seed += 1) {
    const { normal, whole, random } = drawer(seed);
    const n = whole(15, 200);
    const x = Array.from({ length: n }, normal);
    const { r, pValue } = correlate(
      x,
      x.map((value) => 0.2 * value + normal()),
    );
    const wrong = pValue > 0.1 || random() < 0.5 ? pValue / 10 : pValue * 10;
    const [finding] = checkAll([
      { id: 'f', where: 'Table', kind: 'correlation', r: r.toFixed(3), n, p: wrong.toFixed(4) },
    ]);
    if (finding!.verdict === 'impossible') found += 1;
  }
  expect(found / casesTried).toBeGreaterThan(0.8);
});
