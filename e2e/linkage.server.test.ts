import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeWave } from '#modules/surveys/index.ts';
import type { Database } from '#platform/database/database.ts';
import {
  agreement,
  type Dump,
  diaries,
  dumpAll,
  orderings,
  type Row,
  sharedValues,
  textOfDump,
} from '../src/modules/surveys/testing/attacker.server.ts';
import { type OwnServer, startOwnServer } from './own-server.ts';
import { createClient } from './post-form.ts';
import { engines, openWaveOnDisk, type WaveOnDisk } from './wave-on-disk.ts';

/**
 * An attacker with everything that the whole server leaves behind: the database with its hidden columns, its statistics
 * and the queue of jobs, dumps from the middle and the end of the open wave, the code key and the letters, the server's
 * own logs, and the order in which 500 people answered, one after another, through the pages. (The answers themselves
 * and their order of arrival are attacked harder, and beside each other, in the surveys room.)
 *
 * By chance alone one answer in 500 falls in its right place (Poisson with mean 1: eleven or more, one time in a hundred
 * million), and Spearman's rho of two unrelated orders lies beyond ±.27 as seldom.
 */
const people = 500;
const mostInPlace = 10;
const mostRho = 0.27;
const inOrderOfAnswering = Array.from({ length: people }, (_, place) => (place * 337 + 101) % people);
const answerOf = (person: number) => `Mitt svar er nummer ${1000 + person}`;
/** Random, as real ones are: here is what the code key calls each of them. */
const invitations = Array.from({ length: people }, () => randomBytes(16).toString('base64url'));

describe.each(engines)('who answered what on a whole server, on $name', ({ databaseUrl }) => {
  let wave: WaveOnDisk;
  let server: OwnServer;
  const whileOpen: Dump[] = [];
  let last: Dump = {};
  let naive: { dump: Dump; statistics: string } = { dump: {}, statistics: '' };
  let logsBefore = '';
  let logsAfter = '';

  beforeAll(async () => {
    wave = await openWaveOnDisk(databaseUrl);
    await withDatabase((database) => writeCodeKey(database, wave));
    server = startOwnServer(wave.environment);
    logsBefore = await server.address().then(() => server.logs());
    await answerAll(inOrderOfAnswering.slice(0, people / 2));
    // Somebody comes with links that are made up, and with forms that are not ours.
    const client = createClient(1);
    await client.get(`${await server.address()}/s/${'A'.repeat(90)}`);
    await client.post(`${await server.address()}${wave.pathOf('nobody')}/1`, { s1: '99', to: 'next' });
    client.close();
    await server.stop();
    whileOpen.push(await withDatabase(dumpWithStatistics));
    server = startOwnServer(wave.environment);
    await server.address();
    await answerAll(inOrderOfAnswering.slice(people / 2));
    logsAfter = server.logs();
    await server.stop();
    whileOpen.push(await withDatabase(dumpWithStatistics));
    await withDatabase(async (database) => {
      await closeWave(database, wave.keys, { ...wave.place, now: new Date('2026-07-01T12:00:00Z') });
      last = await dumpWithStatistics(database);
      naive = await writeNaively(database);
    });
  }, 400_000);
  afterAll(async () => {
    await server?.kill();
    await wave?.clear();
  });

  async function withDatabase<T>(use: (database: Database) => Promise<T>): Promise<T> {
    const open = await wave.open();
    try {
      return await use(open.database);
    } finally {
      await open.close();
    }
  }
  async function dumpWithStatistics(database: Database): Promise<Dump> {
    await sql`analyze`.execute(database);
    return dumpAll(database);
  }
  async function answerAll(those: readonly number[]): Promise<void> {
    const client = createClient(1);
    for (const person of those) {
      const address = `${await server.address()}${wave.pathOf(invitations[person]!)}`;
      const fields = { s1: String(1 + (person % 6)), why: answerOf(person), to: 'next' };
      expect((await client.post(`${address}/1`, fields))?.status).toBe(303);
      expect((await client.post(`${address}/send`))?.location).toMatch(/thanks$/);
    }
    client.close();
  }
  const personIn = (row: Row) => Number(/1\d{3}/.exec(String(row.free_text ?? row.answer))![0]) - 1000;
  const invited = (row: Row) => invitations.indexOf(String(row.invitation_id));
  const betterThanChance = (rows: readonly Row[], truth: readonly number[]) =>
    orderings(rows)
      .map(({ by, rows: ordered }) => ({ by, ...agreement(ordered.map(personIn), truth) }))
      .filter(({ rho, inPlace }) => Math.abs(rho) > mostRho || inPlace > mostInPlace);

  test('the answers lie in nobody’s order: not that of arrival, of the code key, of the letters or of any job', () => {
    expect(last.free_texts).toHaveLength(people);
    expect(betterThanChance(last.free_texts!, inOrderOfAnswering)).toEqual([]);
    for (const table of ['code_key', 'letters']) {
      for (const { by, rows } of orderings(last[table]!)) {
        // Sorted by what this test's answers say, they stand as the people do, of course.
        const guesses = betterThanChance(last.free_texts!, rows.map(invited));
        expect(
          guesses.filter((guess) => !guess.by.includes('free_text')),
          `${table} by ${by}`,
        ).toEqual([]);
      }
    }
    // Were they kept as they came, the attacker would have them.
    const found = betterThanChance(naive.dump.naive!, inOrderOfAnswering).map(({ by }) => by);
    expect(found).toEqual(expect.arrayContaining(['xmin as a place', 'ctid as a place', 'at']));
  });

  test('no value leads from an answer to anything else', () => {
    const elsewhere = { dumps: [...whileOpen, last], logs: server.logs() };
    expect(sharedValues('free_texts', last.free_texts!, elsewhere)).toEqual([]);
    expect(sharedValues('answers', last.answers!, elsewhere)).toEqual([]);
    const toNaive = sharedValues('naive', naive.dump.naive!, elsewhere);
    expect(toNaive).toContainEqual({ column: 'invitation_id', found: 'code_key' });
  });

  test('only sealed answers were written one at a time; no table keeps a diary of who came', () => {
    for (const dump of whileOpen) {
      const kept = diaries(dump, people / 2).filter((name) => !/^sealed_answers/.test(name));
      expect(kept).toEqual([]);
    }
    expect(diaries(last, people)).toEqual([]);
    expect(diaries(naive.dump, people)).toEqual(['naive']);
    expect(last.pg_sequences).toEqual([]);
    // The jobs know of no invitation.
    const jobs = Object.entries(last).filter(([name]) => name.startsWith('jobs.'));
    expect(jobs.length).toBeGreaterThan(3);
    const text = textOfDump(jobs);
    expect(invitations.filter((id) => text.includes(id))).toEqual([]);
  });

  test('no dump of the open wave, and nothing that PostgreSQL notes about its tables, holds an answer', () => {
    for (const dump of whileOpen) {
      expect(textOfDump(dump)).not.toContain('Mitt svar');
      expect(dump.answers).toEqual([]);
    }
    // After closing, what is noted says where the answers lie and what they are, but not whose: no more than they do.
    const noted = last.pg_stats!.filter(({ tablename }) => String(tablename).startsWith('sealed_answers_'));
    expect(noted).toEqual([]);
    expect(naive.statistics).toContain('Mitt svar');
  });

  test('the logs say nothing of who came, and not a line is written for each', () => {
    expect(tracesIn(logsBefore + logsAfter)).toEqual([]);
    // An ordinary access log would give them all away.
    const accessLog = inOrderOfAnswering
      .map((person) => `127.0.0.1 [01/Jun/2026] "POST ${wave.pathOf(invitations[person]!)}/send" 303`)
      .join('\n');
    expect(tracesIn(accessLog)).toEqual(['a line for each', 'links', 'addresses of machines']);
  });

  test('who has answered is not known in the code key until it is reckoned for all', () => {
    for (const dump of [...whileOpen, last]) {
      expect(new Set(dump.code_key!.map((row) => row.has_answered))).toEqual(new Set([false]));
      expect(new Set(dump.code_key!.map((row) => row.xmin)).size).toBe(1);
    }
  });

  function tracesIn(logs: string): string[] {
    const signs: Record<string, boolean> = {
      'a line for each': logs.split('\n').length > people / 2,
      links: invitations.some((id) => logs.includes(wave.pathOf(id)) || logs.includes(id)),
      answers: logs.includes('Mitt svar'),
      'addresses of machines': /(?<!http:\/\/)\b127\.0\.0\.1|::1/.test(logs),
    };
    return Object.keys(signs).filter((sign) => signs[sign]);
  }

  /** The people of a wave, as an import writes them, and a letter to each. All made up. */
  async function writeCodeKey(database: Database, { place }: WaveOnDisk): Promise<void> {
    const rows = invitations.map(
      (id, person) => sql`(${place.organisationId}, ${place.waveId}, ${id},
      ${`Prøveperson ${person}`}, ${`person${person}@example.org`}, 'employee', 'Kontor', '{}', 'invited', false)`,
    );
    await sql`insert into code_key (organisation_id, wave_id, invitation_id, name, email, audience, office,
      background, state, has_answered) values ${sql.join(rows)}`.execute(database);
    const letters = invitations.map(
      (id) => sql`(${place.organisationId}, ${place.waveId}, ${id}, 'invitation', 'sent')`,
    );
    await sql`insert into letters (organisation_id, wave_id, invitation_id, kind, state)
      values ${sql.join(letters)}`.execute(database);
  }

  /** As a hurried programmer would keep answers: as they come, with the time and the invitation. */
  async function writeNaively(database: Database) {
    await sql`create table naive (invitation_id text, at text, answer text)`.execute(database);
    for (const [place, person] of inOrderOfAnswering.entries()) {
      const at = new Date(Date.UTC(2026, 5, 1, 9, 0, place)).toISOString();
      await sql`insert into naive values (${invitations[person]!}, ${at}, ${answerOf(person)})`.execute(
        database,
      );
    }
    await sql`analyze naive`.execute(database);
    const { naive: rows, pg_stats: noted } = await dumpAll(database);
    await sql`drop table naive`.execute(database);
    const statistics = textOfDump(noted!.filter(({ tablename }) => tablename === 'naive'));
    return { dump: { naive: rows! }, statistics };
  }
});
