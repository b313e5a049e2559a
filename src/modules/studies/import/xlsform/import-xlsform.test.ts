// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes names in such brackets
import { describe, expect, test } from 'vitest';
import { packed, rowsOf } from '#platform/tables/xlsx/testing/write-xlsx.ts';
import { parseStudy } from '../../parse/parse-study.ts';
import { importQuestionnaire } from '../import-questionnaire.ts';

type Sheets = Readonly<Record<string, readonly (readonly string[])[]>>;

/** A workbook of several sheets. */
function workbook(sheets: Sheets): Uint8Array {
  const names = Object.keys(sheets);
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return packed({
    'xl/workbook.xml': `<workbook><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names.map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
    ...Object.fromEntries(
      names.map((name, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet>${rowsOf(sheets[name]!.map((row) => row.map(escaped)))}</worksheet>`,
      ]),
    ),
  });
}

const choices = [
  ['list_name', 'name', 'label::Norsk (nb)', 'label::English (en)'],
  ['enig', '1', 'Helt uenig', 'Strongly disagree'],
  ['enig', '2', 'Uenig', 'Disagree'],
  ['enig', '3', 'Enig', 'Agree'],
  ['enig', '4', 'Helt enig', 'Strongly agree'],
  ['sted', 'nord', 'Nord', 'North'],
  ['sted', 'sor', 'Sør', 'South'],
];
const head = [
  'type',
  'name',
  'label::Norsk (nb)',
  'label::English (en)',
  'relevant',
  'appearance',
  'required',
  'constraint',
  'parameters',
];

function imported(survey: readonly (readonly string[])[], more: Sheets = {}) {
  const { studyText, report, format } = importQuestionnaire(
    workbook({ survey: [head, ...survey], choices, ...more }),
    'skjema.xlsx',
  );
  expect(format).toBe('xlsform');
  const { study } = parseStudy(studyText, 'study.yaml');
  const { sections } = study.instruments.employee!;
  const items = sections.flatMap((section) => section.items);
  return {
    study,
    sections,
    items,
    report,
    itemOf: (id: string) => items.find((item) => item.id === id),
    told: (kind: string, code: string) => report.find((one) => one.kind === kind && one.code === code),
  };
}

describe('an XLSForm', () => {
  test('its questions, lists and groups are kept in the languages it has', () => {
    const { study, sections, itemOf, report } = imported(
      [
        ['start', 'start'],
        ['begin_group', 'g', 'Om jobben', 'On the job'],
        ['note', 'n', 'Tenk på siste måned', 'Think of the last month'],
        ['select_one enig', 'stotte', 'Vi hjelper hverandre', 'We help each other', '', 'likert', 'yes'],
        ['select_one sted', 'sted', 'Hvor jobber du?', 'Where do you work?'],
        ['text', 'hvorfor', 'Hvorfor?', 'Why?', '${stotte} <= 2'],
        ['end_group', ''],
        ['integer', 'alder', 'Alder', 'Age', '', '', '', '. >= 15 and . <= 80'],
        ['calculate', 'sum', '', ''],
        ['geopoint', 'gps', 'Sted', 'Place'],
      ],
      {
        settings: [
          ['form_title', 'form_id'],
          ['Læring', 'l1'],
        ],
        hjelp: [['x']],
      },
    );
    expect(study).toMatchObject({ languages: ['nb', 'en'], id: 'laering' });
    expect(sections[0]).toMatchObject({
      title: { nb: 'Om jobben', en: 'On the job' },
      introduction: { nb: 'Tenk på siste måned' },
    });
    expect(itemOf('stotte')).toMatchObject({
      kind: 'agreement',
      points: 4,
      anchors: [{ nb: 'Helt uenig', en: 'Strongly disagree' }, {}],
    });
    expect(itemOf('sted')).toMatchObject({
      kind: 'choice',
      options: [{ value: 1, label: { nb: 'Nord' } }, { value: 2 }],
    });
    expect(itemOf('hvorfor')).toMatchObject({ askIf: 'stotte <= 2' });
    expect(itemOf('alder')).toMatchObject({ kind: 'number', minimum: 15, maximum: 80, identifying: true });
    const told = report.map(({ kind, code, what, where }) => [`${kind} ${code}`, what, where.nb]);
    expect(told).toContainEqual(['dropped measurement', 'start', 'arket «survey», rad 2']);
    expect(told).toContainEqual(['dropped measurement', 'gps', 'arket «survey», rad 11']);
    expect(told).toContainEqual(['dropped calculated', 'sum', 'arket «survey», rad 10']);
    expect(told).toContainEqual(['dropped required', 'stotte', 'arket «survey», rad 5']);
    expect(told).toContainEqual(['dropped setting', 'form_id', 'arket «settings»']);
    expect(told).toContainEqual(['dropped sheet', 'hjelp', '']);
  });

  test('several ticks, other, ranges and rankings become questions of ours', () => {
    const { items, itemOf, told } = imported([
      ['select_multiple sted or_other', 'kurs', 'Hvilke?', 'Which?'],
      ['text', 'om', 'Om nord', 'On north', "selected(${kurs}, 'nord')"],
      ['select_one sted or_other', 'valg', 'Valg', 'Choice'],
      ['range', 'grad', 'Grad', 'Degree', '', '', '', '', 'start=0 end=10 step=1'],
      ['rank sted', 'r', 'Ranger', 'Rank'],
      ['acknowledge', 'ok', 'Greit?', 'OK?'],
      ['begin_repeat', 'barn', 'Prosjekt', 'Project'],
      ['text', 'navn', 'Hva heter det?', 'What is it called?'],
    ]);
    expect(items.map(({ id, column }) => column ?? id)).toEqual(
      [
        ...[
          'kurs/nord',
          'kurs/sor',
          'kurs/other',
          'kurs_other_2',
          'om',
          'valg',
          'valg_other',
          'grad',
          'r/nord',
          'r/sor',
        ],
        ...['ok', 'navn'],
      ].map((name) => (name === 'kurs_other_2' ? 'kurs_other' : name)),
    );
    expect(itemOf('om')).toMatchObject({ askIf: 'kurs_nord == 1' });
    expect(itemOf('valg_other')).toMatchObject({ askIf: 'valg == 3' });
    expect(itemOf('grad')).toMatchObject({ kind: 'agreement', points: 11, lowest: 0 });
    expect(told('changed', 'repeat')?.what).toBe('barn');
    expect(told('changed', 'unclosed')?.what).toBe('barn');
  });

  test('a group’s condition and the question’s own are kept when they can be said together', () => {
    const { itemOf, told } = imported([
      ['select_one enig', 'a', 'A', 'A', '', 'likert'],
      ['select_one sted', 'b', 'B', 'B'],
      ['begin_group', 'g', '', '', '${a} >= 2'],
      ['text', 't', 'T', 'T', '${a} != 4'],
      ['text', 'u', 'U', 'U', "${b} = 'nord'"],
      ['text', 'v', 'V', 'V'],
      ['end_group', ''],
    ]);
    expect(itemOf('t')).toMatchObject({ askIf: 'a <= 3' });
    expect(itemOf('u')).toMatchObject({ askIf: 'b == 1' });
    expect(itemOf('v')).toMatchObject({ askIf: 'a >= 2' });
    expect(told('dropped', 'condition-pattern')).toMatchObject({ what: 't' });
    expect(told('dropped', 'condition-several')?.reason.nb).toContain('${a} >= 2');
  });
});

describe('a workbook that is no XLSForm', () => {
  const refusal = (bytes: Uint8Array) => {
    try {
      importQuestionnaire(bytes, 'x.xlsx');
      return undefined;
    } catch (error) {
      const { code, problems } = error as { code: string; problems: { code: string }[] };
      return problems[0]?.code ?? code;
    }
  };
  test('is refused in a sentence', () => {
    const good = workbook({ survey: [head, ['text', 'a', 'A', 'A']] });
    expect(refusal(good)).toBeUndefined();
    expect(refusal(workbook({ svar: [['a']] }))).toBe('not-xlsform');
    expect(refusal(workbook({ survey: [['a', 'b']] }))).toBe('not-xlsform');
    expect(refusal(workbook({ survey: [head] }))).toBe('import-empty');
    expect(refusal(good.subarray(0, good.length - 40))).toBe('xlsx-damaged');
    expect(refusal(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0))).toBe('old-excel');
  });
  test('that unpacks to more than it may is refused before it does', () => {
    const bomb = packed({
      'xl/workbook.xml':
        '<workbook><sheets><sheet name="survey" sheetId="1" r:id="rId1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/worksheets/sheet1.xml': new Uint8Array(80 * 1024 * 1024).fill(0x20),
    });
    expect(bomb.length).toBeLessThan(200_000);
    expect(refusal(bomb)).toBe('too-large');
  });
});
