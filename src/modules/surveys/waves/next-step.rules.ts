import type { WaveState } from '../schema.ts';
import type { Check } from './readiness.rules.ts';

/** Who works with a wave: its lead, whoever else holds the code key, or a lead who does both for the system. */
export type WaveHand = 'lead' | 'custodian' | 'lead-for-system';

/** What one person does next with a wave; with `wait`, the other one does. */
export type NextStep =
  | { readonly do: 'prepare' | 'open' | 'follow' | 'read' }
  | { readonly do: 'list' | 'write-letter' | 'invite' | 'letters' | 'thank' | 'nothing' }
  | { readonly wait: 'list' | 'write-letter' | 'opening' | 'inviting' | 'invited' };

/** Where the invitation is: a day when it is planned for one. Null in a wave that asks nobody by letter. */
export type InvitationState =
  | { readonly state: 'unsent' | 'sending' | 'paused' | 'sent' }
  | { readonly state: 'planned'; readonly on: string };

const custodians: readonly Check['id'][] = ['people', 'letter'];

/**
 * What the lead and the custodian each do next. Neither may do the other's part, so each page says whose turn it is.
 *
 * @example nextStep('custodian', { state: 'draft', checks, isSenderSet: true, invitation: null }) // { do: 'list' }
 */
export function nextStep(
  hand: WaveHand,
  given: {
    readonly state: WaveState;
    readonly checks: readonly Check[];
    /** Whom the letters are from is the lead's to say, not the custodian's. */
    readonly isSenderSet: boolean;
    readonly invitation: InvitationState | null;
  },
): NextStep {
  const { state, checks, isSenderSet, invitation } = given;
  if (state === 'closed' || state === 'archived') {
    if (hand !== 'custodian') return { do: 'read' };
    return { do: state === 'closed' && invitation ? 'thank' : 'nothing' };
  }
  if (state === 'open') return hand === 'lead' ? whileOpen(invitation) : sending(invitation);
  const isCustodians = (id: Check['id']) => custodians.includes(id) && (id !== 'letter' || isSenderSet);
  const missing = checks.filter((check) => check.state === 'missing').map(({ id }) => id);
  const keys = missing.filter(isCustodians);
  const leads = missing.filter((id) => !isCustodians(id));
  const first = keys[0] === 'letter' ? 'write-letter' : keys[0] ? 'list' : null;
  if (hand === 'custodian') return first ? { do: first } : { wait: 'opening' };
  if (hand === 'lead-for-system') return { do: missing.length > 0 ? 'prepare' : 'open' };
  if (leads.length > 0) return { do: 'prepare' };
  return first ? { wait: first } : { do: 'open' };
}

function whileOpen(invitation: InvitationState | null): NextStep {
  if (!invitation) return { do: 'follow' };
  return { wait: invitation.state === 'sent' ? 'invited' : 'inviting' };
}

function sending(invitation: InvitationState | null): NextStep {
  if (!invitation) return { do: 'follow' };
  return { do: invitation.state === 'unsent' ? 'invite' : 'letters' };
}
