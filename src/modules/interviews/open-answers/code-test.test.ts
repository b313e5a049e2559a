import { describe, expect, test } from 'vitest';
import type { CodedItem } from '../coding/coded-items.ts';
import type { CodingState } from '../coding/log/replay.ts';
import { answeredHints, isHeading, passagesToTest } from './code-test.rules.ts';
import { themesByCode } from './rows.rules.ts';

const item = (codeId: string, quote: string): CodedItem => ({
  codingId: `${codeId} ${quote}`,
  codeId,
  interviewId: quote,
  words: codeId,
  quote,
  memo: '',
  start: 0,
  end: quote.length,
  status: 'untested',
  test: null,
  passages: 1,
  byName: '',
  isOwn: true,
  hints: [
    { kind: 'repeatsTheGuide', words: ['tid'] },
    { kind: 'onlyATopic' },
    { kind: 'noWordsOfThePassage' },
  ],
});
const kinds = (items: readonly CodedItem[]) => answeredHints(items)[0]!.hints.map(({ kind }) => kind);
const code = (words: string, place: CodingState['codes'][number]['place'], codeId = words) => ({
  codeId,
  words,
  place,
  test: null,
  memo: '',
  byName: '',
  number: 1,
});
const group = (groupId: string, name: string) => ({ groupId, name, conceptId: null, memo: '' });
const long = 'Vi trenger mer tid sammen med dem som har gjort dette før oss.';

describe('hints for codes on free texts', () => {
  test('hold all three for one long answer', () => {
    expect(kinds([item('a', long)])).toEqual(['repeatsTheGuide', 'onlyATopic', 'noWordsOfThePassage']);
  });
  test('do not ask a short answer’s code to say more than the answer does', () => {
    expect(kinds([item('a', 'Mer tid')])).toEqual(['repeatsTheGuide', 'noWordsOfThePassage']);
  });
  test('do not ask for the words of one of several answers, and always for others than the question’s', () => {
    expect(kinds([item('a', 'Mer tid'), item('a', 'Flere folk')])).toEqual(['repeatsTheGuide']);
  });
});

test('of the texts a code stands on, three that differ are shown', () => {
  const texts = ['Nei', 'nei.', 'Aldri', 'Sjelden', 'Noen ganger'];
  const codings = texts.map((quote, at) => ({
    codingId: `${at}`,
    codeId: 'a',
    interviewId: `text ${at}`,
    version: 1,
    personId: '',
    byName: '',
    anchor: { start: 0, end: quote.length, quote, prefix: '', suffix: '' },
    number: at,
  }));
  expect([...passagesToTest({ codings })]).toEqual(['0', '2', '3']);
});

test('a code that lies in a theme of its own words is kept as a heading', () => {
  const groups = [group('one', 'Mer  tid'), group('two', 'Folk')];
  expect(isHeading(code('mer tid', { kind: 'group', groupId: 'one' }), groups)).toBe(true);
  expect(isHeading(code('mer tid', { kind: 'group', groupId: 'two' }), groups)).toBe(false);
  expect(isHeading(code('mer tid', { kind: 'ungrouped' }), groups)).toBe(false);
});

test('codes in the same words are one theme, and where one of them is put, the other is', () => {
  const themes = (...codes: readonly ReturnType<typeof code>[]) => [...themesByCode({ codes })];
  expect(themes(code('Tid', { kind: 'ungrouped' }, 'a'), code('tid', { kind: 'ungrouped' }, 'b'))).toEqual([
    ['a', 'a'],
    ['b', 'a'],
  ]);
  expect(
    themes(code('Tid', { kind: 'ungrouped' }, 'a'), code('tid', { kind: 'group', groupId: 'g' }, 'b')),
  ).toEqual([
    ['a', 'g'],
    ['b', 'g'],
  ]);
  expect(
    themes(code('Vet ikke', { kind: 'ungrouped' }, 'a'), code('vet ikke', { kind: 'outside' }, 'b')),
  ).toEqual([]);
});
