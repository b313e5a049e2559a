import { createHash } from 'node:crypto';
import type { Replacement } from '#modules/privacy/index.ts';
import type { Database } from '#platform/database/database.ts';
import type { InterviewsPlace } from '../../schema.ts';
import type { KeptVersion } from '../kept-version.ts';
import {
  type DecidedName,
  type NameKind,
  nameKinds,
  type Suggestion,
  suggestNames,
} from '../pseudonyms/suggest.rules.ts';
import { placesOf } from '../pseudonyms/words.rules.ts';
import { listCurrentVersions } from '../store/versions.server.ts';
import type { TranscriptParts } from '../use/transcript-parts.ts';

type NameLists = Pick<TranscriptParts, 'replacements' | 'knownNames'>;

/** Likely names in a text that nobody has decided about, and names that something stands for and that stand there still. */
export async function undecidedIn(
  database: Database,
  lists: NameLists,
  place: InterviewsPlace,
  text: string,
): Promise<readonly Suggestion[]> {
  return (await undecidedInEach(database, lists, place, [text]))[0]!;
}

/** The same of several texts that come together, each read beside the others and beside those that are there. */
export async function undecidedInEach(
  database: Database,
  { replacements, knownNames }: NameLists,
  place: InterviewsPlace,
  texts: readonly string[],
): Promise<readonly (readonly Suggestion[])[]> {
  const versions = await listCurrentVersions(database, place, { onlyOpen: false });
  const decided = decidedOf(await replacements.list(database, place));
  const all = [...texts, ...versions.map((version) => version.text)];
  const likely = suggestNames(all, { known: await knownNames(database), decided }).filter(
    ({ isLikely }) => isLikely,
  );
  const originals = likely.map(({ original }) => original);
  return texts.map((text) => {
    const here = new Set(placesOf(text, originals).map(({ name }) => name));
    return likely.filter(({ original }) => here.has(original));
  });
}

/** Changes when a text that names are decided about does. */
export const stampOf = (versions: readonly KeptVersion[]) =>
  createHash('sha256')
    .update(JSON.stringify(versions.map(({ interviewId, version }) => [interviewId, version])))
    .digest('hex')
    .slice(0, 32);

const kindOf = (kind: string): NameKind => nameKinds.find((one) => one === kind) ?? 'person';
/** The code key's list, as the rules read it. */
export const decidedOf = (list: readonly Replacement[]): readonly DecidedName[] =>
  list.map(({ original, replacement, kind }) => ({ original, replacement, kind: kindOf(kind) }));
