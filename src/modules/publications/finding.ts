import { m } from '#messages';
import { inAllLanguages, type Trilingual } from '#platform/language.ts';
import { type Interval, touches } from './interval.rules.ts';
import { type Printed, significanceLevel } from './printed.rules.ts';
import type { Fact, FactKind } from './schema.ts';
import { joined, type NumberStyle, type Say, sayPrinted, sayRecomputed, trilingual } from './words.ts';

export type Verdict = 'consistent' | 'impossible' | 'cannot-be-checked';

/** What was found about one printed figure. */
export type Finding = {
  /** The fact's id and the figure: "table-6.intranet.employee.p". Unique in a report. */
  readonly id: string;
  readonly factId: string;
  readonly where: Trilingual;
  readonly kind: FactKind;
  /** Which figure of the fact: "p", "total.sd", "terms[1].t". */
  readonly figure: string;
  readonly verdict: Verdict;
  /** The figure and those it was recomputed from, as printed. */
  readonly printed: Readonly<Record<string, string>>;
  /** All that rounding and the unknown n leave open, and the value in the middle of it; null where nothing could be. */
  readonly recomputed: { readonly value: number; readonly low: number; readonly high: number } | null;
  /** True where the printed and the recomputed p fall on different sides of .05. */
  readonly decisionChanges: boolean;
  /** One or a few whole sentences, without the place. */
  readonly text: Trilingual;
};

export type Recomputed = Interval & { readonly value: number };

export type FigureCheck = {
  readonly fact: Fact;
  readonly figure: string;
  /** "p", "t", "η²": what the sentence calls the figure. */
  readonly symbol: Say;
  /** What it was recomputed from, as the beginning of a sentence: "r = .16 with n = 245–254". */
  readonly basis: Say;
  readonly printed: Printed;
  readonly from?: Readonly<Record<string, Printed | string>>;
  readonly recomputed: Recomputed;
  readonly style: NumberStyle & { readonly isP?: boolean };
  /** What the figure should be near, where a number alone does not say it. */
  readonly near?: Say;
  /** Where the check is finer than "the intervals touch", its answer; otherwise that is the answer. */
  readonly isPossible?: boolean;
  readonly remarks?: readonly Trilingual[];
};

/** Compares one printed figure with what it was recomputed to be, and says so. */
export function judge(check: FigureCheck): Finding {
  const { fact, printed, recomputed, style } = check;
  const isPossible = check.isPossible ?? touches(printed, recomputed);
  const decisionChanges = style.isP === true && !isPossible && crossesSignificance(printed, recomputed);
  const sentence = inAllLanguages((language) => {
    const words = {
      basis: check.basis(language),
      symbol: check.symbol(language),
      near: check.near?.(language) ?? sayRecomputed(recomputed.value, recomputed, style, language),
      printed: sayPrinted(printed, language, style.bounded),
    };
    return isPossible
      ? m.publications_consistent(words, { locale: language })
      : m.publications_impossible(words, { locale: language });
  });
  const sentences = [sentence, ...(check.remarks ?? [])];
  if (decisionChanges)
    sentences.push(
      inAllLanguages((locale) =>
        recomputed.low > significanceLevel
          ? m.publications_not_significant_after_all({}, { locale })
          : m.publications_significant_after_all({}, { locale }),
      ),
    );
  return {
    id: `${fact.id}.${check.figure}`,
    factId: fact.id,
    where: trilingual(fact.where),
    kind: fact.kind,
    figure: check.figure,
    verdict: isPossible ? 'consistent' : 'impossible',
    printed: {
      [check.figure]: printed.text,
      ...Object.fromEntries(
        Object.entries(check.from ?? {}).map(([name, value]) => [
          name,
          typeof value === 'string' ? value : value.text,
        ]),
      ),
    },
    recomputed: { value: recomputed.value, low: recomputed.low, high: recomputed.high },
    decisionChanges,
    text: joined(sentences),
  };
}

function crossesSignificance(printed: Interval, recomputed: Interval): boolean {
  return (
    (printed.high <= significanceLevel && recomputed.low > significanceLevel) ||
    (printed.low >= significanceLevel && recomputed.high < significanceLevel)
  );
}

/** A figure that nothing printed here can confirm or refute, and what would be needed. */
export function cannotBeChecked(fact: Fact, figure: string, text: Trilingual): Finding {
  return {
    id: `${fact.id}.${figure}`,
    factId: fact.id,
    where: trilingual(fact.where),
    kind: fact.kind,
    figure,
    verdict: 'cannot-be-checked',
    printed: {},
    recomputed: null,
    decisionChanges: false,
    text,
  };
}

/** "Needs n." with the names of what is missing. */
export const needs = (what: string): Trilingual =>
  inAllLanguages((locale) => m.publications_needs({ what }, { locale }));

export const symbolOf =
  (symbol: string): Say =>
  () =>
    symbol;
