import { m } from '#messages';
import { inAllLanguages, languages } from '#platform/language.ts';
import { longestCode } from '../../coding/log/steps.ts';
import { soundText } from '../../transcripts/sound-text.ts';
import type { Guid, QdaCode, QdaNote, QdaSet } from '../refi/project.ts';
import type { ImportLoss } from './import-losses.ts';

/** Where a code of a file lies: in a group, with a concept over it; outside; or nowhere. */
export type ReadPlace =
  | { readonly kind: 'group'; readonly group: string; readonly concept: Guid | null }
  | { readonly kind: 'outside' }
  | { readonly kind: 'ungrouped' };

export type ReadConcept = { readonly name: string; readonly literature: string; readonly memo: string };

/** A code book as this house has them: codes in groups, groups in concepts. */
export type ReadBook = {
  readonly words: ReadonlyMap<Guid, string>;
  /** Those that are no headings: somebody could code with them. */
  readonly codes: readonly string[];
  readonly placeOf: (code: Guid) => ReadPlace;
  readonly concepts: ReadonlyMap<Guid, ReadConcept>;
  /** In the order of the file. */
  readonly groups: readonly string[];
  readonly losses: readonly ImportLoss[];
};

const longestName = 120;
const outside = inAllLanguages((locale) => m.interviews_board_outside({}, { locale }));
const outsideNames = new Set(languages.map((language) => outside[language].toLocaleLowerCase('nb')));

/** The same words, whatever the capitals and the blanks. */
export const sameWords = (words: string) => oneLine(words).toLocaleLowerCase('nb');
const oneLine = (name: string) => soundText(name).replaceAll(/\s+/gu, ' ').trim();
const cut = (name: string, most: number) => [...oneLine(name)].slice(0, most).join('').slice(0, most).trim();

/**
 * Reads what programs build over their codes. A set is a group; without one, the heading a code stands under is. The
 * heading above the group is its concept.
 */
export function readBook(given: {
  readonly codes: readonly QdaCode[];
  readonly sets: readonly Pick<QdaSet, 'name' | 'codes'>[];
  readonly notes: readonly QdaNote[];
}): ReadBook {
  const losses: ImportLoss[] = [];
  const byGuid = new Map(given.codes.map((code) => [code.guid, code]));
  const words = new Map<Guid, string>();
  for (const { guid, name } of given.codes) {
    const line = oneLine(name);
    if (line === '') losses.push({ kind: 'noName', name: guid });
    else if (line.length > longestCode) losses.push({ kind: 'nameCut', name: cut(line, 60) });
    words.set(guid, cut(line, longestCode));
  }
  const setOf = new Map<Guid, string>();
  for (const { name, codes } of given.sets) {
    for (const code of codes) {
      if (setOf.has(code)) losses.push({ kind: 'severalSets', name: words.get(code) ?? '' });
      else setOf.set(code, cut(name, longestName));
    }
  }
  const placeOf = (code: Guid): ReadPlace => {
    const parents = parentsOf(code, byGuid);
    const set = setOf.get(code);
    if (set !== undefined && outsideNames.has(set.toLocaleLowerCase('nb'))) return { kind: 'outside' };
    const [over, ...above] = set ? [null, ...parents] : parents;
    const group = set ?? (over ? cut(words.get(over) ?? '', longestName) : '');
    return group === '' ? { kind: 'ungrouped' } : { kind: 'group', group, concept: above[0] ?? null };
  };
  const places = given.codes.map(({ guid }) => placeOf(guid));
  const used = new Set(places.flatMap((place) => (place.kind === 'group' ? (place.concept ?? []) : [])));
  const deep = given.codes.filter(({ guid }) => parentsOf(guid, byGuid).length > (setOf.has(guid) ? 1 : 2));
  losses.push(...deep.map(({ name }) => ({ kind: 'deepTree' as const, name: cut(name, 60) })));
  for (const { name, colour, description } of given.codes) {
    if (colour !== null) losses.push({ kind: 'colour', name: cut(name, 60) });
    if (description !== null && description.trim() !== '')
      losses.push({ kind: 'description', name: cut(name, 60) });
  }
  const notes = new Map(given.notes.map((note) => [note.guid, note]));
  // A heading that nothing lies under is a concept too, as long as nobody could have coded with it.
  const headings = new Set(given.codes.flatMap(({ parent }) => parent ?? []));
  const isAlone = ({ guid, isCodable }: QdaCode) => !isCodable && !headings.has(guid) && !setOf.has(guid);
  const concepts = new Map(
    given.codes
      .filter((code) => used.has(code.guid) || isAlone(code))
      .map((code) => [code.guid, conceptOf(code, notes)]),
  );
  const taken = new Set(given.codes.filter(({ guid }) => concepts.has(guid)).flatMap((code) => code.notes));
  for (const { guid, name } of given.notes)
    if (!taken.has(guid)) losses.push({ kind: 'note', name: cut(name, 60) });
  const codes = given.codes.flatMap(({ guid, isCodable }) => {
    const isHeading = !isCodable || headings.has(guid);
    return isHeading ? [] : words.get(guid) || [];
  });
  const isGroup = (name: string) => name !== '' && !outsideNames.has(name.toLocaleLowerCase('nb'));
  const groups = [
    ...given.sets.map(({ name }) => cut(name, longestName)),
    ...places.flatMap((place) => (place.kind === 'group' ? place.group : [])),
  ].filter(isGroup);
  return { words, codes, placeOf, concepts, groups: [...new Set(groups)], losses };
}

function parentsOf(guid: Guid, byGuid: ReadonlyMap<Guid, QdaCode>): readonly Guid[] {
  const parents: Guid[] = [];
  for (let at = byGuid.get(guid)?.parent ?? null; at !== null && !parents.includes(at); ) {
    parents.push(at);
    at = byGuid.get(at)?.parent ?? null;
  }
  return parents;
}

/** Notes that are called literature, as ours are, are its literature; all others are the memo. */
function conceptOf({ name, notes }: QdaCode, all: ReadonlyMap<Guid, QdaNote>): ReadConcept {
  const title = inAllLanguages((locale) =>
    m.interviews_exchange_note_literature({ concept: name }, { locale }),
  );
  const titles = new Set<string>(languages.map((language) => title[language]));
  const own = notes.flatMap((guid) => all.get(guid) ?? []);
  const textOf = (some: readonly QdaNote[]) => soundText(some.map(({ text }) => text).join('\n\n')).trim();
  return {
    name: cut(name, longestName),
    literature: textOf(own.filter((note) => titles.has(note.name))).slice(0, 10_000),
    memo: textOf(own.filter((note) => !titles.has(note.name))).slice(0, 10_000),
  };
}
