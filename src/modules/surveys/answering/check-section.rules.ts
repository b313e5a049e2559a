import type { Instrument, Item } from '#modules/studies/schema.ts';
import { mostTextCharacters } from '../sealing/answer-bytes.ts';
import { type Given, isAsked, onlyAsked } from './asked.rules.ts';

export type Section = Instrument['sections'][number];
export type FieldProblem =
  | { readonly item: string; readonly code: 'unknown-answer' | 'not-a-number' }
  | { readonly item: string; readonly code: 'out-of-range'; readonly range: readonly [number, number] }
  | { readonly item: string; readonly code: 'too-long'; readonly most: number };

/** What a form said about one section, taken into what was given before. */
export type CheckedSection = {
  readonly given: Given;
  readonly problems: readonly FieldProblem[];
  /** Follow-ups that came to be asked by these answers, and were not on the page. */
  readonly newlyAsked: readonly string[];
};

/**
 * Takes the answers to one section from a form. An empty field takes an answer away; a field that is not in the form
 * was not on the page, and keeps what it had. What is not an answer the question has is refused, by field; a follow-up that
 * is not asked after all is hidden on the page, so nobody could put it right, and what was said there is let go of.
 *
 * @param form the fields by item id, as they were sent
 */
export function checkSection(
  section: Section,
  form: ReadonlyMap<string, string>,
  before: Given,
): CheckedSection {
  const answers: Record<string, number | string> = { ...before.answers };
  const texts: Record<string, string> = { ...before.texts };
  const problems: FieldProblem[] = [];
  for (const item of section.items) {
    const said = form.get(item.id);
    if (said === undefined) continue;
    delete answers[item.id];
    delete texts[item.id];
    if (said.trim() === '') continue;
    const read = readAnswer(item, said);
    if ('problem' in read) problems.push(read.problem);
    else if (item.kind === 'text') texts[item.id] = String(read.answer);
    else answers[item.id] = read.answer;
  }
  const given = { answers, texts };
  const asked = onlyAsked(section.items, given);
  const isThere = (item: Item) => isAsked(item, asked);
  const hidden = new Set(section.items.filter((item) => !isThere(item)).map(({ id }) => id));
  const newlyAsked = section.items
    .filter((item) => item.askIf !== undefined && isThere(item) && !form.has(item.id))
    .map(({ id }) => id);
  return { given, problems: problems.filter(({ item }) => !hidden.has(item)), newlyAsked };
}

function readAnswer(item: Item, said: string): { answer: number | string } | { problem: FieldProblem } {
  switch (item.kind) {
    case 'text':
      return readText(item.id, said);
    case 'choice': {
      const option = item.options.find(({ value }) => String(value) === said);
      return option ? { answer: option.value } : refusal(item.id, 'unknown-answer');
    }
    case 'agreement': {
      const point = Number(said);
      const isPoint = /^-?\d{1,4}$/.test(said) && point >= item.lowest && point < item.lowest + item.points;
      return isPoint ? { answer: point } : refusal(item.id, 'unknown-answer');
    }
    case 'number': {
      // A comma is how Norwegians write it; a space divides thousands.
      const plain = said.replace(/[\s\u00a0]/g, '').replace(',', '.');
      if (!/^-?\d{1,12}(\.\d{1,6})?$/.test(plain)) return refusal(item.id, 'not-a-number');
      const number = Number(plain);
      const range: [number, number] = [item.minimum ?? -Infinity, item.maximum ?? Infinity];
      return number < range[0] || number > range[1]
        ? { problem: { item: item.id, code: 'out-of-range', range } }
        : { answer: number };
    }
  }
}

function readText(item: string, said: string): { answer: string } | { problem: FieldProblem } {
  const text = said
    .replaceAll('\r\n', '\n')
    // Control characters, and halves of characters that lack the other half.
    .replace(/(?![\n\u0080-\u009f])\p{Cc}|\p{Cs}/gu, '')
    .trim();
  return text.length > mostTextCharacters
    ? { problem: { item, code: 'too-long', most: mostTextCharacters } }
    : { answer: text };
}

function refusal(item: string, code: 'unknown-answer' | 'not-a-number'): { problem: FieldProblem } {
  return { problem: { item, code } };
}
