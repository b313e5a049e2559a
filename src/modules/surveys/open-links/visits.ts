import { itemsOf } from '#modules/studies/index.ts';
import type { Study } from '#modules/studies/schema.ts';
import type { Clock } from '#platform/clock.ts';
import { type AnsweringOptions, addressOf } from '../answering/answering.ts';
import { openInvitation } from '../links/open-link.ts';
import { secretName, secretsFromBytes } from '../links/wave-secrets.ts';
import { findWave } from '../store.server.ts';
import { createCeiling } from './ceiling.ts';
import { readCode } from './code.rules.ts';
import { findByCode } from './open-links.server.ts';

/** What somebody who came with a code meets. */
export type CodeVisit =
  | {
      readonly kind: 'open';
      readonly study: Study;
      readonly audience: string;
      readonly office: string;
      readonly code: string;
      readonly minimumGroup: number;
      /** Who asks, and where questions about it go; either may be empty. */
      readonly sender: { readonly name: string; readonly replyTo: string };
      /** The address of a questionnaire of one's own; null when as many have begun this hour as may. */
      begin(options: { readonly isTablet: boolean }): string | null;
    }
  /** No such code, or one that has been changed or closed, or whose wave is not open: they look alike. */
  | { readonly kind: 'unknown' };

export type CodeVisits = { visit(typed: string): Promise<CodeVisit> };

/** More than this begin by one code in an hour only when somebody means harm: a tablet takes twelve. */
export const mostStartsAnHour = 120;

/** Whoever answers by an open link comes in here, with nothing but the code of a poster. */
export function createCodeVisits(
  options: AnsweringOptions & { readonly clock: Clock; readonly mostAnHour?: number },
): CodeVisits {
  const { database, keys, organisationId } = options;
  const ceiling = createCeiling({ clock: options.clock, most: options.mostAnHour ?? mostStartsAnHour });

  async function visit(typed: string): Promise<CodeVisit> {
    const code = readCode(typed);
    const link = await findByCode(database, { organisationId, code: code ?? '' });
    // A code that is not there takes the same way as one that is.
    const waveId = link?.waveId ?? '';
    const wave = await findWave(database, { organisationId, waveId });
    const secret = keys.read(secretName(organisationId, waveId === '' ? 'none' : waveId));
    if (!link?.isOpen || wave?.state !== 'open' || !secret) return { kind: 'unknown' };
    const study = await options.findStudy(wave.studyId, wave.studyVersion);
    if (!study || itemsOf(study, link.audience).length === 0) return { kind: 'unknown' };
    const { linkId, audience, office } = link;
    return {
      kind: 'open',
      study,
      audience,
      office,
      code: link.code,
      minimumGroup: wave.minimumGroup,
      sender: { name: wave.senderName, replyTo: wave.replyTo },
      begin: ({ isTablet }) => {
        if (!ceiling.admit(linkId)) return null;
        const invitationId = openInvitation({ linkId, code: link.code, isTablet });
        const { linkKey } = secretsFromBytes(secret);
        return addressOf(waveId, { invitationId, audience, office }, linkKey);
      },
    };
  }
  return { visit };
}
