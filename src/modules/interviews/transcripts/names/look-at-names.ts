import type { Actor } from '#modules/organisation/schema.ts';
import { listInterviews } from '../../core/interviews.server.ts';
import { proposeStandIns, type StandInWords, standInsIn } from '../pseudonyms/stand-ins.rules.ts';
import { type Suggestion, suggestNames } from '../pseudonyms/suggest.rules.ts';
import { finderOf } from '../pseudonyms/words.rules.ts';
import { listCurrentVersions } from '../store/versions.server.ts';
import { type AskedInterview, enterInterview, type TranscriptParts } from '../use/transcript-parts.ts';
import { decidedOf, stampOf } from './decided.ts';
import { inContext, type NameInContext } from './in-context.rules.ts';
import type { NamesLook } from './names-look.ts';

/** Likely names of an interview, and where they stand in all of the study's. */
export async function lookAtNames(
  parts: TranscriptParts,
  actor: Actor,
  asked: AskedInterview,
  words: StandInWords,
): Promise<NamesLook> {
  const { database, replacements } = parts;
  const { place } = await enterInterview(database, actor, 'conductInterviews', asked);
  const versions = await listCurrentVersions(database, place, { onlyOpen: false });
  const own = versions.find(({ interviewId }) => interviewId === place.interviewId);
  const decided = decidedOf(await replacements.list(database, place));
  const texts = versions.map(({ text }) => text);
  const known = await parts.knownNames(database);
  const all = suggestNames(texts, { known, decided });
  const find = finderOf([...all.map(({ original }) => original), ...decided.map(({ original }) => original)]);
  const isHere = new Set(find(own?.text ?? '').map(({ name }) => name));
  const here = all.filter(({ original }) => isHere.has(original));
  const shown = shownOf(here);
  const standIns = proposeStandIns(shown, { decided, words, taken: standInsIn(texts) });
  const interviews = await listInterviews(database, place);
  const nameOf = new Map(interviews.map(({ interviewId, name }) => [interviewId, name]));
  const inOrder = own ? [own, ...versions.filter((one) => one !== own)] : versions;
  const places = new Map<string, NameInContext[]>();
  const names = [...shown.map(({ original }) => original), ...decided.map(({ original }) => original)];
  for (const version of inOrder) {
    for (const [name, found] of inContext(version, names, nameOf.get(version.interviewId) ?? '')) {
      places.set(name, (places.get(name) ?? []).concat(found));
    }
  }
  const isDecided = new Set(decided.map(({ original }) => original));
  return {
    version: own?.version ?? null,
    isOpen: own?.isOpen ?? false,
    stamp: stampOf(versions),
    replaced: decided.filter(({ replacement }) => replacement !== null).length,
    waiting: here.length - shown.length,
    suggestions: shown.map((one) => ({
      ...one,
      standIn: standIns.get(one.original)!,
      isDecided: isDecided.has(one.original),
      places: places.get(one.original) ?? [],
    })),
  };
}

/** As many as somebody can go through in one go; a page of thousands is never sent. */
const mostShown = 300;

/** The likely ones first: they hold the transcript back. */
function shownOf(all: readonly Suggestion[]): readonly Suggestion[] {
  if (all.length <= mostShown) return all;
  const likely = all.filter(({ isLikely }) => isLikely);
  const others = all.filter(({ isLikely }) => !isLikely);
  const shown = new Set([...likely, ...others].slice(0, mostShown));
  return all.filter((one) => shown.has(one));
}
