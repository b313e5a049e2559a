import { m } from '#messages';
import type { Actor } from '#modules/organisation/schema.ts';
import { refusal } from '#platform/errors.ts';
import { editTurn } from '../edit/edit-turn.rules.ts';
import { type WhatChanged, whatChanged } from '../edit/what-changed.ts';
import { millisecondsOf } from '../import/timestamps.ts';
import type { KeptVersion } from '../kept-version.ts';
import { currentVersion, listVersions, versionAt } from '../store/versions.server.ts';
import { type AskingCoding, codingsThatAsk } from './move-codings.ts';
import { saveOnTop } from './save-on-top.ts';
import {
  type AskedInterview,
  changedSince,
  enterInterview,
  type TranscriptParts,
} from './transcript-parts.ts';

/** One turn as a form gives it. */
export type TurnGiven = {
  /** The version it was typed in. */
  readonly version: number;
  /** From 0. */
  readonly turn: number;
  readonly speaker: string;
  /** As in 12:03; empty where nobody knows. */
  readonly time: string;
  readonly text: string;
};
/** What a person says of a coding whose place is not certain; one that is not named waits. */
export type CodingAnswer = { readonly codingId: string; readonly answer: 'suggested' | 'remove' };

export type TranscriptEditing = {
  /**
   * Saves one turn as it was typed, as a version of its own; the same words make none.
   *
   * @throws DomainError `transcript-changed`, `transcript-turn`
   */
  edit(actor: Actor, asked: AskedInterview, given: TurnGiven): Promise<{ readonly version: number }>;
  /** Every version, the newest first, with what became different in it; the first has nothing to differ from. */
  history(
    actor: Actor,
    asked: AskedInterview,
  ): Promise<readonly (Omit<KeptVersion, 'text' | 'turns'> & { readonly changed: WhatChanged | null })[]>;
  /** Any version by its number, names and all. */
  versionAt(actor: Actor, asked: AskedInterview, version: number): Promise<KeptVersion | null>;
  /** The codings whose place must be said by a person, and the version they are asked about. */
  asking(
    actor: Actor,
    asked: AskedInterview,
  ): Promise<{ readonly version: number; readonly asking: readonly AskingCoding[] } | null>;
  /** @throws DomainError `transcript-changed` */
  answer(
    actor: Actor,
    asked: AskedInterview,
    given: { readonly version: number; readonly answers: readonly CodingAnswer[] },
  ): Promise<void>;
};

const longestName = 40;
/** A page of history that somebody reads; older ones are kept all the same. */
const mostCompared = 50;

export function createTranscriptEditing(parts: TranscriptParts): TranscriptEditing {
  const { database, codings } = parts;
  return {
    edit: async (actor, asked, given) => {
      const { place } = await enterInterview(database, actor, 'conductInterviews', asked);
      const startMs = timeIn(given.time);
      const speaker = given.speaker.trim();
      if (speaker === '' || speaker.length > longestName)
        throw refusal('transcript-turn', m.interviews_transcript_turn_speaker);
      const base = await currentVersion(database, place, { onlyOpen: false });
      if (base === null || base.version !== given.version) throw changedSince();
      const { turn, text } = given;
      const content = editTurn(base, { turn, speaker, startMs, text });
      if (content.text === '') throw refusal('transcript-turn', m.interviews_transcript_turn_last);
      return database.transaction().execute(async (transaction) => ({
        version: await saveOnTop(transaction, parts, place, {
          base,
          content,
          cause: 'edited',
          by: actor,
        }),
      }));
    },
    history: async (actor, asked) => {
      const { place } = await enterInterview(database, actor, 'conductInterviews', asked);
      const versions = await listVersions(database, place);
      return versions.map(({ text, turns, ...rest }, at) => {
        const before = versions[at + 1];
        const isCompared = before !== undefined && at < mostCompared;
        return { ...rest, changed: isCompared ? whatChanged(before, { text, turns }) : null };
      });
    },
    versionAt: async (actor, asked, version) => {
      const { place } = await enterInterview(database, actor, 'conductInterviews', asked);
      return versionAt(database, place, version);
    },
    asking: async (actor, asked) => {
      const { place } = await enterInterview(database, actor, 'codeInterviews', asked);
      return codingsThatAsk(database, place, codings, actor);
    },
    answer: async (actor, asked, { version, answers }) => {
      const { place } = await enterInterview(database, actor, 'codeInterviews', asked);
      await database.transaction().execute(async (transaction) => {
        const found = await codingsThatAsk(transaction, place, codings, actor);
        if (!found || found.version !== version) throw changedSince();
        const answerOf = new Map(answers.map(({ codingId, answer }) => [codingId, answer]));
        const moved = found.asking.flatMap(({ codingId, suggestion }) =>
          suggestion && answerOf.get(codingId) === 'suggested'
            ? [{ codingId, version, anchor: suggestion }]
            : [],
        );
        const gone = found.asking.flatMap(({ codingId }) =>
          answerOf.get(codingId) === 'remove' ? [codingId] : [],
        );
        if (moved.length > 0) await codings.move(transaction, place, moved, actor);
        if (gone.length > 0) await codings.remove(transaction, place, gone, actor);
      });
    },
  };
}

function timeIn(written: string): number | null {
  if (written.trim() === '') return null;
  const time = millisecondsOf(written);
  if (time === undefined) throw refusal('transcript-turn', m.interviews_transcript_turn_time);
  return time;
}
