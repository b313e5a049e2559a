import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeGuide, lastQuestionOf } from './change-guide.rules.ts';
import { type Guide, questionsOf } from './guide.ts';
import { guideFromText } from './guide-text.ts';

const guide = guideFromText('# Oppvarming\n\nA?\n\nB?\n\n# Ett\n\nC?\n\n# To\n\n# Avslutning\n\nD?');
const order = (changed: Guide) => changed.parts.map(({ questions }) => questions.map(({ text }) => text));
const idOf = (text: string) => questionsOf(guide).find((one) => one.text === text)!.id;

test('a question moves within its part, and on into the next one', () => {
  expect(order(changeGuide(guide, `down:${idOf('A?')}`))).toEqual([['B?', 'A?'], ['C?'], [], ['D?']]);
  expect(order(changeGuide(guide, `down:${idOf('B?')}`))).toEqual([['A?'], ['B?', 'C?'], [], ['D?']]);
  expect(order(changeGuide(guide, `up:${idOf('D?')}`))).toEqual([['A?', 'B?'], ['C?'], ['D?'], []]);
});

test('themes change places, and never with warm-up or closing, which stay', () => {
  const [, first, second] = guide.parts;
  const ids = (changed: Guide) => changed.parts.map(({ id }) => id);
  expect(changeGuide(guide, `down:${first!.id}`).parts[1]!.title).toBe('To');
  for (const change of [`up:${first!.id}`, `down:${second!.id}`, 'remove:p1', 'up:p1', 'remove:p4'])
    expect(ids(changeGuide(guide, change)), change).toEqual(ids(guide));
  expect(ids(changeGuide(guide, `remove:${first!.id}`))).toEqual(['p1', 'p3', 'p4']);
});

test('whatever is pressed, no two have one id and no question is lost that was not removed', () => {
  const change = fc.tuple(
    fc.constantFrom('up', 'down', 'question', 'theme'),
    fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5', 'q1', 'q2', 'q3', 'q4', 'q5', 'x', ''),
  );
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      const changed = changes.reduce((so, [what, id]) => changeGuide(so, `${what}:${id}`), guide);
      const ids = [...changed.parts, ...questionsOf(changed)].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const texts = new Set(questionsOf(changed).map(({ text }) => text));
      for (const { text } of questionsOf(guide)) expect(texts.has(text)).toBe(true);
      expect(changed.parts[0]!.kind).toBe('warmUp');
      expect(changed.parts.at(-1)!.kind).toBe('closing');
    }),
  );
});

test('a new question never gets the number of one that an earlier version had: notes would turn up under it', () => {
  const shorter = changeGuide(guide, `remove:${idOf('D?')}`);
  const added = changeGuide(shorter, 'question:p1', lastQuestionOf([guide]));
  expect(questionsOf(added).at(2)!.id).toBe('q5');
});
