import { m } from '#messages';
import { type Finding, finding, type Path } from '../parse/finding.ts';
import { listOf, recordOf, type StudyOutline } from '../parse/study-outline.ts';
import { type Named, repeated, scaleFindings, variableFindings } from './names.rules.ts';
import type { GivenNames } from './plan-kind.ts';

type SignedItem = Named & { readonly isReversed: boolean };

/** Scales that are to be factors of one model: known, named once, and without an item in two of them. */
export function factorScaleFindings({ names, content, outline }: GivenNames): Finding[] {
  const scales = names('scales');
  return [
    ...scales.flatMap(({ name, path }) => scaleFindings(name, path, content)),
    ...repeated(scales),
    ...sharedItemFindings(scales, outline),
  ];
}

function sharedItemFindings(scales: readonly Named[], outline: StudyOutline): Finding[] {
  const taken = new Map<string, string>();
  return scales.flatMap(({ name, path }) => {
    const items = outline.scales.find(({ id }) => id === name)?.items ?? [];
    const shared = items.find(({ id }) => taken.has(id) && taken.get(id) !== name);
    for (const { id } of items) if (!taken.has(id)) taken.set(id, name);
    if (!shared) return [];
    const [other, item] = [taken.get(shared.id)!, shared.id];
    const say = (locale: 'nb' | 'nn' | 'en') => m.studies_factors_share_item({ item, other }, { locale });
    return [finding('factors-share-item', path, say, name)];
  });
}

/** Factors written in the plan: items that are numbers, none twice in a factor, none turned in one and not in another. */
export function factorItemFindings({ options, at, content }: GivenNames): Finding[] {
  const factors = Object.entries(recordOf(options.factors)).map(([factor, items]) =>
    signedItems(items, [...at('factors'), factor]),
  );
  const turns = new Map<string, boolean>();
  const contrary = factors.flat().flatMap(({ name, isReversed, path }) => {
    const before = turns.get(name);
    turns.set(name, before ?? isReversed);
    if (before === undefined || before === isReversed) return [];
    const say = (locale: 'nb' | 'nn' | 'en') => m.studies_factors_turn_item({}, { locale });
    return [finding('factors-turn-item', path, say, name)];
  });
  return [
    ...factors.flatMap((items) => [
      ...items.flatMap(({ name, isReversed, path }) => factorItem(name, isReversed, path, content)),
      ...repeated(items),
    ]),
    ...contrary,
  ];
}

function factorItem(
  name: string,
  isReversed: boolean,
  path: Path,
  content: GivenNames['content'],
): Finding[] {
  const item = content.items.get(name);
  if (!item && (content.scales.has(name) || content.outcomes.includes(name))) {
    const say = (locale: 'nb' | 'nn' | 'en') => m.studies_factors_single_items({}, { locale });
    return [finding('factors-single-items', path, say, name)];
  }
  if (isReversed && item && (item.minimum === undefined || item.maximum === undefined)) {
    const say = (locale: 'nb' | 'nn' | 'en') => m.studies_factors_no_ends({}, { locale });
    return [finding('factors-no-ends', path, say, name)];
  }
  return variableFindings(name, path, content);
}

/** Pairs of residuals are of two different items that some factor has. */
export function residualFindings({ options, at, content, outline, names }: GivenNames): Finding[] {
  const inFactors = new Set(
    options.factors === undefined
      ? itemsOfScales(options.scales, names('scales'), outline)
      : Object.values(recordOf(options.factors)).flatMap((items) =>
          signedItems(items, []).map(({ name }) => name),
        ),
  );
  return listOf(options.residuals).flatMap((pair, index) => {
    const path = [...at('residuals'), index];
    const [a, b] = listOf(pair);
    if (typeof a !== 'string' || typeof b !== 'string') return [];
    const outside = [a, b].filter((name) => content.items.has(name) && !inFactors.has(name));
    return [
      ...[a, b].flatMap((name, place) =>
        content.items.has(name) ? [] : variableFindings(name, [...path, place], content),
      ),
      ...outside.map((name) =>
        finding('factors-residual', path, (locale) => m.studies_factors_residual({}, { locale }), name),
      ),
      ...(a === b
        ? [finding('duplicate-in-list', path, (locale) => m.studies_duplicate_in_list({}, { locale }), a)]
        : []),
    ];
  });
}

function itemsOfScales(scales: unknown, named: readonly Named[], outline: StudyOutline): string[] {
  const isAll = scales === undefined || scales === 'all';
  const used = outline.scales.filter(({ id }) => isAll || named.some(({ name }) => name === id));
  return used.flatMap(({ items }) => items.map(({ id }) => id));
}

function signedItems(items: unknown, path: Path): SignedItem[] {
  return listOf(items).flatMap((item, index) => {
    if (typeof item !== 'string') return [];
    const isReversed = item.startsWith('-');
    return [{ name: isReversed ? item.slice(1) : item, isReversed, path: [...path, index] }];
  });
}
