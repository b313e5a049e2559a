import { createHash } from 'node:crypto';
import { m } from '#messages';
import type { Actor } from '#modules/organisation/schema.ts';
import { DomainError } from '#platform/errors.ts';
import { createHeldLists } from '#platform/held-lists.ts';
import { inAllLanguages } from '#platform/language.ts';
import { refuseWithoutConsent } from '../../consent/refuse-without-consent.ts';
import { contentOf, type NamedTurn } from '../content.ts';
import type { GivenTranscript, ImportedTranscript } from '../import/read-transcript.ts';
import { type FoundSpeaker, speakersIn } from '../import/speakers.rules.ts';
import { currentVersion, saveVersion } from '../store/versions.server.ts';
import {
  type AskedInterview,
  changedSince,
  dayOf,
  enterInterview,
  type TranscriptParts,
} from './transcript-parts.ts';

/** What a file would become. */
export type TranscriptPreview = ImportedTranscript & {
  readonly fileName: string | null;
  readonly speakers: readonly FoundSpeaker[];
  /** The version there is already; null when this is the first. */
  readonly over: number | null;
  /** Another stamp is another thing to say yes to. */
  readonly stamp: string;
};

/** Who one of the file's speakers is; `name` is what somebody else is called in the transcript. */
export type SpeakerChoice = {
  readonly role: 'interviewer' | 'informant' | 'other';
  readonly name: string;
};

export type TranscriptImports = {
  /** Reads a file, and keeps what it says for a quarter of an hour, in memory. @throws DomainError `transcript-file`, `consent-missing` */
  hold(actor: Actor, asked: AskedInterview, given: GivenTranscript): Promise<void>;
  /** What the held file would become now; null when none is held. */
  held(actor: Actor, asked: AskedInterview): Promise<TranscriptPreview | null>;
  /**
   * Saves the held file as a version. Null when none is held.
   *
   * @throws DomainError `transcript-changed`, `transcript-speakers`, `consent-missing`
   */
  confirm(
    actor: Actor,
    asked: AskedInterview,
    given: ConfirmedImport,
  ): Promise<{ readonly version: number } | null>;
  letGo(actor: Actor, asked: AskedInterview): Promise<void>;
};
export type ConfirmedImport = {
  readonly stamp: string;
  /** In the order of the preview's speakers. */
  readonly choices: readonly SpeakerChoice[];
  /** What the interviewer is called in the transcript: "Intervjuer". */
  readonly interviewer: string;
};

const longestName = 40;

/** A file that has been read, without its bytes: a page that shows it again reads nothing again. */
type Held = Pick<GivenTranscript, 'fileName' | 'isByMachine'> & {
  readonly read: ImportedTranscript;
  readonly sha256: string;
};

export function createTranscriptImports({ database, clock, read }: TranscriptParts): TranscriptImports {
  const lists = createHeldLists<Held>(clock);
  const keyOf = (actor: Actor, { studyId, interviewId }: AskedInterview) =>
    JSON.stringify([actor.personId, studyId, interviewId]);

  async function previewOf(actor: Actor, asked: AskedInterview, held: Held) {
    const { place, interview } = await enterInterview(database, actor, 'conductInterviews', asked);
    const current = await currentVersion(database, place, { onlyOpen: false });
    const preview: TranscriptPreview = {
      ...held.read,
      fileName: held.fileName,
      speakers: speakersIn(held.read.turns, interview.pseudonym),
      over: current?.version ?? null,
      stamp: createHash('sha256')
        .update(held.sha256)
        .update(String(current?.version ?? 0))
        .digest('hex')
        .slice(0, 32),
    };
    return { place, interview, preview };
  }

  return {
    hold: async (actor, asked, given) => {
      const { place } = await enterInterview(database, actor, 'conductInterviews', asked);
      await refuseWithoutConsent(database, place);
      const { fileName, bytes, isByMachine = false } = given;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const held = { fileName, isByMachine, sha256, read: await read(given) };
      lists.hold(keyOf(actor, asked), held);
    },
    held: async (actor, asked) => {
      await enterInterview(database, actor, 'conductInterviews', asked);
      const found = lists.find(keyOf(actor, asked));
      return found ? (await previewOf(actor, asked, found)).preview : null;
    },
    confirm: async (actor, asked, { stamp, choices, interviewer }) => {
      await enterInterview(database, actor, 'conductInterviews', asked);
      const found = lists.find(keyOf(actor, asked));
      if (!found) return null;
      const { place, interview, preview } = await previewOf(actor, asked, found);
      if (preview.stamp !== stamp) throw changedSince();
      const names = namesFor(preview.speakers, choices, { interviewer, informant: interview.pseudonym });
      const turns = preview.turns.map(
        ({ speaker, ...rest }): NamedTurn => ({ ...rest, speaker: names.get(speaker)! }),
      );
      const version = await database.transaction().execute(async (transaction) => {
        await refuseWithoutConsent(transaction, place);
        return saveVersion(transaction, place, {
          basedOn: preview.over,
          content: contentOf(turns),
          isOpen: false,
          cause: found.isByMachine ? 'machine' : 'imported',
          savedOn: dayOf(clock),
          byName: actor.name,
        });
      });
      if (version === null) throw changedSince();
      lists.letGo(keyOf(actor, asked));
      return { version };
    },
    letGo: async (actor, asked) => {
      await enterInterview(database, actor, 'conductInterviews', asked);
      lists.letGo(keyOf(actor, asked));
    },
  };
}

/** What each of the file's speakers is called from now on. The file's own names go no further. */
export function namesFor(
  speakers: readonly FoundSpeaker[],
  choices: readonly SpeakerChoice[],
  known: { readonly interviewer: string; readonly informant: string },
): ReadonlyMap<string | null, string> {
  const names = new Map<string | null, string>();
  for (const [at, { name }] of speakers.entries()) {
    const choice = choices[at];
    const called = choice?.role === 'other' ? choice.name.trim() : choice && known[choice.role];
    if (!called || called.length > longestName || /[\p{Cc}\n]/u.test(called)) {
      throw new DomainError(
        'transcript-speakers',
        inAllLanguages((locale) =>
          m.interviews_transcript_speaker_unnamed(
            { speaker: name ?? m.interviews_transcript_nobody({}, { locale }), most: longestName },
            { locale },
          ),
        ),
      );
    }
    names.set(name, called);
  }
  return names;
}
