import { m } from '#messages';
import type { Database } from '#platform/database/database.ts';
import { refusal } from '#platform/errors.ts';
import { findInterview, holdUnlessWithdrawn } from '../core/interviews.server.ts';
import type { InterviewPlace } from '../schema.ts';
import type { Consent } from './consent.ts';
import { listConsents } from './consents.server.ts';

/**
 * What must be said yes to before anything of an interview is kept: to take part before notes and transcripts are, and
 * to be recorded before a recording is. To be called in the transaction that keeps it.
 *
 * @param needs what beyond taking part
 * @returns the consent that holds
 * @throws DomainError `interview-not-there`, `consent-missing`, `consent-not-to-recording`, `consent-not-to-quotes`
 * @example await refuseWithoutConsent(transaction, place, 'recording');
 */
export async function refuseWithoutConsent(
  database: Database,
  place: InterviewPlace,
  needs?: 'recording' | 'quotes',
): Promise<Consent> {
  await holdUnlessWithdrawn(database, place);
  const interview = await findInterview(database, place);
  if (!interview) throw refusal('interview-not-there', m.interviews_not_there);
  const { pseudonym, informantId } = interview;
  const consent = (await listConsents(database, place)).get(informantId);
  if (!consent) {
    throw refusal('consent-missing', (_, options) => m.interviews_consent_missing({ pseudonym }, options));
  }
  if (needs === 'recording' && !consent.toRecording) {
    throw refusal('consent-not-to-recording', (_, options) =>
      m.interviews_consent_not_to_recording({ pseudonym }, options),
    );
  }
  if (needs === 'quotes' && !consent.toQuotes) {
    throw refusal('consent-not-to-quotes', (_, options) =>
      m.interviews_consent_not_to_quotes({ pseudonym }, options),
    );
  }
  return consent;
}
