import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import { parseCondition } from '../condition/parse-condition.ts';
import { sayCondition } from '../condition/say-condition.ts';
import type { Item, Study } from '../schema.ts';
import { type Change, named, textChanges, valueChange } from './change.ts';
import { moved } from './moved.ts';

type Both<T> = { readonly before: T; readonly after: T };

/** What is different about one question. */
export function itemChanges(
  items: Both<Item>,
  around: { readonly studies: Both<Study>; readonly file: string; readonly reader: Language },
): Change[] {
  const { before, after } = items;
  const { reader } = around;
  const locale = { locale: reader };
  const name = named(after.label ?? after.text, after.id, reader);
  const of = (part: (inputs: { name: string }, options: { locale: Language }) => string) =>
    part({ name }, locale);
  return [
    ...(before.id === after.id ? [] : valueChange(of(m.editor_diff_of_id), before.id, after.id, reader)),
    ...(before.kind === after.kind
      ? []
      : valueChange(
          of(m.editor_diff_of_kind),
          sayKind(before.kind, reader),
          sayKind(after.kind, reader),
          reader,
        )),
    ...textChanges(of(m.editor_diff_of_text), before.text, after.text, reader),
    ...textChanges(of(m.editor_diff_of_label), before.label, after.label, reader),
    ...identifyingChange(items, name, reader),
    ...conditionChange(items, name, around),
    ...answerChanges(items, name, reader),
    ...valueChange(of(m.editor_diff_of_column), before.column, after.column, reader),
    ...valueChange(
      of(m.editor_diff_of_missing),
      before.missing?.join(', '),
      after.missing?.join(', '),
      reader,
    ),
  ];
}

function sayKind(kind: Item['kind'], reader: Language): string {
  const names = {
    agreement: m.editor_kind_agreement,
    choice: m.editor_kind_choice,
    number: m.editor_kind_number,
    text: m.editor_kind_text,
  };
  return names[kind]({}, { locale: reader });
}

function identifyingChange({ before, after }: Both<Item>, name: string, reader: Language): Change[] {
  if ((before.identifying === true) === (after.identifying === true)) return [];
  const say = after.identifying ? m.editor_diff_identifying : m.editor_diff_not_identifying;
  return [{ kind: 'changed', text: say({ name }, { locale: reader }) }];
}

function conditionChange(
  { before, after }: Both<Item>,
  name: string,
  { studies, file, reader }: Parameters<typeof itemChanges>[1],
): Change[] {
  if (before.askIf?.trim() === after.askIf?.trim()) return [];
  const said = (askIf: string | undefined, study: Study) => {
    const read = parseCondition(askIf ?? '');
    return 'condition' in read ? sayCondition(read.condition, study, file, reader) : (askIf ?? '');
  };
  const locale = { locale: reader };
  const now = said(after.askIf, studies.after);
  if (after.askIf === undefined)
    return [{ kind: 'changed', text: m.editor_diff_asked_all({ name }, locale) }];
  if (before.askIf === undefined) {
    return [{ kind: 'changed', text: m.editor_diff_asked_if({ name, condition: now }, locale) }];
  }
  const text = m.editor_diff_asked_other({ name }, locale);
  return [{ kind: 'changed', text, before: said(before.askIf, studies.before), after: now }];
}

function answerChanges({ before, after }: Both<Item>, name: string, reader: Language): Change[] {
  const locale = { locale: reader };
  if (before.kind === 'agreement' && after.kind === 'agreement') {
    const ends = [m.editor_diff_of_low, m.editor_diff_of_high] as const;
    return [
      ...valueChange(m.editor_diff_of_points({ name }, locale), before.points, after.points, reader),
      ...valueChange(m.editor_diff_of_lowest({ name }, locale), before.lowest, after.lowest, reader),
      ...ends.flatMap((end, place) =>
        textChanges(end({ name }, locale), before.anchors?.[place], after.anchors?.[place], reader),
      ),
    ];
  }
  if (before.kind === 'number' && after.kind === 'number') {
    return [
      ...valueChange(m.editor_diff_of_minimum({ name }, locale), before.minimum, after.minimum, reader),
      ...valueChange(m.editor_diff_of_maximum({ name }, locale), before.maximum, after.maximum, reader),
    ];
  }
  if (before.kind !== 'choice' || after.kind !== 'choice') return [];
  const old = new Map(before.options.map((option) => [String(option.value), option]));
  const now = new Map(after.options.map((option) => [String(option.value), option]));
  const answerOf = (option: { label: Parameters<typeof named>[0]; value: unknown }) =>
    named(option.label, String(option.value), reader);
  return [
    ...[...now].flatMap(([value, option]): Change[] => {
      const was = old.get(value);
      const answer = answerOf(option);
      if (!was) return [{ kind: 'added', text: m.editor_diff_answer_new({ name, answer }, locale) }];
      return textChanges(
        m.editor_diff_of_answer({ name, code: value }, locale),
        was.label,
        option.label,
        reader,
      );
    }),
    ...[...old]
      .filter(([value]) => !now.has(value))
      .map(
        ([, option]): Change => ({
          kind: 'removed',
          text: m.editor_diff_answer_gone({ name, answer: answerOf(option) }, locale),
        }),
      ),
    ...moved([...old.keys()], [...now.keys()]).map(
      (value): Change => ({
        kind: 'moved',
        text: m.editor_diff_answer_moved({ name, answer: answerOf(now.get(value)!) }, locale),
      }),
    ),
  ];
}
