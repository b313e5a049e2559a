import { describe, expect, test } from 'vitest';
import { JsonProblem, readPositionedJson } from './positioned-json.ts';

const read = (text: string) => readPositionedJson(text, { deepest: 20 });
const problemOf = (text: string) => {
  try {
    read(text);
    return 'none';
  } catch (error) {
    if (!(error instanceof JsonProblem)) throw error;
    return `${error.code} ${error.place.line}:${error.place.column}`;
  }
};

describe('JSON with places', () => {
  test('is what JSON.parse reads, and tells where each value stands', () => {
    const text = '{"a": [1, {"b": "x\\n\\u00e6\\"\\\\"}],\n "c": -0.5e2, "d": [true, false, null, "\u007f"]}';
    const { value, places } = read(text);
    expect(value).toEqual(JSON.parse(text));
    expect([places.get('a[1].b'), places.get('c')]).toEqual([
      { line: 1, column: 12 },
      { line: 2, column: 2 },
    ]);
  });

  test.each([
    ['a string that never ends', '["abc', 'syntax 1:2'],
    ['a string broken by a line', '["a\nb"]', 'syntax 1:2'],
    ['an escape that is none', '["a\\x"]', 'syntax 1:2'],
    ['half an escape', '["\\u12"]', 'syntax 1:2'],
    ['a key said twice', '{"a": 1, "a": 2}', 'key-twice 1:10'],
    ['a hundred thousand lists in each other', '['.repeat(100_000), 'too-deep 1:22'],
  ])('%s is refused where it stands', (_what, text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });

  test('a string of ten megabytes is a string', () => {
    const long = 'æ'.repeat(10_000_000);
    expect(read(JSON.stringify([long])).value).toEqual([long]);
  });

  test('a long key is told once, and not again for each value under it', () => {
    // Told for each, twenty thousand paths of a hundred thousand letters took ten minutes and all memory.
    const { value, places } = read(`{"${'k'.repeat(100_000)}": [${'1,'.repeat(20_000)}1], "b": 1}`);
    expect(Object.values(value as object)[0]).toHaveLength(20_001);
    expect(Math.max(...[...places.keys()].map((path) => path.length))).toBeLessThan(500);
    expect(places.get('b')).toEqual({ line: 1, column: 140_011 });
  });

  test('a key that JavaScript knows is an ordinary key', () => {
    const { value } = read('{"__proto__": {"a": 1}, "constructor": 2}');
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
    expect((value as { a?: number }).a).toBeUndefined();
  });
});
