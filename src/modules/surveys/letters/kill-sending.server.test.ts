import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { describe, expect, test } from 'vitest';
import { openKeyFiles } from '#platform/keys/key-files.ts';
import { openCodeKey } from '../../privacy/store.server.ts';
import { newWaveId, openWave } from '../open-wave.ts';
import { insertWave } from '../store.server.ts';
import { openOwn } from '../testing/collector.ts';
import type { SenderOptions } from '../testing/sender.ts';
import { june, smallWaveStudy } from '../testing/small-wave.ts';
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

/** A real mail server, that tells when it has received so many. */
async function startSmtp() {
  const received: string[] = [];
  const waiting: { count: number; come: () => void }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, callback) => {
      stream.resume();
      stream.on('end', () => {
        received.push(session.envelope.rcptTo[0]!.address);
        callback();
        for (const { count, come } of waiting) if (received.length >= count) come();
      });
    },
  });
  // A sender that is killed breaks its connection.
  server.on('error', () => {});
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  const reached = (count: number) => new Promise<void>((come) => waiting.push({ count, come }));
  return { received, reached, url: `smtp://127.0.0.1:${port}`, stop: () => server.close() };
}

describe.each(engines)('sending and crashes, on $name', ({ databaseUrl }) => {
  test('nobody gets two letters, and those who may have got none are uncertain', async () => {
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
    };
    const { study, planSha256 } = smallWaveStudy();
    const first = await openOwn(options);
    await insertWave(first.database, {
      ...options,
      studyId: study.id,
      studyVersion: 1,
      minimumGroup: 5,
      planSha256,
    });
    await openWave(first.database, openKeyFiles(options.keysDirectory), { ...options, study, now: june });
    await openCodeKey(first.database).add(
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
    const plan = { kind: 'invitation', state: 'sending', sendOn: null, fault: null, tries: 0 } as const;
    await setPlan(first.database, options, plan);
    await first.close();

    for (let kill = 1; kill <= kills; kill += 1) {
      const child = start(options);
      await smtp.reached(Math.min(people - 1, kill * 25 + Math.floor(Math.random() * 5)));
      await gone(child, 'SIGKILL');
    }
    await gone(start(options), null);

    const last = await openOwn(options);
    try {
      const counts = await openCodeKey(last.database).countLetters(options);
      const of = (state: string) => counts.find((row) => row.state === state)?.count ?? 0;
      expect(new Set(smtp.received).size).toBe(smtp.received.length);
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
  }, 240_000);
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
