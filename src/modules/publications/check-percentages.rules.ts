import { m } from '#messages';
import { inAllLanguages, type Language } from '#platform/language.ts';
import { checkCount } from './check-count.ts';
import { sayParts } from './check-sum.rules.ts';
import { cannotBeChecked, type Finding, judge, needs } from './finding.ts';
import { add, exactly, type Interval } from './interval.rules.ts';
import { printedOf } from './printed.rules.ts';
import type { FactOf } from './schema.ts';

type Counted = FactOf<'percentages'>['rows'][number];

/**
 * Checks a frequency table: counts add up to the valid and the total, and each percentage is its count's share of the
 * total, each valid percentage its share of the valid. Percentages without counts must be possible shares of the total
 * (some whole number over it rounds to them) and must be able to sum to 100.
 */
export function checkPercentages(fact: FactOf<'percentages'>): Finding[] {
  const { rows, missing, valid, total } = fact;
  const findings: Finding[] = [];
  const validSum = fact.severalAnswers ? null : sumOfCounts(rows);
  const missingSum = missing.length === 0 ? 0 : sumOfCounts(missing);
  const validCount = valid?.count ?? validSum ?? undefined;
  const totalCount =
    total?.count ?? (validCount === undefined || missingSum === null ? undefined : validCount + missingSum);
  if (valid?.count !== undefined && validSum !== null)
    findings.push(checkCount(fact, 'valid.count', countsOf(rows), valid.count));
  if (total?.count !== undefined && validCount !== undefined && missingSum !== null && !fact.severalAnswers)
    findings.push(
      checkCount(
        fact,
        'total.count',
        valid?.count === undefined
          ? [...countsOf(rows), ...countsOf(missing)]
          : [valid.count, ...countsOf(missing)],
        total.count,
      ),
    );
  const lines: [string, Counted][] = [
    ...rows.map((row, index): [string, Counted] => [`rows[${index}]`, row]),
    ...missing.map((row, index): [string, Counted] => [`missing[${index}]`, row]),
    ...(valid ? [['valid', valid] as [string, Counted]] : []),
    ...(total ? [['total', total] as [string, Counted]] : []),
  ];
  for (const [name, line] of lines) {
    findings.push(...checkShare(fact, `${name}.percent`, line, line.percent, totalCount));
    // The total line's own valid percentage is that of the valid: 100.
    const ofValid = name === 'total' ? { ...line, count: validCount } : line;
    findings.push(...checkShare(fact, `${name}.validPercent`, ofValid, line.validPercent, validCount));
  }
  if (!fact.severalAnswers) {
    if (rows.every((row) => row.count === undefined && row.percent !== undefined))
      findings.push(...checkHundred(fact, 'percent', [...rows, ...missing]));
    if (rows.every((row) => row.count === undefined && row.validPercent !== undefined))
      findings.push(...checkHundred(fact, 'validPercent', rows));
  }
  return findings.length > 0 ? findings : [cannotBeChecked(fact, 'percent', needs('n'))];
}

function countsOf(rows: readonly Counted[]): number[] {
  return rows.flatMap((row) => (row.count === undefined ? [] : [row.count]));
}

function sumOfCounts(rows: readonly Counted[]): number | null {
  const counts = countsOf(rows);
  return counts.length === rows.length ? counts.reduce((sum, count) => sum + count, 0) : null;
}

const sayPercent = (locale: Language) => m.publications_symbol_percent({}, { locale });

function checkShare(
  fact: FactOf<'percentages'>,
  figure: string,
  line: Counted,
  share: Counted['percent'],
  whole: number | undefined,
): Finding[] {
  if (share === undefined) return [];
  if (whole === undefined || whole === 0) return [cannotBeChecked(fact, figure, needs('n'))];
  const printed = printedOf(share);
  const style = { decimals: Math.max(1, printed.decimals), bounded: false };
  const common = { fact, figure, symbol: sayPercent, printed, style };
  if (line.count !== undefined) {
    const { count } = line;
    const percent = (100 * count) / whole;
    return [
      judge({
        ...common,
        basis: (locale) =>
          m.publications_basis_share({ count: String(count), total: String(whole) }, { locale }),
        from: { count: String(count), total: String(whole) },
        recomputed: { ...exactly(percent), value: percent },
      }),
    ];
  }
  const nearest = Math.min(whole, Math.max(0, Math.round((printed.value * whole) / 100)));
  const percent = (100 * nearest) / whole;
  return [
    judge({
      ...common,
      basis: (locale) =>
        m.publications_basis_nearest_share({ count: String(nearest), total: String(whole) }, { locale }),
      from: { total: String(whole) },
      recomputed: { ...exactly(percent), value: percent },
    }),
  ];
}

function checkHundred(
  fact: FactOf<'percentages'>,
  column: 'percent' | 'validPercent',
  rows: readonly Counted[],
): Finding[] {
  const shares = rows.map((row) => row[column]);
  if (shares.length < 2 || shares.some((share) => share === undefined)) return [];
  const printed = shares.map((share) => printedOf(share ?? 0));
  const sum = printed.map((one): Interval => one).reduce(add);
  const hundred = { text: '100', value: 100, decimals: 0, relation: '=', low: 100, high: 100 } as const;
  return [
    judge({
      fact,
      figure: `${column}.sum`,
      symbol: (locale) => m.publications_symbol_sum({}, { locale }),
      basis: () => sayParts(printed, (one) => `${one.text} %`),
      printed: hundred,
      recomputed: { ...sum, value: printed.reduce((total, one) => total + one.value, 0) },
      style: { decimals: Math.max(...printed.map((one) => one.decimals)), bounded: false },
      remarks: [inAllLanguages((locale) => m.publications_must_sum_to_hundred({}, { locale }))],
    }),
  ];
}
