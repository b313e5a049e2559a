import type { LocalisedText } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import { formatNumber, formatPercent } from '#platform/number-style.ts';

/** The room's own words: indicators, targets, what was counted, and what users said. Months are text, as in 2015-06. */

/** `share`: a part of a whole, at most 1. `rate`: a count for each so many of something (`per`). */
export type IndicatorKind = 'share' | 'rate';
export type IndicatorGroup = 'individualFollowUp' | 'labourMarket' | 'other';
export type IndicatorOwner = 'national' | 'county' | 'office';
/** What an office's size is, where a count is made comparable: what the denominator says, its users, its positions. */
export type Basis = 'denominator' | 'users' | 'positions';

/** What a count can be held against: the people an office follows up, or its positions. */
export type SizeKind = 'users' | 'positions';
export const sizeKinds: readonly SizeKind[] = ['users', 'positions'];

export type Indicator = {
  /** "B.12"; the same everywhere an indicator is named. */
  readonly code: string;
  readonly name: LocalisedText;
  /** What is counted, and of what. */
  readonly numerator: LocalisedText;
  readonly denominator: LocalisedText;
  readonly kind: IndicatorKind;
  /** 1 for a share; 100 where a rate is "per 100 users". */
  readonly per: number;
  readonly basis: Basis;
  readonly direction: 'higher' | 'lower';
  readonly group: IndicatorGroup;
  readonly owner: IndicatorOwner;
  /** The county or office whose own it is; null when it is everybody's. */
  readonly ownerUnit: string | null;
  readonly source: LocalisedText | null;
};

/** A target holds from its month until the next one. */
export type Target = {
  readonly indicator: string;
  /** Null: every unit that has no target of its own. */
  readonly unit: string | null;
  readonly from: string;
  readonly value: number;
  /** The day it was written down: one that is later than the months it is about is "after the fact", and is said. */
  readonly setOn: string;
};

/** A target as it was written down, once and for all; later ones for the same month stand beside it. */
export type WrittenTarget = Target & {
  readonly byName: string;
  readonly holds: boolean;
  /** Written down when its first month was over. */
  readonly isAfterTheFact: boolean;
};

/** What one unit counted in one month. `value` is numerator / denominator × per where both are there. */
export type MonthlyValue = {
  readonly indicator: string;
  readonly unit: string;
  readonly month: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number;
};

/** A value that was changed after it had been taken in: what it was, what it became, why, and by whom. */
export type Correction = {
  readonly indicator: string;
  readonly unit: string;
  readonly month: string;
  readonly before: MonthlyValue | null;
  readonly after: MonthlyValue | null;
  readonly reason: string;
  readonly byName: string;
  readonly at: Date;
};

export * from './outcomes/outcomes-read.ts';
export * from './user-survey/question-list.ts';
export { categoryName, questionName } from './user-survey/question-names.ts';

/** What an office's users said in one round: the mean of each question on 1–6 and how many answered. */
export type UserSurveyResult = {
  /** "2014-12": the month the round ended. */
  readonly period: string;
  readonly unit: string;
  readonly answers: number;
  /** By question ("core1" …); left out: withheld or not asked. */
  readonly questions: Readonly<
    Record<string, { readonly mean: number; readonly sd: number | null; readonly n: number | null }>
  >;
  /** Where it comes from: a file's name, or the wave it was collected in. */
  readonly source: string;
};

/** As for groups of respondents: a share of fewer could be recognised by colleagues who know their cases. */
export const smallestDenominator = 5;

/** How much of a target is reached, never rounded up to a target that is not reached: 99,7 % is said as `99 %`. */
export function sayAttainment(attainment: number, language: Language): string {
  return formatPercent(attainment < 1 ? Math.min(attainment, 0.99) : attainment, language, 0);
}

/** A value as it is read: a share in per cent, a rate as a number. */
export function sayValue(
  value: number,
  { kind, per }: Pick<Indicator, 'kind' | 'per'>,
  language: Language,
): string {
  if (kind === 'share') return formatPercent(value, language, 1);
  return formatNumber(value, language, { decimals: per >= 100 ? 1 : 2 });
}
