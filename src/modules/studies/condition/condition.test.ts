import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Condition, comparisonSigns, variablesOf } from './condition.ts';
import { parseCondition } from './parse-condition.ts';
import { writeCondition } from './write-condition.ts';

const read = (source: string) => {
  const result = parseCondition(source);
  if ('mistake' in result) throw new Error(JSON.stringify(result.mistake));
  return result.condition;
};
const mistake = (source: string) => {
  const result = parseCondition(source);
  return 'mistake' in result ? [result.mistake.code, result.mistake.at, result.mistake.found] : 'none';
};

describe('a condition on answers', () => {
  test('and binds closer than or, and not closest', () => {
    expect(writeCondition(read('a == 1 or b == 2 and not c == 3'))).toBe('a == 1 or (b == 2 and not c == 3)');
    expect(writeCondition(read('(a == 1 or b == 2) and c == 3'))).toBe('(a == 1 or b == 2) and c == 3');
    expect(writeCondition(read('not (a == 1 and b == 2)'))).toBe('not (a == 1 and b == 2)');
  });

  test('lists, texts, numbers under zero and with decimals are values', () => {
    expect(writeCondition(read(`office in [1,2 , "nord øst"] and x > -1.5`))).toBe(
      "office in [1, 2, 'nord øst'] and x > -1.5",
    );
    expect(writeCondition(read('office not in [3]'))).toBe('office not in [3]');
    expect(variablesOf(read('a < 1 or (b >= 2 and a != 3)'))).toEqual(['a', 'b']);
  });

  test.each([
    ['', 'name-expected', 0, ''],
    ['age', 'sign-expected', 3, ''],
    ['age = 3', 'sign-expected', 4, '='],
    ['age >= ', 'value-expected', 7, ''],
    ['age >= old', 'value-expected', 7, 'old'],
    ['age >= 3 and', 'name-expected', 12, ''],
    ['age >= 3 office == 1', 'something-left', 9, 'office'],
    ['(age >= 3', 'bracket-not-closed', 9, ''],
    ['age in 3', 'list-expected', 7, '3'],
    ['age in [3', 'list-not-closed', 9, ''],
    ['age in []', 'value-expected', 8, ']'],
    ['age not 3', 'sign-expected', 8, '3'],
    ['age >= 3)', 'something-left', 8, ')'],
    ['3 <= age', 'name-expected', 0, '3'],
    ['age && b', 'sign-expected', 4, '&'],
  ])('%j is refused at its first mistake', (source, ...expected) => {
    expect(mistake(source)).toEqual(expected);
  });

  test('what is too long or too deep is refused, not run', () => {
    expect(mistake(Array.from({ length: 21 }, () => 'a == 1').join(' or '))).toEqual(['too-long', 200, 'a']);
    expect(mistake('not '.repeat(400))[0]).toBe('too-long');
    expect(mistake(`a == ${'1'.repeat(3000)}`)[0]).toBe('too-long');
  });

  const variable = fc.constantFrom('age', 'office', 'x1', 'notes', 'inside', 'order');
  const value = fc.oneof(
    fc.integer({ min: -1e6, max: 1e6 }),
    fc.double({ min: -1000, max: 1000, noNaN: true }).map((x) => Math.round(x * 1000) / 1000 || 0),
    fc.string({ maxLength: 8 }).filter((text) => !(text.includes("'") && text.includes('"'))),
  );
  const conditions = fc.letrec<{ condition: Condition; test: Condition }>((tie) => ({
    test: fc.oneof(
      fc.record({
        kind: fc.constant('comparison' as const),
        variable,
        sign: fc.constantFrom(...comparisonSigns),
        value,
        at: fc.constant(0),
        valueAt: fc.constant(0),
      }),
      fc.record({
        kind: fc.constant('membership' as const),
        variable,
        values: fc.array(fc.record({ value, at: fc.constant(0) }), { minLength: 1, maxLength: 3 }),
        at: fc.constant(0),
      }),
    ),
    condition: fc.oneof(
      { maxDepth: 3 },
      tie('test'),
      fc.record({ kind: fc.constant('not' as const), part: tie('condition') }),
      fc.record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        parts: fc.array(tie('condition'), { minLength: 2, maxLength: 2 }),
      }),
    ),
  })).condition;
  const withoutPlaces = (condition: Condition) =>
    JSON.parse(JSON.stringify(condition, (key, part) => (/^(at|valueAt)$/.test(key) ? undefined : part)));

  test('what is written is read back the same', () => {
    fc.assert(
      fc.property(conditions, (condition) => {
        expect(withoutPlaces(read(writeCondition(condition)))).toEqual(withoutPlaces(condition));
      }),
      { seed: 20261121 },
    );
  });

  test('whatever is written, reading ends with a condition or with a mistake inside it', () => {
    const scraps = fc.constantFrom(...'a == 3 ( ) [ ] , and or not in "x" \' ! < æ 😀 .'.split(' '));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(scraps).map((parts) => parts.join(' ')),
        ),
        (source) => {
          const result = parseCondition(source);
          if ('mistake' in result) {
            expect(result.mistake.at).toBeLessThanOrEqual(source.length);
            expect(source.slice(result.mistake.at).startsWith(result.mistake.found)).toBe(true);
          } else {
            expect(withoutPlaces(read(writeCondition(result.condition)))).toEqual(
              withoutPlaces(result.condition),
            );
          }
        },
      ),
      { seed: 20261121, numRuns: 500 },
    );
  });
});
