import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import { type Instrument, type Item, type Study, textIn } from '../schema.ts';
import { type Change, named, textChanges } from './change.ts';
import { itemChanges } from './item-difference.ts';
import { moved } from './moved.ts';

type Section = Instrument['sections'][number];
type Placed = { readonly item: Item; readonly section: Section };

/** What is different about one questionnaire. */
export function instrumentChanges(
  file: string,
  studies: { readonly before: Study; readonly after: Study },
  reader: Language,
): Change[] {
  const before = studies.before.instruments[file]!;
  const after = studies.after.instruments[file]!;
  const locale = { locale: reader };
  const pairs = pairedSections(before.sections, after.sections);
  const newSections = after.sections.filter((section) => !pairs.has(section));
  const oldSections = new Set(pairs.values());
  const [old, now] = [placedItems(before), placedItems(after)];
  const renamed = renamedItems(old, now);
  const idBefore = (id: string) => renamed.get(id) ?? id;
  return [
    ...textChanges(m.editor_diff_questionnaire_title({}, locale), before.title, after.title, reader),
    ...textChanges(m.editor_diff_introduction({}, locale), before.introduction, after.introduction, reader),
    ...newSections.map(
      (section): Change => ({
        kind: 'added',
        text: m.editor_diff_section_new({ name: named(section.title, '…', reader) }, locale),
      }),
    ),
    ...before.sections
      .filter((section) => !oldSections.has(section))
      .map(
        (section): Change => ({
          kind: 'removed',
          text: m.editor_diff_section_gone({ name: named(section.title, '…', reader) }, locale),
        }),
      ),
    ...sectionMoves(before.sections, after.sections, pairs, reader),
    ...[...pairs].flatMap(([is, was]) => {
      const name = named(is.title, '…', reader);
      return [
        ...textChanges(m.editor_diff_section_title({ name }, locale), was.title, is.title, reader),
        ...textChanges(
          m.editor_diff_section_introduction({ name }, locale),
          was.introduction,
          is.introduction,
          reader,
        ),
      ];
    }),
    ...[...now.values()].flatMap(({ item, section }): Change[] => {
      const was = old.get(idBefore(item.id));
      if (!was) {
        const inputs = {
          name: named(item.text, item.id, reader),
          section: named(section.title, '…', reader),
        };
        return [{ kind: 'added', text: m.editor_diff_item_new(inputs, locale) }];
      }
      const changes = itemChanges({ before: was.item, after: item }, { studies, file, reader });
      if (pairs.get(section) === was.section) return changes;
      const inputs = {
        name: named(item.label ?? item.text, item.id, reader),
        from: named(was.section.title, '…', reader),
        to: named(section.title, '…', reader),
      };
      return [{ kind: 'moved', text: m.editor_diff_item_moved_to(inputs, locale) }, ...changes];
    }),
    ...[...old.values()]
      .filter(({ item }) => !now.has(item.id) && ![...renamed.values()].includes(item.id))
      .map(
        ({ item }): Change => ({
          kind: 'removed',
          text: m.editor_diff_item_gone({ name: named(item.text, item.id, reader) }, locale),
        }),
      ),
    ...[...pairs].flatMap(([is, was]) =>
      moved(
        was.items.map(({ id }) => id),
        is.items.map(({ id }) => idBefore(id)),
      ).map((id): Change => {
        const { item } = old.get(id)!;
        return {
          kind: 'moved',
          text: m.editor_diff_item_moved({ name: named(item.label ?? item.text, id, reader) }, locale),
        };
      }),
    ),
  ];
}

function placedItems({ sections }: Instrument): Map<string, Placed> {
  return new Map(sections.flatMap((section) => section.items.map((item) => [item.id, { item, section }])));
}

/** A question that is gone and one that has come with the same words are one question with another id. */
function renamedItems(
  old: ReadonlyMap<string, Placed>,
  now: ReadonlyMap<string, Placed>,
): Map<string, string> {
  const gone = [...old.values()].filter(({ item }) => !now.has(item.id));
  const renamed = new Map<string, string>();
  for (const { item } of now.values()) {
    if (old.has(item.id)) continue;
    const was = gone.findIndex((one) => JSON.stringify(one.item.text) === JSON.stringify(item.text));
    if (was >= 0) renamed.set(item.id, gone.splice(was, 1)[0]!.item.id);
  }
  return renamed;
}

/** Sections have no ids: the same are those of the same title, and of the rest those that share most questions. */
function pairedSections(before: readonly Section[], after: readonly Section[]): Map<Section, Section> {
  const pairs = new Map<Section, Section>();
  const left = new Set(before);
  const pair = (is: Section, was: Section | undefined) => {
    if (!was) return;
    pairs.set(is, was);
    left.delete(was);
  };
  const titleOf = ({ title }: Section) => textIn(title, 'nb');
  for (const is of after)
    pair(
      is,
      [...left].find((was) => titleOf(was) === titleOf(is)),
    );
  for (const is of after) {
    if (pairs.has(is)) continue;
    const shared = (was: Section) =>
      was.items.filter(({ id }) => is.items.some((item) => item.id === id)).length;
    const best = [...left].sort((a, b) => shared(b) - shared(a))[0];
    if (best && shared(best) > 0) pair(is, best);
  }
  return pairs;
}

function sectionMoves(
  before: readonly Section[],
  after: readonly Section[],
  pairs: ReadonlyMap<Section, Section>,
  reader: Language,
): Change[] {
  const number = (section: Section) => String(before.indexOf(section));
  const now = after.flatMap((section) => {
    const was = pairs.get(section);
    return was ? [number(was)] : [];
  });
  return moved(before.map(number), now).map((index) => ({
    kind: 'moved',
    text: m.editor_diff_section_moved(
      { name: named(before[Number(index)]!.title, '…', reader) },
      { locale: reader },
    ),
  }));
}
