import { m } from '#messages';
import { isDay, refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { refusal } from '#platform/errors.ts';
import type { Consent } from '../consent/consent.ts';
import { listConsents } from '../consent/consents.server.ts';
import { refuseWithoutConsent } from '../consent/refuse-without-consent.ts';
import { findInterview, markHeld } from '../core/interviews.server.ts';
import { type GuideVersion, questionsOf } from '../guide/guide.ts';
import { listGuides } from '../guide/guides.server.ts';
import type { InterviewParts } from '../informants/interview-parts.ts';
import type { Interview, InterviewPlace } from '../schema.ts';
import { listNotes, type QuestionNote, saveNotes } from './notes.server.ts';

/** An interview as it is held: whom with, by what, and what has been marked and written so far. */
export type HoldLook = {
  readonly interview: Interview;
  readonly consent: Consent | null;
  readonly guide: GuideVersion | null;
  readonly notes: readonly QuestionNote[];
  readonly today: string;
};

export type Holding = {
  /** Null when there is no such interview, or the informant has withdrawn. */
  hold(actor: Actor, studyId: string, interviewId: string): Promise<HoldLook | null>;
  /**
   * Keeps what is marked and written at some questions; of questions that no version of the guide has, nothing is kept.
   *
   * @throws DomainError `consent-missing`, `note-long`, `interview-not-there`
   */
  saveNotes(
    actor: Actor,
    studyId: string,
    given: { readonly interviewId: string; readonly notes: readonly QuestionNote[] },
  ): Promise<void>;
  /** @param given.on the day, as in 2026-03-01; empty when it has not been held after all */
  markHeld(
    actor: Actor,
    studyId: string,
    given: { readonly interviewId: string; readonly on: string },
  ): Promise<void>;
};

const mostCharacters = 20_000;

export function createHolding({ database, today }: InterviewParts): Holding {
  const enter = (actor: Actor, studyId: string, interviewId: string): InterviewPlace => {
    refuseUnless(actor, 'conductInterviews', { studyId });
    return { organisationId: actor.organisationId, studyId, interviewId };
  };
  return {
    hold: async (actor, studyId, interviewId) => {
      const place = enter(actor, studyId, interviewId);
      const interview = await findInterview(database, place);
      if (!interview) return null;
      const consent = (await listConsents(database, place)).get(interview.informantId) ?? null;
      const [guide] = await listGuides(database, place);
      const notes = await listNotes(database, place);
      return { interview, consent, guide: guide ?? null, notes, today: today() };
    },
    saveNotes: async (actor, studyId, { interviewId, notes }) => {
      const place = enter(actor, studyId, interviewId);
      if (notes.some(({ note }) => note.length > mostCharacters)) {
        throw refusal('note-long', (_, said) => m.interviews_note_long({ most: mostCharacters }, said));
      }
      await database.transaction().execute(async (transaction) => {
        await refuseWithoutConsent(transaction, place);
        const guides = await listGuides(transaction, place);
        const asked = new Set(guides.flatMap(({ guide }) => questionsOf(guide)).map(({ id }) => id));
        await saveNotes(
          transaction,
          place,
          notes.filter(({ questionId }) => asked.has(questionId)),
        );
      });
    },
    markHeld: async (actor, studyId, { interviewId, on }) => {
      const place = enter(actor, studyId, interviewId);
      if (on !== '' && (!isDay(on) || on > today())) throw refusal('held-on', m.interviews_held_on_faulty);
      await database.transaction().execute(async (transaction) => {
        await refuseWithoutConsent(transaction, place);
        await markHeld(transaction, place, on === '' ? null : on);
      });
    },
  };
}
