import type { Language, Trilingual } from '#platform/language.ts';
import {
  fixtureBars,
  fixtureGroups,
  fixtureMatrix,
  fixtureModel,
  fixtureOptions,
  longLabel,
} from '../figures/figures-fixture.ts';
import {
  correlationMatrixFigure,
  type Figure,
  type FigureOptions,
  groupMeansFigure,
  meanBarsFigure,
  researchModelFigure,
} from '../figures/index.ts';
import type { Block, FigureBlock, ReportDocument, TableBlock } from '../schema.ts';

/** Labels that have broken other programs: markup of HTML, Typst and Word, quotes, a very long word. */
export const hostileLabel = '<script>alert("1")</script> #x $y$ *b* _u_ \\ `c` @ref ~ [k] {z} & \'q\'';

const say = (language: Language, text: Trilingual) => text[language];

/** Every kind of block once or more, in the language asked for. Made up from end to end. */
export function fixtureDocument(language: Language): ReportDocument {
  const t = (nb: string, nn: string, en: string) => say(language, { nb, nn, en });
  const tableWord = t('Tabell', 'Tabell', 'Table');
  const figureWord = t('Figur', 'Figur', 'Figure');
  const provenance = {
    text: 'employees.csv · n = 254 · RQ1a · correlate · Handlingsrom 0.1.0',
    howId: 'how-rq1a',
  };

  const figure = (
    id: string,
    number: number,
    title: string,
    draw: (options: FigureOptions) => Figure,
    extra: Partial<FigureBlock> = {},
  ): FigureBlock => {
    const options = fixtureOptions(language, title);
    const wide = draw(options);
    return {
      kind: 'figure',
      id,
      number: `${figureWord} ${number}`,
      title,
      svg: wide.svg,
      narrowSvg: draw({ ...options, layout: 'narrow' }).svg,
      widthPixels: wide.widthPixels,
      heightPixels: wide.heightPixels,
      alternativeText: t(
        `${title}. Tallene står i tabellen ved siden av.`,
        `${title}. Tala står i tabellen ved sida av.`,
        `${title}. The numbers are in the table beside it.`,
      ),
      provenance,
      ...extra,
    };
  };

  const correlations: TableBlock = {
    kind: 'table',
    id: 'table-1',
    number: `${tableWord} 1`,
    title: t(
      'Sammenheng mellom vilkår for læring og kapasitet for å lære og fornye',
      'Samanheng mellom vilkår for læring og kapasitet for å lære og fornye',
      'Associations between conditions for learning and capacity to learn and innovate',
    ),
    columns: [
      { label: t('Vilkår', 'Vilkår', 'Condition'), align: 'left' },
      { label: [{ text: 'n', italic: true }], align: 'right', group: t('Ansatte', 'Tilsette', 'Employees') },
      { label: [{ text: 'r', italic: true }], align: 'right', group: t('Ansatte', 'Tilsette', 'Employees') },
      { label: [{ text: 'p', italic: true }], align: 'right', group: t('Ansatte', 'Tilsette', 'Employees') },
      { label: [{ text: 'n', italic: true }], align: 'right', group: t('Ledere', 'Leiarar', 'Leaders') },
      { label: [{ text: 'r', italic: true }], align: 'right', group: t('Ledere', 'Leiarar', 'Leaders') },
    ],
    rows: [
      { isSection: true, cells: [{ text: t('Arenaer', 'Arenaer', 'Arenas') }] },
      row('Læring gjennom å møtes', '254', ',48***', '< ,001', '30', ',31'),
      row('Bruk av intranett', '251', ',12', ',057', '30', '−,04'),
      { isSection: true, cells: [{ text: t('Vilkår', 'Vilkår', 'Conditions') }] },
      row(longLabel, '249', '−,22**', ',004', '30', ',67***'),
      {
        cells: [
          { text: hostileLabel, indent: 1, note: 'a' },
          { text: '253' },
          { text: ',07' },
          { text: ',268' },
          { text: t('vises ikke', 'blir ikkje vist', 'withheld'), isWithheld: true },
          { text: '', isWithheld: true },
        ],
      },
      {
        isTotal: true,
        cells: [
          { text: t('Alle', 'Alle', 'All') },
          { text: '254' },
          { text: ',48***' },
          { text: '< ,001' },
          { text: '30' },
          { text: ',31' },
        ],
      },
    ],
    notes: [
      [
        { text: t('Merknad.', 'Merknad.', 'Note.'), italic: true },
        ' ',
        { text: 'r', italic: true },
        ' = Pearson. * ',
        { text: 'p', italic: true },
        ' < ,05. ** ',
        { text: 'p', italic: true },
        ' < ,01. *** ',
        { text: 'p', italic: true },
        ' < ,001.',
      ],
      [{ text: 'a', superscript: true }, t(' En påstand.', ' Ein påstand.', ' One statement.')],
    ],
    provenance,
  };

  const names = Array.from({ length: 13 }, (_, index) => `${index + 1}`);
  const wideTable: TableBlock = {
    kind: 'table',
    id: 'table-2',
    number: `${tableWord} 2`,
    title: t('Alle korrelasjoner', 'Alle korrelasjonar', 'All correlations'),
    postHocLabel: t('Ikke planlagt', 'Ikkje planlagd', 'Post hoc'),
    columns: [
      { label: t('Variabel', 'Variabel', 'Variable'), align: 'left' },
      { label: [{ text: 'M', italic: true }], align: 'right' },
      { label: [{ text: 'SD', italic: true }], align: 'right' },
      ...names.map((label) => ({ label, align: 'right' as const })),
    ],
    rows: names.map((name, index) => ({
      cells: [
        { text: `${name} ${index === 4 ? longLabel : 'Støtte fra leder'}` },
        { text: '3,42' },
        { text: '0,81' },
        ...names.map((_, column) => ({
          text: column < index ? (column % 3 ? ',48***' : '−,22**') : column === index ? '–' : '',
        })),
      ],
    })),
    notes: [],
    provenance: { text: 'employees.csv · n = 254 · post hoc' },
  };
  const longTable: TableBlock = {
    kind: 'table',
    id: 'table-3',
    number: `${tableWord} 3`,
    title: t('Svar på hver påstand', 'Svar på kvar påstand', 'Answers to each statement'),
    columns: [
      { label: t('Påstand', 'Påstand', 'Statement'), align: 'left' },
      { label: [{ text: 'n', italic: true }], align: 'right' },
      { label: [{ text: 'M', italic: true }], align: 'right' },
    ],
    rows: Array.from({ length: 60 }, (_, index) => ({
      cells: [
        { text: `${index + 1}. ${longLabel}` },
        { text: '254' },
        { text: `${3 + (index % 3)},${10 + index}` },
      ],
    })),
    notes: [t('Skala 1–6.', 'Skala 1–6.', 'Scale 1–6.')],
    provenance: { text: 'employees.csv · n = 254' },
  };

  const blocks: Block[] = [
    {
      kind: 'facts',
      facts: [
        {
          term: t('Svar', 'Svar', 'Answers'),
          value: t('254 ansatte, 30 ledere', '254 tilsette, 30 leiarar', '254 employees, 30 leaders'),
        },
        {
          term: t('Plan låst', 'Plan låst', 'Plan locked'),
          value: 'sha256 9f2c1e5ab7d04c3f8e6a1d2b3c4d5e6f9f2c1e5ab7d04c3f8e6a1d2b3c4d5e6f',
        },
      ],
    },
    { kind: 'heading', level: 1, id: 'findings', text: t('Funn', 'Funn', 'Findings') },
    { kind: 'quote', text: `«${hostileLabel}»`, source: hostileLabel },
    {
      kind: 'finding',
      text: [
        t(
          'Møteplasser henger tydeligst sammen med kapasiteten: ',
          'Møteplassar heng tydelegast saman med kapasiteten: ',
          'Meeting places go most clearly with capacity: ',
        ),
        { text: 'r', italic: true },
        t(' = ,48.', ' = ,48.', ' = .48.'),
      ],
    },
    figure(
      'figure-1',
      1,
      t('Forskningsmodellen', 'Forskingsmodellen', 'The research model'),
      (o) => researchModelFigure(fixtureModel(6, 1), o),
      { tableId: 'table-1' },
    ),
    correlations,
    {
      kind: 'warning',
      severity: 'warning',
      about: 'table-1',
      text: t(
        'Få ledere: tallene er usikre.',
        'Få leiarar: tala er usikre.',
        'Few leaders: the numbers are uncertain.',
      ),
    },
    {
      kind: 'warning',
      severity: 'info',
      about: 'table-1',
      text: t('Ni sammenhenger er prøvd.', 'Ni samanhengar er prøvde.', 'Nine associations were tested.'),
    },
    {
      kind: 'details',
      id: 'how-rq1a',
      summary: t('Slik er tabell 1 beregnet', 'Slik er tabell 1 rekna ut', 'How Table 1 was computed'),
      blocks: [
        { kind: 'prose', text: t('Pearsons r, parvis.', 'Pearsons r, parvis.', 'Pearson r, pairwise.') },
        { kind: 'list', items: [['Fisher ', { text: 'z', italic: true }], hostileLabel] },
      ],
    },
    {
      kind: 'heading',
      level: 2,
      id: 'all',
      text: t('Alle sammenhenger', 'Alle samanhengar', 'All associations'),
    },
    {
      kind: 'prose',
      text: [
        t('Blått er positivt, ', 'Blått er positivt, ', 'Blue is positive, '),
        { text: t('brunt negativt', 'brunt negativt', 'brown negative'), bold: true },
        '.',
      ],
    },
    figure(
      'figure-2',
      2,
      t('Korrelasjoner', 'Korrelasjonar', 'Correlations'),
      (o) => correlationMatrixFigure(fixtureMatrix(6), o),
      { tableId: 'table-2', postHocLabel: wideTable.postHocLabel ?? '' },
    ),
    wideTable,
    { kind: 'heading', level: 1, id: 'groups', text: t('Grupper', 'Grupper', 'Groups') },
    figure('figure-3', 3, t('Etter ansiennitet', 'Etter ansiennitet', 'By seniority'), (o) =>
      groupMeansFigure(fixtureGroups, o),
    ),
    {
      kind: 'heading',
      level: 2,
      id: 'arenas',
      text: t('Læringsarenaer', 'Læringsarenaer', 'Learning arenas'),
    },
    { kind: 'heading', level: 3, id: 'use', text: t('Bruk', 'Bruk', 'Use') },
    figure(
      'figure-4',
      4,
      t('Bruk av læringsarenaer', 'Bruk av læringsarenaer', 'Use of learning arenas'),
      (o) => meanBarsFigure(fixtureBars, o),
    ),
    longTable,
  ];
  return {
    language,
    title: t(
      'Læring og fornying på kontorene',
      'Læring og fornying på kontora',
      'Learning and innovation at the offices',
    ),
    subtitle: t('Eksempelrapport', 'Eksempelrapport', 'Example report'),
    syntheticNotice: t(
      'Svarene er laget for å vise hvordan rapporten ser ut. Ingen mennesker har gitt dem.',
      'Svara er laga for å vise korleis rapporten ser ut. Ingen menneske har gitt dei.',
      'The answers are made up to show what the report looks like. No person gave them.',
    ),
    blocks,
    footer: 'Handlingsrom 0.1.0',
  };
}

function row(...texts: string[]): TableBlock['rows'][number] {
  return { cells: texts.map((text) => ({ text })) };
}
