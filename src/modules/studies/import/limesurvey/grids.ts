import { m } from '#messages';
import { type FixedAnswers, fixedAnswers } from '../draft/answers-of.ts';
import type { Texts } from '../draft/tongues.ts';
import { type Asking, optionsIn, subsIn, under } from './asking.ts';
import { isAlways } from './conditions.ts';

export function addGrid(asking: Asking, fixed: FixedAnswers): void {
  const { draft, name, place, text } = asking;
  draft.note(text);
  const subs = subsIn(asking);
  addRows(asking, fixed, {
    heading: new Map(),
    columnOf: (code) => `${name}[${code}]`,
    knownAs: (code) => `${name}_${code}`,
  });
  const options = fixed.answer.kind === 'choice' ? fixed.answer.options.length : 0;
  const range = fixed.answer.kind === 'agreement' ? fixed.answer : { lowest: 0, points: 1 };
  const highest = range.lowest + range.points - 1;
  draft.report.add('converted', `grid-${fixed.answer.kind}`, name, place, (locale) =>
    options > 0
      ? m.studies_import_became_choices({ count: subs.length, options }, { locale })
      : m.studies_import_became_statements({ count: subs.length, lowest: range.lowest, highest }, { locale }),
  );
  draft.tellFixed(fixed, name, place);
}

type Rows = {
  readonly heading: Texts;
  readonly columnOf: (code: string) => string;
  readonly knownAs: (code: string) => string;
};

function addRows(asking: Asking, fixed: FixedAnswers, { heading, columnOf, knownAs }: Rows): void {
  const { draft, conditions } = asking;
  for (const { part, label } of subsIn(asking)) {
    const own = isAlways(part.relevance) ? conditions : [...conditions, part.relevance];
    const text = heading.size > 0 ? under(heading, label) : label;
    const item = { name: columnOf(part.code), place: { line: part.line }, text, conditions: own };
    draft.askFixed(item, fixed, knownAs(part.code));
  }
}

/** Two scales side by side: first all questions with the one, then all with the other. */
export function addDual(asking: Asking): void {
  const { question, draft, name, place, text } = asking;
  draft.note(text);
  for (const [scale, header] of [
    ['0', 'dualscale_headera'],
    ['1', 'dualscale_headerb'],
  ] as const) {
    const fixed = fixedAnswers(optionsIn(asking, scale), 'grid');
    const heading = draft.plain(new Map([['', question.row.cell(header)]]), name, place);
    addRows(asking, fixed, {
      heading,
      columnOf: (code) => `${name}[${code}][${Number(scale) + 1}]`,
      knownAs: (code) => `${name}_${code}_${scale}`,
    });
    draft.tellFixed(fixed, name, place);
  }
  draft.report.add('changed', 'dual', name, place, (locale) => m.studies_import_dual({}, { locale }));
}
