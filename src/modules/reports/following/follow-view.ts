import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import { type Study, textIn } from '#modules/studies/schema.ts';
import type { DayCount, LetterDay, Likeness, Rates, ReportingUnit } from '#modules/surveys/schema.ts';
import type { Language } from '#platform/language.ts';
import { formatNumber, formatPercent } from '#platform/number-style.ts';
import type { FigureBlock, TableBlock } from '../schema.ts';
import { dayBlocks } from './days-blocks.ts';
import {
  likenessFinding,
  likenessMeaning,
  likenessSentence,
  likenessTable,
  variableName,
} from './likeness-blocks.ts';
import { ratesFigure, ratesTable } from './rates-blocks.ts';
import { sayMoment } from './say-day.ts';
import { unitSentences } from './unit-sentences.ts';

export type FollowGiven = {
  readonly study: Study;
  readonly minimumGroup: number;
  readonly openedOn: string | null;
  readonly plannedClosingOn: string | null;
  readonly isClosed: boolean;
  readonly followed: {
    readonly rates: Released<Rates>;
    readonly likeness: readonly Released<Likeness>[];
    readonly days: Released<readonly DayCount[]>;
    readonly letters: readonly LetterDay[];
    readonly countedAt: Date;
    readonly isLive: boolean;
    readonly isFinal: boolean;
    readonly units?: readonly ReportingUnit[];
  };
};

/** What is followed of a wave, in sentences, figures and tables. */
export type FollowView = {
  readonly headline: string;
  readonly partial: string | null;
  readonly counted: string;
  readonly isAnybodyInvited: boolean;
  readonly offices: { readonly figure: FigureBlock | null; readonly table: TableBlock } | null;
  /** Which offices are shown together, and why. */
  readonly units: readonly string[];
  readonly audiences: TableBlock | null;
  readonly days: { readonly figure: FigureBlock; readonly table: TableBlock } | null;
  readonly likeness: {
    readonly finding: string;
    readonly meaning: string;
    readonly parts: readonly {
      readonly name: string;
      readonly sentence: string;
      readonly table: TableBlock;
    }[];
  } | null;
};

/**
 * Following a wave, in the reader's language: a sentence first, then the figures with their tables.
 *
 * @example followView({ study, minimumGroup: 5, openedOn: '2026-06-01', … }, 'nb').headline // '264 av 547 har svart: 48,3 %.'
 */
export function followView(given: FollowGiven, language: Language): FollowView {
  const { followed, study, minimumGroup } = given;
  const { rates, likeness } = followed;
  const nameOf = (audience: string) => audienceName(study, audience, language);
  const context = { language, minimumGroup, isFinal: given.isClosed, nameOf };
  const isAnybodyInvited = rates.total.invited > 0;
  return {
    headline: headlineOf(rates.total, { minimumGroup, isFinal: given.isClosed }, language),
    partial: partialOf(rates.total, language),
    counted: countedOf(given, language),
    isAnybodyInvited,
    offices: isAnybodyInvited
      ? { figure: ratesFigure(rates, context), table: ratesTable(rates, 'office', context) }
      : null,
    units: unitSentences(followed.units ?? [], language),
    audiences: rates.byAudience.rows.length > 1 ? ratesTable(rates, 'audience', context) : null,
    days: isAnybodyInvited ? dayBlocks({ ...given, ...followed, language }) : null,
    likeness:
      likeness.length === 0
        ? null
        : {
            finding: likenessFinding(likeness, context),
            meaning: likenessMeaning(language),
            parts: likeness
              .filter(({ rows }) => rows.length > 0)
              .map((one, place) => ({
                name: variableName(one, context),
                sentence: likenessSentence(one, context),
                table: likenessTable(one, context, place),
              })),
          },
  };
}

/** What those who answer a questionnaire are called: its title, or else its name in the study file. */
export function audienceName(study: Study, audience: string, language: Language): string {
  const title = study.instruments[audience]?.title;
  return title ? textIn(title, language) : audience;
}

/** How many have answered, of how many: in a sentence. */
export function headlineOf(
  { invited, reached, complete, ratePercent }: Rates['total'],
  { minimumGroup: minimum, isFinal }: { readonly minimumGroup: number; readonly isFinal: boolean },
  language: Language,
): string {
  const locale = { locale: language };
  if (invited === 0) return m.following_headline_nobody({}, locale);
  if (reached === null || complete === null) return m.following_headline_withheld({ minimum }, locale);
  const count = (value: number) => formatNumber(value, language, { decimals: 0 });
  if (complete === 0) {
    const none = isFinal ? m.following_headline_none_final : m.following_headline_none;
    return none({ reached: count(reached) }, locale);
  }
  return m.following_headline(
    {
      complete: count(complete),
      reached: count(reached),
      rate: formatPercent((ratePercent ?? 0) / 100, language, 1),
    },
    locale,
  );
}

/** How many only began, and the rate with them, as it was reckoned in 2015; null where nobody did. */
export function partialOf(
  { partial, rateWithPartialPercent }: Rates['total'],
  language: Language,
): string | null {
  if (!partial || rateWithPartialPercent === null) return null;
  const rate = formatPercent(rateWithPartialPercent / 100, language, 1);
  return m.following_headline_partial({ partial, rate }, { locale: language });
}

function countedOf({ followed, isClosed }: FollowGiven, language: Language): string {
  const locale = { locale: language };
  const moment = sayMoment(followed.countedAt, language);
  if (followed.isFinal) return m.following_counted_final({}, locale);
  if (isClosed) return m.following_counted_before_closing({ moment }, locale);
  return followed.isLive
    ? m.following_counted_live({ moment }, locale)
    : m.following_counted_day({ moment }, locale);
}
