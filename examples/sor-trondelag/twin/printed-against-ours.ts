import type { Results } from '#modules/analyses/schema.ts';
import printed from './printed.json' with { type: 'json' };

type Row = [table: string, figure: string, file: string, printed: string, ours: string, n: number];

/** The README's table: every printed figure beside the twin's, as Markdown. Made, so that nobody copies a number. */
export function printedAgainstOurs(results: Results): string {
  const rows: Row[] = [
    ...alphas(results),
    ...table6(results),
    ...coefficients(results, '7', 'RQ1b', printed.table7_regression_employee),
    ...coefficients(results, '8', 'RQ1d', printed.table8_regression_leader),
    ...correlations(results, '9', 'RQ2a', [{ factor: printed.table9_office.y, ...printed.table9_office }]),
    ...correlations(results, '10', 'RQ3a', printed.table10_office_withIndividualFollowUp),
    ...correlations(results, '11', 'PH2', printed.table11_employee_withUserNeedsFirst),
    ...ages(results),
    ...correlations(
      results,
      '13',
      'PH3',
      printed.table13_withPsychologicalEmpowerment.map(({ factor, employee }) => ({ factor, ...employee })),
    ),
    ...correlations(
      results,
      '13',
      'PH10',
      printed.table13_withPsychologicalEmpowerment.map(({ factor, office }) => ({ factor, ...office })),
    ),
    ...correlations(results, '14', 'PH4', printed.table14_employee_withArenaNetworks),
    ...officeSize(results),
    ...correlations(results, '4.5', 'G3', [
      { factor: 'qualityFocus', ...printed.registration.correlationWithQualityFocus },
    ]),
  ];
  const headings = ['Tabell / table', '', 'fil / file', 'trykt / printed', 'her / here', 'n'];
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}

function alphas(results: Results): Row[] {
  return printed.table1_cronbachAlpha.flatMap(({ scale, employee, leader, office }) =>
    (
      [
        ['R1', 'employee', employee],
        ['R2', 'leader', leader],
        ['R3', 'office', office],
      ] as const
    ).flatMap(([plan, file, alpha]): Row[] => {
      if (alpha == null) return [];
      const found = results.reliability.find((row) => row.plan === plan && row.scale === scale)!;
      return [['1', `α ${scale}`, file, alpha.toFixed(2), found.alpha!.toFixed(4), found.n!]];
    }),
  );
}

function table6(results: Results): Row[] {
  const rows = printed.table6_correlationsWithInnovationBehaviour;
  const leaders = rows.flatMap(({ factor, leader }) => (leader ? [{ factor, ...leader }] : []));
  return [
    ...correlations(
      results,
      '6',
      'RQ1a',
      rows.map(({ factor, employee }) => ({ factor, ...employee })),
    ),
    ...correlations(results, '6', 'RQ1c', leaders),
  ];
}

function correlations(
  results: Results,
  table: string,
  plan: string,
  rows: readonly { factor: string; r: number; p?: number }[],
): Row[] {
  return rows.map(({ factor, r, p }) => {
    const found = results.correlations.find(
      (row) => row.plan === plan && (row.x === factor || row.y === factor),
    )!;
    const ours = `${found.r!.toFixed(4)}, p ${found.p!.toFixed(4)}`;
    const theirs = p === undefined ? r.toFixed(2) : `${r.toFixed(2)}, p ${p.toFixed(3)}`;
    return [table, `r ${factor}`, found.file, theirs, ours, found.n!];
  });
}

function coefficients(
  results: Results,
  table: string,
  plan: string,
  tableAsPrinted: typeof printed.table7_regression_employee,
): Row[] {
  const { n, file, terms } = results.regressions.find((row) => row.plan === plan)!;
  const { constant, predictors } = tableAsPrinted;
  return [{ factor: 'constant', ...constant, beta: null }, ...predictors].map(
    ({ factor, B, se, beta, p }): Row => {
      const found = terms.find(({ name }) => name === factor)!;
      const say = (decimals: number, b: number, error: number, standardised: number | null, pValue: number) =>
        `${b.toFixed(decimals)} (${error.toFixed(decimals)})${standardised === null ? '' : `, β ${standardised.toFixed(decimals)}`}, p ${pValue.toFixed(decimals)}`;
      const ours = say(4, found.B, found.se, found.beta, found.p!);
      return [table, `B (se) ${factor}`, file, say(3, B, se, beta, p), ours, n!];
    },
  );
}

function officeSize(results: Results): Row[] {
  const { plan, file, F, df, p, n } = sizeComparison(results);
  if (F === null || p === null || n === null) throw new Error(`${plan} has no F`);
  const { df: printedDf, F: printedF, p: printedP } = printed.anova_officeSize;
  const theirs = `F(${printedDf.join(', ')}) = ${printedF}, p ${printedP}`;
  return [
    ['4.7.1', 'F officeSize', file, theirs, `F(${df!.join(', ')}) = ${F.toFixed(4)}, p ${p.toFixed(4)}`, n],
  ];
}

function sizeComparison(results: Results) {
  const found = results.meanComparisons.find(({ plan }) => plan === 'PH6')!;
  return { ...found, n: found.total.n };
}

function ages(results: Results): Row[] {
  const found = results.meanComparisons.find(({ plan }) => plan === 'PH1')!;
  const { groups, total, bonferroni } = printed.table12_age;
  const say = (a: number, b: number) => `${a.toFixed(5)} (${b.toFixed(5)})`;
  const mean = (label: string, theirs: { mean: number; sd: number }, ours: typeof found.total): Row => [
    '12',
    `mean (sd) ${label}`,
    found.file,
    `${theirs.mean} (${theirs.sd})`,
    say(ours.mean!, ours.sd!),
    ours.n!,
  ];
  return [
    ...groups.map((group, index) => mean(group.label, group, found.groups[index]!)),
    mean('all', total, found.total),
    ...bonferroni.map(({ pair, difference, se, significant }, index): Row => {
      const ours = found.pairs[index]!;
      const theirs = `${say(difference, se)}${significant ? ', p < .05' : ''}`;
      const text = `${say(ours.difference!, ours.se!)}, p ${ours.p!.toFixed(4)}`;
      return ['12', `difference (se) ${pair.join('–')}`, found.file, theirs, text, found.n!];
    }),
  ];
}
