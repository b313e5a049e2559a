import type { Anchor } from '../../coding/anchors/anchor.ts';
import type { CodingState } from '../../coding/log/replay.ts';
import { type SentStep, type Step, sentStepSchema } from '../../coding/log/steps.ts';
import type { Guid } from '../refi/project.ts';
import { type ReadBook, sameWords } from './code-book.ts';
import type { ImportLoss } from './import-losses.ts';

/** A code on a passage that has its place. */
export type PlacedCode = {
  readonly code: Guid;
  /** Who coded, as the file calls them; null where it does not say. */
  readonly coder: string | null;
  readonly interviewId: string;
  readonly version: number;
  readonly anchor: Anchor;
};

/** The steps of one coder, as they go into the log; null: whoever brings the file in. */
export type StepsOf = { readonly coder: string | null; readonly steps: readonly SentStep[] };

export type ImportSteps = {
  readonly all: readonly StepsOf[];
  readonly counts: {
    readonly codings: number;
    readonly newCodes: number;
    readonly knownCodes: number;
    /** Codings that stand in the study already: by the same coder, on the same passage. */
    readonly again: number;
    readonly groups: number;
    readonly concepts: number;
  };
  readonly losses: readonly ImportLoss[];
};

/**
 * The steps that bring a code book and its codings in beside what there is: a code in words that a code has is that code,
 * a group or concept of a name that is there is that one, and nothing that somebody has decided here is changed.
 *
 * @param importId stands first in the name of every step, so that all of them can be taken back
 */
export function importSteps({
  importId,
  book,
  placed,
  state,
  importer,
}: {
  readonly importId: string;
  readonly book: ReadBook;
  readonly placed: readonly PlacedCode[];
  readonly state: CodingState;
  readonly importer: string;
}): ImportSteps {
  const losses: ImportLoss[] = [];
  let count = 0;
  const sent = (step: Step): SentStep => sentStepSchema.parse({ eventId: `${importId}-${++count}`, step });
  let ids = 0;
  const newId = (kind: string) => `${importId}-${kind}${++ids}`;

  const known = new Map(state.codes.map(({ codeId, words }) => [sameWords(words), codeId]));
  const wasKnown = new Set(known.keys());
  const wordsOf = new Map(state.codes.map(({ codeId, words }) => [codeId, words]));
  const had = new Set(
    state.codings.map(({ codeId, interviewId, anchor, byName }) =>
      JSON.stringify([sameWords(wordsOf.get(codeId)!), interviewId, anchor.start, anchor.end, byName]),
    ),
  );
  const met = { new: new Set<string>(), known: new Set<string>() };
  let [codings, again] = [0, 0];
  const all: StepsOf[] = [];
  for (const [coder, own] of Map.groupBy(placed, (one) => one.coder)) {
    const steps: SentStep[] = [];
    for (const { code, interviewId, version, anchor } of own) {
      const words = book.words.get(code) ?? '';
      if (words === '') continue;
      const name = sameWords(words);
      const key = JSON.stringify([name, interviewId, anchor.start, anchor.end, coder ?? importer]);
      if (had.has(key)) {
        again += 1;
        continue;
      }
      had.add(key);
      codings += 1;
      met[wasKnown.has(name) ? 'known' : 'new'].add(name);
      const there = known.get(name);
      const codeId = there ?? newId('code');
      known.set(name, codeId);
      const passage = { codeId, codingId: newId('coding'), interviewId, version, anchor };
      steps.push(
        sent(there ? { kind: 'passageCoded', ...passage } : { kind: 'codeWritten', words, ...passage }),
      );
    }
    if (steps.length > 0) all.push({ coder, steps });
  }
  losses.push(...withoutPassage(book, known));
  const board = boardSteps({
    book: inUse(book, known, codings > 0),
    state,
    codeIds: known,
    newId,
    losses,
  });
  if (board.steps.length > 0) all.push({ coder: null, steps: board.steps.map(sent) });
  const counts = { codings, again, newCodes: met.new.size, knownCodes: met.known.size };
  return { all, counts: { ...counts, groups: board.groups, concepts: board.concepts }, losses };
}

/** Codes that stand nowhere, and of two in the same words the later one. Headings are no codes. */
function withoutPassage(book: ReadBook, known: ReadonlyMap<string, string>): readonly ImportLoss[] {
  const [losses, seen] = [[] as ImportLoss[], new Set<string>()];
  for (const words of book.codes) {
    const name = sameWords(words);
    if (seen.has(name)) losses.push({ kind: 'sameWords', name: words.slice(0, 60) });
    else if (!known.has(name)) losses.push({ kind: 'codeWithoutPassage', name: words.slice(0, 60) });
    seen.add(name);
  }
  return losses;
}

/**
 * The groups and concepts that something here lies in. Empty ones of the file come along with its codes, and not alone: of
 * a file whose texts are all left out, nothing is left.
 */
function inUse(book: ReadBook, known: ReadonlyMap<string, string>, comesSomething: boolean): ReadBook {
  const all = [...book.words].map(([guid, words]) => ({ place: book.placeOf(guid), words }));
  const lying = all.flatMap(({ place, words }) =>
    place.kind === 'group' ? [{ ...place, isHere: known.has(sameWords(words)) }] : [],
  );
  const isKept = (members: readonly { readonly isHere: boolean }[]) =>
    members.length === 0 ? comesSomething : members.some(({ isHere }) => isHere);
  return {
    ...book,
    groups: book.groups.filter((name) => isKept(lying.filter(({ group }) => group === name))),
    concepts: new Map(
      [...book.concepts].filter(([guid]) => isKept(lying.filter(({ concept }) => concept === guid))),
    ),
  };
}

function boardSteps({
  book,
  state,
  codeIds,
  newId,
  losses,
}: {
  readonly book: ReadBook;
  readonly state: CodingState;
  readonly codeIds: ReadonlyMap<string, string>;
  readonly newId: (kind: string) => string;
  readonly losses: ImportLoss[];
}): { readonly steps: readonly Step[]; readonly groups: number; readonly concepts: number } {
  const steps: Step[] = [];
  const places = new Map(state.codes.map(({ codeId, place }) => [codeId, place]));
  const groupIds = new Map(state.groups.map(({ groupId, name }) => [sameWords(name), groupId]));
  const conceptOf = new Map(state.groups.map(({ groupId, conceptId }) => [groupId, conceptId]));
  const conceptIds = new Map(state.concepts.map(({ conceptId, name }) => [sameWords(name), conceptId]));
  let [groups, concepts] = [0, 0];
  for (const name of book.groups) {
    if (groupIds.has(sameWords(name))) continue;
    const groupId = newId('group');
    groupIds.set(sameWords(name), groupId);
    steps.push({ kind: 'groupNamed', groupId, name });
    groups += 1;
  }
  for (const { name, literature, memo } of book.concepts.values()) {
    if (name === '') continue;
    const there = state.concepts.find((one) => one.conceptId === conceptIds.get(sameWords(name)));
    const conceptId = conceptIds.get(sameWords(name)) ?? newId('concept');
    if (!conceptIds.has(sameWords(name))) {
      conceptIds.set(sameWords(name), conceptId);
      steps.push({ kind: 'conceptNamed', conceptId, name });
      concepts += 1;
    }
    if (literature === '' && memo === '') continue;
    const isSame = there?.literature === literature && there.memo === memo;
    if (there && !isSame && (there.literature !== '' || there.memo !== '')) {
      losses.push({ kind: 'conceptKept', name });
    } else if (!isSame) steps.push({ kind: 'conceptDiscussed', conceptId, literature, memo });
  }
  const placedNow = new Set<string>();
  for (const [guid, words] of book.words) {
    const codeId = codeIds.get(sameWords(words));
    const place = book.placeOf(guid);
    if (!codeId || place.kind === 'ungrouped' || placedNow.has(codeId)) continue;
    placedNow.add(codeId);
    const groupId = place.kind === 'group' ? groupIds.get(sameWords(place.group))! : '';
    const to = place.kind === 'group' ? ({ kind: 'group', groupId } as const) : place;
    const now = places.get(codeId) ?? { kind: 'ungrouped' };
    const isThere = now.kind === to.kind && (now.kind !== 'group' || now.groupId === groupId);
    if (now.kind === 'ungrouped') steps.push({ kind: 'codePlaced', codeId, place: to });
    else if (!isThere) losses.push({ kind: 'placedElsewhere', name: words.slice(0, 60) });
    if (place.kind !== 'group' || place.concept === null || conceptOf.get(groupId)) continue;
    const conceptId = conceptIds.get(sameWords(book.concepts.get(place.concept)?.name ?? ''));
    if (!conceptId) continue;
    conceptOf.set(groupId, conceptId);
    steps.push({ kind: 'groupPlaced', groupId, conceptId });
  }
  return { steps, groups, concepts };
}
