import { expect, test } from 'vitest';
import { isShortened, shorten, showParts } from './shorten.rules.ts';

const passage = 'Vi fikk tid, og vi fikk lov. Det var ikke umulig, men det tok tid.';
const shown = (given: string) => {
  const done = shorten(passage, given);
  return 'parts' in done ? showParts(passage, done.parts) : done;
};

test('the whole passage is the passage', () => {
  expect(shown(passage)).toBe(passage);
  const done = shorten(passage, passage);
  expect('parts' in done && isShortened(passage, done.parts)).toBe(false);
});

test('words are left out where […] says so, and it says so in what is shown', () => {
  expect(shown('Vi fikk tid […] det tok tid.')).toBe('Vi fikk tid […] det tok tid.');
  expect(shown('Vi fikk tid [...] Det var ikke umulig')).toBe('Vi fikk tid […] Det var ikke umulig');
});

test('what comes before and after may be left out', () => {
  expect(shown('Det var ikke umulig')).toBe('Det var ikke umulig');
  const done = shorten(passage, 'Det var ikke umulig');
  expect('parts' in done && isShortened(passage, done.parts)).toBe(true);
});

test('words that were not said are refused, and so are words in another order or capitals', () => {
  expect(shown('Vi fikk god tid')).toEqual({ why: 'notSaid', words: 'Vi fikk god tid' });
  expect(shown('det tok tid. […] Vi fikk tid')).toEqual({ why: 'notSaid', words: 'Vi fikk tid' });
  expect(shown('vi fikk tid')).toEqual({ why: 'notSaid', words: 'vi fikk tid' });
});

test('words taken out without saying so are words that were not said', () => {
  expect(shown('Det var umulig')).toEqual({ why: 'notSaid', words: 'Det var umulig' });
});

test('a word cannot be cut in two', () => {
  expect(shown('Det var […] mulig')).toEqual({ why: 'cutsAWord', words: 'mulig' });
});

test('a word that stands first inside another is found where it stands by itself', () => {
  expect(shorten('timen og time for time', 'time')).toEqual({ parts: [{ start: 9, end: 13 }] });
});

test('nothing but […] is refused', () => {
  expect(shown(' […] ')).toEqual({ why: 'empty' });
});

test('blanks and line breaks are read alike, and two marks in a row are one', () => {
  expect(shown('Vi  fikk\ntid, […] […] det tok tid.')).toBe('Vi fikk tid, […] det tok tid.');
});

test('signs of patterns are signs, and letters with accents are one', () => {
  const odd = 'Han sa (a+b)* og cafe\u0301 🙂';
  const done = shorten(odd, '(a+b)* […] 🙂');
  expect('parts' in done && showParts(odd, done.parts)).toBe('(a+b)* […] 🙂');
  expect(shorten(odd, 'cafe')).toEqual({ why: 'cutsAWord', words: 'cafe' });
});
