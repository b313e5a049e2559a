import type { Succession } from '#modules/organisation/schema.ts';
import { exactSum } from '#statistics';
import type { Indicator, MonthlyValue, Target, UserSurveyResult } from '../schema.ts';
import { smallestDenominator } from '../schema.ts';
import { targetOver } from '../targets/target-for.rules.ts';
import { isIn, monthsIn, type Period } from '../values/months.rules.ts';
import { type PeriodValue, periodValue } from '../values/period-value.rules.ts';
import { seriesThroughMergers } from '../values/series.rules.ts';
import { questionsOfOffice } from './survey-of-office.rules.ts';

/** An office of a study: what the study calls it, and the units of the register it is; several where they are reported together. */
export type OutcomeOffice = { readonly office: string; readonly units: readonly string[] };

type Cell = number | string | null;
/** What offices achieved, a row an office: what `--outcomes office=` takes. */
export type OfficeOutcomes = {
  /** "B.12", "B.12.target", … and the questions of the user survey; after the column of the office. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly office: string; readonly cells: readonly Cell[] }[];
  readonly gaps: OutcomeGaps;
};
/** What was not there, or could not be used: said wherever the outcomes are. */
export type OutcomeGaps = {
  /** Months of the period that no office has anything for. */
  readonly emptyMonths: readonly string[];
  /** Indicators for which some offices, or some of those reported as one, lack months that others have: how many. */
  readonly incomplete: readonly { readonly indicator: string; readonly offices: number }[];
  /** Values over the whole period that fewer stand behind than may be told of. */
  readonly tooFew: number;
  /** Values of offices without a target, of indicators that others have a target for. */
  readonly withoutTarget: number;
};

export type OutcomesAsked = {
  readonly indicators: readonly Indicator[];
  readonly targets: readonly Target[];
  readonly values: readonly MonthlyValue[];
  /** One round; an office's own or its predecessors'. */
  readonly userSurvey: readonly UserSurveyResult[];
  readonly offices: readonly OutcomeOffice[];
  readonly period: Period;
  readonly successions?: readonly Succession[];
};

/**
 * The outcomes of a study's offices over a period: each indicator's value (sum of numerators over sum of denominators),
 * its target, and the means of the user survey's questions. What nobody has a number for gets no column, and an indicator
 * that no office has a target for gets no target column. `.direction` says so where lower is better.
 *
 * Offices that are reported together are one office: counts of all of them are added before they are divided, and their
 * targets are weighted alike, so that the joint value is held against what the same counts would have had to be.
 */
export function officeOutcomes(asked: OutcomesAsked): OfficeOutcomes {
  const { indicators, offices, userSurvey, successions = [] } = asked;
  const scored = offices.map(({ office, units }) => ({
    office,
    scores: indicators.map((indicator) => scoreOf(units, indicator, asked)),
    questions: questionsOfOffice(units, userSurvey, successions),
  }));
  const has = (of: (score: Score) => number | null) =>
    indicators.map((_, index) => scored.some(({ scores }) => of(scores[index]!) !== null));
  const hasTarget = has(({ value, target }) => (value === null ? null : target));
  // A value that others are held against a target with, and that has none itself, would count as nothing or as all.
  const told = scored.map((one) => ({
    ...one,
    scores: one.scores.map((score, index) =>
      hasTarget[index] && score.target === null ? { ...score, value: null } : score,
    ),
  }));
  const hasValue = indicators.map((_, index) => told.some(({ scores }) => scores[index]!.value !== null));
  const questions = inOrder(new Set(scored.flatMap((one) => Object.keys(one.questions))));
  const columnsOf = ({ code, direction }: Indicator, index: number) => {
    if (!hasValue[index]) return [];
    if (!hasTarget[index]) return [code];
    return [code, `${code}.target`, ...(direction === 'lower' ? [`${code}.direction`] : [])];
  };
  const cellsOf = ({ value, target }: Score, index: number): Cell[] => {
    if (!hasValue[index]) return [];
    if (!hasTarget[index]) return [value];
    return [value, target, ...(indicators[index]!.direction === 'lower' ? ['lower'] : [])];
  };
  return {
    columns: [...indicators.flatMap(columnsOf), ...questions],
    rows: told.map(({ office, scores, questions: own }) => ({
      office,
      cells: [...scores.flatMap(cellsOf), ...questions.map((question) => own[question] ?? null)],
    })),
    gaps: gapsOf(scored, hasTarget, asked),
  };
}

type Score = {
  readonly value: number | null;
  readonly target: number | null;
  /** Those there are values for. */
  readonly months: readonly string[];
  /** Those of them that all its units have values for: where one lacks a month, the office is without a part of itself. */
  readonly wholeMonths: readonly string[];
  readonly isTooFew: boolean;
};

function scoreOf(units: readonly string[], indicator: Indicator, asked: OutcomesAsked): Score {
  const { values, period, successions = [] } = asked;
  const parts = units.flatMap((unit) => {
    const own = values.filter((one) => isIn(one.month, period));
    const series = seriesThroughMergers({ values: own, unit, indicator, successions });
    const found = periodValue(series, indicator);
    return found ? [{ unit, series, found }] : [];
  });
  const all = periodValue(
    parts.flatMap(({ series }) => series),
    indicator,
  );
  if (!all) return { value: null, target: null, months: [], wholeMonths: [], isTooFew: false };
  const target = targetOfAll(parts, indicator, asked);
  const isTooFew = all.denominator !== null && all.denominator < smallestDenominator;
  const wholeMonths = all.months.filter(
    (month) => parts.length === units.length && parts.every(({ found }) => found.months.includes(month)),
  );
  return { value: isTooFew ? null : all.value, target, months: all.months, wholeMonths, isTooFew };
}

/** Each office's target, counted by its denominator where all have counts: then value and target are of the same people. */
function targetOfAll(
  parts: readonly { readonly unit: string; readonly found: PeriodValue }[],
  { code }: Indicator,
  { targets }: OutcomesAsked,
): number | null {
  const own = parts.map(({ unit, found: { months, denominator } }) => ({
    target: targetOver({ targets, indicator: code, unit, months }),
    weight: denominator,
  }));
  const found = own.flatMap(({ target }) => target ?? []);
  if (found.length < own.length || found.length === 0) return null;
  if (found.every((target) => target === found[0])) return found[0]!;
  const isCounted = own.every(({ weight }) => weight !== null && weight > 0);
  const weights = own.map(({ weight }) => (isCounted ? weight! : 1));
  return exactSum(found.map((target, index) => target * weights[index]!)) / exactSum(weights);
}

function gapsOf(
  scored: readonly { readonly scores: readonly Score[] }[],
  hasTarget: readonly boolean[],
  { indicators, period }: OutcomesAsked,
): OutcomeGaps {
  const all = scored.flatMap(({ scores }) => scores);
  const known = new Set(all.flatMap(({ months }) => months));
  return {
    emptyMonths: monthsIn(period).filter((month) => !known.has(month)),
    incomplete: indicators.flatMap(({ code }, index) => {
      const months = new Set(scored.flatMap(({ scores }) => scores[index]!.months));
      const offices = scored.filter(({ scores }) => scores[index]!.wholeMonths.length < months.size).length;
      return offices > 0 ? [{ indicator: code, offices }] : [];
    }),
    tooFew: all.filter(({ isTooFew }) => isTooFew).length,
    withoutTarget: scored.reduce(
      (sum, { scores }) =>
        sum +
        scores.filter(({ value, target }, index) => hasTarget[index] && value !== null && target === null)
          .length,
      0,
    ),
  };
}

/**
 * As a CSV file with semicolons and decimal points; full precision, so that an analysis gives the same bits. An office's code
 * that a spreadsheet would run as a formula gets an apostrophe in front, which is taken off where outcomes are read.
 */
export function outcomesCsv(
  { columns, rows }: Pick<OfficeOutcomes, 'columns' | 'rows'>,
  officeColumn = 'office',
): string {
  const quoted = (text: string) => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [
    [officeColumn, ...columns].map(quoted),
    ...rows.map(({ office, cells }) => [quoted(asText(office)), ...cells.map((cell) => cell ?? '')]),
  ];
  return lines.map((line) => `${line.join(';')}\n`).join('');
}

/** Codes come from study files, which come from anywhere; −2 is a number and no formula. */
function asText(office: string): string {
  return /^[=+\-@\t\r＝＋－＠]/u.test(office) && !/^-?\d+$/.test(office) ? `'${office}` : office;
}

/** Questions in the order of the questionnaire: the categories', and then by number. */
function inOrder(questions: ReadonlySet<string>): readonly string[] {
  const place = (question: string) => {
    const category = ['core', 'guidance', 'work', 'service'].findIndex((name) => question.startsWith(name));
    return 1000 * (category < 0 ? 9 : category) + Number(/\d+$/.exec(question)?.[0] ?? 0);
  };
  return [...questions].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}
