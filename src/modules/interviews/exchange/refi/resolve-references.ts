import type { Losses } from './losses.ts';
import type { Guid, QdaCoding, QdaProject } from './project.ts';

/**
 * Leaves out whatever points to something that is not in the file, and of two things with one identity the later one, so
 * that what is left holds together. What is left out is said.
 */
export function resolveReferences(read: QdaProject, losses: Losses): QdaProject {
  const seen = new Set<Guid>();
  const once = <T extends { readonly guid: Guid; readonly name?: string | null }>(all: readonly T[]) =>
    all.filter(({ guid, name }) => {
      if (!seen.has(guid)) return seen.add(guid);
      losses.add('sameIdentity', name ?? guid);
      return false;
    });
  const users = once(read.users);
  const codes = once(read.codes);
  const notes = once(read.notes);
  const cases = once(read.cases);
  const sounds = once(read.sounds);
  const given = once(read.sources).map((source) => ({ ...source, selections: once(source.selections) }));

  const known = (all: readonly { readonly guid: Guid }[]) => {
    const guids = new Set(all.map(({ guid }) => guid));
    return (guid: Guid) => guids.has(guid) || (losses.add('pointsNowhere', guid) ?? false);
  };
  // To the standard the recording is the source; here its transcript is, the first when there are several.
  const transcripts = new Map(
    given.toReversed().map(({ guid, recording }) => [recording?.guid ?? guid, guid]),
  );
  const toTranscripts = (guids: readonly Guid[]) => guids.map((guid) => transcripts.get(guid) ?? guid);
  const [isCode, isNote, isSource] = [known(codes), known(notes), known([...given, ...sounds])];
  const userGuids = new Set(users.map(({ guid }) => guid));
  const isUser = (guid: Guid | null) => guid !== null && userGuids.has(guid);
  const codingsOf = (codings: readonly QdaCoding[]) =>
    codings
      .filter(({ code }) => isCode(code))
      .map((one) => ({ ...one, user: isUser(one.user) ? one.user : null, notes: one.notes.filter(isNote) }));
  const sources = given.map((source) => ({
    ...source,
    codings: codingsOf(source.codings),
    notes: source.notes.filter(isNote),
    selections: source.selections.map((selection) => ({
      ...selection,
      codings: codingsOf(selection.codings),
      notes: selection.notes.filter(isNote),
    })),
  }));
  const isSelection = known(sources.flatMap(({ selections }) => selections));
  const anything = known([
    ...[...codes, ...notes, ...cases, ...sources, ...sounds],
    ...sources.flatMap(({ selections, recording }) => [
      ...selections,
      ...(recording === null ? [] : [recording]),
    ]),
  ]);
  return {
    ...read,
    users,
    codes: codes.map((code) => ({ ...code, notes: code.notes.filter(isNote) })),
    notes,
    sources,
    sounds,
    cases: cases.map((one) => ({
      ...one,
      sources: toTranscripts(one.sources).filter(isSource),
      selections: one.selections.filter(isSelection),
    })),
    links: once(read.links).filter(({ origin, target }) => anything(origin) && anything(target)),
    sets: once(read.sets).map((set) => ({
      ...set,
      codes: set.codes.filter(isCode),
      sources: toTranscripts(set.sources).filter(isSource),
      notes: set.notes.filter(isNote),
    })),
  };
}
