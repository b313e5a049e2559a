import {
  analysisOf,
  itemsOfScale,
  type OptionsOf,
  optionsOf,
  planKinds,
  significantInOf,
} from '#modules/studies/index.ts';
import { comparedPairs, isModelled, type PlanEntry, type Study } from '#modules/studies/schema.ts';
import { pairsOf } from '../correlate/run.ts';
import type { DataFile } from '../data-files/data-file.ts';

/**
 * The variables of each figure that an entry makes: those who answered all of them are whom the figure is about.
 * What one figure leaves out another may hold, so that each is checked for itself.
 */
export function figuresOf(entry: PlanEntry, study: Study, dataFile: DataFile): string[][] {
  const isHere = (name: string) => dataFile.numbers.has(name) || dataFile.categories.has(name);
  const name = analysisOf(entry);
  const options = optionsOf(entry) as Record<string, unknown>;
  if (name === 'correlate') {
    const correlate = options as OptionsOf<'correlate'>;
    if (isModelled(correlate)) return allPairs([...new Set(namesIn(entry))].filter(isHere));
    return pairsOf(correlate).map((pair) => [...pair, ...(correlate.controlling ?? [])].filter(isHere));
  }
  // What makes up for missing answers rests on everybody who answered two of its variables, not on who answered all.
  if (name === 'regress' && isModelled(options as OptionsOf<'regress'>)) {
    return allPairs([...new Set([...namesIn(entry), ...predictorsElsewhere(entry, study)])].filter(isHere));
  }
  if (name === 'comparePaired') {
    return comparedPairs(options as OptionsOf<'comparePaired'>).map((pair) => pair.filter(isHere));
  }
  if (name === 'aggregation') return aggregatedSets(options as OptionsOf<'aggregation'>, study, isHere);
  const lists = ['variables', 'items'].map((key) => options[key]);
  if (lists.includes('all'))
    return [...dataFile.numbers.keys(), ...dataFile.categories.keys()].map((one) => [one]);
  if (name === 'describe' || name === 'frequencies' || name === 'missing') {
    return lists.flatMap((list) => (Array.isArray(list) ? list.filter(isHere).map((one) => [one]) : []));
  }
  const { scales } = options;
  if (scales !== undefined) {
    const wanted = Array.isArray(scales) ? scales.map(String) : Object.keys(study.scales);
    const ofScales = wanted.flatMap((id) => {
      const scale = study.scales[id];
      return scale
        ? [
            itemsOfScale(scale)
              .map((item) => item.id)
              .filter(isHere),
          ]
        : [];
    });
    // Factors are found among those who answered every question of every scale.
    return name === 'explore' ? [[...new Set(ofScales.flat())]] : ofScales;
  }
  return [[...new Set([...namesIn(entry), ...predictorsElsewhere(entry, study)])].filter(isHere)];
}

/** A scale is averaged over those who have a score, and agreement is of those who answered all its questions. */
function aggregatedSets(
  { scales, items = [], by }: OptionsOf<'aggregation'>,
  study: Study,
  isHere: (name: string) => boolean,
): string[][] {
  const asked = scales ?? (items.length > 0 ? [] : 'all');
  const wanted = asked === 'all' ? Object.keys(study.scales) : asked;
  const ofScales = wanted.flatMap((id) => {
    const scale = study.scales[id];
    return scale
      ? [
          [id, by],
          [...itemsOfScale(scale).map((item) => item.id), by],
        ]
      : [];
  });
  return [...ofScales, ...items.map((item) => [item, by])].map((names) => names.filter(isHere));
}

function allPairs(names: readonly string[]): string[][] {
  return names.flatMap((one, place) => names.slice(place + 1).map((other) => [one, other]));
}

/** What the kind says that it uses, and every other word in the options: a kind may use more than it cannot do without. */
function namesIn(entry: PlanEntry): string[] {
  const { uses } = planKinds[analysisOf(entry)] as { uses: (options: unknown) => readonly string[] };
  const words: string[] = [];
  JSON.stringify(optionsOf(entry), (_key, value) => {
    if (typeof value === 'string') words.push(value.replace(/^-/, ''));
    return value;
  });
  return [...uses(optionsOf(entry)), ...words];
}

/** `significantIn ID` may come to use any of that entry's variables. */
function predictorsElsewhere(entry: PlanEntry, study: Study): readonly string[] {
  const { predictors } = optionsOf(entry) as { predictors?: string | readonly string[] };
  const wanted = predictors === undefined ? undefined : significantInOf(predictors);
  const other = [...study.plan, ...study.postHoc].find(({ id }) => wanted !== undefined && id === wanted);
  return other && 'correlate' in other ? (other.correlate.with ?? []) : [];
}
