import { m } from '#messages';
import { may, refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { refusal } from '#platform/errors.ts';

/** Whoever codes or interviews sees how the interviews go, by pseudonym. @throws DomainError `not-allowed` */
export function refuseUnlessSees(actor: Actor, studyId: string): void {
  if (!may(actor, 'conductInterviews', { studyId })) refuseUnless(actor, 'codeInterviews', { studyId });
}

/** Whether somebody writes guide, sample and information sheet: whoever leads the study, and whoever interviews. */
export const mayPrepare = (actor: Actor, studyId: string) =>
  may(actor, 'conductInterviews', { studyId }) || may(actor, 'editStudy', { studyId });

/** @throws DomainError `not-allowed` */
export function refuseUnlessPrepares(actor: Actor, studyId: string): void {
  if (!mayPrepare(actor, studyId)) throw refusal('not-allowed', m.organisation_not_allowed);
}
