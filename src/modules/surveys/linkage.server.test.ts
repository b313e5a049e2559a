import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { closeWave } from './close-wave.ts';
import { agreement, type Dump, dumpAll, orderings, type Row, textOfDump } from './testing/attacker.server.ts';
import { type OpenWave, openSmallWave } from './testing/small-wave.ts';

/**
 * An attacker with the whole database, dumps taken along the way, and the order in which 500 people answered. Every
 * answer here carries a number of its own, which only this test knows the meaning of, to see how well a guess does.
 *
 * By chance alone one answer in 500 falls in its right place (Poisson with mean 1: eleven or more, one time in
 * a hundred million), and Spearman's rho of two unrelated orders lies beyond ±.27 as seldom. A few thousand guesses are
 * made, so chance alone fails this test about once in ten thousand runs.
 */
const people = 500;
const mostInPlace = 10;
const mostRho = 0.27;

/** Made-up people answer in an order that is neither that of the list nor that of their numbers. */
const inOrderOfAnswering = Array.from({ length: people }, (_, place) => (place * 337 + 101) % people);

describe.each(testEngines())('who answered what, on $name', (engine) => {
  let open: OpenDatabase;
  let wave: OpenWave;
  const dumps: Dump[] = [];
  let last: Dump = {};
  beforeAll(async () => {
    open = await engine.open();
    wave = await openSmallWave(open.database);
    for (const [place, person] of inOrderOfAnswering.entries()) {
      await wave.submit(`person ${person}`, {
        answers: { s1: 1000 + person },
        texts: { why: `Mitt svar er nummer ${1000 + person}` },
      });
      if (place % 125 === 124) dumps.push(await dumpAll(open.database));
    }
    await closeWave(open.database, wave.keys, { ...wave.place, now: new Date('2026-07-01T12:00:00Z') });
    last = await dumpAll(open.database);
  });
  afterAll(async () => {
    await open.close();
    wave.clear();
  });

  const personIn = (row: Row) => Number(/1\d{3}/.exec(String(row.answers ?? row.free_text))![0]) - 1000;
  const bestGuess = (rows: readonly Row[], truth: readonly number[]) =>
    orderings(rows).map(({ by, rows: ordered }) => ({ by, ...agreement(ordered.map(personIn), truth) }));
  const betterThanChance = (guesses: ReturnType<typeof bestGuess>) =>
    guesses.filter(({ rho, inPlace }) => Math.abs(rho) > mostRho || inPlace > mostInPlace);

  test('no order of the answers is that in which people answered', () => {
    expect(last.answers).toHaveLength(people);
    const guesses = bestGuess(last.answers!, inOrderOfAnswering);
    expect(guesses.length).toBeGreaterThan(30);
    expect(betterThanChance(guesses)).toEqual([]);
  });

  test('no order of the free texts is that in which people answered, or that of the answers', () => {
    expect(last.free_texts).toHaveLength(people);
    expect(betterThanChance(bestGuess(last.free_texts!, inOrderOfAnswering))).toEqual([]);
    for (const { rows } of orderings(last.answers!).slice(0, 20)) {
      // Sorted by what is in them both stand alike, of course: this test's answers say whose they are.
      const isByContent = rows.map(personIn).every((person, place) => person === place);
      if (isByContent) continue;
      const texts = orderings(last.free_texts!).filter(({ by }) => !by.includes('free_text'));
      const guesses = texts.map(({ by, rows: ordered }) => ({
        by,
        ...agreement(ordered.map(personIn), rows.map(personIn)),
      }));
      expect(betterThanChance(guesses)).toEqual([]);
    }
  });

  test('the dumps along the way hold sealed answers only, all of one length, and nothing that comes back later', () => {
    const laterText = textOfDump(last);
    for (const dump of dumps) {
      expect(dump.answers).toEqual([]);
      expect(dump.free_texts).toEqual([]);
      const sealed = dump.sealed_answers!;
      expect(new Set(sealed.map((row) => (row.sealed as Uint8Array).length)).size).toBe(1);
      for (const row of sealed) {
        const [receipt, bytes] = [row.receipt, row.sealed].map((value) => Buffer.from(value as Uint8Array));
        expect(bytes!.includes('Mitt svar')).toBe(false);
        expect(laterText.includes(receipt!.toString('base64url'))).toBe(false);
        expect(laterText.includes(receipt!.toString('hex'))).toBe(false);
      }
    }
    expect(dumps.at(-1)?.sealed_answers).toHaveLength(people);
  });

  test('sorted in any way, what was sealed does not stand in the order of the answers', () => {
    // The attacker knows whose each sealed row is, by its order of arrival.
    const sealed = [...dumps.at(-1)!.sealed_answers!].sort((a, b) => Number(a.xmin) - Number(b.xmin));
    const owner = new Map(sealed.map((row, place) => [row, inOrderOfAnswering[place]!]));
    for (const { by, rows } of orderings(sealed)) {
      const truth = rows.map((row) => owner.get(row)!);
      const guesses = orderings(last.answers!)
        .filter((way) => !way.by.includes('answers'))
        .map((way) => ({ by: `${by} / ${way.by}`, ...agreement(way.rows.map(personIn), truth) }));
      expect(betterThanChance(guesses)).toEqual([]);
    }
  });

  test('everything was written in one transaction, and no sequence has counted', () => {
    for (const table of ['answers', 'free_texts']) {
      expect(new Set(last[table]!.map((row) => row.xmin)).size).toBe(1);
    }
    expect(last.pg_sequences).toEqual([]);
  });

  test('the attacker would find a link if there were one', async () => {
    await sql`create table naive (organisation_id text, answers text)`.execute(open.database);
    for (const person of inOrderOfAnswering) {
      await sql`insert into naive values ('own', ${`{"s1":${1000 + person}}`})`.execute(open.database);
    }
    const { naive } = await dumpAll(open.database);
    await sql`drop table naive`.execute(open.database);
    expect(betterThanChance(bestGuess(naive!, inOrderOfAnswering)).map(({ by }) => by)).toEqual(
      expect.arrayContaining(['xmin as a place', 'ctid as a place']),
    );
  });
});
