import { describe, expect, test } from 'vitest';
import type { Role } from '#modules/organisation/schema.ts';
import { isSecretOf, makeToken, readToken, scopesFor } from './tokens.rules.ts';
import type { StoredToken } from './tokens.ts';
import { createApiTokens } from './tokens.ts';

const actor = (...roles: Role[]) => ({
  organisationId: 'own',
  personId: roles.join(),
  name: 'Oppdiktet',
  email: 'oppdiktet@example.org',
  grants: roles.map((role) => ({ role, studyId: 'a', office: null })),
});
let now = new Date('2026-06-01T12:00:00Z');

/** A store in memory: what the database does is tested beside the database. */
function openTokens() {
  const kept = new Map<string, StoredToken>();
  const people = new Map([['studyLead', actor('studyLead')]]);
  const tokens = createApiTokens(
    {
      insert: async (token) => void kept.set(token.tokenId, token),
      find: async (tokenId) => kept.get(tokenId) ?? null,
      ofPerson: async (personId) => [...kept.values()].filter((token) => token.personId === personId),
      remove: async (personId, tokenId) => kept.get(tokenId)?.personId === personId && kept.delete(tokenId),
      markUsed: async (tokenId, day) => void kept.set(tokenId, { ...kept.get(tokenId)!, lastUsedOn: day }),
      actor: async (personId) => people.get(personId) ?? null,
    },
    { now: () => now },
  );
  return { tokens, kept, people };
}

describe('a token', () => {
  test('is read back as it was made, and nothing else is taken for one', () => {
    const { token, tokenId, secretSha256 } = makeToken();
    const read = readToken(token)!;
    expect(read.tokenId).toBe(tokenId);
    expect(isSecretOf(read.secret, secretSha256)).toBe(true);
    expect(isSecretOf(`${read.secret.slice(0, -1)}!`, secretSha256)).toBe(false);
    expect(isSecretOf(read.secret, null)).toBe(false);
    for (const other of [
      '',
      'hr_',
      token.slice(0, -1),
      `${token}x`,
      token.replace('hr_', 'xx_'),
      ` ${token}`,
    ]) {
      expect(readToken(other), other).toBeNull();
    }
  });

  test('is limited to what its maker’s roles allow in some study', () => {
    expect(scopesFor(actor('studyLead'))).toEqual(['status', 'files', 'reports', 'frame', 'scorecard']);
    expect(scopesFor(actor('analyst'))).toEqual(['status', 'files', 'reports']);
    expect(scopesFor(actor('custodian'))).toEqual(['status', 'frame']);
    expect(scopesFor(actor('advisor'))).toEqual([]);
  });

  test('is kept as a hash, works until its last day, and can be taken back', async () => {
    const { tokens, kept } = openTokens();
    const lead = actor('studyLead');
    const token = await tokens.create(lead, { name: ' Natt ', scopes: ['files', 'status'], days: 7 });
    const [stored] = [...kept.values()];
    expect(JSON.stringify(stored)).not.toContain(readToken(token)!.secret);
    expect(stored).toMatchObject({ name: 'Natt', scopes: ['status', 'files'], expiresOn: '2026-06-08' });
    expect(await tokens.bearerOf(token)).toMatchObject({ scopes: ['status', 'files'], actor: lead });
    expect((await tokens.list(lead))[0]).toMatchObject({ lastUsedOn: '2026-06-01', isExpired: false });
    expect(JSON.stringify(await tokens.list(lead))).not.toContain(stored!.secretSha256);
    now = new Date('2026-06-08T23:00:00Z');
    expect(await tokens.bearerOf(token)).not.toBeNull();
    now = new Date('2026-06-09T00:01:00Z');
    expect(await tokens.bearerOf(token)).toBeNull();
    now = new Date('2026-06-01T12:00:00Z');
    expect(await tokens.revoke(actor('analyst'), stored!.tokenId)).toBe(false);
    expect(await tokens.revoke(lead, stored!.tokenId)).toBe(true);
    expect(await tokens.bearerOf(token)).toBeNull();
  });

  test('speaks for its owner with the roles they have now, and for nobody when they are gone', async () => {
    const { tokens, people } = openTokens();
    const token = await tokens.create(actor('studyLead'), { name: 'n', scopes: ['files'], days: 30 });
    people.set('studyLead', { ...actor('studyLead'), grants: [] });
    expect((await tokens.bearerOf(token))!.actor.grants).toEqual([]);
    people.delete('studyLead');
    expect(await tokens.bearerOf(token)).toBeNull();
  });

  test('is refused in a sentence without a name, a scope, a scope of one’s own or a lifetime', async () => {
    const { tokens } = openTokens();
    const good = { name: 'n', scopes: ['files'], days: 30 };
    const wrong = [
      { ...good, name: ' ' },
      { ...good, scopes: [] },
      { ...good, scopes: ['files', 'everything'] },
      { ...good, days: 5000 },
      { ...good, days: Number.NaN },
    ];
    for (const wanted of wrong)
      await expect(tokens.create(actor('studyLead'), wanted)).rejects.toThrow(/\.$/);
    await expect(tokens.create(actor('custodian'), good)).rejects.toThrow('your roles');
  });
});
