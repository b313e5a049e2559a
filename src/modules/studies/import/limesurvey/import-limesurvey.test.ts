import { describe, expect, test } from 'vitest';
import { parseStudy } from '../../parse/parse-study.ts';
import { importQuestionnaire } from '../import-questionnaire.ts';

const headings = [
  'id',
  'class',
  'type/scale',
  'name',
  'relevance',
  'text',
  'help',
  'language',
  'mandatory',
  'other',
  'min_num_value_n',
  'max_num_value_n',
  'array_filter',
  'display_rows',
];
type Row = Partial<Record<string, string>>;

/** Synthetic surveys, written as LimeSurvey writes them: quoted cells, quotation marks doubled. */
function tsv(rows: readonly Row[], mark = '\ufeff'): Uint8Array {
  const cell = (text = '') => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [
    headings.join('\t'),
    ...rows.map((row) => headings.map((heading) => cell(row[heading])).join('\t')),
  ];
  return new TextEncoder().encode(`${mark}${lines.join('\n')}\n`);
}
const q = (type: string, name: string, text: string, more: Row = {}): Row => ({
  class: 'Q',
  'type/scale': type,
  name,
  text,
  relevance: '1',
  language: 'nb',
  ...more,
});
const sq = (name: string, text: string, more: Row = {}): Row => ({
  class: 'SQ',
  'type/scale': '0',
  name,
  text,
  relevance: '1',
  language: 'nb',
  ...more,
});
const a = (name: string, text: string, more: Row = {}): Row => ({
  class: 'A',
  'type/scale': '0',
  name,
  text,
  language: 'nb',
  ...more,
});
const start: Row[] = [
  { class: 'S', name: 'language', text: 'nb' },
  { class: 'SL', name: 'surveyls_title', text: 'Læring på kontoret', language: 'nb' },
  {
    class: 'SL',
    name: 'surveyls_welcometext',
    text: '<p>Hei!</p>\n<p>Dette tar <strong>fem</strong> minutter.</p>',
    language: 'nb',
  },
  { class: 'G', 'type/scale': '0', name: 'Om jobben', text: 'Tenk på siste måned', language: 'nb' },
];

function imported(rows: readonly Row[]) {
  const { studyText, report, format } = importQuestionnaire(tsv([...start, ...rows]), 'undersokelse.txt');
  expect(format).toBe('limesurvey');
  const { study } = parseStudy(studyText, 'study.yaml');
  const { sections, introduction } = study.instruments.employee!;
  const items = sections.flatMap((section) => section.items);
  return {
    study,
    sections,
    introduction,
    items,
    report,
    itemOf: (id: string) => items.find((item) => item.id === id),
    told: (kind: string, code: string) => report.find((one) => one.kind === kind && one.code === code),
  };
}

describe('a survey from LimeSurvey', () => {
  test('its title, welcome and groups are kept as words', () => {
    const { study, sections, introduction, told } = imported([q('T', 'fritt', 'Hva <b>mener</b> du?&nbsp;')]);
    expect(study).toMatchObject({
      id: 'laering-pa-kontoret',
      title: 'Læring på kontoret',
      languages: ['nb'],
    });
    expect(introduction).toBe('Hei!\nDette tar fem minutter.');
    expect(sections[0]).toMatchObject({ title: 'Om jobben', introduction: 'Tenk på siste måned' });
    expect(sections[0]!.items[0]).toMatchObject({ id: 'fritt', kind: 'text', text: 'Hva mener du?' });
    expect(told('changed', 'html-format')?.what).toContain('fritt');
  });

  test('every type that asks something becomes something', () => {
    const scale = [a('A1', 'Aldri'), a('A2', 'Av og til'), a('A3', 'Ofte')];
    const { items, told } = imported([
      ...[q('L', 'l', 'Sted', { other: 'Y' }), a('N', 'Nord'), a('S', 'Sør')],
      ...[q('!', 'd', 'Valg'), a('1', 'Én'), a('2', 'To')],
      ...[q('O', 'o', 'Med merknad'), a('1', 'Én'), a('2', 'To')],
      ...[q('F', 'f', 'Hvor ofte?'), sq('SQ001', 'Jeg lærer'), sq('SQ002', 'Jeg lærer bort'), ...scale],
      ...[q('H', 'h', 'Hvor ofte?'), sq('X', 'Jeg hører'), ...scale],
      ...[q('A', 'a5', 'Fem'), sq('1', 'x')],
      ...[q('B', 'b10', 'Ti'), sq('1', 'x')],
      ...[q('C', 'c', 'Ja?'), sq('1', 'x')],
      ...[q('E', 'e', 'Mer?'), sq('1', 'x')],
      ...[q('M', 'm', 'Hvilke?'), sq('W', 'Web'), sq('B', 'Bok')],
      ...[q('P', 'p', 'Hvilke?'), sq('W', 'Web')],
      ...[q('N', 'n', 'Hvor mange?', { min_num_value_n: '0', max_num_value_n: '40' })],
      ...[q('K', 'k', 'Timer'), sq('U', 'Uke'), sq('M', 'Måned')],
      ...[q('Q', 'qq', 'Ord'), sq('1', 'Ett')],
      ...[
        q('S', 's', 'Kort'),
        q('U', 'u', 'Lang'),
        q('Y', 'y', 'Leder?'),
        q('G', 'g', 'Kjønn'),
        q('5', 'p5', 'Fem'),
      ],
      ...[
        q('D', 'dato', 'Dag'),
        q('X', 'x', 'Bare tekst'),
        q('*', 'sum', '{n}+1'),
        q('|', 'fil', 'Last opp'),
      ],
      ...[q('1', 'dual', 'To'), sq('1', 'Støtte'), a('1', 'Uenig'), a('2', 'Både og'), a('3', 'Enig')],
      ...[
        a('1', 'Ikke viktig', { 'type/scale': '1' }),
        a('2', 'Viktig', { 'type/scale': '1' }),
        a('3', 'Svært viktig', { 'type/scale': '1' }),
      ],
      ...[q(':', 'rute', 'Tall'), sq('R', 'Rad'), sq('K', 'Kolonne', { 'type/scale': '1' })],
      ...[q(';', 'ord', 'Ord'), sq('R', 'Rad'), sq('K', 'Kolonne', { 'type/scale': '1' })],
      ...[q('R', 'rang', 'Ranger'), a('1', 'Én'), a('2', 'To')],
    ]);
    const kinds = Object.fromEntries(items.map(({ id, kind, column }) => [column ?? id, kind]));
    expect(kinds).toMatchObject({
      l: 'choice',
      'l[other]': 'text',
      d: 'choice',
      o: 'choice',
      'o[comment]': 'text',
      'f[SQ001]': 'agreement',
      'f[SQ002]': 'agreement',
      'h[X]': 'agreement',
      'a5[1]': 'agreement',
      'b10[1]': 'agreement',
      'c[1]': 'choice',
      'e[1]': 'agreement',
      'm[W]': 'choice',
      'm[B]': 'choice',
      'p[W]': 'choice',
      'p[Wcomment]': 'text',
      n: 'number',
      'k[U]': 'number',
      'qq[1]': 'text',
      s: 'text',
      u: 'text',
      y: 'choice',
      g: 'choice',
      p5: 'agreement',
      dato: 'text',
      'dual[1][1]': 'agreement',
      'dual[1][2]': 'agreement',
      'rute[R_K]': 'number',
      'ord[R_K]': 'text',
      'rang[1]': 'number',
    });
    expect(items.find(({ column }) => column === 'f[SQ001]')).toMatchObject({
      points: 3,
      labels: ['Aldri', 'Av og til', 'Ofte'],
    });
    expect(items.find(({ id }) => id === 'n')).toMatchObject({ minimum: 0, maximum: 40 });
    expect(items.find(({ id }) => id === 'g')).toMatchObject({ identifying: true });
    expect(items.some(({ id }) => id === 'sum' || id === 'fil')).toBe(false);
    expect(told('dropped', 'calculated')?.what).toBe('sum');
    expect(told('dropped', 'type-|')?.what).toBe('fil');
    expect(told('changed', 'dual')?.what).toBe('dual');
  });

  test.each([
    ['y == "Y"', 'y == 1'],
    ['((y.NAOK == "Y"))', 'y == 1'],
    ['l.NAOK != "N"', 'l == 2'],
    ['m_W == "Y"', 'm_W == 1'],
    ['n.NAOK > 3', 'n > 3'],
    ['!is_empty(l.NAOK)', 'l >= 1'],
    ['f_SQ001.NAOK == "A3"', 'f_SQ001 == 3'],
    ['(f_SQ001 == "A2" or f_SQ001 == "A3")', 'f_SQ001 >= 2'],
  ])('the relevance %s becomes %s', (relevance, expected) => {
    const { itemOf } = imported([
      q('Y', 'y', 'Leder?'),
      ...[q('L', 'l', 'Sted'), a('N', 'Nord'), a('S', 'Sør')],
      ...[q('M', 'm', 'Hvilke?'), sq('W', 'Web'), sq('B', 'Bok')],
      q('N', 'n', 'Antall'),
      ...[
        q('F', 'f', 'Ofte?'),
        sq('SQ001', 'Lærer'),
        a('A1', 'Aldri'),
        a('A2', 'Av og til'),
        a('A3', 'Ofte'),
      ],
      q('T', 'hvorfor', 'Hvorfor?', { relevance }),
    ]);
    expect(itemOf('hvorfor')).toMatchObject({ askIf: expected });
  });

  test('a relevance that cannot be said is told of, with the group’s', () => {
    const { itemOf, told } = imported([
      q('N', 'n', 'Antall'),
      q('T', 't', 'Hvorfor?', { relevance: 'n * 2 > 3 && count(that) > 1' }),
    ]);
    expect(itemOf('t')?.askIf).toBeUndefined();
    expect(told('dropped', 'condition-unreadable')).toMatchObject({
      what: 't',
      where: { nb: expect.stringMatching(/^linje/) },
    });
  });

  test('languages further down belong to the same questions', () => {
    const { study, items, told } = imported([
      ...[q('L', 'l', 'Hvor?'), a('1', 'Nord'), a('2', 'Sør')],
      { class: 'G', name: 'On the job', language: 'en' },
      ...[
        q('L', 'l', 'Where?', { language: 'en' }),
        a('1', 'North', { language: 'en' }),
        a('2', 'South', { language: 'en' }),
      ],
      { class: 'G', name: 'Zur Arbeit', language: 'de-informal' },
      ...[q('L', 'l', 'Wo?', { language: 'de-informal' })],
    ]);
    expect(study.languages).toEqual(['nb', 'en']);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      text: { nb: 'Hvor?', en: 'Where?' },
      options: [{ label: { nb: 'Nord', en: 'North' } }, { label: { nb: 'Sør', en: 'South' } }],
    });
    expect(told('dropped', 'language-foreign')?.what).toBe('de-informal');
  });

  test('settings, filters and looks are told of', () => {
    const { report } = imported([
      { class: 'S', name: 'adminemail', text: 'noen@example.org' },
      { class: 'QTA', name: 'Kvote' },
      q('T', 't', 'Tekst', { mandatory: 'Y', array_filter: 'm', display_rows: '5' }),
    ]);
    const codes = report.filter(({ kind }) => kind === 'dropped').map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining(['survey-settings', 'quota', 'required', 'setting', 'looks']),
    );
  });
});

describe('a damaged survey from LimeSurvey', () => {
  const refusal = (bytes: Uint8Array) => {
    try {
      importQuestionnaire(bytes, 'x.txt');
      return undefined;
    } catch (error) {
      const { code, problems } = error as { code: string; problems: { code: string }[] };
      return problems[0]?.code ?? code;
    }
  };
  test('cut short inside quotation marks, empty, or of another kind is refused in a sentence', () => {
    const whole = new TextDecoder().decode(tsv([...start, q('T', 't', 'En\nlang\ntekst')]));
    expect(refusal(new TextEncoder().encode(whole.slice(0, whole.lastIndexOf('tekst'))))).toBe('quote-open');
    expect(refusal(tsv(start))).toBe('import-empty');
    expect(refusal(new Uint8Array())).toBe('empty');
    expect(refusal(new TextEncoder().encode('a\tb\n1\t2'))).toBe('unknown-format');
    expect(
      refusal(new TextEncoder().encode('<?xml version="1.0"?>\n<document>\n <LimeSurveyDocType>Survey')),
    ).toBe('lss');
    expect(refusal(new Uint8Array(11 * 1024 * 1024))).toBe('too-large');
  });
});
