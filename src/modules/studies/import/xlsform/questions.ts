import { m } from '#messages';
import { anyText, fixedAnswers, mostOptions, no, yes, yesNo } from '../draft/answers-of.ts';
import type { Draft } from '../draft/draft.ts';
import type { DraftAnswer, Option } from '../draft/draft-item.ts';
import type { Place } from '../draft/place.ts';
import { joinTexts, type Texts } from '../draft/tongues.ts';
import type { FormRow } from './read-form.ts';
import { tellOfColumns } from './tell-of-columns.ts';

export type FormContext = {
  readonly draft: Draft;
  /** The language of columns that name none. */
  readonly tongue: string;
  readonly choices: ReadonlyMap<string, readonly Option[]>;
};
type Asking = {
  readonly row: FormRow;
  readonly draft: Draft;
  readonly name: string;
  readonly place: Place;
  readonly text: Texts;
  readonly conditions: readonly string[];
};

/** What a device measures by itself: never kept with answers here. */
const measured =
  /^(start|end|today|deviceid|device_?id|phonenumber|phone_?number|username|email|subscriberid|simserial|audit|start-geopoint|background-audio|background-geopoint|geopoint|geotrace|geoshape|imei)$/i;
const files = /^(image|audio|video|file|barcode|photo|csv-external|xml-external|osm)$/i;
const otherWords: Texts = new Map([
  ['nb', 'Annet'],
  ['nn', 'Anna'],
  ['en', 'Other'],
]);

export function addFormQuestion(
  row: FormRow,
  type: string,
  conditions: readonly string[],
  { draft, tongue, choices, isTableList }: FormContext & { readonly isTableList: boolean },
): void {
  const place = { sheet: 'survey', line: row.number };
  const name = row.cell('name') || type;
  const shown = type.slice(0, 60);
  if (measured.test(type)) {
    draft.drop('measurement', name, place, (locale) => m.studies_import_measurement({}, { locale }));
    return;
  }
  if (/^(calculate|calculate_here|hidden)$/i.test(type)) {
    draft.drop('calculated', name, place, (locale) => m.studies_import_calculated({}, { locale }));
    return;
  }
  if (files.test(type)) {
    draft.drop('type-file', name, place, (locale) =>
      m.studies_import_type_dropped({ type: shown }, { locale }),
    );
    return;
  }
  const heading = draft.plain(row.texts('label', tongue), name, place);
  const hint = draft.plain(row.texts('hint', tongue), name, place);
  const text = joinTexts(heading, hint, '\n');
  tellOfColumns(row, draft, name);
  if (type === 'note' || (row.cell('appearance') === 'label' && /^select/i.test(type))) {
    addNote({ row, draft, name, place, text, conditions });
    return;
  }
  if (hint.size > 0) {
    draft.report.gather('changed', 'help', '', name, place, (locale) =>
      m.studies_import_help({}, { locale }),
    );
  }
  const asking: Asking = {
    row,
    draft,
    name,
    place,
    text: text.size > 0 ? text : new Map([['', name]]),
    conditions,
  };
  const select =
    /^(select_one|select one|select1|select_multiple|select multiple|rank)(?: from)? (\S+)( or_other| or specify other)?$/i.exec(
      type,
    );
  if (select) {
    const [, kind = '', list = '', other] = select;
    addSelect(asking, {
      kind: kind.toLowerCase().replace(' ', '_'),
      list,
      hasOther: other !== undefined,
      choices,
      isTableList,
    });
    return;
  }
  if (/^select_(one|multiple)_(from_file|external)\b/i.test(type)) {
    draft.drop('choices-elsewhere', name, place, (locale) =>
      m.studies_import_choices_elsewhere({}, { locale }),
    );
    addOpen(asking, { kind: 'text' });
    return;
  }
  const answer = openAnswer(type, row);
  if (answer) {
    addOpen(asking, answer);
    return;
  }
  if (/^(date|time|datetime)$/i.test(type)) {
    draft.askOpen({
      name,
      place,
      text: asking.text,
      answer: { kind: 'text' },
      conditions,
      isIdentifying: /date/i.test(type),
    });
    draft.report.add('changed', 'date', name, place, (locale) => m.studies_import_date({}, { locale }));
    return;
  }
  if (/^(acknowledge|trigger)$/i.test(type)) {
    const fixed = yesNo(yes, no, [['OK', 1]]);
    draft.askFixed({ name, place, text: asking.text, conditions }, fixed);
    draft.tellKept(name, place, fixed.answer);
    return;
  }
  draft.drop('type-unknown', name, place, (locale) =>
    m.studies_import_type_unknown({ type: shown }, { locale }),
  );
}

function addNote({ row, draft, name, place, text }: Asking): void {
  draft.note(text);
  draft.report.add('converted', 'note', name, place, (locale) =>
    m.studies_import_became_words({}, { locale }),
  );
  if (row.cell('relevant', 'relevance') === '') return;
  draft.report.gather('dropped', 'note-condition', '', name, place, (locale) =>
    m.studies_import_note_condition({}, { locale }),
  );
}

type Bounds = { minimum?: number; maximum?: number };

function openAnswer(type: string, row: FormRow): DraftAnswer | undefined {
  if (/^(text|string)$/i.test(type)) return { kind: 'text' };
  if (/^(integer|int|decimal)$/i.test(type)) return { kind: 'number', ...boundsOf(row.cell('constraint')) };
  if (!/^range$/i.test(type)) return undefined;
  const parameter = (key: string) =>
    new RegExp(`\\b${key}\\s*=\\s*(-?\\d+(?:\\.\\d+)?)`, 'i').exec(row.cell('parameters'))?.[1];
  const [start, end] = [Number(parameter('start') ?? 0), Number(parameter('end') ?? 10)];
  const step = Number(parameter('step') ?? 1);
  const points = end - start + 1;
  if (step === 1 && Number.isInteger(start) && points >= 2 && points <= 11)
    return { kind: 'agreement', lowest: start, points };
  return { kind: 'number', minimum: Math.min(start, end), maximum: Math.max(start, end) };
}

/** The smallest and largest number that a rule such as `. >= 0 and . <= 120` lets through. */
function boundsOf(rule: string): Bounds {
  const bounds: Bounds = {};
  const least = /(?:^|[\s(])\.\s*>=\s*(-?\d+(?:\.\d+)?)/.exec(rule)?.[1];
  const most = /(?:^|[\s(])\.\s*<=\s*(-?\d+(?:\.\d+)?)/.exec(rule)?.[1];
  if (/\bor\b|\bnot\b/i.test(rule)) return bounds;
  if (least !== undefined) bounds.minimum = Number(least);
  if (most !== undefined && Number(most) >= (bounds.minimum ?? Number.NEGATIVE_INFINITY))
    bounds.maximum = Number(most);
  return bounds;
}

/** Whether the bounds say all that the rule says. */
const isOnlyBounds = (rule: string) =>
  /^\(?\s*\.\s*[<>]=\s*-?\d+(\.\d+)?\s*\)?(\s*and\s*\(?\s*\.\s*[<>]=\s*-?\d+(\.\d+)?\s*\)?)?$/i.test(rule);

function addOpen({ row, draft, name, place, text, conditions }: Asking, answer: DraftAnswer): void {
  draft.askOpen({ name, place, text, answer, conditions });
  draft.tellKept(name, place, answer);
  const rule = row.cell('constraint');
  if (rule === '' || (answer.kind === 'number' && isOnlyBounds(rule))) return;
  draft.report.add('dropped', 'constraint', name, place, (locale) =>
    m.studies_import_constraint({ rule: rule.slice(0, 200) }, { locale }),
  );
}

type Select = {
  readonly kind: string;
  readonly list: string;
  readonly hasOther: boolean;
  readonly choices: FormContext['choices'];
  readonly isTableList: boolean;
};

function addSelect(asking: Asking, { kind, list, hasOther, choices, isTableList }: Select): void {
  const { row, draft, name, place, text, conditions } = asking;
  const options = choices.get(list) ?? [];
  if (options.length === 0 || options.length > mostOptions) {
    addOpen(asking, { kind: 'text' });
    draft.drop('list-missing', name, place, (locale) =>
      m.studies_import_list_missing({ list: list.slice(0, 60) }, { locale }),
    );
    return;
  }
  const other = hasOther ? [{ code: 'other', label: otherWords, isNoAnswer: false }] : [];
  if (kind === 'rank') {
    addRanking(asking, options);
    return;
  }
  if (kind === 'select_multiple') {
    const each = [...options, ...other].map(({ code, label }) => ({ code, label, name: `${name}/${code}` }));
    draft.askTicks(
      { name, place, text, conditions },
      each,
      yesNo(yes, no, [
        ['1', 1],
        ['0', 0],
      ]),
    );
    if (hasOther) addOther(asking, undefined);
    return;
  }
  const isLikert = isTableList || /likert/i.test(row.cell('appearance'));
  const fixed = fixedAnswers(options, isLikert ? 'grid' : 'single', other);
  const id = draft.askFixed({ name, place, text, conditions }, fixed);
  draft.tellKept(name, place, fixed.answer);
  draft.tellFixed(fixed, name, place);
  if (hasOther) addOther(asking, `${id} == ${fixed.codes.get('other')}`);
}

function addOther({ draft, name, place }: Asking, askIf: string | undefined): void {
  const ticked = draft.asked.get(`${name}/other`);
  const on = askIf ?? (ticked?.kind === 'one' ? `${ticked.id} == 1` : undefined);
  if (on === undefined) return;
  draft.askOther({ name: `${name}_other`, place, text: otherWords, askIf: on });
  draft.report.gather('changed', 'other', '', name, place, (locale) =>
    m.studies_import_other({}, { locale }),
  );
}

function addRanking({ draft, name, place, text, conditions }: Asking, options: readonly Option[]): void {
  for (const { code, label } of options) {
    const heading = new Map(
      [...label].map(([tongue, one]) => [tongue, `${text.get(tongue) ?? anyText(text)}: ${one}`]),
    );
    const answer = { kind: 'number', minimum: 1, maximum: options.length } as const;
    draft.askOpen({ name: `${name}/${code}`, place, text: heading, answer, conditions });
  }
  draft.report.add('changed', 'ranking', name, place, (locale) =>
    m.studies_import_ranking({ count: options.length }, { locale }),
  );
}
