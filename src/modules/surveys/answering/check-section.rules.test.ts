import { describe, expect, test } from 'vitest';
import { parseStudy } from '#modules/studies/index.ts';
import { isAsked, nothingGiven, sectionToGoOn, unanswered, withoutUnasked } from './asked.rules.ts';
import { checkSection } from './check-section.rules.ts';

const { study } = parseStudy(
  `
handlingsrom: 1
id: asked
title: Asked
instruments:
  employee:
    sections:
      - title: All
        items:
          - {id: age, kind: choice, text: Age, options: [{value: 1, label: Young}, {value: 2, label: Old}]}
          - {id: uses, kind: agreement, points: 6, text: Uses}
          - {id: years, kind: number, minimum: 0, maximum: 50, askIf: "uses >= 4", text: Years}
          - {id: why, kind: text, askIf: "uses <= 3", text: Why}
          - {id: more, kind: text, askIf: "years > 10", text: More}
`,
  'asked.yaml',
);
const section = study.instruments.employee!.sections[0]!;
const check = (fields: Record<string, string>, before = nothingGiven) =>
  checkSection(section, new Map(Object.entries(fields)), before);

const answeredUses = { answers: { uses: 5 }, texts: {} };

describe('answers to a section', () => {
  test('are taken as the question has them: codes, points, numbers with a comma, texts', () => {
    const { given, problems } = check({ age: '2', uses: '5', years: '7,5', why: ' Æ\r\nø ' });
    expect(problems).toEqual([]);
    expect(given).toEqual({ answers: { age: 2, uses: 5, years: 7.5 }, texts: { why: 'Æ\nø' } });
  });

  test('are not refused where nobody could put them right: in a follow-up that is not asked after all', () => {
    expect(check({ uses: '2', years: '51' }).problems).toEqual([]);
    expect(check({ uses: '', years: 'many' }).problems).toEqual([]);
    // One that hangs on a follow-up that is hidden itself.
    const chain = check({ uses: '2', years: '20', more: 'x'.repeat(2001) });
    expect(chain.problems).toEqual([]);
    expect(chain.newlyAsked).toEqual(['why']);
    expect(withoutUnasked(study, 'employee', chain.given)).toEqual({ answers: { uses: 2 }, texts: {} });
  });

  test('that the question does not have are refused, each at its field, and the others are kept', () => {
    const { given, problems } = check({ age: '3', uses: '7', years: '51' }, answeredUses);
    expect(problems).toEqual([
      { item: 'age', code: 'unknown-answer' },
      { item: 'uses', code: 'unknown-answer' },
    ]);
    expect(given.answers).toEqual({});
    expect(check({ uses: '5', years: '51' }).problems).toEqual([
      { item: 'years', code: 'out-of-range', range: [0, 50] },
    ]);
    expect(check({ uses: '5', years: '1e3' }).problems[0]?.code).toBe('not-a-number');
    expect(check({ uses: '5.0' }).problems[0]?.code).toBe('unknown-answer');
    expect(check({ uses: '1', why: 'x'.repeat(2001) }).problems[0]).toEqual({
      item: 'why',
      code: 'too-long',
      most: 2000,
    });
  });

  test('a field left empty takes an answer away, and one that was not on the page keeps what it had', () => {
    const before = { answers: { age: 1, uses: 2 }, texts: { why: 'x' } };
    expect(check({ age: '', why: '' }, before).given).toEqual({ answers: { uses: 2 }, texts: {} });
  });

  test('control characters and halves of characters are left out of a text', () => {
    expect(check({ why: 'a\u0000b\u0007\ud83d c 😀' }).given.texts.why).toBe('ab c 😀');
  });
});

describe('a follow-up', () => {
  const item = (id: string) => section.items.find((one) => one.id === id)!;

  test('is asked when its condition holds, and not of one who has not answered', () => {
    expect(isAsked(item('why'), { answers: { uses: 3 }, texts: {} })).toBe(true);
    expect(isAsked(item('why'), { answers: { uses: 4 }, texts: {} })).toBe(false);
    expect(isAsked(item('why'), nothingGiven)).toBe(false);
  });

  test('that was not on the page and has come to be asked is told of', () => {
    expect(check({ uses: '2' }).newlyAsked).toEqual(['why']);
    expect(check({ uses: '2', why: '' }).newlyAsked).toEqual([]);
  });

  test('that should not have been asked loses its answer, and so does what follows from it', () => {
    const given = { answers: { uses: 2, years: 20 }, texts: { more: 'x', why: 'y' } };
    expect(withoutUnasked(study, 'employee', given)).toEqual({ answers: { uses: 2 }, texts: { why: 'y' } });
  });
});

describe('somebody who comes back', () => {
  const item = (id: string, askIf?: string) => ({
    id,
    kind: 'text',
    text: { nb: id },
    ...(askIf ? { askIf } : {}),
  });
  const sections = [
    { items: [item('a'), item('b')] },
    { items: [item('c'), item('d', 'n >= 2')] },
    { items: [item('e')] },
  ] as unknown as Parameters<typeof sectionToGoOn>[0];
  const after = (...ids: string[]) => ({
    answers: {},
    texts: Object.fromEntries(ids.map((id) => [id, 'x'])),
  });

  test('goes on in the last section they have answered in, or after it when nothing there is left', () => {
    expect(sectionToGoOn(sections, nothingGiven)).toBe(0);
    expect(sectionToGoOn(sections, after('a'))).toBe(0);
    expect(sectionToGoOn(sections, after('a', 'b'))).toBe(1);
    // A follow-up that is not asked does not keep anybody back.
    expect(sectionToGoOn(sections, after('c'))).toBe(2);
    // What was skipped on the way stays skipped, and there is nothing after the last.
    expect(sectionToGoOn(sections, after('e'))).toBe(2);
  });

  test('is told how many questions of a section have no answer, those that are asked', () => {
    expect(unanswered(sections[1]!.items, after('a'))).toBe(1);
    expect(unanswered(sections[1]!.items, { answers: { n: 2 }, texts: {} })).toBe(2);
  });
});
