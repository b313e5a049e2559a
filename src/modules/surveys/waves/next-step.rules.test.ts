import { describe, expect, test } from 'vitest';
import { type InvitationState, nextStep, type WaveHand } from './next-step.rules.ts';
import type { Check } from './readiness.rules.ts';

const ids: readonly Check['id'][] = [
  'languages',
  'plan',
  'retention',
  'people',
  'letter',
  'pilot',
  'closing',
];
/** All in place but these. */
const lacking = (...missing: readonly Check['id'][]): readonly Check[] =>
  ids.map((id) => ({ id, state: missing.includes(id) ? 'missing' : 'done' }));
const before = (hand: WaveHand, checks: readonly Check[], isSenderSet = true) =>
  nextStep(hand, { state: 'draft', checks, isSenderSet, invitation: null });

describe('before a wave opens', () => {
  test('a custodian adds the list, whatever the lead has not done', () => {
    expect(before('custodian', lacking('people', 'pilot'))).toEqual({ do: 'list' });
    expect(before('custodian', lacking('letter', 'languages'))).toEqual({ do: 'write-letter' });
  });
  test('a custodian whose part is done waits for the lead', () => {
    expect(before('custodian', lacking('pilot'))).toEqual({ wait: 'opening' });
    expect(before('custodian', lacking())).toEqual({ wait: 'opening' });
  });
  test('a lead does the lead’s part first, and then waits for the list', () => {
    expect(before('lead', lacking('people', 'pilot'))).toEqual({ do: 'prepare' });
    expect(before('lead', lacking('people'))).toEqual({ wait: 'list' });
    expect(before('lead', lacking('letter'))).toEqual({ wait: 'write-letter' });
    expect(before('lead', lacking())).toEqual({ do: 'open' });
  });
  test('whom the letters are from is the lead’s to say', () => {
    expect(before('lead', lacking('letter'), false)).toEqual({ do: 'prepare' });
    expect(before('custodian', lacking('letter'), false)).toEqual({ wait: 'opening' });
  });
  test('a lead for the system waits for nobody', () => {
    expect(before('lead-for-system', lacking('people'))).toEqual({ do: 'prepare' });
    expect(before('lead-for-system', lacking())).toEqual({ do: 'open' });
  });
});

describe('while a wave is open', () => {
  const open = (hand: WaveHand, invitation: InvitationState | null) =>
    nextStep(hand, { state: 'open', checks: [], isSenderSet: true, invitation });
  test('whoever sends letters is told that nobody has had one', () => {
    expect(open('custodian', { state: 'unsent' })).toEqual({ do: 'invite' });
    expect(open('lead-for-system', { state: 'unsent' })).toEqual({ do: 'invite' });
    expect(open('lead', { state: 'unsent' })).toEqual({ wait: 'inviting' });
  });
  test('a day that is planned, and what is sent, leave nothing but letters to follow', () => {
    expect(open('custodian', { state: 'planned', on: '2099-01-02' })).toEqual({ do: 'letters' });
    expect(open('custodian', { state: 'sent' })).toEqual({ do: 'letters' });
    expect(open('lead', { state: 'sent' })).toEqual({ wait: 'invited' });
  });
  test('in a wave by code alone nobody waits for a letter', () => {
    expect(open('lead', null)).toEqual({ do: 'follow' });
    expect(open('custodian', null)).toEqual({ do: 'follow' });
  });
});

describe('when a wave has closed', () => {
  test('a custodian may thank, and has nothing to do when the names are gone', () => {
    const closed = { checks: [], isSenderSet: true } as const;
    expect(nextStep('custodian', { ...closed, state: 'closed', invitation: { state: 'sent' } })).toEqual({
      do: 'thank',
    });
    expect(nextStep('custodian', { ...closed, state: 'archived', invitation: null })).toEqual({
      do: 'nothing',
    });
    expect(nextStep('lead', { ...closed, state: 'closed', invitation: null })).toEqual({ do: 'read' });
  });
});
