import { m } from '#messages';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Replacement } from '#modules/privacy/index.ts';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import type { KeptVersion } from '../kept-version.ts';
import { placesOf } from '../pseudonyms/words.rules.ts';
import { listCurrentVersions, saveVersion } from '../store/versions.server.ts';
import { moveCodings } from '../use/move-codings.ts';
import {
  type AskedInterview,
  changedSince,
  dayOf,
  enterInterview,
  type TranscriptParts,
} from '../use/transcript-parts.ts';
import { decidedOf, stampOf } from './decided.ts';
import type { NameDecision } from './names-look.ts';
import { replacedIn } from './replaced-in.rules.ts';

const longestStandIn = 60;

/** Replaces names in every interview of the study, in one transaction: all of them or none. */
export async function decideNames(
  parts: TranscriptParts,
  actor: Actor,
  asked: AskedInterview,
  { stamp, decisions }: { readonly stamp: string; readonly decisions: readonly NameDecision[] },
): Promise<{ readonly places: number; readonly interviews: number }> {
  const { database, clock, codings, replacements } = parts;
  const { place } = await enterInterview(database, actor, 'conductInterviews', asked);
  for (const decision of decisions) refuseUnsound(decision);
  return database.transaction().execute(async (transaction) => {
    const versions = await listCurrentVersions(transaction, place, { onlyOpen: false });
    if (stampOf(versions) !== stamp) throw changedSince();
    const texts = versions.map(({ text }) => text).join('\n');
    for (const { original } of decisions) refuseUnlessSaid(texts, original);
    const earlier = await replacements.list(transaction, place);
    const stepId = nextStep(earlier, versions);
    const decidedOn = dayOf(clock);
    const standInOf = new Map(
      [...decidedOf(earlier), ...decisions].map(({ original, replacement }) => [original, replacement]),
    );
    let places = 0;
    const moving: (() => Promise<void>)[] = [];
    let interviews = 0;
    for (const version of versions) {
      const [content, count] = replacedIn(version, standInOf);
      if (count === 0) continue;
      places += count;
      interviews += 1;
      const at = { ...place, interviewId: version.interviewId };
      const saved = await saveVersion(transaction, at, {
        basedOn: version.version,
        content,
        cause: 'replaced',
        isOpen: version.isOpen,
        stepId,
        savedOn: decidedOn,
        byName: actor.name,
      });
      if (saved === null) throw changedSince();
      const to = { version: saved, text: content.text };
      if (version.isOpen) {
        moving.push(() => moveCodings(transaction, at, { codings, from: version, to, by: actor }));
      }
    }
    // The log of codes is held last, as by whoever edits one interview or takes in a withdrawal: held before the next
    // interview, each would wait for the other for ever.
    for (const move of moving) await move();
    await replacements.save(
      transaction,
      place,
      decisions.map((decision) => ({ ...decision, stepId, decidedOn, byName: actor.name })),
    );
    return { places, interviews };
  });
}

/** Sorts after every step there has been, also those that were undone. */
function nextStep(earlier: readonly Replacement[], versions: readonly KeptVersion[]): string {
  const numbers = [...earlier, ...versions].map(({ stepId }) => Number(stepId ?? 0));
  return String(Math.max(0, ...numbers) + 1).padStart(8, '0');
}

function refuseUnsound({ original, replacement }: NameDecision): void {
  if (replacement === null) return;
  const isSound =
    replacement.trim() !== '' && replacement.length <= longestStandIn && !/[\p{Cc}]/u.test(replacement);
  // What holds the name itself replaces nothing, and would be replaced again for ever.
  if (isSound && placesOf(replacement, [original]).length === 0) return;
  throw new DomainError(
    'transcript-names',
    inAllLanguages((locale) =>
      m.interviews_names_unsound({ name: original, most: longestStandIn }, { locale }),
    ),
  );
}

function refuseUnlessSaid(texts: string, original: string): void {
  if (placesOf(texts, [original]).length > 0) return;
  throw new DomainError(
    'transcript-names',
    inAllLanguages((locale) => m.interviews_names_not_said({ name: original }, { locale })),
  );
}
