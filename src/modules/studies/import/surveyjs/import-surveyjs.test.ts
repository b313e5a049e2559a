import { describe, expect, test } from 'vitest';
import { parseStudy } from '../../parse/parse-study.ts';
import { importSurveyJs } from './import-surveyjs.ts';

function imported(survey: unknown) {
  const { studyText, report } = importSurveyJs(JSON.stringify(survey, null, 1), 'skjema.json');
  const { study } = parseStudy(studyText, 'study.yaml');
  const { sections, introduction } = study.instruments.employee!;
  const items = sections.flatMap((section) => section.items);
  const told = (kind: string, code: string) => report.find((one) => one.kind === kind && one.code === code);
  return {
    study,
    sections,
    introduction,
    items,
    report,
    told,
    itemOf: (id: string) => items.find((item) => item.id === id),
  };
}

const agree = [
  { value: 1, text: 'Helt uenig' },
  { value: 2, text: 'Uenig' },
  { value: 3, text: 'Både og' },
  { value: 4, text: 'Enig' },
  { value: 5, text: 'Helt enig' },
];

describe('a questionnaire from SurveyJS', () => {
  test('a grid becomes one statement a row, with what its columns are called', () => {
    const { items, sections, told } = imported({
      pages: [
        {
          name: 's1',
          title: 'Støtte',
          elements: [
            {
              type: 'matrix',
              name: 'stotte',
              title: 'Hvor enig er du?',
              columns: agree,
              rows: [{ value: 'a', text: 'Vi hjelper hverandre' }, 'Jeg blir hørt'],
            },
          ],
        },
      ],
    });
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({
      id: 'stotte_a',
      column: 'stotte-a',
      kind: 'agreement',
      points: 5,
      lowest: 1,
      text: 'Vi hjelper hverandre',
      anchors: ['Helt uenig', 'Helt enig'],
    });
    expect(items[1]).toMatchObject({ text: 'Jeg blir hørt' });
    expect(sections[0]).toMatchObject({ title: 'Støtte', introduction: 'Hvor enig er du?' });
    expect(told('converted', 'grid-agreement')?.where.nb).toMatch(/^linje \d+$/);
  });

  test('codes that are words become numbers, the least first, and are told of', () => {
    const columns = ['Helt enig', 'Enig', 'Uenig', 'Helt uenig'];
    const { items, told } = imported({ elements: [{ type: 'matrix', name: 'm', columns, rows: ['r'] }] });
    expect(items[0]).toMatchObject({
      kind: 'agreement',
      points: 4,
      labels: ['Helt uenig', 'Uenig', 'Enig', 'Helt enig'],
    });
    expect(told('changed', 'numbered')?.reason.nb).toContain('Helt enig → 4');
    expect(told('changed', 'turned')).toBeDefined();
  });

  test('numbered offices are no degrees of anything', () => {
    const choices = [
      { value: 1, text: 'Nord' },
      { value: 2, text: 'Sør' },
      { value: 3, text: 'Vest' },
    ];
    const { itemOf } = imported({ elements: [{ type: 'radiogroup', name: 'sted', choices }] });
    expect(itemOf('sted')).toMatchObject({
      kind: 'choice',
      options: [{ value: 1, label: 'Nord' }, { value: 2 }, { value: 3 }],
    });
  });

  test('several ticks become a question each, and conditions on one of them hold', () => {
    const { items, told } = imported({
      elements: [
        {
          type: 'checkbox',
          name: 'kurs',
          title: 'Hvilke kurs?',
          choices: ['web', 'bok'],
          hasOther: true,
          otherText: 'Annet',
        },
        { type: 'comment', name: 'om', visibleIf: "{kurs} contains 'bok'" },
      ],
    });
    expect(items.map(({ id, kind }) => [id, kind])).toEqual([
      ['kurs_web', 'choice'],
      ['kurs_bok', 'choice'],
      ['kurs_other', 'choice'],
      ['kurs_Comment', 'text'],
      ['om', 'text'],
    ]);
    expect(items[0]).toMatchObject({
      text: 'Hvilke kurs?: web',
      options: [
        { value: 1, label: 'Ja' },
        { value: 0, label: 'Nei' },
      ],
    });
    expect(items[3]).toMatchObject({ askIf: 'kurs_other == 1' });
    expect(items[4]).toMatchObject({ askIf: 'kurs_bok == 1' });
    expect(told('changed', 'ticks')?.reason.nb).toContain('3 spørsmål');
  });

  test.each([
    ["{q} = 'b'", 'q == 2'],
    ["{q} <> 'b'", 'q != 2'],
    ["{q} = 'a' or {q} = 'b'", 'q <= 2'],
    ["{q} anyof ['b', 'c']", 'q >= 2'],
    ['{q} notempty', 'q >= 1'],
    ["not ({q} = 'c')", 'q <= 2'],
    ["'c' = {q}", 'q == 3'],
  ])('the condition %s is said as one comparison', (visibleIf, expected) => {
    const { itemOf } = imported({
      elements: [
        { type: 'dropdown', name: 'q', choices: ['a', 'b', 'c'] },
        { type: 'text', name: 't', visibleIf },
      ],
    });
    expect(itemOf('t')).toMatchObject({ askIf: expected });
  });

  test.each([
    ["{q} = 'a' and {n} > 3", 'condition-several'],
    ['{n} + 1 > 3', 'condition-unreadable'],
    ['{t0} = 1', 'condition-text'],
    ['{nowhere} = 1', 'condition-unknown'],
    ['{later} = 1', 'condition-later'],
  ])('the condition %s is dropped with the reason %s, and the question kept', (visibleIf, code) => {
    const { itemOf, told } = imported({
      elements: [
        { type: 'dropdown', name: 'q', choices: ['a', 'b', 'c'] },
        { type: 'text', name: 'n', inputType: 'number', min: 0, max: 10 },
        { type: 'text', name: 't0' },
        { type: 'text', name: 'x', visibleIf },
        { type: 'boolean', name: 'later' },
      ],
    });
    expect(itemOf('x')?.askIf).toBeUndefined();
    expect(told('dropped', code)).toMatchObject({ what: 'x' });
    expect(told('dropped', code)!.reason.nb).toContain(visibleIf);
  });

  test('a panel’s condition holds for the questions in it', () => {
    const { itemOf } = imported({
      elements: [
        { type: 'boolean', name: 'leder' },
        {
          type: 'panel',
          name: 'p',
          title: 'For ledere',
          visibleIf: '{leder} = true',
          elements: [{ type: 'comment', name: 'c' }],
        },
      ],
    });
    expect(itemOf('c')).toMatchObject({ askIf: 'leder == 1' });
  });

  test('texts in three languages are kept apart, and a fourth is told of', () => {
    const title = { default: 'How?', no: 'Hvordan?', nn: 'Korleis?', de: 'Wie?' };
    const { study, items, told } = imported({
      locale: 'en',
      elements: [{ type: 'comment', name: 'c', title }],
    });
    expect(study.languages).toEqual(['nb', 'nn', 'en']);
    expect(items[0]?.text).toEqual({ nb: 'Hvordan?', nn: 'Korleis?', en: 'How?' });
    expect(told('dropped', 'language-foreign')).toMatchObject({ what: 'de' });
  });

  test('nothing is lost silently', () => {
    const { report, itemOf, items } = imported({
      title: 'Alt mulig',
      triggers: [{ type: 'complete' }],
      calculatedValues: [{ name: 'sum', expression: '{a} + {b}' }],
      completedHtml: '<p>Takk</p>',
      elements: [
        { type: 'html', name: 'h', html: '<p>Les <b>dette</b><img src="x"></p>' },
        { type: 'text', name: 'alder', title: 'Alder', inputType: 'number', isRequired: true },
        { type: 'text', name: 'epost', inputType: 'email' },
        {
          type: 'rating',
          name: 'nps',
          rateMin: 0,
          rateMax: 10,
          minRateDescription: 'Nei',
          maxRateDescription: 'Ja',
        },
        { type: 'dropdown', name: 'land', choicesByUrl: { url: 'https://example.org' } },
        { type: 'signaturepad', name: 'sig' },
        { type: 'hologram', name: 'ukjent' },
        { type: 'comment', name: 'med {alder}', title: 'Du er {alder}', colCount: 2, frobnicate: true },
      ],
    });
    expect(items.map(({ id }) => id)).toEqual(['alder', 'epost', 'nps', 'land', 'med_alder']);
    expect(itemOf('alder')).toMatchObject({ kind: 'number', identifying: true });
    expect(itemOf('epost')).toMatchObject({ kind: 'text', identifying: true });
    expect(itemOf('nps')).toMatchObject({ kind: 'agreement', points: 11, lowest: 0, anchors: ['Nei', 'Ja'] });
    const codes = report.map(({ kind, code }) => `${kind} ${code}`);
    for (const expected of [
      ...[
        'dropped calculated',
        'dropped end-text',
        'dropped setting',
        'dropped html-picture',
        'changed html-format',
      ],
      ...[
        'dropped required',
        'changed person',
        'dropped choices-elsewhere',
        'changed no-choices',
        'changed piping',
      ],
      ...[
        'dropped type-signaturepad',
        'dropped type-unknown',
        'dropped looks',
        'changed renamed',
        'converted note',
      ],
    ]) {
      expect(codes).toContain(expected);
    }
    const settings = report.filter(({ code }) => code === 'setting').map(({ what }) => what);
    expect(settings).toEqual(expect.arrayContaining(['triggers', 'med {alder}: frobnicate']));
    expect(report.every(({ reason }) => reason.nb !== '' && reason.nn !== '' && reason.en !== '')).toBe(true);
  });

  test('names of JavaScript’s own and names that meet are made valid and apart', () => {
    const { items } = imported({
      elements: ['__proto__', 'constructor', 'q 1', 'q-1', 'Q1', 'q1', 'æøå'].map((name) => ({
        type: 'comment',
        name,
      })),
    });
    expect(items).toHaveLength(7);
    expect(new Set(items.map(({ id }) => id.toLowerCase())).size).toBe(7);
  });
});

describe('what is no questionnaire from SurveyJS', () => {
  const refusal = (text: string) => {
    try {
      importSurveyJs(text, 'x.json');
      return undefined;
    } catch (error) {
      const { code, problems } = error as { code: string; problems: { code: string; line?: number }[] };
      return problems.length > 0
        ? `${problems[0]!.code}${problems[0]!.line ? ` ${problems[0]!.line}` : ''}`
        : code;
    }
  };
  test.each([
    ['{"pages": [\n{"elements": [', 'syntax 2'],
    ['{"a": 1}', 'not-surveyjs'],
    ['[]', 'not-surveyjs'],
    ['{"pages": []}', 'import-empty'],
    [`{"pages": ${'['.repeat(200)}${']'.repeat(200)}}`, 'too-deep 1'],
    ['{"pages": [], "pages": []}', 'key-twice 1'],
    ['{"__proto__": {"pages": []}}', 'not-surveyjs'],
  ])('%s is refused: %s', (text, expected) => {
    expect(refusal(text)).toBe(expected);
  });
  test('one with a million questions is refused', () => {
    const elements = Array.from({ length: 6000 }, (_, at) => ({ type: 'comment', name: `q${at}` }));
    expect(refusal(JSON.stringify({ elements }))).toBe('import-too-large');
  });
});
