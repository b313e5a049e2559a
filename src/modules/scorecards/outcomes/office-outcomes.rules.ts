import type { Indicator, MonthlyValue, Target, UserSurveyResult } from '../schema.ts';
import { targetOver } from '../targets/target-for.rules.ts';
import type { Period } from '../values/months.rules.ts';
import { periodValue } from '../values/period-value.rules.ts';

/** What offices achieved, a row an office: what `--outcomes office=` takes. */
export type OfficeOutcomes = {
  /** "B.12", "B.12.target", … and the questions of the user survey; after the column of the office. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly office: string; readonly cells: readonly (number | null)[] }[];
};

/**
 * The outcomes of a study's offices over a period: each indicator's value (sum of numerators over sum of denominators),
 * its target, and the means of the user survey's questions. An indicator that no office has a target for gets no target
 * column.
 *
 * @param units the offices of the study: the code each has there, and the number of the unit it is
 */
export function officeOutcomes({
  indicators,
  targets,
  values,
  userSurvey,
  units,
  period,
}: {
  readonly indicators: readonly Indicator[];
  readonly targets: readonly Target[];
  readonly values: readonly MonthlyValue[];
  readonly userSurvey: readonly UserSurveyResult[];
  readonly units: readonly { readonly office: string; readonly unit: string }[];
  readonly period: Period;
}): OfficeOutcomes {
  const answersOf = new Map(userSurvey.map((result) => [result.unit, result.questions]));
  const questions = questionsIn(userSurvey);
  const scored = units.map(({ office, unit }) => ({
    office,
    unit,
    scores: indicators.map((indicator) => {
      const own = values.filter((one) => one.unit === unit);
      const found = periodValue(own, indicator, period);
      const months = found?.months ?? [];
      return {
        value: found?.value ?? null,
        target: targetOver({ targets, indicator: indicator.code, unit, months }),
      };
    }),
  }));
  const hasTarget = indicators.map((_, index) => scored.some(({ scores }) => scores[index]!.target !== null));
  return {
    columns: [
      ...indicators.flatMap(({ code }, index) => (hasTarget[index] ? [code, `${code}.target`] : [code])),
      ...questions,
    ],
    rows: scored.map(({ office, unit, scores }) => ({
      office,
      cells: [
        ...scores.flatMap(({ value, target }, index) => (hasTarget[index] ? [value, target] : [value])),
        ...questions.map((question) => answersOf.get(unit)?.[question]?.mean ?? null),
      ],
    })),
  };
}

/** As a CSV file with semicolons and decimal points; full precision, so that an analysis gives the same bits. */
export function outcomesCsv({ columns, rows }: OfficeOutcomes, officeColumn = 'office'): string {
  const quoted = (text: string) => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [
    [officeColumn, ...columns].map(quoted),
    ...rows.map(({ office, cells }) => [quoted(office), ...cells.map((cell) => cell ?? '')]),
  ];
  return lines.map((line) => `${line.join(';')}\n`).join('');
}

/** The questions that some office has, in the order of the questionnaire: the categories', and then by number. */
function questionsIn(userSurvey: readonly UserSurveyResult[]): readonly string[] {
  const place = (question: string) => {
    const category = ['core', 'guidance', 'work', 'service'].findIndex((name) => question.startsWith(name));
    return 1000 * (category < 0 ? 9 : category) + Number(/\d+$/.exec(question)?.[0] ?? 0);
  };
  const names = new Set(userSurvey.flatMap(({ questions }) => Object.keys(questions)));
  return [...names].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}
