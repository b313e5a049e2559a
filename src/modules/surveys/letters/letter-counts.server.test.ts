import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor, CustodyHolder, Role } from '#modules/organisation/schema.ts';
import { type LetterKind, letterKinds } from '#modules/privacy/index.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { openCodeKey } from '../../privacy/store.server.ts';
import { createBounces } from '../bounces/bounces.ts';
import { describeWave } from '../store.server.ts';
import { type OpenWave, openSmallWave, smallWaveStudy } from '../testing/small-wave.ts';
import { createLetters } from './letters.ts';
import { sendPlanned } from './sending.ts';

const actorWith = (role: Role): Actor => ({
  organisationId: 'own',
  personId: role,
  name: 'Prøve',
  email: 'prove@example.org',
  grants: [{ role, studyId: 'small-wave', office: null }],
});
const { study } = smallWaveStudy();
const [pglite] = testEngines();
let open: OpenDatabase;
let wave: OpenWave;
beforeAll(async () => {
  open = await pglite!.open();
});
afterAll(() => open.close());
beforeEach(async () => {
  wave = await openSmallWave(open.database);
  await openCodeKey(open.database).add(
    wave.place,
    Array.from({ length: 8 }, (_, place) => ({
      invitationId: `p${place}`,
      name: `Oppdiktet ${place}`,
      email: `p${place}@example.org`,
      audience: 'employee',
      office: 'north',
      background: {},
    })),
  );
});
afterEach(() => wave.clear());

/** Letters that a mail server refuses or takes, as somebody with this role sees them afterwards. */
async function shownTo(
  actor: Actor,
  { custody, isRefused }: { custody: CustodyHolder; isRefused?: boolean },
) {
  const waves = {
    wave: async () => ({
      study,
      version: 1,
      custody,
      isKeyMissing: false,
      wave: (await describeWave(open.database, wave.place))!,
    }),
  };
  const parts = {
    database: open.database,
    codeKey: openCodeKey(open.database),
    keys: wave.keys,
    waves,
    clock: { now: () => new Date('2026-06-02T10:00:00Z') },
    organisationId: 'own',
    isDemo: false,
    jobs: { run: async () => {}, handle: async () => {}, every: async () => {}, close: async () => {} },
    mailer: {
      send: async () =>
        isRefused ? ({ kind: 'refused', reason: 'No such user' } as const) : ({ kind: 'sent' } as const),
      close: () => {},
    },
    publicAddress: () => 'http://127.0.0.1',
    findStudy: async () => study,
  };
  const letters = createLetters(parts);
  const ids = { studyId: study.id, waveId: wave.place.waveId };
  const send = async (kind: LetterKind) => {
    await letters.send(actor, ids, kind, null);
    await sendPlanned(parts, ids.waveId, kind);
  };
  return { letters, ids, send, bounces: createBounces({ ...parts, waves }) };
}

test('where the system holds the key nobody is told how many were reminded or thanked', async () => {
  const lead = actorWith('studyLead');
  const { letters, ids, send } = await shownTo(lead, { custody: 'system' });
  await wave.submit('p3', { answers: { s1: 4 } });
  for (const kind of letterKinds) await send(kind);
  const look = await letters.look(lead, ids);
  const told = look.letters.filter(({ counts }) => counts !== null);
  expect(told.map(({ kind, counts }) => [kind, counts!.sent])).toEqual([
    ['notice', 8],
    ['invitation', 8],
  ]);
  // Two worlds that differ in whether one has answered look the same.
  expect(look.letters.filter(({ counts }) => counts === null)).toMatchObject(
    ['reminder1', 'reminder2', 'thanks'].map((kind) => ({ kind, plan: { state: 'done' }, waiting: null })),
  );
  expect((await letters.outbox(lead, ids, 1)).total).toBe(0);
});

test('a custodian who is a person is told', async () => {
  const custodian = actorWith('custodian');
  const { letters, ids, send } = await shownTo(custodian, { custody: 'person' });
  await wave.submit('p3', { answers: { s1: 4 } });
  await send('invitation');
  await send('reminder1');
  const look = await letters.look(custodian, ids);
  expect(look.letters.find(({ kind }) => kind === 'reminder1')!.counts).toMatchObject({ sent: 7 });
});

test('that a reminder was refused is proposed to a person, and not where the system holds the key', async () => {
  for (const [actor, custody, proposed] of [
    [actorWith('studyLead'), 'system', 0],
    [actorWith('custodian'), 'person', 7],
  ] as const) {
    const accepting = await shownTo(actor, { custody });
    await accepting.send('invitation');
    const refusing = await shownTo(actor, { custody, isRefused: true });
    await wave.submit('p3', { answers: { s1: 4 } });
    await refusing.send('reminder1');
    const { undeliverable } = await refusing.bounces.proposals(actor, refusing.ids);
    expect(undeliverable).toBe(proposed);
  }
});
