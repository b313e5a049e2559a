import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Ids, parseStudy, studyIdOf } from '#modules/studies/index.ts';
import { languages } from '#platform/language.ts';
import { codebookOf } from '../answers/codebook/codebook.ts';
import { readAnswers } from '../answers/read-answers.ts';
import { latin1, writeSav } from '../answers/sav/testing/write-sav.ts';
import { prefixOf, stemOf } from './names.ts';
import { proposedFile, proposeStudy } from './propose-study.ts';
import { proposeStudyFrom } from './propose-study-from.ts';
import { reversedAmong } from './reversed-items.ts';

const reference = (name: string) =>
  readFileSync(new URL(`../answers/sav/reference/${name}`, import.meta.url));

/** Proposes a study, and reads the same file with it. */
function proposed(bytes: Uint8Array, fileName: string) {
  const { yaml, notes } = proposeStudyFrom(bytes, fileName, 'nb');
  const { study } = parseStudy(yaml, 'study.yaml');
  const table = readAnswers({ bytes, fileName, study, file: proposedFile });
  const items = study.instruments[proposedFile]!.sections.flatMap((section) => section.items);
  const itemOf = (id: string) => items.find((item) => item.id === id);
  return { study, table, itemOf, notes: notes.map(({ nb }) => nb) };
}

describe('a study proposed from an SPSS file', () => {
  const { study, table, itemOf, notes } = proposed(reference('survey.sav'), 'survey.sav');

  test('knows degrees by shared labels, choices by their own, numbers and free text', () => {
    expect(itemOf('stotte2')).toMatchObject({
      kind: 'agreement',
      column: 'støtte2',
      points: 6,
      lowest: 1,
      anchors: ['Helt uenig', 'Helt enig'],
      text: 'Støtte: Lederen min hjelper meg når jeg trenger det',
      missing: [98, 99],
    });
    expect(itemOf('q2_1')).toMatchObject({ kind: 'agreement', points: 5, anchors: ['Aldri', 'Alltid'] });
    expect(itemOf('stilling')).toMatchObject({
      kind: 'choice',
      options: [
        { value: 1, label: 'Saksbehandler' },
        { value: 2, label: 'Leder' },
        { value: 3, label: 'Annet: «støtte»' },
      ],
    });
    expect(itemOf('alder')).toMatchObject({ kind: 'choice', identifying: true, missing: [9] });
    expect(itemOf('ansiennitet')).toMatchObject({ kind: 'number' });
    expect(itemOf('kommentar')).toMatchObject({ kind: 'text' });
  });

  test('has scales from names, called by what their labels begin with, and a plan for them', () => {
    expect(study.scales).toMatchObject({
      stotte: { label: 'Støtte', items: ['stotte1', 'stotte2', 'stotte3', 'stotte4'] },
      q2: { label: 'Læring i hverdagen', items: ['q2_1', 'q2_2', 'q2_3'] },
    });
    expect(study.plan).toEqual([
      expect.objectContaining({ reliability: { file: 'employee', scales: 'all' } }),
      expect.objectContaining({
        frequencies: { file: 'employee', items: ['Kjonn', 'alder', 'stilling', 'kommune'] },
      }),
      expect.objectContaining({ describe: { file: 'employee', variables: ['ansiennitet'] } }),
      expect.objectContaining({ correlate: expect.objectContaining({ among: ['stotte', 'q2'] }) }),
    ]);
  });

  test('reads the file it came from, and leaves out the number that stands for a person', () => {
    expect(table.rowCount).toBe(120);
    expect(table.unknownColumns).toEqual(['respondent']);
    expect(notes).toContain('Utelatt, fordi hvert svar er forskjellig, som i et løpenummer: respondent.');
    expect(notes).toContainEqual(expect.stringMatching(/^Sjekk: hører spørsmålene i hver skala sammen/));
  });

  test('leaves out dates, and keeps labelled texts as options', () => {
    const types = proposed(reference('types.zsav'), 'types.zsav');
    expect(types.table.unknownColumns).toEqual(['besvart']);
    expect(types.itemOf('fylke')).toMatchObject({
      kind: 'choice',
      options: [
        { value: '03', label: 'Oslo' },
        { value: '46', label: 'Vestland' },
        { value: '50', label: 'Trøndelag' },
      ],
    });
  });
});

test('from a CSV file: degrees and missing codes are guessed from questions numbered alike, and said', () => {
  const row = (index: number) => [
    (index % 6) + 1,
    ((index * 5) % 6) + 1,
    index % 7 === 0 ? 99 : 3,
    index % 2 ? 'Ja' : 'Nei',
    index * 1.5,
  ];
  const lines = [
    'leder 1;leder 2;leder 3;Går det bra?;Avstand, km',
    ...Array.from({ length: 40 }, (_, index) => row(index).join(';')),
  ];
  const { study, itemOf, notes } = proposed(new TextEncoder().encode(lines.join('\r\n')), 'Svar 2026.csv');
  expect(study.id).toBe('svar-2026');
  expect(study.scales).toMatchObject({ leder: { items: ['leder_1', 'leder_2', 'leder_3'] } });
  expect(itemOf('leder_3')).toMatchObject({ kind: 'agreement', points: 6, missing: [99] });
  expect(itemOf('Gar_det_bra')).toMatchObject({
    kind: 'choice',
    options: [{ value: 'Ja' }, { value: 'Nei' }],
  });
  expect(itemOf('Avstand_km')).toMatchObject({ kind: 'number' });
  expect(notes).toContain('Sjekk: 99 er tatt for «ikke svart» (leder 1, leder 2, leder 3).');
  expect(notes).toContainEqual(expect.stringMatching(/^Sjekk laveste og høyeste svar/));
});

test('a “don’t know” that the file forgot to call missing is no degree', () => {
  const labels = [
    [1, 'Helt uenig'],
    [5, 'Helt enig'],
    [6, 'Vet ikke'],
  ] as const;
  const written = writeSav({
    variables: ['trivsel1', 'trivsel2'].map((name) => ({ name, valueLabels: labels })),
    cases: Array.from({ length: 40 }, (_, row) => [1 + (row % 5), row % 9 === 0 ? 6 : 1 + (row % 5)]),
  });
  const { itemOf, table, notes } = proposed(written, 'svar.sav');
  expect(itemOf('trivsel2')).toMatchObject({ kind: 'agreement', points: 5, missing: [6] });
  expect(table.columns.trivsel2).toMatchObject({ numbers: expect.objectContaining({ 9: Number.NaN }) });
  expect(notes).toContain('Sjekk: 6 er tatt for «ikke svart» (trivsel1, trivsel2).');
});

describe('questions that go against the rest of their scale', () => {
  const steps = Array.from({ length: 60 }, (_, row) => 1 + ((row * 7) % 6));
  const noisy = (shift: number) => steps.map((value, row) => value + ((row * shift) % 3) - 1);
  const turned = (column: readonly number[]) => column.map((value) => 7 - value);

  test('are found, the first one too, and when half of them do', () => {
    const [a, b, c, d] = [noisy(1), noisy(2), noisy(5), noisy(4)];
    expect(reversedAmong([a!, b!, turned(c!), d!])).toEqual([false, false, true, false]);
    expect(reversedAmong([turned(a!), b!, c!])).toEqual([true, false, false]);
    expect(reversedAmong([a!, turned(b!), c!, turned(d!)])).toEqual([false, true, false, true]);
    expect(reversedAmong([a!, b!, steps.map(() => 4)])).toEqual([false, false, false]);
  });

  test('get a minus in the proposal, and are named', () => {
    const lines = steps.map((_, row) =>
      [noisy(1), turned(noisy(2)), noisy(5)].map((column) => column[row]! + 1).join(';'),
    );
    const csv = new TextEncoder().encode(['ro1;ro2;ro3', ...lines].join('\n'));
    const { study, notes } = proposed(csv, 'svar.csv');
    expect(study.scales.ro?.items).toEqual(['ro1', '-ro2', 'ro3']);
    expect(notes).toContainEqual(expect.stringMatching(/ro2/));
  });
});

test('the twin of the 2015 study is proposed with the seven scales that its names tell of', () => {
  const bytes = readFileSync('examples/sor-trondelag/employees.csv');
  const { study } = proposed(bytes, 'employees.csv');
  expect(Object.keys(study.scales)).toEqual([
    'support',
    'empowerment',
    'competence',
    'innovation',
    'quality',
    'leader',
    'collaboration',
  ]);
});

test.each([
  ['støtte1', 'støtte'],
  ['Støtte_12', 'støtte'],
  ['LEAD03', 'lead'],
  ['q4_2', 'q4'],
  ['q4_b', 'q4'],
  ['q10a', 'q10'],
  ['s_5_1', 's_5'],
  ['trivsel_b', 'trivsel'],
  ['q7', undefined],
  ['spm12', undefined],
  ['alder', undefined],
])('%s is numbered under %s', (name, stem) => {
  expect(stemOf(name)).toBe(stem);
});

test('names become ids that differ, and labels give what stands before their colon', () => {
  const ids = new Ids();
  expect(
    ['Støtte 1', 'stotte_1', '2015', '???', 'constant', 'toString', 'ÆRLIG'].map((name) => ids.next(name)),
  ).toEqual(['Stotte_1', 'stotte_1_2', 'v_2015', 'v_', 'constant_2', 'toString_2', 'AeRLIG']);
  expect(prefixOf('Støtte: Lederen hører')).toBe('Støtte');
  expect(prefixOf('Hvor ofte – hjemme')).toBe('Hvor ofte');
  expect(prefixOf('E-post')).toBeUndefined();
  expect(studyIdOf('!!.sav')).toBe('studie');
});

describe('whatever is in the file, the study proposed from it reads it', () => {
  const word = fc.constantFrom(
    'q1',
    'q2',
    'q_3',
    'støtte1',
    'støtte2',
    'Støtte 2',
    'constant',
    'a: b',
    '"',
    '\\',
    '#x',
    '- y',
    'office',
  );
  const cell = fc.oneof(
    fc.integer({ min: -9, max: 9 }).map(String),
    fc.constantFrom(
      '',
      'NA',
      '99',
      'Ja',
      'nei',
      ' Nei',
      '3,5',
      '0301',
      '1 - a',
      'null',
      '"',
      '{',
      'x: y',
      '1e5',
      '-',
    ),
    fc.string({ maxLength: 6 }).map((text) => text.replaceAll('\u0000', '')),
  );
  test('CSV', () => {
    const table = fc
      .uniqueArray(word, { minLength: 1, maxLength: 6, selector: (name) => name.toLowerCase() })
      .chain((headings) =>
        fc.tuple(
          fc.constant(headings),
          fc.array(fc.array(cell, { minLength: headings.length, maxLength: headings.length }), {
            minLength: 1,
            maxLength: 30,
          }),
          fc.integer({ min: 1, max: 12 }),
        ),
      );
    fc.assert(
      fc.property(table, ([headings, rows, times]) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const body = Array.from({ length: times }, () => rows).flat();
        const text = [headings, ...body].map((line) => line.map(quoted).join(';')).join('\n');
        const bytes = new TextEncoder().encode(`sep=;\n${text}\n`);
        const codebook = codebookOf(bytes, 'svar.csv');
        fc.pre(codebook.variables.some(({ valid, isUnique }) => valid > 0 && !isUnique));
        proposed(bytes, 'svar.csv');
      }),
      { numRuns: 300 },
    );
  });
  test('SPSS', () => {
    const label = fc.string({
      unit: fc.constantFrom(...'aåØ "\\:#-{}[]\u0085\u00a0'.split('')),
      minLength: 1,
      maxLength: 12,
    });
    const code = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom(99, -1, 2.5));
    const variable = fc.record({
      label,
      valueLabels: fc.uniqueArray(fc.tuple(code, label), { maxLength: 8, selector: ([value]) => value }),
      missing: fc.uniqueArray(code, { maxLength: 3 }),
      values: fc.array(fc.option(code), { minLength: 4, maxLength: 4 }),
    });
    fc.assert(
      fc.property(
        fc.array(variable, { minLength: 2, maxLength: 7 }),
        fc.constantFrom('støtte', 'q', 'V'),
        (all, stem) => {
          const variables = all.map(({ values: _, ...rest }, index) => ({
            ...rest,
            name: `${stem}${index}`,
          }));
          const cases = Array.from({ length: 24 }, (_, row) => all.map(({ values }) => values[row % 4]!));
          fc.pre(
            all.some(({ values, missing }) =>
              values.some((value) => value !== null && !missing.includes(value)),
            ),
          );
          proposed(writeSav({ variables, cases, encode: latin1 }), 'svar.sav');
        },
      ),
      { numRuns: 300 },
    );
  });
});

test('in each language the proposal is a study file', () => {
  for (const language of languages) {
    const { yaml } = proposeStudy(codebookOf(reference('survey.zsav'), 'survey.zsav'), language);
    expect(parseStudy(yaml, 'study.yaml').study.languages).toEqual([language]);
  }
});
