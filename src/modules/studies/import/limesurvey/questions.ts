import { m } from '#messages';
import {
  anyText,
  type FixedAnswers,
  fixedAnswers,
  no,
  optionOf,
  rating,
  yes,
  yesNo,
} from '../draft/answers-of.ts';
import type { Draft } from '../draft/draft.ts';
import type { Option } from '../draft/draft-item.ts';
import type { Place } from '../draft/place.ts';
import { joinTexts, type Texts } from '../draft/tongues.ts';
import { tellOfAttributes } from './attributes.ts';
import { isAlways } from './conditions.ts';
import type { LimePart, LimeQuestion } from './survey.ts';

type Asking = {
  readonly question: LimeQuestion;
  readonly draft: Draft;
  readonly name: string;
  readonly place: Place;
  readonly text: Texts;
  readonly conditions: readonly string[];
};

const tickCodes = [
  ['Y', 1],
  ['', 0],
] as const;
const words = {
  uncertain: new Map([
    ['nb', 'Usikker'],
    ['nn', 'Usikker'],
    ['en', 'Uncertain'],
  ]),
  decrease: new Map([
    ['nb', 'Mindre'],
    ['nn', 'Mindre'],
    ['en', 'Decrease'],
  ]),
  same: new Map([
    ['nb', 'Det samme'],
    ['nn', 'Det same'],
    ['en', 'Same'],
  ]),
  increase: new Map([
    ['nb', 'Mer'],
    ['nn', 'Meir'],
    ['en', 'Increase'],
  ]),
  female: new Map([
    ['nb', 'Kvinne'],
    ['nn', 'Kvinne'],
    ['en', 'Female'],
  ]),
  male: new Map([
    ['nb', 'Mann'],
    ['nn', 'Mann'],
    ['en', 'Male'],
  ]),
  other: new Map([
    ['nb', 'Annet'],
    ['nn', 'Anna'],
    ['en', 'Other'],
  ]),
  comment: new Map([
    ['nb', 'Kommentar'],
    ['nn', 'Kommentar'],
    ['en', 'Comment'],
  ]),
} as const;

/** What LimeSurvey has that asks nothing we can keep. */
const dropped = new Set(['|', 'I']);

export function addLimeQuestion(question: LimeQuestion, draft: Draft, around: readonly string[]): void {
  const { name, type, row } = question;
  const place = { line: row.line };
  const own = row.cell('relevance').trim();
  const conditions = isAlways(own) ? around : [...around, own];
  if (type === '*') {
    draft.drop('calculated', name, place, (locale) => m.studies_import_calculated({}, { locale }));
    return;
  }
  if (dropped.has(type)) {
    draft.drop(`type-${type}`, name, place, (locale) => m.studies_import_type_dropped({ type }, { locale }));
    return;
  }
  const heading = draft.plain(question.texts, name, place);
  const help = draft.plain(question.helps, name, place);
  if (type === 'X') {
    draft.note(joinTexts(heading, help, '\n'));
    draft.report.add('converted', 'note', name, place, (locale) =>
      m.studies_import_became_words({}, { locale }),
    );
    if (!isAlways(own)) {
      draft.report.gather('dropped', 'note-condition', '', name, place, (locale) =>
        m.studies_import_note_condition({}, { locale }),
      );
    }
    return;
  }
  if (help.size > 0) {
    draft.report.gather('changed', 'help', '', name, place, (locale) =>
      m.studies_import_help({}, { locale }),
    );
  }
  const text = joinTexts(heading, help, '\n');
  const add = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (!add) {
    draft.drop('type-unknown', name, place, (locale) =>
      m.studies_import_type_unknown({ type: type.slice(0, 40) }, { locale }),
    );
    return;
  }
  tellOfAttributes(question, draft);
  add({ question, draft, name, place, text, conditions });
}

const kinds: Readonly<Record<string, (asking: Asking) => void>> = {
  L: addList,
  '!': addList,
  O: (asking) => {
    addList(asking);
    addComment(asking);
  },
  Z: addList,
  W: addList,
  '5': (asking) => addFixed(asking, rating(1, 5, undefined)),
  Y: (asking) =>
    addFixed(
      asking,
      yesNo(yes, no, [
        ['Y', 1],
        ['1', 1],
        ['N', 0],
        ['2', 0],
      ]),
    ),
  G: (asking) => {
    const options = [optionOf('F', words.female), optionOf('M', words.male)];
    addFixed(asking, fixedAnswers(options, 'single'), true);
  },
  N: addNumber,
  S: (asking) => addOpen(asking, asking.question.row.cell('numbers_only') === '1' ? 'number' : 'text'),
  T: (asking) => addOpen(asking, 'text'),
  U: (asking) => addOpen(asking, 'text'),
  D: addDate,
  M: addTicks,
  P: addTicks,
  K: (asking) => addEach(asking, 'number'),
  Q: (asking) => addEach(asking, asking.question.row.cell('numbers_only') === '1' ? 'number' : 'text'),
  R: addRanking,
  F: (asking) => addGrid(asking, fixedAnswers(optionsIn(asking, '0'), 'grid')),
  H: (asking) => addGrid(asking, fixedAnswers(optionsIn(asking, '0'), 'grid')),
  A: (asking) => addGrid(asking, rating(1, 5, undefined)),
  B: (asking) => addGrid(asking, rating(1, 10, undefined)),
  C: (asking) =>
    addGrid(
      asking,
      fixedAnswers([optionOf('Y', yes), optionOf('U', words.uncertain), optionOf('N', no)], 'grid'),
    ),
  E: (asking) =>
    addGrid(
      asking,
      fixedAnswers(
        [optionOf('D', words.decrease), optionOf('S', words.same), optionOf('I', words.increase)],
        'grid',
      ),
    ),
  '1': addDual,
  ':': (asking) => addCells(asking, 'number'),
  ';': (asking) => addCells(asking, 'text'),
};

function textsOf(part: LimePart, { draft, name }: Asking): Texts {
  const texts = draft.plain(part.texts, name, { line: part.line });
  return texts.size > 0 ? texts : new Map([['', part.code]]);
}

function optionsIn(asking: Asking, scale: string): Option[] {
  return (asking.question.answers.get(scale) ?? []).map((part) => {
    if (!isAlways(part.relevance)) tellOfOption(asking, part);
    return optionOf(part.code, textsOf(part, asking));
  });
}

function tellOfOption({ draft, name }: Asking, part: LimePart): void {
  draft.report.gather(
    'dropped',
    'option-condition',
    '',
    `${name}: ${part.code}`,
    { line: part.line },
    (locale) => m.studies_import_option_condition({}, { locale }),
  );
}

function addFixed(
  { draft, name, place, text, conditions }: Asking,
  fixed: FixedAnswers,
  isIdentifying?: boolean,
): string {
  const id = draft.askFixed(
    { name, place, text, conditions, ...(isIdentifying ? { isIdentifying } : {}) },
    fixed,
  );
  draft.tellKept(name, place, fixed.answer);
  draft.tellFixed(fixed, name, place);
  return id;
}

function addList(asking: Asking): void {
  const { question, draft, name, place } = asking;
  const hasOther = question.row.cell('other').trim() === 'Y';
  const given = draft.plain(new Map([['', question.row.cell('other_replace_text')]]), name, place);
  const label = given.size > 0 ? given : words.other;
  const extras = hasOther ? [{ code: '-oth-', label, isNoAnswer: false }] : [];
  const options = optionsIn(asking, '0');
  if (options.length === 0 && !hasOther) {
    addOpen(asking, 'text');
    draft.report.add('changed', 'no-choices', name, place, (locale) =>
      m.studies_import_no_choices({}, { locale }),
    );
    return;
  }
  const fixed = fixedAnswers(options, 'single', extras);
  const id = addFixed(asking, fixed);
  if (!hasOther) return;
  draft.askOther({
    name: `${name}[other]`,
    place,
    text: label,
    askIf: `${id} == ${fixed.codes.get('-oth-')}`,
  });
  draft.report.gather('changed', 'other', '', name, place, (locale) =>
    m.studies_import_other({}, { locale }),
  );
}

function addComment({ draft, name, place, conditions }: Asking): void {
  const answer = { kind: 'text' } as const;
  draft.ask({ name: `${name}[comment]`, place, text: words.comment, answer, conditions });
  draft.tellKept(`${name}[comment]`, place, answer);
}

function boundsIn({ question }: Asking): { minimum?: number; maximum?: number } {
  const bound = (...headings: readonly string[]) => {
    const cell = headings.map((heading) => question.row.cell(heading).trim()).find((one) => one !== '');
    return cell !== undefined && /^-?\d{1,12}([.,]\d{1,6})?$/.test(cell)
      ? Number(cell.replace(',', '.'))
      : undefined;
  };
  const minimum = bound('min_num_value_n', 'slider_min', 'multiflexible_min');
  const maximum = bound('max_num_value_n', 'slider_max', 'multiflexible_max');
  return {
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined || (minimum !== undefined && maximum < minimum) ? {} : { maximum }),
  };
}

function addOpen(asking: Asking, kind: 'number' | 'text'): void {
  const { draft, name, place, text, conditions } = asking;
  const answer = kind === 'number' ? { kind, ...boundsIn(asking) } : { kind };
  draft.askOpen({ name, place, text, answer, conditions });
  draft.tellKept(name, place, answer);
}

function addNumber(asking: Asking): void {
  addOpen(asking, 'number');
}

function addDate({ draft, name, place, text, conditions }: Asking): void {
  draft.askOpen({ name, place, text, answer: { kind: 'text' }, conditions, isIdentifying: true });
  draft.report.add('changed', 'date', name, place, (locale) => m.studies_import_date({}, { locale }));
}

/** Sub-questions with the heading of the whole before them. */
function subsIn(asking: Asking, scale = '0'): readonly { part: LimePart; label: Texts }[] {
  return (asking.question.subs.get(scale) ?? []).map((part) => ({ part, label: textsOf(part, asking) }));
}

function under(heading: Texts, label: Texts): Texts {
  return new Map(
    [...label].map(([tongue, one]) => {
      const stem = (heading.get(tongue) ?? anyText(heading)).replace(/[\s:]+$/, '');
      return [tongue, stem === '' ? one : `${stem}: ${one}`];
    }),
  );
}

function addTicks(asking: Asking): void {
  const { question, draft, name, place, text, conditions } = asking;
  const each = subsIn(asking).map(({ part, label }) => {
    if (!isAlways(part.relevance)) tellOfOption(asking, part);
    return { code: part.code, label, name: `${name}[${part.code}]`, knownAs: `${name}_${part.code}` };
  });
  draft.askTicks({ name, place, text, conditions }, each, yesNo(yes, no, tickCodes));
  if (question.row.cell('other').trim() === 'Y') {
    draft.ask({
      name: `${name}[other]`,
      place,
      text: under(text, words.other),
      answer: { kind: 'text' },
      conditions,
    });
    draft.report.gather('changed', 'other', '', name, place, (locale) =>
      m.studies_import_other({}, { locale }),
    );
  }
  if (question.type !== 'P') return;
  for (const { label, code } of each) {
    const about = under(label, words.comment);
    draft.ask({ name: `${name}[${code}comment]`, place, text: about, answer: { kind: 'text' }, conditions });
  }
  draft.report.add('changed', 'comments-with', name, place, (locale) =>
    m.studies_import_comments_with({}, { locale }),
  );
}

function addEach(asking: Asking, kind: 'number' | 'text'): void {
  const { draft, name, text, conditions } = asking;
  for (const { part, label } of subsIn(asking)) {
    const own = `${name}[${part.code}]`;
    const answer = kind === 'number' ? { kind, ...boundsIn(asking) } : { kind };
    const place = { line: part.line };
    draft.askOpen({ name: own, place, text: under(text, label), answer, conditions }, `${name}_${part.code}`);
    draft.tellKept(own, place, answer);
  }
}

function addRanking(asking: Asking): void {
  const { draft, name, place, text, conditions } = asking;
  const options = optionsIn(asking, '0');
  for (const { code, label } of options) {
    const answer = { kind: 'number', minimum: 1, maximum: options.length } as const;
    draft.askOpen({ name: `${name}[${code}]`, place, text: under(text, label), answer, conditions });
  }
  draft.report.add('changed', 'ranking', name, place, (locale) =>
    m.studies_import_ranking({ count: options.length }, { locale }),
  );
}

function addGrid(asking: Asking, fixed: FixedAnswers): void {
  const { draft, name, place, text } = asking;
  draft.note(text);
  const subs = subsIn(asking);
  addRows(asking, fixed, {
    heading: new Map(),
    columnOf: (code) => `${name}[${code}]`,
    knownAs: (code) => `${name}_${code}`,
  });
  const options = fixed.answer.kind === 'choice' ? fixed.answer.options.length : 0;
  const range = fixed.answer.kind === 'agreement' ? fixed.answer : { lowest: 0, points: 1 };
  const highest = range.lowest + range.points - 1;
  draft.report.add('converted', `grid-${fixed.answer.kind}`, name, place, (locale) =>
    options > 0
      ? m.studies_import_became_choices({ count: subs.length, options }, { locale })
      : m.studies_import_became_statements({ count: subs.length, lowest: range.lowest, highest }, { locale }),
  );
  draft.tellFixed(fixed, name, place);
}

type Rows = {
  readonly heading: Texts;
  readonly columnOf: (code: string) => string;
  readonly knownAs: (code: string) => string;
};

function addRows(asking: Asking, fixed: FixedAnswers, { heading, columnOf, knownAs }: Rows): void {
  const { draft, conditions } = asking;
  for (const { part, label } of subsIn(asking)) {
    const own = isAlways(part.relevance) ? conditions : [...conditions, part.relevance];
    const text = heading.size > 0 ? under(heading, label) : label;
    const item = { name: columnOf(part.code), place: { line: part.line }, text, conditions: own };
    draft.askFixed(item, fixed, knownAs(part.code));
  }
}

/** Two scales side by side: first all questions with the one, then all with the other. */
function addDual(asking: Asking): void {
  const { question, draft, name, place, text } = asking;
  draft.note(text);
  for (const [scale, header] of [
    ['0', 'dualscale_headera'],
    ['1', 'dualscale_headerb'],
  ] as const) {
    const fixed = fixedAnswers(optionsIn(asking, scale), 'grid');
    const heading = draft.plain(new Map([['', question.row.cell(header)]]), name, place);
    addRows(asking, fixed, {
      heading,
      columnOf: (code) => `${name}[${code}][${Number(scale) + 1}]`,
      knownAs: (code) => `${name}_${code}_${scale}`,
    });
    draft.tellFixed(fixed, name, place);
  }
  draft.report.add('changed', 'dual', name, place, (locale) => m.studies_import_dual({}, { locale }));
}

function addCells(asking: Asking, kind: 'number' | 'text'): void {
  const { draft, name, place, text, conditions } = asking;
  const [rows, columns] = [subsIn(asking, '0'), subsIn(asking, '1')];
  for (const row of rows) {
    for (const column of columns) {
      const answer = kind === 'number' ? { kind, ...boundsIn(asking) } : { kind };
      const heading = under(under(text, row.label), column.label);
      const code = `${row.part.code}_${column.part.code}`;
      draft.askOpen(
        { name: `${name}[${code}]`, place, text: heading, answer, conditions },
        `${name}_${code}`,
      );
    }
  }
  draft.report.add('changed', 'cells', name, place, (locale) =>
    m.studies_import_cells({ count: rows.length * columns.length }, { locale }),
  );
}
