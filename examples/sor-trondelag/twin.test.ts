import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { analyseStudy, readAnswers, readOutcomes } from '#modules/analyses/index.ts';
import { itemsOfScale, parseStudy } from '#modules/studies/index.ts';
import { makeEmployees } from './twin/make-employees.ts';
import { makeLeaders } from './twin/make-leaders.ts';
import { makeResults } from './twin/make-results.ts';
import { employeeHeadings, leaderHeadings, measures } from './twin/measures.ts';
import { officeSizes } from './twin/office-design.ts';
import printed from './twin/printed.json' with { type: 'json' };
import { printedAgainstOurs } from './twin/printed-against-ours.ts';

const read = (name: string): Buffer => readFileSync(new URL(name, import.meta.url));
const parsed = parseStudy(read('study.yaml').toString('utf8'), 'study.yaml');
const { study } = parsed;
const answers = ['employee', 'leader'].map((file) =>
  readAnswers({ bytes: new Uint8Array(read(`${file}s.csv`)), fileName: `${file}s.csv`, study, file }),
);
const outcomes = readOutcomes({
  bytes: new Uint8Array(read('outcomes.csv')),
  fileName: 'outcomes.csv',
  study,
});
const results = analyseStudy({ parsed, answers, outcomes, language: 'en' });

const correlation = (plan: string, factor: string) => {
  const found = results.correlations.find(
    (row) => row.plan === plan && (row.x === factor || row.y === factor),
  );
  if (found?.r == null || found.p == null || found.n == null) throw new Error(`${plan} lacks ${factor}`);
  return { r: found.r, p: found.p, n: found.n };
};
const regression = (plan: string) => results.regressions.find((row) => row.plan === plan)!;
const term = (plan: string, name: string) => regression(plan).terms.find((row) => row.name === name)!;
const prints = (value: number, decimals: number): number => Number(value.toFixed(decimals));
const frequency = (item: string) => results.frequencies.find((row) => row.item === item)!;

describe('the study file', () => {
  test('every text is there in bokmål, nynorsk and English', () => {
    const untranslated: unknown[] = [];
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('nb' in value && !('nn' in value && 'en' in value)) untranslated.push(value);
      for (const child of Object.values(value)) visit(child);
    };
    visit(study);
    expect(untranslated).toEqual([]);
  });

  test('it says that the answers are made up', () => {
    expect(study.synthetic).toBeDefined();
    expect(results.provenance.synthetic).toBe(true);
  });

  test('its scales are those the generator makes', () => {
    for (const [id, scale] of Object.entries(study.scales)) {
      expect(itemsOfScale(scale).map((item) => item.id)).toEqual(measures[id as keyof typeof measures].items);
    }
  });

  test('leaders are asked nothing about themselves, nor about psychological empowerment', () => {
    const items = study.instruments.leader!.sections.flatMap((section) => section.items);
    expect(items.filter((item) => item.kind === 'choice' || item.identifying)).toEqual([]);
    expect(items.filter((item) => item.id.startsWith('empowerment'))).toEqual([]);
  });
});

describe('who answered (tables 2 to 5)', () => {
  const raw = read('employees.csv').toString('utf8').trimEnd().split('\n');
  const column = (id: string) => raw.slice(1).map((line) => line.split(';')[employeeHeadings.indexOf(id)]);
  const counts = (id: string, options: number) =>
    Array.from(
      { length: options },
      (_, index) => column(id).filter((answer) => answer === `${index + 1}`).length,
    );

  test('254 employees and 30 leaders', () => {
    expect(results.files.employee!.n).toBe(254);
    expect(results.files.leader!.n).toBe(30);
    expect(raw[0]).toBe(employeeHeadings.join(';'));
    expect(read('leaders.csv').toString('utf8').split('\n')[0]).toBe(leaderHeadings.join(';'));
  });

  test.each([
    ['age', printed.table2_age],
    ['employed', printed.table3_employed],
    ['educationLevel', printed.table4_educationLevel],
    ['educationField', printed.table5_educationField],
  ])('%s is counted as printed', (id, table) => {
    expect(counts(id, table.counts.length)).toEqual(table.counts);
    expect(frequency(id)).toMatchObject({ missing: table.missing, total: table.total });
  });

  test('three with the shortest education are counted but not shown, nor computable from the rest', () => {
    const shown = frequency('educationLevel').counts;
    expect(shown[0]).toMatchObject({ count: null, withheld: 'fewer-than-minimum' });
    expect(shown.filter(({ count }) => count === null)).toHaveLength(2);
  });

  test('19 units, each with at least nine', () => {
    expect(counts('office', 19)).toEqual(officeSizes);
    expect(Math.min(...officeSizes)).toBe(9);
    expect(counts('office', 19).reduce((sum, count) => sum + count)).toBe(254);
  });

  test('36 of 253 answer 1 to 3 on recording', () => {
    const { valid, counts: shown } = frequency('registers');
    expect(valid).toBe(253);
    expect(shown.slice(0, 3).reduce((sum, { count }) => sum + count!, 0)).toBe(36);
  });

  test('open texts say that they are made up', () => {
    const texts = ['arenaOther', 'registersWhy', 'comments'].flatMap(column).filter((text) => text !== '');
    expect(texts.length).toBeGreaterThan(20);
    for (const text of texts) expect(text).toMatch(/^Oppdiktet svar: /);
  });
});

describe('reliability (table 1)', () => {
  const rows = printed.table1_cronbachAlpha.flatMap(({ scale, employee, leader, office }) => [
    ...(employee == null ? [] : [{ plan: 'R1', scale, alpha: employee }]),
    ...(leader == null ? [] : [{ plan: 'R2', scale, alpha: leader }]),
    ...(office == null ? [] : [{ plan: 'R3', scale, alpha: office }]),
  ]);
  test.each(rows)('$plan $scale: $alpha', ({ plan, scale, alpha }) => {
    const found = results.reliability.find((row) => row.plan === plan && row.scale === scale)!;
    expect(prints(found.alpha!, 2)).toBe(alpha);
  });
});

describe('correlations', () => {
  const table6 = printed.table6_correlationsWithInnovationBehaviour;
  const tables: { plan: string; rows: { factor: string; r: number; p?: number }[] }[] = [
    { plan: 'RQ1a', rows: table6.map(({ factor, employee }) => ({ factor, ...employee })) },
    {
      plan: 'RQ1c',
      rows: table6.flatMap(({ factor, leader }) => (leader ? [{ factor, ...leader }] : [])),
    },
    { plan: 'PH2', rows: printed.table11_employee_withUserNeedsFirst },
    {
      plan: 'PH3',
      rows: printed.table13_withPsychologicalEmpowerment.map(({ factor, employee }) => ({
        factor,
        ...employee,
      })),
    },
    { plan: 'PH4', rows: printed.table14_employee_withArenaNetworks },
    {
      plan: 'G3',
      rows: [{ factor: 'qualityFocus', ...printed.registration.correlationWithQualityFocus }],
    },
  ];
  const all = tables.flatMap(({ plan, rows }) => rows.map((row) => ({ plan, ...row })));

  test.each(all)('$plan $factor: r = $r', ({ plan, factor, r }) => {
    expect(prints(correlation(plan, factor).r, 2)).toBe(r);
  });

  // The printed p = .000 of the intranet contradicts its own r (see the README); all others are met.
  const withP = all.flatMap(({ p, ...row }) =>
    p === undefined || (row.factor === 'arenaIntranet' && row.plan === 'RQ1a') ? [] : [{ ...row, p }],
  );
  test.each(withP)('$plan $factor: p = $p', ({ plan, factor, p }) => {
    expect(prints(correlation(plan, factor).p, 3)).toBe(p);
  });

  test('the intranet correlation has the p its r asks for, not the printed .000', () => {
    expect(correlation('RQ1a', 'arenaIntranet').p).toBeGreaterThan(0.01);
    expect(correlation('RQ1a', 'arenaIntranet').p).toBeLessThan(0.015);
  });

  test('what the study does not report is not significant', () => {
    const reported = new Set(all.map(({ plan, factor }) => `${plan} ${factor}`));
    const others = results.correlations.filter(
      ({ plan, x, y }) =>
        ['RQ1a', 'RQ1c'].includes(plan) && !reported.has(`${plan} ${x}`) && !reported.has(`${plan} ${y}`),
    );
    expect(others).toHaveLength(4 + 7);
    for (const { p } of others) expect(p).toBeGreaterThan(0.05);
  });
});

describe('the offices (tables 9, 10 and 13)', () => {
  const { table9_office: table9 } = printed;
  const rows: { plan: string; factor: string; r: number; p: number }[] = [
    { plan: 'RQ2a', factor: table9.y, r: table9.r, p: table9.p },
    ...printed.table10_office_withIndividualFollowUp.map((row) => ({ plan: 'RQ3a', ...row })),
    ...printed.table13_withPsychologicalEmpowerment.map(({ factor, office }) => ({
      plan: 'PH10',
      factor,
      ...office,
    })),
  ];

  test.each(rows)('$plan $factor: r = $r of 19', ({ plan, factor, r }) => {
    const found = correlation(plan, factor);
    expect([prints(found.r, 2), found.n]).toEqual([r, 19]);
  });

  test.each(rows)('$plan $factor: p close to $p', ({ plan, factor, p }) => {
    // .53 of 19 has p = .020; the .002 printed for leader support in table 13 lacks a zero.
    const printedP = plan === 'PH10' && factor === 'leaderSupport' ? 0.02 : p;
    // Ours is by permutation, and r is printed with two decimals: close to it, not the same.
    expect(Math.abs(correlation(plan, factor).p - printedP)).toBeLessThan(0.003);
  });

  const significant = (plan: string): string[] =>
    results.correlations
      .filter((row) => row.plan === plan && row.p !== null && row.p < 0.05)
      .flatMap(({ x, y }) => [x, y])
      .filter((name) => !['innovationBehaviour', 'individualFollowUp', 'labourMarket'].includes(name));

  test('no factor goes with innovation behaviour', () => expect(significant('RQ1e')).toEqual([]));
  test('innovation behaviour goes with the user survey as a whole, and with nothing else', () => {
    expect(significant('RQ2a')).toEqual(['userSurveyAll']);
    expect(results.correlations.filter(({ plan }) => plan === 'RQ2b')).toHaveLength(2 + 11);
    expect(significant('RQ2b')).toEqual([]);
  });
  test('individual follow-up goes with the three factors of table 10 only', () => {
    expect(significant('RQ3a').toSorted()).toEqual([
      'competenceMobilisation',
      'leaderSupport',
      'psychologicalEmpowerment',
    ]);
  });
  test('no factor goes with the follow-up of working life, nor with the user survey', () => {
    expect([...significant('RQ3b'), ...significant('RQ3c')]).toEqual([]);
  });
  test('registration goes with no result, and networks with no factor', () => {
    expect([...significant('G2'), ...significant('PH11')]).toEqual([]);
  });

  test('nothing of it is withheld: every office is there with every mean', () => {
    const offices = results.correlations.filter(({ file }) => file === 'office');
    expect(offices.length).toBeGreaterThan(80);
    for (const { n, withheld } of offices) expect({ n, withheld }).toEqual({ n: 19, withheld: undefined });
  });

  test('psychological empowerment may be averaged, innovation behaviour may not', () => {
    const verdicts = new Map(results.aggregations.map(({ scale, verdict }) => [scale, verdict]));
    expect(verdicts.get('psychologicalEmpowerment')).toBe('mayBeAveraged');
    expect(verdicts.get('innovationBehaviour')).toBe('noDifference');
    expect(verdicts.get('leaderSupport')).toBe('unreliableMeans');
  });

  test('the size of the office has its F', () => {
    const found = results.meanComparisons.find(({ plan }) => plan === 'PH6')!;
    const { F, df, p } = printed.anova_officeSize;
    expect(found.df).toEqual(df);
    expect(prints(found.F!, 2)).toBe(F);
    expect(prints(found.p!, 3)).toBe(p);
  });
});

describe('regressions', () => {
  test.each([
    ['RQ1b', 10, ['psychologicalEmpowerment', 'arenaNetworks']],
    ['RQ1d', 6, ['labourMarketOpportunities', 'colleagueSupport']],
  ])('%s: of %i predictors just two are significant', (plan, count, significant) => {
    const predictors = regression(plan).terms.filter(({ name }) => name !== 'constant');
    expect(predictors).toHaveLength(count);
    expect(predictors.filter(({ p }) => p! < 0.05).map(({ name }) => name)).toEqual(significant);
  });

  test('table 7 to its third decimal', () => {
    const { constant, predictors } = printed.table7_regression_employee;
    const found = term('RQ1b', 'constant');
    expect([prints(found.B, 3), prints(found.se, 3)]).toEqual([constant.B, constant.se]);
    for (const { factor, B, se, beta, p } of predictors) {
      const row = term('RQ1b', factor);
      expect([prints(row.B, 3), prints(row.se, 3), prints(row.beta!, 3)]).toEqual([B, se, beta]);
      expect(prints(row.p!, 3)).toBe(p);
    }
  });

  test('table 8 within 0.002 of print (constant 0.02), its p-values as printed', () => {
    const { constant, predictors } = printed.table8_regression_leader;
    const found = term('RQ1d', 'constant');
    expect(Math.abs(found.B - constant.B)).toBeLessThan(0.02);
    expect(Math.abs(found.se - constant.se)).toBeLessThan(0.02);
    expect(prints(found.p!, 3)).toBe(constant.p);
    for (const { factor, B, se, beta, p } of predictors) {
      const row = term('RQ1d', factor);
      for (const distance of [row.B - B, row.se - se, row.beta! - beta]) {
        expect(Math.abs(distance)).toBeLessThan(0.002);
      }
      expect(prints(row.p!, 3)).toBe(p);
    }
    expect(regression('RQ1d').n).toBe(26);
  });
});

describe('psychological empowerment by age (table 12)', () => {
  const found = results.meanComparisons.find(({ plan }) => plan === 'PH1')!;
  const { groups, total, bonferroni } = printed.table12_age;

  test('n, means and standard deviations to four decimals', () => {
    groups.forEach(({ n, mean, sd }, index) => {
      const row = found.groups[index]!;
      expect(row.n).toBe(n);
      expect(prints(row.mean!, 4)).toBe(mean);
      expect(Math.abs(row.sd! - sd)).toBeLessThan(0.00005);
    });
    expect(found.total.n).toBe(total.n);
    expect(Math.abs(found.total.mean! - total.mean)).toBeLessThan(0.0001);
    expect(Math.abs(found.total.sd! - total.sd)).toBeLessThan(0.00005);
  });

  test('only the youngest and the oldest differ', () => {
    bonferroni.forEach(({ difference, se, significant }, index) => {
      const pair = found.pairs[index]!;
      expect(Math.abs(pair.difference! - difference)).toBeLessThan(0.00005);
      expect(Math.abs(pair.se! - se)).toBeLessThan(0.00002);
      expect(pair.p! < 0.05).toBe(significant);
    });
    expect(prints(found.F!, 2)).toBe(4.49);
  });
});

test.each([
  ['employed', 'PH7'],
  ['educationLevel', 'PH8'],
  ['educationField', 'PH9'],
])('psychological empowerment does not differ by %s', (by, id) => {
  const found = results.meanComparisons.find(({ plan }) => plan === id)!;
  expect(found.by).toBe(by);
  expect(found.p).toBeGreaterThan(0.05);
});

test('networks are the arena used least; colleagues, training and e-learning most', () => {
  const means = new Map(
    results.descriptions.filter(({ plan }) => plan === 'A1').map((row) => [row.variable, row.mean!]),
  );
  const inOrder = [...means].sort(([, a], [, b]) => a - b).map(([arena]) => arena);
  expect(inOrder.slice(0, 2)).toEqual(['arenaNetworks', 'arenaIntranet']);
});

test('the README shows the figures as they are', () => {
  expect(read('README.md').toString('utf8')).toContain(printedAgainstOurs(results));
});

describe('the generator', () => {
  test('makes leaders.csv as committed, byte for byte', { timeout: 300_000 }, () => {
    expect(makeLeaders(() => {})).toBe(read('leaders.csv').toString('utf8'));
  });
  test('makes employees.csv as committed, byte for byte', { timeout: 600_000 }, () => {
    expect(makeEmployees(() => {})).toBe(read('employees.csv').toString('utf8'));
  });
  test('makes what the offices achieved as committed, byte for byte', { timeout: 300_000 }, () => {
    const made = makeResults(read('employees.csv').toString('utf8'), () => {});
    for (const [name, text] of Object.entries(made)) expect(text, name).toBe(read(name).toString('utf8'));
  });
});
