import { type Document, isMap, type YAMLMap } from 'yaml';
import { idFromWords, itemsOfScale, withoutNames } from '#modules/studies/index.ts';
import { textIn } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import { editStudy, studyIn, withWords } from './study-document.ts';

/** A scale as people put it together: what it is called, and which questions are in it. */
export type ScaleDraft = {
  readonly id: string;
  readonly label: string;
  readonly items: readonly { readonly id: string; readonly isReversed: boolean }[];
};

export function scalesOf(studyText: string, language: Language): ScaleDraft[] {
  return Object.entries(studyIn(studyText).scales).map(([id, scale]) => ({
    id,
    label: textIn(scale.label, language),
    items: itemsOfScale(scale),
  }));
}

/**
 * Puts these scales in the place of those of the study file. What a scale that was there says besides (its source,
 * how it is scored) it goes on saying, and analyses forget the scales that are gone.
 *
 * @throws DomainError `study-file` when a scale cannot be what it is said to be
 */
export function setScales(studyText: string, scales: readonly ScaleDraft[], language: Language): string {
  const before = studyIn(studyText).scales;
  const kept = scales.filter(({ items }) => items.length > 0);
  const gone = Object.keys(before).filter((id) => !kept.some((scale) => scale.id === id));
  return editStudy(studyText, (document) => {
    const old = document.get('scales');
    const made = document.createNode({}) as YAMLMap;
    for (const { id, label, items } of kept) {
      const known = isMap(old) ? old.get(id, true) : undefined;
      const node: YAMLMap = isMap(known) ? known : emptyMap(document);
      const words = before[id]?.label;
      const isRenamed = words === undefined || textIn(words, language) !== label;
      if (isRenamed)
        node.set('label', document.createNode(withWords(words, label, language), { flow: true }));
      const names = items.map((item) => `${item.isReversed ? '-' : ''}${item.id}`);
      node.set('items', document.createNode(names, { flow: true }));
      made.set(id, node);
    }
    if (isMap(old)) old.items = made.items;
    else document.set('scales', made);
    if (kept.length === 0) document.delete('scales');
    withoutNames(document, new Set(gone));
  });
}

function emptyMap(document: Document): YAMLMap {
  const map = document.createNode({}) as YAMLMap;
  map.flow = true;
  return map;
}

/** Puts the questions of several scales into the first of them. */
export function mergedScales(scales: readonly ScaleDraft[], ids: readonly string[]): ScaleDraft[] {
  const [into, ...others] = scales.filter(({ id }) => ids.includes(id));
  if (!into) return [...scales];
  const items = new Map(into.items.map((item) => [item.id, item]));
  for (const item of others.flatMap((scale) => scale.items))
    if (!items.has(item.id)) items.set(item.id, item);
  return scales
    .filter((scale) => !others.includes(scale))
    .map((scale) => (scale === into ? { ...into, items: [...items.values()] } : scale));
}

/**
 * An id for a new scale, taken by no other variable.
 *
 * @example newScaleId('Støtte fra leder', study) // 'stotte_fra_leder'
 */
export function newScaleId(label: string, taken: Iterable<string>): string {
  return idFromWords(label, { taken, joint: '_', otherwise: 'skala' });
}
