import { describe, expect, test } from 'vitest';
import { type Action, may, refuseUnless } from './roles.rules.ts';
import type { Grant, Role } from './schema.ts';

const grant = (role: Role, studyId: string | null = 'a'): Grant => ({ role, studyId, office: null });
const holding = (...grants: Grant[]) => ({ grants });

describe('what somebody may do', () => {
  test('a study lead never reads the code key, and a custodian never sees answers', () => {
    const lead = holding(grant('studyLead'));
    const custodian = holding(grant('custodian'));
    expect(may(lead, 'readCodeKey', { studyId: 'a', custody: 'person' })).toBe(false);
    expect(may(lead, 'sendLetters', { studyId: 'a', custody: 'person' })).toBe(false);
    expect(may(custodian, 'exportData', { studyId: 'a' })).toBe(false);
    expect(may(custodian, 'archiveWave', { studyId: 'a' })).toBe(false);
  });

  test('nobody opens a code key that the system holds; then the lead plans the letters', () => {
    const about = { studyId: 'a', custody: 'system' } as const;
    const both = holding(grant('studyLead'), grant('custodian'), grant('administrator', null));
    expect(may(both, 'readCodeKey', about)).toBe(false);
    expect(may(holding(grant('studyLead')), 'sendLetters', about)).toBe(true);
    expect(may(holding(grant('studyLead')), 'importFrame', about)).toBe(true);
    expect(may(holding(grant('analyst')), 'importFrame', about)).toBe(false);
  });

  test('a role in one study is no role in another', () => {
    const actions: Action[] = ['seeStudy', 'editStudy', 'runWave', 'exportData'];
    for (const action of actions) {
      expect(may(holding(grant('studyLead')), action, { studyId: 'b' }), action).toBe(false);
      expect(may(holding(grant('studyLead', null)), action, {}), action).toBe(false);
    }
    expect(may(holding(grant('studyLead', null)), 'createStudy')).toBe(true);
  });

  test('a leader sees the results of their own office, and of no other', () => {
    const leader = holding({ role: 'officeLeader', studyId: null, office: '0502' });
    expect(may(leader, 'seeOffice', { unit: '0502' })).toBe(true);
    expect(may(leader, 'seeOffice', { unit: '0503' })).toBe(false);
    expect(may(leader, 'seeOffice')).toBe(false);
    expect(may(leader, 'seeOffices')).toBe(false);
    expect(may(holding(grant('officeLeader', null)), 'seeOffice', {})).toBe(false);
    expect(may(holding(grant('analyst')), 'seeOffice', { unit: '0502' })).toBe(true);
    expect(may(holding(grant('custodian')), 'seeOffice', { unit: '0502' })).toBe(false);
  });

  test('what is not allowed is said in a sentence', () => {
    expect(() => refuseUnless(holding(), 'managePeople')).toThrow(/do not have the role/);
  });
});
