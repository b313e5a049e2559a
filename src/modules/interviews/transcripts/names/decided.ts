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

/** Likely names in a text that nobody has decided about, and names that something stands for and that stand there still. */
export async function undecidedIn(
  database: Database,
  { replacements, knownNames }: Pick<TranscriptParts, 'replacements' | 'knownNames'>,
  place: InterviewsPlace,
  text: string,
): Promise<readonly Suggestion[]> {
  const versions = await listCurrentVersions(database, place, { onlyOpen: false });
  const decided = decidedOf(await replacements.list(database, place));
  const texts = [text, ...versions.map((version) => version.text)];
  const suggestions = suggestNames(texts, { known: await knownNames(database), decided });
  const here = new Set(
    placesOf(
      text,
      suggestions.map(({ original }) => original),
    ).map(({ name }) => name),
  );
  return suggestions.filter(({ original, isLikely }) => isLikely && here.has(original));
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
