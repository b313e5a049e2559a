import { parseCondition } from '../condition/parse-condition.ts';
import { listOf, recordOf } from '../parse/study-outline.ts';
import { type Instrument, type Item, item as itemSchema, type LocalisedText, type Study } from '../schema.ts';
import { type DraftItem, type DraftWords, draftView } from './draft-view.ts';

/** A draft as it would be asked: what is not right yet is shown as well as can be, so that one sees what one is doing. */
export function previewStudy(value: unknown): Study {
  const draft = draftView(value);
  const rawItems = (path: string): readonly unknown[] => {
    const [, instrument = '', , section = ''] = path.split('/');
    const sections = listOf(recordOf(recordOf(recordOf(value).instruments)[instrument]).sections);
    return listOf(recordOf(sections[Number(section)]).items);
  };
  const instruments = draft.instruments.map((instrument): [string, Instrument] => [
    instrument.id,
    {
      ...optional('title', instrument.title),
      ...optional('introduction', instrument.introduction),
      sections: instrument.sections.map((section) => ({
        title: localised(section.title, '…'),
        ...optional('introduction', section.introduction),
        items: section.items.map((one, index) => itemOf(one, rawItems(section.path)[index])),
      })),
    },
  ]);
  return {
    handlingsrom: 1,
    id: draft.id || 'x',
    title: localised(draft.title, '…'),
    ...optional('description', draft.description),
    languages: [...draft.languages],
    privacy: { minimumGroup: Number(draft.minimumGroup) || 5 },
    missing: [],
    instruments: Object.fromEntries(instruments),
    scales: {},
    outcomes: {},
    plan: [],
    families: [],
    postHoc: [],
  };
}

/** Shown while the number of points is none. */
const usualPoints = 6;

function itemOf(draft: DraftItem, raw: unknown): Item {
  const { askIf: _, ...rest } = recordOf(raw);
  const options = draft.options.map(({ value, label }) => ({ value, label: localised(label, value || '…') }));
  const mended = {
    ...rest,
    id: draft.id || 'x',
    text: localised(draft.text, '…'),
    ...(draft.kind === 'choice' ? { options } : {}),
    ...(draft.askIf !== null && isReadable(draft.askIf) ? { askIf: draft.askIf } : {}),
  };
  const { labels: __, ...unnamed } = mended as Record<string, unknown>;
  const read = [mended, { ...unnamed, points: usualPoints }]
    .map((tried) => itemSchema.safeParse(tried))
    .find(({ success }) => success);
  return read?.success ? read.data : { id: mended.id, kind: 'text', text: mended.text };
}

function isReadable(source: string): boolean {
  const read = parseCondition(source);
  return 'condition' in read && read.condition.kind === 'comparison';
}

function optional<K extends string>(key: K, words: DraftWords): { [name in K]?: LocalisedText } {
  const isEmpty = words.nb === '' && words.nn === '' && words.en === '';
  return isEmpty ? {} : ({ [key]: localised(words, '') } as { [name in K]?: LocalisedText });
}

function localised(words: DraftWords, otherwise: string): LocalisedText {
  const { nb, nn, en, isShared } = words;
  if (isShared && nb !== '') return nb;
  const said = Object.entries({ nb, nn, en }).filter(([, text]) => text !== '');
  return said.length === 0 ? otherwise : Object.fromEntries(said);
}
