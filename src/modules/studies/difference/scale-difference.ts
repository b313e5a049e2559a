import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import { inAList } from '#platform/listing.ts';
import type { Scale, Study } from '../schema.ts';
import { itemsOfScale } from '../variables.ts';
import { type Change, named, textChanges, valueChange } from './change.ts';

/** What is different about the scales: which there are, which questions they have, and which of those are reversed. */
export function scaleChanges(
  { before, after }: { readonly before: Study; readonly after: Study },
  reader: Language,
): Change[] {
  const locale = { locale: reader };
  return [
    ...Object.entries(after.scales).flatMap(([id, scale]): Change[] => {
      const was = before.scales[id];
      const name = named(scale.label, id, reader);
      if (was) return oneScale(was, scale, name, reader);
      const inputs = { name, items: scale.items.join(', ') };
      return [{ kind: 'added', text: m.editor_diff_scale_new(inputs, locale) }];
    }),
    ...Object.entries(before.scales)
      .filter(([id]) => !Object.hasOwn(after.scales, id))
      .map(
        ([id, scale]): Change => ({
          kind: 'removed',
          text: m.editor_diff_scale_gone({ name: named(scale.label, id, reader) }, locale),
        }),
      ),
  ];
}

function oneScale(before: Scale, after: Scale, name: string, reader: Language): Change[] {
  const locale = { locale: reader };
  const old = new Map(itemsOfScale(before).map(({ id, isReversed }) => [id, isReversed]));
  const now = new Map(itemsOfScale(after).map(({ id, isReversed }) => [id, isReversed]));
  const come = [...now.keys()].filter((id) => !old.has(id));
  const gone = [...old.keys()].filter((id) => !now.has(id));
  const turned = [...now].filter(([id, isReversed]) => old.has(id) && old.get(id) !== isReversed);
  const list = (ids: readonly string[]) => inAList(ids, reader);
  return [
    ...(come.length > 0
      ? [{ kind: 'added', text: m.editor_diff_scale_got({ name, items: list(come) }, locale) } as const]
      : []),
    ...(gone.length > 0
      ? [{ kind: 'removed', text: m.editor_diff_scale_lost({ name, items: list(gone) }, locale) } as const]
      : []),
    ...turned.map(
      ([item, isReversed]): Change => ({
        kind: 'changed',
        text: (isReversed ? m.editor_diff_scale_turned : m.editor_diff_scale_unturned)(
          { name, item },
          locale,
        ),
      }),
    ),
    ...textChanges(m.editor_diff_scale_label({ name }, locale), before.label, after.label, reader),
    ...textChanges(m.editor_diff_scale_source({ name }, locale), before.source, after.source, reader),
    ...valueChange(
      m.editor_diff_scale_score({ name }, locale),
      sayScore(before, reader),
      sayScore(after, reader),
      reader,
    ),
    ...valueChange(
      m.editor_diff_scale_minimum({ name }, locale),
      before.minimumAnswered,
      after.minimumAnswered,
      reader,
    ),
  ];
}

function sayScore({ score }: Scale, reader: Language): string {
  return (score === 'sum' ? m.editor_score_sum : m.editor_score_mean)({}, { locale: reader });
}
