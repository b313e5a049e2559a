import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { layEmptyDatabase } from '#platform/database/empty-database.ts';
import { openKeyFiles } from '#platform/keys/key-files.ts';
import { openCodeKey } from '../../privacy/store.server.ts';
import { newWaveId, openWave } from '../open-wave.ts';
import { openOwn } from '../testing/collector.ts';
import type { SenderOptions } from '../testing/sender.ts';
import { june, smallWaveStudy } from '../testing/small-wave.ts';
import { startSmtp } from '../testing/smtp.ts';
import { insertWave } from '../testing/wave-rows.server.ts';
import { addTester, listTesters } from '../waves/pilot/pilot.server.ts';
import { queueTesters, testersToWrite } from '../waves/pilot/tester-letters.server.ts';
import { moveWave } from '../waves/wave-life.server.ts';
import { setPlan } from './letter-plans.server.ts';

/** The server is killed (`kill -9`) again and again while it sends; each start takes up where the last one stopped. */
const people = 120;
const kills = 3;
const batchSize = 10;

const url = process.env.DATABASE_URL;
const engines = [
  { name: 'PGlite', databaseUrl: null },
  ...(url ? [{ name: 'PostgreSQL', databaseUrl: url }] : []),
];

type Database = Awaited<ReturnType<typeof openOwn>>['database'];
/** Both kinds of receivers: those in the code key, and those who try the wave out. */
const receivers = [
  {
    kind: 'invitation',
    fill: async (database: Database, options: SenderOptions) => {
      const { study } = smallWaveStudy();
      await openWave(database, openKeyFiles(options.keysDirectory), { ...options, study, now: june });
      await openCodeKey(database).add(
        options,
        Array.from({ length: people }, (_, index) => ({
          invitationId: `invitation-${index}`,
          name: `Prøve ${index}`,
          email: `person${index}@example.org`,
          audience: 'employee',
          office: null,
          background: {},
        })),
      );
    },
    states: async (database: Database, options: SenderOptions) =>
      new Map(
        (await openCodeKey(database).countLetters(options)).map(({ state, count }) => [
          state as string,
          count,
        ]),
      ),
  },
  {
    kind: 'pilot',
    fill: async (database: Database, options: SenderOptions) => {
      await moveWave(database, options, { from: ['draft'], to: 'pilot' });
      for (let index = 0; index < people; index += 1) {
        const tester = { name: `Prøve ${index}`, email: `person${index}@example.org`, language: null };
        await addTester(database, options, { ...tester, audience: 'employee' });
      }
      const ids = await testersToWrite(database, options, true);
      await queueTesters(database, options, { ids, from: ['none'] });
    },
    states: async (database: Database, options: SenderOptions) => {
      const counts = new Map<string, number>();
      for (const { letterState } of await listTesters(database, options))
        counts.set(letterState, (counts.get(letterState) ?? 0) + 1);
      return counts;
    },
  },
] as const;

describe.each(engines)('sending and crashes, on $name', ({ databaseUrl }) => {
  test.each(receivers)(
    'nobody gets two letters of the kind $kind, and those who may have got none are uncertain',
    async ({ kind, fill, states }) => {
      const directory = mkdtempSync(join(tmpdir(), 'handlingsrom-sending-'));
      const smtp = await startSmtp();
      const options: SenderOptions = {
        databaseUrl,
        schema: databaseUrl === null ? null : `handlingsrom_sending_${randomBytes(4).toString('hex')}`,
        dataDirectory: join(directory, 'data'),
        keysDirectory: join(directory, 'keys'),
        organisationId: 'own',
        waveId: newWaveId(),
        smtpUrl: smtp.url,
        kind,
      };
      const { study, planSha256 } = smallWaveStudy();
      if (databaseUrl === null) await layEmptyDatabase(options.dataDirectory);
      const first = await openOwn(options);
      await insertWave(first.database, {
        ...options,
        studyId: study.id,
        studyVersion: 1,
        minimumGroup: 5,
        planSha256,
      });
      await fill(first.database, options);
      await setPlan(first.database, options, {
        kind,
        state: 'sending',
        sendOn: null,
        fault: null,
        tries: 0,
      });
      await first.close();

      for (let kill = 1; kill <= kills; kill += 1) {
        const child = start(options);
        await smtp.reached(Math.min(people - 1, kill * 25 + Math.floor(Math.random() * 5)));
        await gone(child, 'SIGKILL');
      }
      await gone(start(options), null);

      const last = await openOwn(options);
      try {
        const counts = await states(last.database, options);
        const of = (state: string) => counts.get(state) ?? 0;
        expect(new Set(smtp.received.map(({ to }) => to)).size).toBe(smtp.received.length);
        expect(of('sent') + of('uncertain')).toBe(people);
        expect(of('uncertain')).toBeLessThanOrEqual(kills * batchSize);
        // Whoever counts as sent has the letter; the others are among the uncertain.
        expect(smtp.received.length).toBeGreaterThanOrEqual(of('sent'));
        expect(people - smtp.received.length).toBeLessThanOrEqual(of('uncertain'));
      } finally {
        if (options.schema) {
          await sql`drop schema ${sql.id(options.schema)} cascade`.execute(last.database);
          await sql`drop schema if exists ${sql.id(`${options.schema}_jobs`)} cascade`.execute(last.database);
        }
        await last.close();
        smtp.stop();
        rmSync(directory, { recursive: true, force: true });
      }
    },
    240_000,
  );
});

function start(options: SenderOptions): ChildProcess {
  return spawn(process.execPath, ['src/modules/surveys/testing/sender.ts', JSON.stringify(options)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function gone(child: ChildProcess, signal: 'SIGKILL' | null): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    if (signal) child.kill(signal);
  });
}
