import { m } from '#messages';
import { type FixedAnswers, fixedAnswers, no, optionOf, yes, yesNo } from '../draft/answers-of.ts';
import { extrasIn, optionsIn, otherText } from './choices.ts';
import { addOpen } from './open-questions.ts';
import type { Question } from './question.ts';

export function addChoice(question: Question): void {
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

export function addTicks(question: Question): void {
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
