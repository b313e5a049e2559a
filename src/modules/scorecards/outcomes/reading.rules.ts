import type { Study } from '#modules/studies/schema.ts';
import type { Indicator, MonthlyValue, Target, UserSurveyResult } from '../schema.ts';
import { targetFor } from '../targets/target-for.rules.ts';
import { userSurveyQuestions } from '../user-survey/question-list.ts';
import { isIn, monthNumber, monthOf, type Period } from '../values/months.rules.ts';
import type { OutcomeGaps, OutcomeOffice } from './office-outcomes.rules.ts';
import type { NotReckoned, NumberSource } from './outcomes-read.ts';

/** A number that was read: a month of an indicator, with the target it is held against then. */
type NumberRead = MonthlyValue & { readonly target: number | null };

/** All that was read for the report of a wave, kept as it was. */
export type ReadingContents = {
  readonly period: Period;
  readonly userSurvey: string | null;
  readonly offices: readonly OutcomeOffice[];
  readonly unknownOffices: readonly string[];
  /** How each indicator is counted, and every code there was: the others had no numbers. */
  readonly indicators: readonly Pick<Indicator, 'code' | 'kind' | 'per' | 'direction'>[];
  readonly numbers: readonly NumberRead[];
  readonly answers: readonly Pick<UserSurveyResult, 'unit' | 'answers' | 'questions'>[];
  readonly gaps: OutcomeGaps;
  readonly sources: readonly NumberSource[];
};

const monthsUnlessSaid = 6;

/**
 * The months that a wave's report reads the scorecard for: those the study names, or the whole months before the one in
 * which the wave closed, whose own numbers are not in yet on that day.
 *
 * @param closedOn the day, as in 2015-07-02
 */
export function periodOfStudy(offices: Study['offices'], closedOn: string): Period {
  if (offices?.period) return { from: offices.period.slice(0, 7), to: offices.period.slice(8) };
  const last = monthNumber(closedOn.slice(0, 7)) - 1;
  return { from: monthOf(last - (offices?.months ?? monthsUnlessSaid) + 1), to: monthOf(last) };
}

/** The latest round that was over by the end of the period and that one of these units has a result of. */
export function surveyRoundFor(
  results: readonly UserSurveyResult[],
  { units, to }: { readonly units: ReadonlySet<string>; readonly to: string },
): string | null {
  const rounds = results.flatMap(({ unit, period }) => (units.has(unit) && period <= to ? [period] : []));
  return rounds.sort().at(-1) ?? null;
}

/** The numbers of some units in a period, each with its target; by indicator, unit and month. */
export function numbersIn({
  values,
  targets,
  units,
  period,
}: {
  readonly values: readonly MonthlyValue[];
  readonly targets: readonly Target[];
  readonly units: ReadonlySet<string>;
  readonly period: Period;
}): readonly NumberRead[] {
  const keyOf = ({ indicator, unit, month }: MonthlyValue) => `${indicator} ${unit} ${month}`;
  return values
    .filter(({ unit, month }) => units.has(unit) && isIn(month, period))
    .map(({ indicator, unit, month, numerator, denominator, value }) => ({
      indicator,
      unit,
      month,
      numerator,
      denominator,
      value,
      target: targetFor({ targets, indicator, unit, month })?.value ?? null,
    }))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/**
 * Whether a later reading has all that the first one had, just as it was, and at most more: months that had not come in
 * yet, a round of the user survey where there was none. Anything else was chosen, or corrected, by somebody who could
 * know the answers.
 */
export function onlyAdds(first: ReadingContents, later: ReadingContents): boolean {
  if (JSON.stringify(first.period) !== JSON.stringify(later.period)) return false;
  if (first.userSurvey !== null && first.userSurvey !== later.userSurvey) return false;
  return (
    isWithin(first.numbers, later.numbers, ({ indicator, unit, month }) => [indicator, unit, month]) &&
    isWithin(first.answers, later.answers, ({ unit }) => [unit]) &&
    isWithin(
      first.offices.filter(({ units }) => units.length > 0),
      later.offices,
      ({ office }) => [office],
    ) &&
    isWithin(first.indicators, later.indicators, ({ code }) => [code])
  );
}

function isWithin<T>(some: readonly T[], all: readonly T[], keyOf: (one: T) => readonly string[]): boolean {
  const found = new Map(all.map((one) => [JSON.stringify(keyOf(one)), JSON.stringify(one)]));
  return some.every((one) => found.get(JSON.stringify(keyOf(one))) === JSON.stringify(one));
}

/**
 * Which outcomes of a study cannot be reckoned from a file of outcomes, and why. One that lacks a single indicator is
 * not reckoned from the others: it would be another outcome than the one that was planned.
 *
 * @param columns headings of the file
 */
export function notReckonedOf(
  outcomes: Study['outcomes'],
  {
    columns,
    indicators,
    hasSurvey,
  }: {
    readonly columns: ReadonlySet<string>;
    readonly indicators: readonly Pick<Indicator, 'code'>[];
    readonly hasSurvey: boolean;
  },
): readonly NotReckoned[] {
  const known = new Set(indicators.map(({ code }) => code));
  const questions = new Set(userSurveyQuestions.map(({ id }) => id as string));
  const isKnown = (id: string) => known.has(id) || questions.has(id) || columns.has(id);
  return Object.entries(outcomes).flatMap(([outcome, { indicators: wanted, attainment, from }]) => {
    const some = (because: NotReckoned['because'], lacks: (id: string) => boolean): NotReckoned[] => {
      const lacking = wanted.filter(lacks);
      return lacking.length > 0 ? [{ outcome, indicators: lacking, because }] : [];
    };
    const [first] = [
      ...some('unknown', (id) => !isKnown(id)),
      ...(from === 'userSurvey' && !hasSurvey ? some('noSurvey', (id) => !columns.has(id)) : []),
      ...some('noNumbers', (id) => !columns.has(id)),
      ...(attainment === 'capped' ? some('noTarget', (id) => !columns.has(`${id}.target`)) : []),
    ];
    return first ? [first] : [];
  });
}
