import { refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Database } from '#platform/database/database.ts';
import { type Sight, seenBy, sightOf } from '../coding/coders/sight.rules.ts';
import { lastOwnOf } from '../coding/create-coding.ts';
import { holdLog } from '../coding/log/log.server.ts';
import { createStates, type Kept } from '../coding/states.ts';
import { forgetGone } from './forget-erased.ts';
import { textsIn } from './log-of-question.server.ts';
import type { QuestionIds } from './open-answers.ts';
import { createQuestions, type OpenAnswersParts, type Question, readable } from './question.ts';
import { reviewsOf } from './reviews.server.ts';
import { batchOf } from './sent-steps.ts';
import { wholeQuestion } from './whole-question.ts';

/** A question as somebody meets it. */
export type Entered = {
  readonly question: Question;
  /** All that is in the log. */
  readonly kept: Kept;
  /** What of it stands on texts that are read, and whoever asks may see. */
  readonly seen: Kept;
  readonly sight: Sight;
};

/** The way in to a question: whether one may, what has been done with it, and how much of that one sees. */
export function createEntering(parts: OpenAnswersParts) {
  const { database } = parts;
  const questions = createQuestions(parts);
  const stateOf = createStates(database);

  /** What the log leads to. Texts that are gone from the wave take with them what was coded of them. */
  async function current(question: Question): Promise<Kept> {
    const kept = await stateOf(question.log);
    const there = new Set(question.all.map(({ textId }) => textId));
    if ([...textsIn(kept.events)].every((id) => there.has(id))) return kept;
    await forgetGone(database, question.place, there);
    return stateOf(question.log);
  }

  return {
    questions,
    stateOf,
    current,
    enter: async (actor: Actor, ids: QuestionIds, ownOnly = false): Promise<Entered | null> => {
      refuseUnless(actor, 'exportData', { studyId: ids.studyId });
      const question = await questions.one(actor, ids);
      if (question === null) return null;
      const kept = await current(question);
      return { question, kept, ...seenOf(kept, question, { personId: actor.personId, ownOnly }) };
    },
    /** Texts that others read otherwise by now than when the steps were made: kept, they would quote what was taken out. */
    goneIn: (question: Question) => async (transaction: Database) => {
      await holdLog(transaction, question.log);
      const reviews = await reviewsOf(transaction, question.place);
      const changed = question.all.filter(({ textId, review }) => {
        const now = reviews.get(textId);
        return now?.kind !== review?.kind || (now?.maskedText ?? null) !== (review?.maskedText ?? null);
      });
      return new Set<string | null>(changed.map(({ textId }) => textId));
    },
  };
}

/**
 * What somebody sees of a question's codes: their own alone where they have asked for that, or where it is sorted blind and
 * they and one more have not finished it. Codes in groups are the themes that those who sort have in common.
 */
export function seenOf(
  kept: Kept,
  question: Pick<Question, 'shown'>,
  looking: { readonly personId: string; readonly ownOnly: boolean },
): { readonly seen: Kept; readonly sight: Sight } {
  const all = readable(kept, question);
  const sight = sightOf(all.state, wholeQuestion, looking);
  if (!sight.isOwnOnly) return { seen: all, sight };
  return { seen: { ...all, state: seenBy(all.state, { ...looking, ownOnly: true }) }, sight };
}

/** What somebody did last with codes that still counts; whether they have finished is no such thing. */
export function lastOwn({ events }: Pick<Kept, 'events'>, personId: string): string | null {
  const ofCodes = events.filter(
    ({ step }) => step.kind !== 'blindChosen' && step.kind !== 'interviewFinished',
  );
  const last = lastOwnOf(ofCodes, { personId });
  return last && batchOf(last);
}
