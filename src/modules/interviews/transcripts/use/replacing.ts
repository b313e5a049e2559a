import { createHash } from 'node:crypto';
import { m } from '#messages';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Replacement } from '#modules/privacy/index.ts';
import type { Database } from '#platform/database/database.ts';
import { DomainError, refusal } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import { listInterviews } from '../../core/interviews.server.ts';
import type { InterviewPlace, InterviewsPlace } from '../../schema.ts';
import { contentOf, spokenIn } from '../content.ts';
import type { KeptVersion } from '../kept-version.ts';
import { proposeStandIns, type StandInWords, standInsIn } from '../pseudonyms/stand-ins.rules.ts';
import {
  type DecidedName,
  type NameKind,
  nameKinds,
  type Suggestion,
  suggestNames,
} from '../pseudonyms/suggest.rules.ts';
import { placesOf } from '../pseudonyms/words.rules.ts';
import {
  currentVersion,
  listCurrentVersions,
  listVersionsOfStep,
  openVersion,
  saveVersion,
  versionAt,
} from '../store/versions.server.ts';
import { moveCodings } from './move-codings.ts';
import {
  type AskedInterview,
  changedSince,
  dayOf,
  enterInterview,
  type TranscriptParts,
} from './transcript-parts.ts';

/** A name where it stands, with the words around it. */
export type NameInContext = {
  readonly pseudonym: string;
  /** From 1. */
  readonly turn: number;
  readonly before: string;
  readonly name: string;
  readonly after: string;
};
export type SuggestedName = Suggestion & {
  /** What is proposed to stand for it. */
  readonly standIn: string;
  /** Whether it has been decided before what stands for it. */
  readonly isDecided: boolean;
  /** Every place in the interviews of the study: those of this interview first. */
  readonly places: readonly NameInContext[];
};
/** The names of an interview, to be gone through before those who code may read it. */
export type NamesLook = {
  /** Null until something has been taken in. */
  readonly version: number | null;
  readonly isOpen: boolean;
  readonly suggestions: readonly SuggestedName[];
  /** Another stamp is other texts to decide about. */
  readonly stamp: string;
  /** How many words something stands for, in all interviews of the study. */
  readonly replaced: number;
};
export type NameDecision = {
  readonly original: string;
  readonly kind: NameKind;
  /** What stands for it from now on; null: it points at nobody, and stays. */
  readonly replacement: string | null;
};

export type TranscriptNames = {
  /** @param words what stands for each kind, in the reader's language */
  names(actor: Actor, asked: AskedInterview, words: StandInWords): Promise<NamesLook>;
  /**
   * Decides about names, and replaces them in every interview of the study. Tells in how many places.
   *
   * @throws DomainError `transcript-changed`, `transcript-names`
   */
  decideNames(
    actor: Actor,
    asked: AskedInterview,
    given: { readonly stamp: string; readonly decisions: readonly NameDecision[] },
  ): Promise<{ readonly places: number; readonly interviews: number }>;
  /**
   * Lets those who code read the newest version.
   *
   * @throws DomainError `transcript-names` when a likely name has not been decided about, `transcript-changed`
   */
  openForCoding(actor: Actor, asked: AskedInterview, given: { readonly version: number }): Promise<void>;
  /** What stands for what, in the study: the code key. Whoever looks is written down. */
  replacements(actor: Actor, asked: AskedInterview): Promise<readonly Replacement[]>;
  /**
   * Undoes the last decision, in every interview it was about. Null when there is none.
   *
   * @throws DomainError `transcript-names` when one of them has been changed since
   */
  undoNames(actor: Actor, asked: AskedInterview): Promise<{ readonly interviews: number } | null>;
};

const contextLength = 50;
const longestStandIn = 60;

export function createTranscriptNames(parts: TranscriptParts): TranscriptNames {
  const { database, clock, codings, replacements } = parts;
  const enter = (actor: Actor, asked: AskedInterview) =>
    enterInterview(database, actor, 'conductInterviews', asked);

  return {
    names: async (actor, asked, words) => {
      const { place } = await enter(actor, asked);
      const versions = await listCurrentVersions(database, place, { onlyOpen: false });
      const own = versions.find(({ interviewId }) => interviewId === place.interviewId);
      const decided = decidedOf(await replacements.list(database, place));
      const texts = versions.map(({ text }) => text);
      const known = await parts.knownNames(database);
      const all = suggestNames(texts, { known, decided });
      const standIns = proposeStandIns(all, { decided, words, taken: standInsIn(texts) });
      const interviews = await listInterviews(database, place);
      const pseudonymOf = new Map(interviews.map(({ interviewId, pseudonym }) => [interviewId, pseudonym]));
      const inOrder = own ? [own, ...versions.filter((one) => one !== own)] : versions;
      const places = new Map<string, NameInContext[]>();
      const names = [...all.map(({ original }) => original), ...decided.map(({ original }) => original)];
      for (const version of inOrder) {
        for (const [name, found] of inContext(version, names, pseudonymOf.get(version.interviewId) ?? '')) {
          places.set(name, [...(places.get(name) ?? []), ...found]);
        }
      }
      const isHere = new Set(placesOf(own?.text ?? '', names).map(({ name }) => name));
      return {
        version: own?.version ?? null,
        isOpen: own?.isOpen ?? false,
        stamp: stampOf(versions),
        replaced: decided.filter(({ replacement }) => replacement !== null).length,
        suggestions: all
          .filter(({ original }) => isHere.has(original))
          .map((one) => ({
            ...one,
            standIn: standIns.get(one.original)!,
            isDecided: decided.some(({ original }) => original === one.original),
            places: places.get(one.original) ?? [],
          })),
      };
    },

    decideNames: async (actor, asked, { stamp, decisions }) => {
      const { place } = await enter(actor, asked);
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
        let interviews = 0;
        for (const version of versions) {
          const [content, count] = replacedIn(version, standInOf);
          if (count === 0) continue;
          places += count;
          interviews += 1;
          const at = { ...place, interviewId: version.interviewId };
          const saved = await saveVersion(transaction, at, {
            ...{ basedOn: version.version, content, cause: 'replaced', isOpen: version.isOpen, stepId },
            ...{ savedOn: decidedOn, byName: actor.name },
          });
          if (saved === null) throw changedSince();
          const to = { version: saved, text: content.text };
          if (version.isOpen) {
            await moveCodings(transaction, at, { codings, from: version, to, byName: actor.name });
          }
        }
        await replacements.save(
          transaction,
          place,
          decisions.map((decision) => ({ ...decision, stepId, decidedOn, byName: actor.name })),
        );
        return { places, interviews };
      });
    },

    openForCoding: async (actor, asked, { version }) => {
      const { place } = await enter(actor, asked);
      await database.transaction().execute(async (transaction) => {
        const newest = await currentVersion(transaction, place, { onlyOpen: false });
        if (newest === null || newest.version !== version) throw changedSince();
        if (newest.isOpen) return;
        const left = await undecidedIn(transaction, parts, place, newest.text);
        if (left.length > 0) {
          throw new DomainError(
            'transcript-names',
            inAllLanguages((locale) => m.interviews_names_left({ count: left.length }, { locale })),
          );
        }
        const before = await currentVersion(transaction, place, { onlyOpen: true });
        await openVersion(transaction, place, version);
        if (before) {
          await moveCodings(transaction, place, { codings, from: before, to: newest, byName: actor.name });
        }
      });
    },

    replacements: async (actor, asked) => {
      const { place } = await enter(actor, asked);
      const look = { on: dayOf(clock), personId: actor.personId, personName: actor.name };
      await parts.noteLook(database, place, look);
      const all = await replacements.list(database, place);
      return all.filter(({ replacement }) => replacement !== null);
    },

    undoNames: async (actor, asked) => {
      const { place } = await enter(actor, asked);
      return database.transaction().execute(async (transaction) => {
        const all = await replacements.list(transaction, place);
        const last = all.findLast(({ replacement }) => replacement !== null);
        if (!last) return null;
        const made = await listVersionsOfStep(transaction, place, last.stepId);
        for (const version of made) await undoIn(transaction, place, version, actor.name);
        await replacements.removeStep(transaction, place, last.stepId);
        return { interviews: made.length };
      });
    },
  };

  /** The text from before the decision, as a version of its own. Names stand in it, so it is not open. */
  async function undoIn(transaction: Database, study: InterviewsPlace, made: KeptVersion, byName: string) {
    const place: InterviewPlace = { ...study, interviewId: made.interviewId };
    const newest = await currentVersion(transaction, place, { onlyOpen: false });
    const before = await versionAt(transaction, place, made.version - 1);
    if (!newest || !before || !isSame(newest, made)) {
      throw refusal('transcript-names', m.interviews_names_undo_changed);
    }
    const saved = await saveVersion(transaction, place, {
      ...{ basedOn: newest.version, content: before, cause: 'undone', isOpen: false },
      ...{ savedOn: dayOf(clock), byName },
    });
    if (saved === null) throw changedSince();
  }
}

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

const isSame = (a: KeptVersion, b: KeptVersion) =>
  a.sha256 === b.sha256 && JSON.stringify(a.turns) === JSON.stringify(b.turns);

const stampOf = (versions: readonly KeptVersion[]) =>
  createHash('sha256')
    .update(JSON.stringify(versions.map(({ interviewId, version }) => [interviewId, version])))
    .digest('hex')
    .slice(0, 32);

const kindOf = (kind: string): NameKind => nameKinds.find((one) => one === kind) ?? 'person';
const decidedOf = (list: readonly Replacement[]): readonly DecidedName[] =>
  list.map(({ original, replacement, kind }) => ({ original, replacement, kind: kindOf(kind) }));

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

/** The version with what stands for each name, and in how many places that was. */
function replacedIn(version: KeptVersion, standInOf: ReadonlyMap<string, string | null>) {
  let count = 0;
  const turns = spokenIn(version).map((turn) => {
    let at = 0;
    let text = '';
    for (const { name, start, end } of placesOf(turn.text, [...standInOf.keys()])) {
      const standIn = standInOf.get(name);
      if (!standIn) continue;
      text += turn.text.slice(at, start) + standIn.trim();
      at = end;
      count += 1;
    }
    return { ...turn, text: text + turn.text.slice(at) };
  });
  return [contentOf(turns), count] as const;
}

/** A little of what stands before and after, in whole words. */
function around(said: string, { start, end }: { readonly start: number; readonly end: number }) {
  const before = said.slice(Math.max(0, start - contextLength), start);
  const after = said.slice(end, end + contextLength);
  return {
    before: start > contextLength ? `… ${before.replace(/^\S*\s/u, '')}` : before,
    after: end + contextLength < said.length ? `${after.replace(/\s\S*$/u, '')} …` : after,
  };
}

function inContext(
  version: KeptVersion,
  names: readonly string[],
  pseudonym: string,
): ReadonlyMap<string, readonly NameInContext[]> {
  const found = new Map<string, NameInContext[]>();
  for (const [index, { start, end }] of version.turns.entries()) {
    const said = version.text.slice(start, end);
    for (const place of placesOf(said, names)) {
      const context = {
        ...{ pseudonym, turn: index + 1, name: place.name },
        ...around(said, place),
      };
      found.set(place.name, [...(found.get(place.name) ?? []), context]);
    }
  }
  return found;
}
