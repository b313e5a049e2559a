import { createHash } from 'node:crypto';
import { m } from '#messages';
import type { Succession, Unit } from '#modules/organisation/schema.ts';
import type { Problem } from '#platform/errors.ts';
import { TableProblems } from '#platform/tables/table-problem.ts';
import type { Indicator, MonthlyValue, Target } from '../schema.ts';
import { readTargetRows, readValueRows } from './read-rows.ts';
import { noIndicatorsYet, openSheet, type SheetFile } from './read-sheet.ts';
import { missingOnes, suddenOnes, targetWarnings, withMost } from './warnings.ts';

/** What there is when a sheet is looked at. */
export type ScorecardState = {
  readonly indicators: readonly Indicator[];
  readonly units: readonly Unit[];
  readonly successions: readonly Succession[];
  readonly targets: readonly Target[];
  readonly values: readonly MonthlyValue[];
  /** "2015-07-01". */
  readonly today: string;
};

type Change<T> = { readonly line: number; readonly before: T; readonly after: T };
type Common = {
  readonly fileName: string;
  readonly rows: number;
  /** Headings of columns that were left out. */
  readonly unused: readonly string[];
  readonly same: number;
  readonly warnings: readonly Problem[];
  /** Of the sheet and of all it would touch: another stamp is another thing to say yes to. */
  readonly stamp: string;
};
/** What a sheet would do. */
export type ImportPreview = Common &
  (
    | {
        readonly kind: 'values';
        readonly fresh: readonly MonthlyValue[];
        readonly changed: readonly Change<MonthlyValue>[];
      }
    | {
        readonly kind: 'targets';
        readonly fresh: readonly Target[];
        readonly changed: readonly Change<Target>[];
      }
  );

/**
 * What a sheet of values or targets would do, beside what there is.
 *
 * @throws DomainError `scorecard-sheet` with every row that has something wrong
 */
export function previewOf(file: SheetFile, state: ScorecardState): ImportPreview {
  const { indicators, units, today } = state;
  if (indicators.length === 0) throw noIndicatorsYet();
  const sheet = openSheet(file, indicators);
  const problems = new TableProblems(file.fileName);
  const reader = { indicators, units, today, sheet, problems };
  const refuseIfAny = () =>
    problems.refuseIfAny('scorecard-sheet', (locale) => m.scorecards_sheet_refused({}, { locale }));
  const common = { fileName: file.fileName, rows: sheet.rows.length, unused: sheet.unused };
  if (sheet.kind === 'targets') {
    const given = readTargetRows(reader);
    if (given.length === 0 && problems.count === 0) {
      problems.add('no-targets', {}, (locale) => m.scorecards_sheet_no_targets({}, { locale }));
    }
    refuseIfAny();
    return previewTargets(given, state, { ...common, file });
  }
  const given = readValueRows(reader);
  if (given.length === 0 && problems.count === 0) {
    problems.add('no-values', {}, (locale) => m.scorecards_sheet_no_values({}, { locale }));
  }
  refuseIfAny();
  return previewValues(given, state, { ...common, file });
}

type CommonGiven = Pick<Common, 'fileName' | 'rows' | 'unused'> & { readonly file: SheetFile };

function previewValues(
  given: ReturnType<typeof readValueRows>,
  state: ScorecardState,
  { file, ...common }: CommonGiven,
): ImportPreview {
  const { fileName } = file;
  const values = given.map(({ indicator, unit, month, numerator, denominator, value }) => ({
    indicator: indicator.code,
    unit,
    month,
    numerator,
    denominator,
    value,
  }));
  const there = new Map(state.values.map((one) => [keyOfValue(one), one]));
  const fresh: MonthlyValue[] = [];
  const changed: Change<MonthlyValue>[] = [];
  values.forEach((after, index) => {
    const before = there.get(keyOfValue(after));
    if (!before) fresh.push(after);
    else if (!isSameValue(before, after)) changed.push({ line: given[index]!.line, before, after });
  });
  const warnings = [
    ...suddenOnes({ given, values, before: state.values, successions: state.successions, fileName }),
    ...missingOnes({ ...state, values, before: state.values, fileName }),
  ];
  const touched = values.map((one) => there.get(keyOfValue(one)) ?? null);
  return {
    kind: 'values',
    ...common,
    fresh,
    changed,
    same: values.length - fresh.length - changed.length,
    warnings: withMost(warnings, fileName),
    stamp: stampOf(file, touched),
  };
}

function previewTargets(
  given: ReturnType<typeof readTargetRows>,
  state: ScorecardState,
  { file, ...common }: CommonGiven,
): ImportPreview {
  const dated = given.map((one) => ({ ...one, setOn: one.decidedOn ?? state.today }));
  const there = new Map(state.targets.map((one) => [keyOfTarget(one), one]));
  const fresh: Target[] = [];
  const changed: Change<Target>[] = [];
  for (const { line, indicator, unit, from, value, setOn } of dated) {
    const after = { indicator: indicator.code, unit, from, value, setOn };
    const before = there.get(keyOfTarget(after));
    if (!before) fresh.push(after);
    else if (before.value !== value) changed.push({ line, before, after });
  }
  const told = new Set([...fresh, ...changed.map(({ after }) => after)].map(keyOfTarget));
  const news = dated.filter((one) => told.has(keyOfTarget({ ...one, indicator: one.indicator.code })));
  const touched = dated.map(
    (one) => there.get(keyOfTarget({ ...one, indicator: one.indicator.code })) ?? null,
  );
  return {
    kind: 'targets',
    ...common,
    fresh,
    changed,
    same: given.length - fresh.length - changed.length,
    warnings: withMost(targetWarnings(news, file.fileName), file.fileName),
    stamp: stampOf(file, touched),
  };
}

const keyOfValue = ({ indicator, unit, month }: MonthlyValue) => `${indicator} ${unit} ${month}`;
const keyOfTarget = ({ indicator, unit, from }: Pick<Target, 'indicator' | 'unit' | 'from'>) =>
  `${indicator} ${unit ?? ''} ${from}`;

function isSameValue(a: MonthlyValue, b: MonthlyValue): boolean {
  return (
    a.numerator === b.numerator &&
    a.denominator === b.denominator &&
    Math.abs(a.value - b.value) <= 1e-12 * Math.max(1, Math.abs(a.value))
  );
}

function stampOf({ bytes }: SheetFile, touched: unknown): string {
  return createHash('sha256').update(bytes).update(JSON.stringify(touched)).digest('hex').slice(0, 32);
}
