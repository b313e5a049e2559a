import { m } from '#messages';
import { anyText } from '../draft/answers-of.ts';
import { mapTexts, type Texts } from '../draft/tongues.ts';
import { optionsIn } from './choices.ts';
import type { Question } from './question.ts';
import { tellOfRest } from './settings.ts';

const numberInputs = new Set(['number', 'range']);
/** Inputs whose answers are names of people, or ways to reach them. */
const personInputs = new Set(['email', 'tel']);

export function addText(question: Question): void {
  const { part, draft, name } = question;
  const input = part.string('inputType') ?? 'text';
  const mask = part.string('maskType');
  const numeric = part.parts('validators').find((one) => one.string('type') === 'numeric');
  const [minimum, maximum] = [
    part.number('min') ?? numeric?.number('minValue'),
    part.number('max') ?? numeric?.number('maxValue'),
  ];
  part.value('step');
  if (numberInputs.has(input) || numeric !== undefined || mask === 'numeric' || mask === 'currency') {
    addOpen(question, {
      kind: 'number',
      ...(minimum === undefined ? {} : { minimum }),
      ...(maximum === undefined || (minimum !== undefined && maximum < minimum) ? {} : { maximum }),
    });
    return;
  }
  addOpen(question, { kind: 'text' }, personInputs.has(input));
  if (personInputs.has(input)) {
    draft.report.add('changed', 'person', name, part.place, (locale) =>
      m.studies_import_person({}, { locale }),
    );
  } else if (input !== 'text') {
    const kind = input.slice(0, 40);
    draft.report.add('changed', 'input', name, part.place, (locale) =>
      m.studies_import_input({ kind }, { locale }),
    );
  }
}

export function addOpen(
  { part, draft, name, text, conditions }: Question,
  answer: { kind: 'text' } | { kind: 'number'; minimum?: number; maximum?: number },
  isIdentifying?: boolean,
): void {
  part.value('maxLength');
  draft.askOpen({
    name,
    place: part.place,
    text,
    answer,
    conditions,
    ...(isIdentifying ? { isIdentifying } : {}),
  });
  draft.tellKept(name, part.place, answer);
}

export function addSlider(question: Question): void {
  const { part } = question;
  const [minimum, maximum] = [
    part.number('min') ?? part.number('rangeMin') ?? 0,
    part.number('max') ?? part.number('rangeMax') ?? 100,
  ];
  part.value('step');
  addOpen(question, { kind: 'number', minimum, maximum: Math.max(minimum, maximum) });
}

/** Which place each has, from 1. */
export function addRanking({ part, draft, name, text, conditions }: Question): void {
  const options = optionsIn(part, 'choices', draft, name);
  for (const { code, label } of options) {
    const heading = under(text, label);
    const answer = { kind: 'number', minimum: 1, maximum: options.length } as const;
    draft.askOpen({ name: `${name}-${code}`, place: part.place, text: heading, answer, conditions });
  }
  draft.report.add('changed', 'ranking', name, part.place, (locale) =>
    m.studies_import_ranking({ count: options.length }, { locale }),
  );
}

export function addSeveralTexts({ part, draft, name, text, conditions }: Question): void {
  const items = part.parts('items');
  for (const item of items) {
    const own = item.string('name') ?? '';
    const title = draft.plain(item.texts('title'), own, item.place);
    const label = title.size > 0 ? title : new Map([['', own]]);
    const heading = under(text, label);
    addText({ part: item, draft, type: 'text', name: `${name}-${own}`, text: heading, conditions });
    tellOfRest(item, draft, `${name}-${own}`);
  }
}

/** A part of a question, after the words of the whole. */
function under(whole: Texts, part: Texts): Texts {
  return mapTexts(part, (text, tongue) => `${whole.get(tongue) ?? anyText(whole)}: ${text}`);
}

/** A line for remarks under a question. */
export function addComment({ part, draft, name, conditions }: Question): void {
  if (!part.isTrue('hasComment', 'showCommentArea')) return;
  const given = draft.plain(part.texts('commentText'), name, part.place);
  const text: Texts =
    given.size > 0
      ? given
      : new Map([
          ['nb', 'Kommentar'],
          ['nn', 'Kommentar'],
          ['en', 'Comment'],
        ]);
  part.value('commentPlaceholder');
  const answer = { kind: 'text' } as const;
  draft.ask({ name: `${name}-Comment`, place: part.place, text, answer, conditions });
  draft.tellKept(`${name}-Comment`, part.place, answer);
}
