import { m } from '#messages';
import { anyText, type FixedAnswers, optionOf } from '../draft/answers-of.ts';
import type { Draft } from '../draft/draft.ts';
import type { Option } from '../draft/draft-item.ts';
import type { Place } from '../draft/place.ts';
import type { Texts } from '../draft/tongues.ts';
import { isAlways } from './conditions.ts';
import type { LimePart, LimeQuestion } from './survey.ts';

export type Asking = {
  readonly question: LimeQuestion;
  readonly draft: Draft;
  readonly name: string;
  readonly place: Place;
  readonly text: Texts;
  readonly conditions: readonly string[];
};

function textsOf(part: LimePart, { draft, name }: Asking): Texts {
  const texts = draft.plain(part.texts, name, { line: part.line });
  return texts.size > 0 ? texts : new Map([['', part.code]]);
}

export function optionsIn(asking: Asking, scale: string): Option[] {
  return (asking.question.answers.get(scale) ?? []).map((part) => {
    if (!isAlways(part.relevance)) tellOfOption(asking, part);
    return optionOf(part.code, textsOf(part, asking));
  });
}

export function tellOfOption({ draft, name }: Asking, part: LimePart): void {
  draft.report.gather(
    'dropped',
    'option-condition',
    '',
    `${name}: ${part.code}`,
    { line: part.line },
    (locale) => m.studies_import_option_condition({}, { locale }),
  );
}

export function addFixed(
  { draft, name, place, text, conditions }: Asking,
  fixed: FixedAnswers,
  isIdentifying?: boolean,
): string {
  const id = draft.askFixed(
    { name, place, text, conditions, ...(isIdentifying ? { isIdentifying } : {}) },
    fixed,
  );
  draft.tellKept(name, place, fixed.answer);
  draft.tellFixed(fixed, name, place);
  return id;
}

/** Sub-questions with the heading of the whole before them. */
export function subsIn(asking: Asking, scale = '0'): readonly { part: LimePart; label: Texts }[] {
  return (asking.question.subs.get(scale) ?? []).map((part) => ({ part, label: textsOf(part, asking) }));
}

export function under(heading: Texts, label: Texts): Texts {
  return new Map(
    [...label].map(([tongue, one]) => {
      const stem = (heading.get(tongue) ?? anyText(heading)).replace(/[\s:]+$/, '');
      return [tongue, stem === '' ? one : `${stem}: ${one}`];
    }),
  );
}
