/** What a form may change, and how what is typed in a field is to be understood. */
export type FieldKind = 'words' | 'number' | 'code' | 'text' | 'flag' | 'condition' | 'many' | 'offices';

const item = 'instruments/[^/]+/sections/\\d+/items/\\d+';
const kinds: readonly (readonly [FieldKind, RegExp])[] = [
  [
    'words',
    new RegExp(
      `^(?:title|description|instruments/[^/]+/(?:title|introduction)|instruments/[^/]+/sections/\\d+/(?:title|introduction)|${item}/(?:text|label|anchors/[01]|options/\\d+/label)|scales/[^/]+/(?:label|source))/(?:nb|nn|en)$`,
    ),
  ],
  [
    'number',
    new RegExp(
      `^(?:privacy/minimumGroup|${item}/(?:points|lowest|minimum|maximum)|scales/[^/]+/minimumAnswered)$`,
    ),
  ],
  ['code', new RegExp(`^${item}/options/\\d+/value$`)],
  ['text', new RegExp(`^(?:privacy/eraseCodeKeyBy|${item}/(?:column|kind|id)|scales/[^/]+/(?:score))$`)],
  ['flag', new RegExp(`^${item}/identifying$`)],
  ['condition', new RegExp(`^${item}/askIf/(?:variable|sign|value)$`)],
  [
    'offices',
    /^offices\/(?:column|of|registration|window|months|period\/(?:from|to)|units\/.+|more\/\d+\/(?:code|unit))$/s,
  ],
  ['many', /^(?:languages|scales\/[^/]+\/(?:items|reversed))$/],
];

/** Null for a field that is not part of the study: a button, or something a request made up. */
export function fieldKind(name: string): FieldKind | null {
  if (name.length > 300 || /(^|\/)(__proto__|constructor|prototype)(\/|$)/.test(name)) return null;
  return kinds.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}
