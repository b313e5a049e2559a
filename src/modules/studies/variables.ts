import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import { officeSizeItem, officeSizeVariable } from './offices/office-size.ts';
import { type Instrument, type Item, type LocalisedText, type Scale, type Study, textIn } from './schema.ts';

/** The data file with one row an office: means of its people's answers, beside the outcomes. */
export const officeFile = 'office';

/** Something with a number for every row of a file. */
export type Variable = { readonly id: string; readonly kind: 'scale' | 'item' | 'outcome' };
export type NamedScale = Scale & { readonly id: string };
export type ScaleItem = { readonly id: string; readonly isReversed: boolean };

export function allItems(instrument: Instrument): readonly Item[] {
  return instrument.sections.flatMap((section) => section.items);
}

/**
 * The file whose answers an analysis of `file` rests on: itself, and for `office` the instrument that asks
 * for the office (otherwise the first).
 */
export function sourceFileOf(study: Study, file: string): string | undefined {
  if (file !== officeFile) return Object.hasOwn(study.instruments, file) ? file : undefined;
  const files = Object.keys(study.instruments);
  return files.find((name) => officeItem(study, name) !== undefined) ?? files[0];
}

/** The item that asks for the office, when the office is not merely a column of its own. */
export function officeItem(study: Study, file: string): Item | undefined {
  const name = study.offices?.column;
  if (name === undefined) return undefined;
  return itemsOf(study, file).find(({ id, column }) => id === name || column === name);
}

/** The items of a file in the order they are asked; of the office file, those its means are made of. */
export function itemsOf(study: Study, file: string): readonly Item[] {
  const source = file === officeFile ? sourceFileOf(study, file) : file;
  if (source === undefined || !Object.hasOwn(study.instruments, source)) return [];
  return allItems(study.instruments[source]!);
}

/** An item that is asked, or the one that is reckoned: the size of the office (`offices.sizes`). */
export function findItem(study: Study, file: string, id: string): Item | undefined {
  if (id === officeSizeVariable && study.offices?.sizes) {
    return hasOfficeSize(study, file) ? officeSizeItem(study) : undefined;
  }
  return itemsOf(study, file).find((item) => item.id === id);
}

/** Whether the file says where people work, so that the size of their office is known. */
export function hasOfficeSize(study: Study, file: string): boolean {
  if (!study.offices?.sizes) return false;
  const isAskedSomewhere = Object.keys(study.instruments).some((name) => officeItem(study, name));
  return !isAskedSomewhere || officeItem(study, file) !== undefined;
}

/** A scale's items, without the minus that reverses some of them. */
export function itemsOfScale(scale: Scale): readonly ScaleItem[] {
  return scale.items.map((name) => {
    const isReversed = name.startsWith('-');
    return { id: isReversed ? name.slice(1) : name, isReversed };
  });
}

/** The scales all of whose items are in the file, in the order of the study file. */
export function scalesIn(study: Study, file: string): readonly NamedScale[] {
  const here = new Set(itemsOf(study, file).map(({ id }) => id));
  return Object.entries(study.scales)
    .map(([id, scale]) => ({ id, ...scale }))
    .filter((scale) => itemsOfScale(scale).every((item) => here.has(item.id)));
}

/** What can be computed with in the file: its scales, its items answered with numbers, and its outcomes. */
export function variablesIn(study: Study, file: string): readonly Variable[] {
  const scales = scalesIn(study, file).map(({ id }) => ({ id, kind: 'scale' as const }));
  const items = itemsOf(study, file)
    .filter(isNumericItem)
    .map(({ id }) => ({ id, kind: 'item' as const }));
  const outcomes = file === officeFile ? Object.keys(study.outcomes) : [];
  return [...scales, ...items, ...outcomes.map((id) => ({ id, kind: 'outcome' as const }))];
}

/** Whether the item's answers are numbers, so that they can be computed with. */
export function isNumericItem(item: Item): boolean {
  if (item.kind === 'choice') return item.options.every(({ value }) => typeof value === 'number');
  return item.kind !== 'text';
}

/**
 * A scale's label, an outcome's label or an item's text; the office in plain words when its column is no question of the
 * study's; the id itself when it is none of them.
 */
export function labelOf(study: Study, id: string, language: Language, file?: string): string {
  if (Object.hasOwn(study.scales, id)) return textIn(study.scales[id]!.label, language);
  if (Object.hasOwn(study.outcomes, id)) return textIn(study.outcomes[id]!.label, language);
  const item = nearestItem(study, id, file);
  if (item) return textIn(item.label ?? item.text, language);
  return id === study.offices?.column ? m.studies_office_label({}, { locale: language }) : id;
}

/** Whether a variable is called by its own sentence, since nobody has given it a shorter name. */
export function isCalledBySentence(study: Study, id: string): boolean {
  if (Object.hasOwn(study.scales, id) || Object.hasOwn(study.outcomes, id)) return false;
  const item = nearestItem(study, id);
  return item !== undefined && item.label === undefined;
}

/** The item as the given file asks it; instruments may ask the same thing each in its own words. */
function nearestItem(study: Study, id: string, file?: string): Item | undefined {
  const files = [...(file === undefined ? [] : [file]), ...Object.keys(study.instruments)];
  for (const name of files) {
    const item = findItem(study, name, id);
    if (item) return item;
  }
  return undefined;
}

/** What the lowest and the highest answer mean; nothing where the study does not say. */
export function endsOf({ anchors, labels }: Extract<Item, { kind: 'agreement' }>): readonly LocalisedText[] {
  if (anchors) return anchors;
  return labels ? [labels[0]!, labels.at(-1)!] : [];
}

/** What an answer means: the option's label, or the anchor of the lowest or highest agreement. */
export function optionLabel(item: Item, value: number | string, language: Language): string {
  if (item.kind === 'choice') {
    const option = item.options.find((candidate) => candidate.value === value);
    if (option) return textIn(option.label, language);
  }
  if (item.kind === 'agreement' && typeof value === 'number') {
    const label = item.labels?.[value - item.lowest];
    if (label) return `${value} ${textIn(label, language)}`;
    const [low, high] = endsOf(item);
    if (low && value === item.lowest) return `${value} ${textIn(low, language)}`;
    if (high && value === item.lowest + item.points - 1) return `${value} ${textIn(high, language)}`;
  }
  return String(value);
}

/**
 * The lowest and highest possible score of an item or a scale; null when one of them has no bounds.
 * A scale scored as a mean ranges from the mean of its items' lowest answers to that of their highest.
 */
export function rangeOf(study: Study, file: string, variable: string): [number, number] | null {
  if (!Object.hasOwn(study.scales, variable)) {
    const item = findItem(study, file, variable);
    return item ? rangeOfItem(item) : null;
  }
  const scale = study.scales[variable]!;
  let lowest = 0;
  let highest = 0;
  for (const { id } of itemsOfScale(scale)) {
    const item = findItem(study, file, id);
    const range = item ? rangeOfItem(item) : null;
    if (!range) return null;
    lowest += range[0];
    highest += range[1];
  }
  const parts = scale.score === 'mean' ? scale.items.length : 1;
  return [lowest / parts, highest / parts];
}

/** The lowest and highest possible answer to an item; what a reversed item is turned around in. */
export function rangeOfItem(item: Item): [number, number] | null {
  switch (item.kind) {
    case 'agreement':
      return [item.lowest, item.lowest + item.points - 1];
    case 'number':
      return item.minimum === undefined || item.maximum === undefined ? null : [item.minimum, item.maximum];
    case 'choice': {
      if (!isNumericItem(item)) return null;
      const values = item.options.map(({ value }) => Number(value));
      return [Math.min(...values), Math.max(...values)];
    }
    case 'text':
      return null;
  }
}
