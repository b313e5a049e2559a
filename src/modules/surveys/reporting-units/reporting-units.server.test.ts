import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Role, Unit } from '#modules/organisation/schema.ts';
import { listUnits, saveUnits } from '#modules/organisation/store.server.ts';
import { openCodeKey } from '#modules/privacy/store.server.ts';
import { parseStudy } from '#modules/studies/index.ts';
import type { Database, OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { answersOfWave } from '../answers.server.ts';
import { closeWave } from '../close-wave.ts';
import { createFollowing } from '../following/following.ts';
import { addOpenLinks } from '../open-links/open-links.server.ts';
import { describeWave } from '../store.server.ts';
import { dumpAll, textOfDump } from '../testing/attacker.server.ts';
import { june, type OpenWave, openSmallWave, smallWaveYaml } from '../testing/small-wave.ts';
import { answerFiles } from '../waves/answer-files.rules.ts';
import type { WaveHouse } from '../waves/house.ts';
import { readinessOf } from '../waves/prepare-wave.ts';
import type { SeenWave } from '../waves/see-wave.ts';
import { decideUnits, type UnitsWish } from './decide-units.ts';
import { lookAtUnits } from './look-at-units.ts';
import { decidedUnits } from './reporting-units.server.ts';
import { studyInUnits } from './study-in-units.rules.ts';

/** A questionnaire that asks for the office too, as that of 2015 did; the offices are made up. */
const askingYaml = smallWaveYaml.replace('instruments:', 'offices: {column: office}\ninstruments:').replace(
  '          - {id: s1,',
  `          - id: office
            kind: choice
            text: Office
            identifying: true
            options: [{value: 1, label: Storvik}, {value: 2, label: Lillevik}, {value: 3, label: Lilleøy}, {value: 4, label: Langmo}]
          - {id: s1,`,
);
const study = parseStudy(askingYaml, 'study.yaml');
const unit = (number: string, name: string, known: Partial<Unit> = {}): Unit => ({
  number,
  name,
  type: 'office',
  status: 'active',
  parent: '9900',
  validFrom: null,
  validTo: null,
  municipality: null,
  leader: null,
  positions: null,
  users: null,
  synthetic: true,
  ...known,
});
const register: readonly Unit[] = [
  unit('9900', 'Oppdiktet fylke', { type: 'county', parent: null }),
  unit('9901', 'Storvik'),
  unit('9902', 'Lillevik', { leader: 'L1' }),
  unit('9903', 'Langmo'),
  unit('9904', 'Lilleøy', { leader: 'L1' }),
];
/** Two small offices with one leader, and two large. */
const staff = { Storvik: 20, Lillevik: 6, Lilleøy: 7, Langmo: 15 };
const people = Object.entries(staff).flatMap(([office, count]) =>
  Array.from({ length: count }, (_, at) => ({ office, invitationId: `${office}${at}` })),
);
const actorWith = (role: Role): Actor => ({
  organisationId: 'own',
  personId: 'p',
  name: 'P',
  email: 'p@example.org',
  grants: [{ role, studyId: 'small-wave', office: null }],
});
const lead = actorWith('studyLead');

describe.each(testEngines())('reporting units, on $name', (engine) => {
  let open: OpenDatabase;
  let database: Database;
  let wave: OpenWave | null = null;
  beforeAll(async () => {
    open = await engine.open();
    database = open.database;
    await saveUnits(database, { organisationId: 'own', units: register });
  });
  afterAll(() => open.close());
  afterEach(() => {
    wave?.clear();
    wave = null;
  });

  const house = (): WaveHouse => ({
    organisationId: 'own',
    database,
    clock: { now: () => june },
    codeKeyIn: openCodeKey,
    // No use case here looks at keys.
    keys: undefined as never,
    custodyOf: async () => 'person',
    findVersion: async () => null,
    isLetterReady: async () => true,
    hasOpenLink: async () => false,
    registerUnits: () => listUnits(database, { organisationId: 'own' }),
    requestReport: async () => {},
  });
  const seenAt = async (place: OpenWave['place']): Promise<SeenWave> => ({
    study: study.study,
    version: 1,
    custody: 'person',
    isKeyMissing: false,
    wave: (await describeWave(database, place))!,
  });
  /** A wave in draft with its list; what is done there, and then it opens. */
  const openAfter = (decide: (seen: SeenWave) => Promise<void>) =>
    openSmallWave(database, study, async (place) => {
      await openCodeKey(database).add(
        place,
        people.map(({ office, invitationId }, at) => ({
          invitationId,
          office,
          name: `Oppdiktet ${at}`,
          email: `p${at}@example.org`,
          audience: 'employee',
          language: null,
          background: {},
        })),
      );
      await decide(await seenAt(place));
    });
  const decide = (seen: SeenWave, wish: UnitsWish) => decideUnits(house(), lead, { seen, wish });
  const look = async (seen: SeenWave) => (await lookAtUnits(house(), lead, seen))!;
  const followed = async (opened: OpenWave) => {
    const following = createFollowing({
      database,
      keys: opened.keys,
      clock: { now: () => june },
      codeKey: openCodeKey(database),
      custodyOf: async () => 'person',
    });
    return (await following.follow(lead, await seenAt(opened.place)))!;
  };

  test('two small offices with one leader are proposed as one, and taken only when somebody says so', async () => {
    wave = await openAfter(async (seen) => {
      const before = await look(seen);
      expect(before).toMatchObject({
        isDecided: false,
        isRegisterOfUse: true,
        ratePercent: 48,
        isLocked: false,
      });
      expect(before.proposal.map(({ name }) => name)).toEqual(['Storvik', 'Lillevik og Lilleøy', 'Langmo']);
      expect(before.units).toHaveLength(4);
      const checks = async () => (await readinessOf(house(), seen)).find(({ id }) => id === 'units');
      expect(await checks()).toMatchObject({ state: 'advice', count: 2 });
      await decide(seen, { do: 'propose' });
      expect(await look(seen)).toMatchObject({ isDecided: true, isAsProposed: true });
      expect(await checks()).toMatchObject({ state: 'done', units: 3 });
      expect(
        (await decidedUnits(database, { organisationId: 'own', waveId: seen.wave.waveId })).units,
      ).toContainEqual({
        name: 'Lillevik og Lilleøy',
        offices: ['Lillevik', 'Lilleøy'],
        reason: 'leader',
        numbers: ['9902', '9904'],
      });
      await decide(seen, { do: 'reset' });
      expect(await look(seen)).toMatchObject({ isDecided: false });
    });
  });

  test('somebody may decide otherwise, give a name, and expect another rate', async () => {
    wave = await openAfter(async (seen) => {
      await decide(seen, { do: 'propose' });
      const choices = (await look(seen)).offices.map(({ office, unit: own }) => ({ office, unit: own }));
      const moved = choices.map((one) => (one.office === 'Langmo' ? { ...one, unit: 'Lillevik' } : one));
      const names = [{ unit: 'Lillevik', name: ' Ytre  bygd ' }];
      expect(await decide(seen, { do: 'save', choices: moved, names })).toEqual([]);
      expect((await look(seen)).units.map(({ name, offices, reason }) => [name, offices, reason])).toEqual([
        ['Storvik', ['Storvik'], 'alone'],
        ['Ytre bygd', ['Lillevik', 'Lilleøy', 'Langmo'], 'person'],
      ]);
      await decide(seen, { do: 'rate', ratePercent: 90 });
      const now = await look(seen);
      expect(now.proposal).toHaveLength(4);
      // What was decided stays decided.
      expect(now.units).toHaveLength(2);
      await expect(decide(seen, { do: 'rate', ratePercent: 0 })).rejects.toMatchObject({
        code: 'rate-refused',
      });
      // A page that knew another list, and a name that is another office's.
      expect(await decide(seen, { do: 'save', choices: choices.slice(1), names })).toEqual([
        { code: 'list-changed' },
      ]);
      const taken = [{ unit: 'Lillevik', name: 'storvik' }];
      expect(await decide(seen, { do: 'save', choices: moved, names: taken })).toEqual([
        { code: 'name-taken', name: 'storvik' },
      ]);
      expect((await look(seen)).units).toHaveLength(2);
    });
  });

  test('is the lead’s to decide, and settled when the wave opens', async () => {
    wave = await openAfter(async (seen) => {
      await expect(
        decideUnits(house(), actorWith('custodian'), { seen, wish: { do: 'propose' } }),
      ).rejects.toMatchObject({ code: 'not-allowed' });
      await decide(seen, { do: 'propose' });
    });
    const seen = await seenAt(wave.place);
    expect(await look(seen)).toMatchObject({ isLocked: true, isDecided: true });
    for (const wish of [{ do: 'reset' }, { do: 'propose' }, { do: 'rate', ratePercent: 20 }] as const) {
      await expect(decide(seen, wish)).rejects.toMatchObject({ code: 'units-locked' });
    }
    // Also from a window of before it opened.
    const before = { ...seen, wave: { ...seen.wave, state: 'draft' as const } };
    await expect(decide(before, { do: 'reset' })).rejects.toMatchObject({ code: 'units-locked' });
    expect((await look(seen)).units).toHaveLength(3);
  });

  test('while the wave is open nothing is counted finer than a unit', async () => {
    wave = await openAfter(async (seen) => void (await decide(seen, { do: 'propose' })));
    await answerAll(wave);
    const { rates, units } = await followed(wave);
    expect(rates.byOffice.rows.map(({ name, invited, complete }) => [name, invited, complete])).toEqual([
      ['Langmo', 15, 8],
      ['Lillevik og Lilleøy', 13, 7],
      ['Storvik', 20, 10],
    ]);
    expect(units).toMatchObject([{ offices: ['Lillevik', 'Lilleøy'] }]);
    const { follow_counts, follow_backgrounds } = await dumpAll(database);
    const told = textOfDump([follow_counts, follow_backgrounds]);
    for (const office of ['Lillevik', 'Lilleøy']) expect(told).not.toContain(`"${office}"`);
  });

  test('when it has closed, no office of a unit is anywhere but in the list and in what was decided', async () => {
    wave = await openAfter(async (seen) => {
      await decide(seen, { do: 'propose' });
      await addOpenLinks(database, { organisationId: 'own', waveId: seen.wave.waveId }, [
        { linkId: 'a', audience: 'employee', office: 'Lillevik', code: `A${seen.wave.waveId}`, isOpen: true },
        { linkId: 'b', audience: 'employee', office: 'Lilleøy', code: `B${seen.wave.waveId}`, isOpen: true },
      ]);
    });
    await answerAll(wave);
    await closeWave(database, wave.keys, {
      ...wave.place,
      now: june,
      codeKeyIn: openCodeKey,
      custody: 'person',
      study: study.study,
    });
    const dump = await dumpAll(database);
    const own = Object.entries(dump)
      .filter(([table]) => !['code_key', 'wave_reporting_units', 'units', 'pg_stats'].includes(table))
      .flatMap(([table, rows]) =>
        rows.filter((row) => row.wave_id === wave!.place.waveId).map((row) => ({ table, row })),
      );
    expect(own.some(({ table }) => table === 'answers')).toBe(true);
    for (const { table, row } of own) {
      for (const office of ['Lillevik', 'Lilleøy']) {
        expect(Object.values(row).includes(office), `${office} in ${table}`).toBe(false);
      }
    }
    const { rates, openLinks } = await followed(wave);
    expect(rates.byOffice.rows.map(({ name, complete }) => [name, complete])).toEqual([
      ['Langmo', 8],
      ['Lillevik og Lilleøy', 7],
      ['Storvik', 10],
    ]);
    // Both places are one, and nobody came by a code.
    expect(openLinks.map(({ office, answered }) => [office, answered])).toEqual([['Lillevik og Lilleøy', 0]]);
    // The answer to where one works is the unit's too, under one code, and the study names it so.
    const rows = await answersOfWave(database, wave.place);
    const given = rows.map((row) => ({ ...row, answers: JSON.parse(row.answers) }));
    const codes = new Set(given.map(({ office, answers }) => `${office} ${answers.office}`));
    expect([...codes].sort()).toEqual([
      ...['Langmo 4', 'Lillevik og Lilleøy 2', 'Storvik 1', 'Storvik undefined'],
    ]);
    const { units } = await decidedUnits(database, wave.place);
    const joined = studyInUnits(study.study, units);
    const item = joined.instruments.employee!.sections[0]!.items.find(({ id }) => id === 'office');
    expect(item).toMatchObject({
      options: [{ value: 1 }, { value: 2, label: 'Lillevik og Lilleøy' }, { value: 4 }],
    });
    expect(answerFiles(joined, given)[0]!.text.split('\n')[0]).toBe('age,office,s1,s2');
  });

  const offices = ['Storvik', 'Lillevik', 'Lilleøy', 'Langmo'];
  /** Every second of each office answers, and says where; one skips that question. */
  async function answerAll(opened: OpenWave): Promise<void> {
    for (const [at, { office, invitationId }] of people.entries()) {
      if (Number(invitationId.slice(office.length)) % 2 === 1) continue;
      const where = invitationId === 'Storvik0' ? {} : { office: 1 + offices.indexOf(office) };
      const answers = { s1: 1 + (at % 6), ...where };
      expect(await opened.submitBy(opened.link(invitationId, office), { answers })).toBe(true);
    }
  }
});
