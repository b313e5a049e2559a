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
import type { Texts } from '../draft/tongues.ts';
import { extrasIn, optionsIn, otherText } from './choices.ts';
import { addCells, addGrid } from './grids.ts';
import type { Question } from './question.ts';
import { tellOfRest } from './settings.ts';

/** Elements that ask nothing we can keep: files, drawings, pictures and what is computed. */
export const dropped: ReadonlySet<string> = new Set([
  ...['file', 'signaturepad', 'image', 'expression', 'imagemap', 'geolocation', 'microphone'],
]);

/** Adds a question of any kind that there is; false for a kind we do not know. */
export function addQuestion(question: Question): boolean {
  const add = Object.hasOwn(kinds, question.type) ? kinds[question.type] : undefined;
  if (!add) return false;
  add(question);
  addComment(question);
  return true;
}

const kinds: Readonly<Record<string, (question: Question) => void>> = {
  text: addText,
  comment: (question) => addOpen(question, { kind: 'text' }),
  radiogroup: addChoice,
  dropdown: addChoice,
  buttongroup: addChoice,
  imagepicker: (question) => (question.part.isTrue('multiSelect') ? addTicks(question) : addChoice(question)),
  checkbox: addTicks,
  tagbox: addTicks,
  boolean: addBoolean,
  rating: addRating,
  slider: addSlider,
  nouislider: addSlider,
  ranking: addRanking,
  multipletext: addSeveralTexts,
  matrix: addGrid,
  matrixdropdown: (question) => addCells(question, addQuestion),
  matrixdynamic: (question) => addCells(question, addQuestion),
};

const numberInputs = new Set(['number', 'range']);
/** Inputs whose answers are names of people, or ways to reach them. */
const personInputs = new Set(['email', 'tel']);

function addText(question: Question): void {
  const { part, draft, name } = question;
  const input = part.string('inputType') ?? 'text';
  const mask = part.string('maskType');
  const numeric = part.parts('validators').find((one) => one.string('type') === 'numeric');
  const [minimum, maximum] = [
    part.number('min') ?? numeric?.number('minValue'),
    part.number('max') ?? numeric?.number('maxValue'),
  ];
  part.value('step');
  if (numberInputs.has(input) || numeric !== undefined || mask === 'numeric' || mask === 'currency') {
    addOpen(question, {
      kind: 'number',
      ...(minimum === undefined ? {} : { minimum }),
      ...(maximum === undefined || (minimum !== undefined && maximum < minimum) ? {} : { maximum }),
    });
    return;
  }
  addOpen(question, { kind: 'text' }, personInputs.has(input));
  if (personInputs.has(input)) {
    draft.report.add('changed', 'person', name, part.place, (locale) =>
      m.studies_import_person({}, { locale }),
    );
  } else if (input !== 'text') {
    const kind = input.slice(0, 40);
    draft.report.add('changed', 'input', name, part.place, (locale) =>
      m.studies_import_input({ kind }, { locale }),
    );
  }
}

function addOpen(
  { part, draft, name, text, conditions }: Question,
  answer: { kind: 'text' } | { kind: 'number'; minimum?: number; maximum?: number },
  isIdentifying?: boolean,
): void {
  part.value('maxLength');
  draft.askOpen({
    name,
    place: part.place,
    text,
    answer,
    conditions,
    ...(isIdentifying ? { isIdentifying } : {}),
  });
  draft.tellKept(name, part.place, answer);
}

function addChoice(question: Question): void {
  const { part, draft, name, text, conditions } = question;
  const options = optionsIn(part, 'choices', draft, name);
  const extras = extrasIn(part, draft, name);
  const low = part.number('choicesMin');
  const high = part.number('choicesMax');
  const step = part.number('choicesStep') ?? 1;
  if (
    options.length === 0 &&
    low !== undefined &&
    high !== undefined &&
    step > 0 &&
    (high - low) / step <= 1000
  ) {
    for (let value = low; value <= high; value += step) options.push(optionOf(value));
  }
  if (tellOfElsewhere(question, options.length)) return;
  const fixed = fixedAnswers(options, 'single', extras);
  const id = draft.askFixed({ name, place: part.place, text, conditions }, fixed);
  draft.tellKept(name, part.place, fixed.answer);
  draft.tellFixed(fixed, name, part.place);
  addOther(question, fixed, id);
}

/** Choices that stand somewhere else: with none here, the question is answered in words. */
function tellOfElsewhere(question: Question, count: number): boolean {
  const { part, draft, name } = question;
  const elsewhere = [
    'choicesByUrl',
    'choicesFromQuestion',
    'choicesEnableIf',
    'choicesVisibleIf',
    'choiceValuesFromQuestion',
  ].filter((key) => part.value(key) !== undefined);
  for (const setting of elsewhere) {
    draft.drop('choices-elsewhere', `${name}: ${setting}`, part.place, (locale) =>
      m.studies_import_choices_elsewhere({}, { locale }),
    );
  }
  if (count > 0) return false;
  addOpen(question, { kind: 'text' });
  draft.report.add('changed', 'no-choices', name, part.place, (locale) =>
    m.studies_import_no_choices({}, { locale }),
  );
  return true;
}

/** A line to write on, for those who chose "other". */
function addOther({ part, draft, name }: Question, fixed: FixedAnswers, id: string): void {
  const value = fixed.codes.get('other');
  part.value('otherPlaceholder');
  part.value('otherErrorText');
  if (value === undefined || !part.isTrue('hasOther', 'showOtherItem')) return;
  const label =
    fixed.answer.kind === 'choice'
      ? fixed.answer.options.find((one) => one.value === value)?.label
      : undefined;
  draft.askOther({
    name: `${name}-Comment`,
    place: part.place,
    text: otherText(label ?? new Map()),
    askIf: `${id} == ${value}`,
  });
  draft.report.gather('changed', 'other', '', name, part.place, (locale) =>
    m.studies_import_other({}, { locale }),
  );
}

function addTicks(question: Question): void {
  const { part, draft, name, text, conditions } = question;
  const extras = extrasIn(part, draft, name).filter(({ isNoAnswer }) => !isNoAnswer);
  const options = [...optionsIn(part, 'choices', draft, name), ...extras];
  if (tellOfElsewhere(question, options.length)) return;
  for (const key of [
    'hasSelectAll',
    'showSelectAllItem',
    'selectAllText',
    'maxSelectedChoices',
    'minSelectedChoices',
  ]) {
    if (part.value(key) === undefined || key === 'selectAllText') continue;
    draft.report.gather('dropped', 'tick-limits', '', name, part.place, (locale) =>
      m.studies_import_tick_limits({}, { locale }),
    );
  }
  const ticked = yesNo(yes, no, [['true', 1]]);
  const each = options.map(({ code, label }) => ({ code, label, name: `${name}-${code}` }));
  draft.askTicks({ name, place: part.place, text, conditions }, each, ticked);
  const other = draft.asked.get(name);
  const id = other?.kind === 'many' ? other.ids.get('other') : undefined;
  if (id === undefined || !part.isTrue('hasOther', 'showOtherItem')) return;
  const label = extras.find(({ code }) => code === 'other')!.label;
  draft.askOther({ name: `${name}-Comment`, place: part.place, text: otherText(label), askIf: `${id} == 1` });
}

function addBoolean({ part, draft, name, text, conditions }: Question): void {
  const [onYes, onNo] = [part.texts('labelTrue'), part.texts('labelFalse')];
  const labels = [
    onYes.size > 0 ? draft.plain(onYes, name, part.place) : yes,
    onNo.size > 0 ? draft.plain(onNo, name, part.place) : no,
  ] as const;
  const codeOf = (key: string, otherwise: string) => {
    const value = part.value(key);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : otherwise;
  };
  const codes = [
    [codeOf('valueTrue', 'true'), 1],
    [codeOf('valueFalse', 'false'), 0],
  ] as const;
  const fixed = yesNo(...labels, codes);
  const label = part.texts('label');
  const asked =
    text.size > 0 && anyText(text) !== name
      ? text
      : label.size > 0
        ? draft.plain(label, name, part.place)
        : text;
  draft.askFixed({ name, place: part.place, text: asked, conditions }, fixed);
  draft.tellKept(name, part.place, fixed.answer);
}

function addRating({ part, draft, name, text, conditions }: Question): void {
  const ends = [
    draft.plain(part.texts('minRateDescription', 'mininumRateDescription'), name, part.place),
    draft.plain(part.texts('maxRateDescription', 'maximumRateDescription'), name, part.place),
  ] as const;
  const values = optionsIn(part, 'rateValues', draft, name);
  const lowest = part.number('rateMin') ?? 1;
  const step = part.number('rateStep') ?? 1;
  const count = part.number('rateCount');
  const highest = part.number('rateMax') ?? (count === undefined ? 5 : lowest + count - 1);
  part.value('autoGenerate');
  part.value('displayRateDescriptionsAsExtremeItems');
  const steps = Array.from(
    { length: Math.min(100, Math.max(0, Math.floor((highest - lowest) / step) + 1)) },
    (_, at) => optionOf(lowest + at * step),
  );
  const fixed =
    values.length > 0
      ? fixedAnswers(values, 'grid')
      : step === 1 && Number.isInteger(lowest)
        ? rating(lowest, Math.floor(highest), ends)
        : fixedAnswers(steps, 'single');
  draft.askFixed({ name, place: part.place, text, conditions }, fixed);
  draft.tellKept(name, part.place, fixed.answer);
  draft.tellFixed(fixed, name, part.place);
}

function addSlider(question: Question): void {
  const { part } = question;
  const [minimum, maximum] = [
    part.number('min') ?? part.number('rangeMin') ?? 0,
    part.number('max') ?? part.number('rangeMax') ?? 100,
  ];
  part.value('step');
  addOpen(question, { kind: 'number', minimum, maximum: Math.max(minimum, maximum) });
}

/** Which place each has, from 1. */
function addRanking({ part, draft, name, text, conditions }: Question): void {
  const options = optionsIn(part, 'choices', draft, name);
  for (const { code, label } of options) {
    const heading = new Map(
      [...label].map(([tongue, one]) => [tongue, `${text.get(tongue) ?? anyText(text)}: ${one}`]),
    );
    const answer = { kind: 'number', minimum: 1, maximum: options.length } as const;
    draft.askOpen({ name: `${name}-${code}`, place: part.place, text: heading, answer, conditions });
  }
  draft.report.add('changed', 'ranking', name, part.place, (locale) =>
    m.studies_import_ranking({ count: options.length }, { locale }),
  );
}

function addSeveralTexts({ part, draft, name, text, conditions }: Question): void {
  const items = part.parts('items');
  for (const item of items) {
    const own = item.string('name') ?? '';
    const title = draft.plain(item.texts('title'), own, item.place);
    const label = title.size > 0 ? title : new Map([['', own]]);
    const heading = new Map(
      [...label].map(([tongue, one]) => [tongue, `${text.get(tongue) ?? anyText(text)}: ${one}`]),
    );
    addText({ part: item, draft, type: 'text', name: `${name}-${own}`, text: heading, conditions });
    tellOfRest(item, draft, `${name}-${own}`);
  }
}

/** A line for remarks under a question. */
function addComment({ part, draft, name, conditions }: Question): void {
  if (!part.isTrue('hasComment', 'showCommentArea')) return;
  const given = draft.plain(part.texts('commentText'), name, part.place);
  const text: Texts =
    given.size > 0
      ? given
      : new Map([
          ['nb', 'Kommentar'],
          ['nn', 'Kommentar'],
          ['en', 'Comment'],
        ]);
  part.value('commentPlaceholder');
  const answer = { kind: 'text' } as const;
  draft.ask({ name: `${name}-Comment`, place: part.place, text, answer, conditions });
  draft.tellKept(`${name}-Comment`, part.place, answer);
}
