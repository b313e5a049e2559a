import { describe, expect, test } from 'vitest';
import { type AboutGrant, refuseGrant, refuseLastAdministrator } from './grants.rules.ts';
import { readPerson } from './person.rules.ts';
import type { Grant, Role } from './schema.ts';

const grant = (role: Role, studyId: string | null = 'a', office: string | null = null): Grant => ({
  role,
  studyId,
  office,
});
const nothing: AboutGrant = { grants: [], hasHad: [], custody: 'system', keyHasPeople: false };
const codeOf = (given: Grant, about: Partial<AboutGrant> = {}) => {
  try {
    refuseGrant(given, { ...nothing, ...about });
    return 'allowed';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('who may be given which role', () => {
  test('nobody leads a study and holds its key, whichever came first', () => {
    expect(codeOf(grant('custodian'), { grants: [grant('studyLead')] })).toBe('lead-and-custodian');
    expect(codeOf(grant('studyLead'), { grants: [grant('custodian')] })).toBe('lead-and-custodian');
    expect(codeOf(grant('custodian'), { grants: [grant('studyLead', 'b')] })).toBe('allowed');
    expect(codeOf(grant('custodian'), { grants: [grant('studyLead', null)] })).toBe('allowed');
  });

  test('with people in the code key, nobody gets around that by laying down one role first', () => {
    const about = { custody: 'person', keyHasPeople: true } as const;
    expect(codeOf(grant('custodian'), { ...about, hasHad: ['studyLead'] })).toBe('has-had-other-role');
    expect(codeOf(grant('studyLead'), { ...about, hasHad: ['custodian'] })).toBe('has-had-other-role');
    expect(codeOf(grant('custodian'), { ...about, hasHad: ['analyst'] })).toBe('allowed');
    expect(codeOf(grant('custodian'), { custody: 'person', hasHad: ['studyLead'] })).toBe('allowed');
  });

  test('a key that the system holds is handed to nobody while there are people in it', () => {
    expect(codeOf(grant('custodian'), { keyHasPeople: true })).toBe('system-holds-key');
    expect(codeOf(grant('custodian'))).toBe('allowed');
    expect(codeOf(grant('custodian'), { keyHasPeople: true, custody: 'person' })).toBe('allowed');
  });

  test('a role says what it is about', () => {
    expect(codeOf(grant('analyst', null))).toBe('study-missing');
    expect(codeOf(grant('studyLead', null))).toBe('allowed');
    expect(codeOf(grant('officeLeader', null))).toBe('office-missing');
    expect(codeOf(grant('officeLeader', null, 'Orkland'))).toBe('allowed');
    expect(codeOf(grant('analyst'), { grants: [grant('analyst')] })).toBe('has-role');
  });

  test('the last administrator stays', () => {
    expect(() => refuseLastAdministrator(['p'], 'p')).toThrow(/administrator/);
    expect(() => refuseLastAdministrator(['p', 'q'], 'p')).not.toThrow();
    expect(() => refuseLastAdministrator(['q'], 'p')).not.toThrow();
  });
});

describe('a person as written by hand', () => {
  test('is tidied, and the same address in capitals is the same', () => {
    expect(readPerson({ name: ' Kari \n Nordmann ', email: ' Kari@Example.ORG ' })).toEqual({
      name: 'Kari Nordmann',
      email: 'kari@example.org',
    });
  });

  test.each([
    '',
    'kari',
    'kari@example',
    'kari nordmann@example.org',
    'a@b.no, c@d.no',
    'a@b@c.no',
    '<a@b.no>',
    'a@b.no\nBcc: x@y.no',
  ])('with the address %j is refused', (email) => {
    expect(() => readPerson({ name: 'Kari', email })).toThrow(/e-post|e-mail/);
  });
});
