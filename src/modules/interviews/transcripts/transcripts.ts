import { may, refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Interview, TranscriptVersion } from '../schema.ts';
import { createTranscriptBench, type TranscriptBench } from './bench/bench.ts';
import { wordsIn } from './content.ts';
import type { KeptVersion } from './kept-version.ts';
import { createTranscriptNames, type TranscriptNames } from './names/names.ts';
import { currentVersion, listCurrentVersions, versionAt } from './store/versions.server.ts';
import { createTranscriptEditing, type TranscriptEditing } from './use/editing.ts';
import { createTranscriptImports, type TranscriptImports } from './use/importing.ts';
import { type AskedInterview, enterInterview, type TranscriptParts } from './use/transcript-parts.ts';

/** How far the transcript of an interview has come. */
export type TranscriptState = {
  readonly interviewId: string;
  readonly version: number;
  readonly words: number;
  /** Those who code have a version to read. */
  readonly isOpen: boolean;
};

/** Transcripts of interviews, as far as somebody may read them. */
export type Transcripts = TranscriptImports &
  TranscriptEditing &
  TranscriptNames &
  TranscriptBench & {
    /** The interview. @throws DomainError `not-allowed`, `interview-missing` */
    interview(actor: Actor, asked: AskedInterview): Promise<Interview>;
    /** The newest version that stands under pseudonyms; null until there is one. For whoever may code. */
    current(actor: Actor, asked: AskedInterview): Promise<TranscriptVersion | null>;
    /** A version under pseudonyms by its number, as codings were made in it; null when there is none. */
    openVersion(actor: Actor, asked: AskedInterview, version: number): Promise<TranscriptVersion | null>;
    /** The newest of all, names and all. For whoever may conduct interviews. */
    draft(actor: Actor, asked: AskedInterview): Promise<KeptVersion | null>;
    /** How far each transcript of the study has come; those without one are left out. */
    states(actor: Actor, asked: Pick<AskedInterview, 'studyId'>): Promise<readonly TranscriptState[]>;
  };

export function createTranscripts(parts: TranscriptParts): Transcripts {
  const { database } = parts;
  return {
    ...createTranscriptImports(parts),
    ...createTranscriptEditing(parts),
    ...createTranscriptNames(parts),
    ...createTranscriptBench(parts),
    interview: async (actor, asked) =>
      (await enterInterview(database, actor, 'codeInterviews', asked)).interview,
    current: async (actor, asked) => {
      const { place } = await enterInterview(database, actor, 'codeInterviews', asked);
      const version = await currentVersion(database, place, { onlyOpen: true });
      return version && forCoders(version);
    },
    openVersion: async (actor, asked, number) => {
      const { place } = await enterInterview(database, actor, 'codeInterviews', asked);
      const version = await versionAt(database, place, number);
      return version?.isOpen ? forCoders(version) : null;
    },
    draft: async (actor, asked) => {
      const { place } = await enterInterview(database, actor, 'conductInterviews', asked);
      return currentVersion(database, place, { onlyOpen: false });
    },
    states: async (actor, { studyId }) => {
      refuseUnless(actor, 'codeInterviews', { studyId });
      const place = { organisationId: actor.organisationId, studyId };
      const opened = await listCurrentVersions(database, place, { onlyOpen: true });
      const all = may(actor, 'conductInterviews', { studyId })
        ? await listCurrentVersions(database, place, { onlyOpen: false })
        : opened;
      return all.map(({ interviewId, version, text }) => ({
        interviewId,
        version,
        words: wordsIn(text),
        isOpen: opened.some((one) => one.interviewId === interviewId),
      }));
    },
  };
}

/** What those who code are given: nothing of how the version came to be. */
function forCoders({
  cause: _cause,
  stepId: _stepId,
  isOpen: _isOpen,
  ...version
}: KeptVersion): TranscriptVersion {
  return version;
}
