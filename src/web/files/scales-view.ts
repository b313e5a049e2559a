import type { ReliabilityResult } from '#modules/analyses/schema.ts';
import { isNumericItem, itemsOf, labelOf } from '#modules/studies/index.ts';
import { type Study, textIn } from '#modules/studies/schema.ts';
import type { ScaleDraft } from '#modules/workbench/index.ts';
import type { Language } from '#platform/language.ts';

export type QuestionView = {
  readonly id: string;
  readonly text: string;
  readonly column: string;
  readonly isReversed: boolean;
  /** What alpha would be without it; null where that is not known or may not be shown. */
  readonly alphaWithout: number | null;
  /** How it goes with the rest; below 0 it may have to be turned. */
  readonly itemTotal: number | null;
};
export type ScaleView = {
  readonly id: string;
  readonly label: string;
  readonly questions: readonly QuestionView[];
  readonly reliability: Pick<ReliabilityResult, 'n' | 'alpha' | 'omega' | 'withheld' | 'refused'> | null;
};

/** Each scale with its questions, and its reliability as far as that has been released. */
export function scaleViews(given: {
  readonly scales: readonly ScaleDraft[];
  readonly study: Study;
  readonly instrument: string;
  readonly reliability: readonly ReliabilityResult[];
  readonly language: Language;
}): ScaleView[] {
  const { scales, study, instrument, reliability, language } = given;
  const columnOf = new Map(itemsOf(study, instrument).map(({ id, column }) => [id, column ?? id]));
  const resultOf = new Map(reliability.map((result) => [result.scale, result]));
  return scales.map(({ id, label, items }) => {
    const result = resultOf.get(id);
    const dropped = new Map((result?.dropped ?? []).map((one) => [one.item, one]));
    return {
      id,
      label,
      reliability: result ?? null,
      questions: items.map((item) => ({
        id: item.id,
        text: withoutPrefix(labelOf(study, item.id, language, instrument), label),
        column: columnOf.get(item.id) ?? item.id,
        isReversed: item.isReversed,
        alphaWithout: dropped.get(item.id)?.alpha ?? null,
        itemTotal: dropped.get(item.id)?.itemTotal ?? null,
      })),
    };
  });
}

/** Questions that could be in a scale and are in none. */
export function looseQuestions(
  study: Study,
  instrument: string,
  scales: readonly ScaleDraft[],
  language: Language,
) {
  const taken = new Set(scales.flatMap(({ items }) => items.map(({ id }) => id)));
  return itemsOf(study, instrument)
    .filter((item) => isNumericItem(item) && !taken.has(item.id))
    .map((item) => ({
      id: item.id,
      text: textIn(item.label ?? item.text, language),
      column: item.column ?? item.id,
      isGrades: item.kind === 'agreement',
    }));
}

/** The question alone where its text begins with the name of the scale: `Støtte: Jeg får hjelp`. */
function withoutPrefix(text: string, label: string): string {
  const rest = text.startsWith(label)
    ? /^\s*(?::|[-–—])\s+(\S.*)$/.exec(text.slice(label.length))?.[1]
    : undefined;
  return rest ?? text;
}
