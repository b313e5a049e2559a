import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDomainError } from '#platform/errors.ts';
import { parseStudy } from '../parse/parse-study.ts';
import { plainText } from './draft/plain-text.ts';
import { guessLanguage, languageOf } from './draft/tongues.ts';
import { importQuestionnaire } from './import-questionnaire.ts';

/** A study file, or a refusal in sentences; never anything else. */
function survives(bytes: Uint8Array): void {
  try {
    const { studyText, report } = importQuestionnaire(bytes, 'skjema');
    parseStudy(studyText, 'study.yaml');
    for (const { reason } of report) expect(reason.nb).not.toMatch(/undefined|NaN|\[object/);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    expect(error.code).not.toBe('study-file');
    for (const { text } of error.problems) expect(text.nb).toMatch(/[.!]$/);
  }
}

describe('whatever is given', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'text',
      'matrix',
      'checkbox',
      'panel',
      'rating',
      'radiogroup',
      'html',
      'matrixdropdown',
      'ranking',
    ),
    fc.constantFrom(
      '{q} = 1',
      '__proto__',
      'a b',
      '',
      '1',
      'æøå',
      '<b>hei',
      'constructor',
      '\ud800',
      '\u2028',
    ),
    fc.string({ maxLength: 12 }),
  );
  const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null), fc.double({ noNaN: true })),
      fc.array(tie('any'), { maxLength: 4 }),
      fc.dictionary(
        fc.constantFrom(
          ...[
            'type',
            'name',
            'title',
            'choices',
            'rows',
            'columns',
            'elements',
            'visibleIf',
            'rateMin',
            'rateMax',
          ],
          ...[
            'value',
            'text',
            'default',
            'nb',
            'hasOther',
            'showNoneItem',
            'description',
            'html',
            'cellType',
            'min',
          ],
        ),
        tie('any'),
      ),
    ),
  })).any;
  test('as SurveyJS is a study file or refused', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 6 }), (elements) =>
        survives(new TextEncoder().encode(JSON.stringify({ elements }))),
      ),
      { numRuns: 400 },
    );
  });
  test('as LimeSurvey is a study file or refused', () => {
    const cell = fc.oneof(
      word,
      fc.constantFrom('Q', 'SQ', 'A', 'G', 'L', 'F', 'M', '1', 'nb', 'de', ':', 'Y', '"x'),
    );
    const row = fc.tuple(
      fc.constantFrom('Q', 'SQ', 'A', 'G', 'SL', 'S', 'X'),
      fc.constantFrom(...'LFMPYG5N1:;RKQTABCE', '0', '1'),
      word,
      cell,
      word,
      fc.constantFrom('nb', 'en', 'de', ''),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const lines = [
          'class\ttype/scale\tname\trelevance\ttext\tlanguage',
          ...rows.map((cells) => cells.join('\t')),
        ];
        survives(new TextEncoder().encode(lines.join('\n')));
      }),
      { numRuns: 400 },
    );
  });
});

describe('texts', () => {
  test.each([
    ['a < b og c > d', 'a < b og c > d'],
    ['<p>Én</p><p>to</p>', 'Én\nto'],
    ['<ul><li>a</li><li>b</li></ul>', '– a\n– b'],
    ['<script>alert(1)</script>hei<!-- skjult -->', 'hei'],
    ['<script>aldri lukket', ''],
    ['Bl&aring;b&aelig;r &#x26; fl&#248;te &ukjent;', 'Blåbær & fløte &ukjent;'],
    ['<img src=x onerror=alert(1)>bilde', 'bilde'],
  ])('%s is read as %s', (source, expected) => {
    expect(plainText(source).text).toBe(expected);
  });
  test('of a hundred thousand open brackets take no time', () => {
    expect(plainText('<a '.repeat(100_000)).text.length).toBeGreaterThan(0);
    expect(plainText('<!--'.repeat(100_000)).text).toBe('');
  });
  test('are in the language that they say or seem to be in', () => {
    expect(
      ['Norsk (nb)', 'Nynorsk', 'no', 'English (en)', 'nb-NO', 'Deutsch (de)', 'de-informal'].map(languageOf),
    ).toEqual([...['nb', 'nn', 'nb', 'en', 'nb', undefined, undefined]]);
    expect(guessLanguage('Hva mener du om dette, og hvordan går det?')).toBe('nb');
    expect(guessLanguage('Kva meiner du, og korleis går det? Eg veit ikkje.')).toBe('nn');
    expect(guessLanguage('What do you think of the work?')).toBe('en');
  });
});
