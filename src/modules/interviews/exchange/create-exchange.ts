import { may, refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import type { InterviewExchange } from './exchange.ts';
import type { ExchangeParts } from './exchange-parts.ts';
import { createImports } from './in/imports.ts';
import { createExports } from './out/exports.ts';

/** Coded material in and out of a study. */
export function createExchange(parts: ExchangeParts): InterviewExchange {
  const enter = (actor: Actor, studyId: string) => {
    refuseUnless(actor, 'codeInterviews', { studyId });
    const place = { organisationId: actor.organisationId, studyId };
    return { place, mayConduct: may(actor, 'conductInterviews', { studyId }) };
  };
  return { ...createExports(parts, enter), ...createImports(parts, enter) };
}
