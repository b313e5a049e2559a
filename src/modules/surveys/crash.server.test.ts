import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { layEmptyDatabase } from '#platform/database/empty-database.ts';
import { openKeyFiles } from '#platform/keys/key-files.ts';
import { answersOfWave } from './answers.server.ts';
import { closeWave } from './close-wave.ts';
import { makeLink } from './links/link.ts';
import { newWaveId, openWave } from './open-wave.ts';
import { type CollectorOptions, openOwn } from './testing/collector.ts';
import { june, smallWaveStudy } from './testing/small-wave.ts';
import { insertWave } from './testing/wave-rows.server.ts';

/**
 * The server is killed (`kill -9`) again and again while 2 000 people answer, forty at a time, each trying until
 * thanked. When the wave closes, everyone who was thanked is there, once.
 */
const people = 2000;
const atOnce = 40;
const kills = 6;

const url = process.env.DATABASE_URL;
const engines = [
  { name: 'PGlite', databaseUrl: null },
  ...(url ? [{ name: 'PostgreSQL', databaseUrl: url }] : []),
];
if (!url) test('the crash test ran on PGlite only, because DATABASE_URL is not set', () => {});

describe.each(engines)('answers and crashes, on $name', ({ databaseUrl }) => {
  test('everyone who was thanked is there once, however often the server is killed', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'handlingsrom-crash-'));
    const options: CollectorOptions = {
      databaseUrl,
      schema: databaseUrl === null ? null : `handlingsrom_crash_${randomBytes(6).toString('hex')}`,
      dataDirectory: join(directory, 'data'),
      keysDirectory: join(directory, 'keys'),
      organisationId: 'own',
      waveId: newWaveId(),
    };
    const keys = openKeyFiles(options.keysDirectory);
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
    const { linkKey } = (await openWave(first.database, keys, { ...options, study, now: june }))!;
    await first.close();

    const server = keepAlive(options);
    const thanks = new Array<number>(people).fill(0);
    let next = 0;
    const answerOne = async (): Promise<void> => {
      while (next < people) {
        const person = next;
        next += 1;
        const token = makeLink({ invitationId: `p${person}`, audience: 'employee', office: null }, linkKey);
        while (!(await submit(await server.port(), token, { s1: 1000 + person }))) await pause(20);
        thanks[person]! += 1;
        // One in ten presses the button twice.
        if (person % 10 === 0 && (await submit(await server.port(), token, { s1: 9999 })))
          thanks[person]! += 1;
      }
    };
    const killer = async (): Promise<void> => {
      for (let kill = 1; kill <= kills; kill += 1) {
        // At a moment of its own, somewhere in each seventh of the answers.
        const when = (people * (kill - Math.random() * 0.8)) / (kills + 1);
        while (next < when) await pause(5);
        await server.kill();
      }
    };
    await Promise.all([...Array.from({ length: atOnce }, answerOne), killer()]);
    await server.stop();

    const last = await openOwn(options);
    try {
      expect(await closeWave(last.database, keys, { ...options, now: june })).toEqual({
        answers: people,
        begun: 0,
      });
      const answers = (await answersOfWave(last.database, options)).map(
        (row) => JSON.parse(row.answers).s1 as number,
      );
      expect(answers.sort((a, b) => a - b)).toEqual(
        Array.from({ length: people }, (_, person) => 1000 + person),
      );
      expect(thanks.every((count) => count > 0)).toBe(true);
      expect(server.starts()).toBe(kills + 1);
    } finally {
      if (options.schema) await sql`drop schema ${sql.id(options.schema)} cascade`.execute(last.database);
      await last.close();
      rmSync(directory, { recursive: true, force: true });
    }
  }, 480_000);
});

/** A collector that is started again each time it is gone. */
function keepAlive(options: CollectorOptions) {
  let count = 0;
  const start = () => {
    count += 1;
    const child = spawn(
      process.execPath,
      ['src/modules/surveys/testing/collector.ts', JSON.stringify(options)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const port = new Promise<number>((resolve) => {
      child.stdout!.once('data', (text: Buffer) => resolve(Number(text)));
    });
    return { child, port };
  };
  const gone = (child: ChildProcess) =>
    new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });
  let running = start();
  return {
    port: () => running.port,
    starts: () => count,
    kill: async () => {
      await running.port;
      await gone(running.child);
      running = start();
    },
    stop: () => gone(running.child),
  };
}

const agent = new Agent({ keepAlive: true, maxSockets: atOnce });

/** Whether the answer was thanked for; a server that died under way did not thank. */
function submit(port: number, token: string, answers: Record<string, number>): Promise<boolean> {
  return new Promise((resolve) => {
    const call = request(
      { host: '127.0.0.1', port, path: `/${token}`, method: 'POST', agent, timeout: 10_000 },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode === 204));
        response.on('error', () => resolve(false));
      },
    );
    call.on('timeout', () => call.destroy());
    call.on('error', () => resolve(false));
    call.end(JSON.stringify(answers));
  });
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
