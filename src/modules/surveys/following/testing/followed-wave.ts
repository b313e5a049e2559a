import type { Actor, CustodyHolder, Role } from '#modules/organisation/schema.ts';
import { openCodeKey } from '#modules/privacy/store.server.ts';
import type { Database } from '#platform/database/database.ts';
import { keepBegun } from '../../answering/drafts.ts';
import { makeLink } from '../../links/link.ts';
import { describeWave, findWave } from '../../store.server.ts';
import { openSmallWave, smallWaveStudy } from '../../testing/small-wave.ts';
import { createFollowing } from '../following.ts';

export const actorWith = (...roles: Role[]): Actor => ({
  organisationId: 'own',
  personId: 'p',
  name: 'P',
  email: 'p@example.org',
  grants: roles.map((role) => ({ role, studyId: 'small-wave', office: null })),
});
export const lead = actorWith('studyLead');
export const custodian = actorWith('custodian');
const { study } = smallWaveStudy();
/** The morning after it opened. */
export const firstMorning = new Date('2026-06-02T07:00:00Z');

export type FollowedWave = Awaited<ReturnType<typeof openFollowedWave>>;

/** An open wave of made-up people: 12 in the north, 9 in the south, one alone in the east. */
export async function openFollowedWave(database: Database) {
  let now = firstMorning;
  const codeKey = openCodeKey(database);
  const wave = await openSmallWave(database);
  const people = [...Array(12).fill('north'), ...Array(9).fill('south'), 'east'];
  await codeKey.add(
    wave.place,
    people.map((office, place) => ({
      invitationId: `p${place}`,
      name: `Oppdiktet ${place}`,
      email: `p${place}@example.org`,
      audience: 'employee',
      office,
      background: { kjønn: place % 2 ? 'kvinne' : 'mann' },
    })),
  );
  const following = createFollowing({
    database,
    keys: wave.keys,
    codeKey,
    clock: { now: () => now },
    custodyOf: async () => 'person',
  });
  return {
    wave,
    codeKey,
    following,
    setNow: (then: Date) => {
      now = then;
    },
    answer: (...answering: number[]) =>
      Promise.all(answering.map((person) => wave.submit(`p${person}`, { answers: { s1: 4 } }))),
    /** Has been there, and not sent anything in. */
    begin: async (person: number, office: string, answers: Readonly<Record<string, number>>) => {
      const token = makeLink(
        { invitationId: `p${person}`, audience: 'employee', office },
        wave.secrets.linkKey,
      );
      const row = (await findWave(database, wave.place))!;
      await keepBegun(database, { wave: row, token, begun: { answers, texts: {} } });
    },
    follow: async (actor: Actor, custody: CustodyHolder = 'person') => {
      const description = (await describeWave(database, wave.place))!;
      const seen = { study, version: 1, custody, wave: description, isKeyMissing: false };
      return (await following.follow(actor, seen))!;
    },
  };
}
