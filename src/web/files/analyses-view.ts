import { titleOfEntry } from '#modules/reports/index.ts';
import {
  analysisNames,
  isNumericItem,
  itemsOf,
  itemsOfScale,
  labelOf,
  scalesIn,
} from '#modules/studies/index.ts';
import { type Item, type Study, textIn } from '#modules/studies/schema.ts';
import { analysesOf, type ChosenAnalysis } from '#modules/workbench/index.ts';
import type { Language } from '#platform/language.ts';
import type { Offered } from './analyses-form.ts';

export type Named = { readonly id: string; readonly name: string };

/** More groups than this make no table that anybody reads. */
const mostGroups = 40;
const mostInTable = 30;
/** A regression with more options to a question has more rows than findings. */
const mostDummies = 10;

/** What there is to choose from in the file. */
export function offeredIn(study: Study, file: string): Offered {
  const items = itemsOf(study, file);
  const isCountable = (item: Item) => item.kind === 'choice' && item.options.length <= mostInTable;
  return {
    file,
    scales: scalesIn(study, file).map(({ id }) => id),
    background: items.filter(isCountable).map(({ id }) => id),
    numbers: items.filter(({ kind }) => kind === 'number').map(({ id }) => id),
    references: Object.fromEntries(
      items.flatMap((item) => (isKinds(item) && item.options[0] ? [[item.id, item.options[0].value]] : [])),
    ),
  };
}

/** Options that are kinds of people or things: their codes are no amounts, and two of them need none to be. */
function isKinds(item: Item): item is Extract<Item, { kind: 'choice' }> {
  return item.kind === 'choice' && item.options.length > 2;
}

/** The analyses as a list to look through, each with its title and what it is done with. */
export function chosenViews(studyText: string, study: Study, language: Language) {
  return analysesOf(studyText).map((chosen) => ({
    id: chosen.id,
    isPlanned: chosen.isPlanned,
    kind: chosen.kind,
    title: titleOfEntry(chosen.entry, study, language),
    names: namesIn(chosen, study, language),
  }));
}

function namesIn({ options }: ChosenAnalysis, study: Study, language: Language): string[] {
  const lists = Object.values(options).filter((value): value is string[] => Array.isArray(value));
  const file = (options as { file?: string }).file;
  return lists.flat().map((name) => labelOf(study, name, language, file));
}

/** Variables to compute with and to compare groups by, called by their names. */
export function choicesIn(study: Study, file: string, language: Language) {
  const items = itemsOf(study, file);
  const name = ({ id }: { id: string }): Named => ({ id, name: labelOf(study, id, language, file) });
  const inScales = new Set(scalesIn(study, file).flatMap((scale) => itemsOfScale(scale).map(({ id }) => id)));
  const office = study.offices?.column;
  const groups = items
    .filter((item) => item.kind === 'choice' && item.options.length <= mostGroups)
    .map((item) => ({ id: item.id, name: textIn(item.label ?? item.text, language) }));
  // A study without offices has none, also among the items that name no column of their own.
  const isOffice = ({ id, column }: Item) => office !== undefined && (id === office || column === office);
  const isOfficeListed = items.some(isOffice);
  return {
    scales: scalesIn(study, file).map(name),
    numbers: items
      .filter((item) => item.kind !== 'agreement' && isNumericItem(item) && !isKinds(item) && !isOffice(item))
      .map(name),
    kinds: items
      .filter((item) => isKinds(item) && item.options.length <= mostDummies && !isOffice(item))
      .map(name),
    questions: items.filter((item) => item.kind === 'agreement' && !inScales.has(item.id)).map(name),
    groups: [...(office === undefined || isOfficeListed ? [] : [{ id: office, name: office }]), ...groups],
    canExplore: (analysisNames as readonly string[]).includes('explore'),
  };
}
