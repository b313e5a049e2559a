import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { answersOfWave } from './answers.server.ts';
import { closeWave } from './close-wave.ts';
import { june, type OpenWave, openSmallWave } from './testing/small-wave.ts';
import { countSealed } from './testing/wave-rows.server.ts';

const people = 300;

describe.each(testEngines())('answers that come at the same time, on $name', (engine) => {
  let open: OpenDatabase;
  let wave: OpenWave;
  beforeAll(async () => {
    open = await engine.open();
  });
  beforeEach(async () => {
    wave = await openSmallWave(open.database);
    return wave.clear;
  });
  afterAll(() => open.close());

  const submit = (person: number, s1 = 1000 + person) => wave.submit(`p${person}`, { answers: { s1 } });
  const close = async () => {
    const closed = await closeWave(open.database, wave.keys, { ...wave.place, now: june });
    const rows = await answersOfWave(open.database, wave.place);
    return { closed, answers: rows.map((row) => JSON.parse(row.answers).s1 as number).sort((a, b) => a - b) };
  };

  test('everyone is thanked and each answer is there once, also of those who press the button three times', async () => {
    const given = Array.from({ length: 3 * people }, (_, press) => submit(press % people));
    expect((await Promise.all(given)).every((isTaken) => isTaken)).toBe(true);
    expect(await countSealed(open.database, wave.place)).toBe(people);
    expect((await close()).answers).toEqual(Array.from({ length: people }, (_, person) => 1000 + person));
  });

  test('of two different answers by one link in the same moment one stands, whole', async () => {
    await Promise.all(
      Array.from({ length: people }, (_, person) => [submit(person), submit(person, 9000)]).flat(),
    );
    const { answers } = await close();
    expect(answers).toHaveLength(people);
  });

  test('each is told right whether it was taken while the wave was closing', async () => {
    const given: Promise<boolean>[] = [];
    let closing: ReturnType<typeof close> | undefined;
    for (let person = 0; person < people; person += 1) {
      given.push(submit(person));
      if (person % 30 === 29) await given.at(-30);
      if (person === people / 2) closing = close();
    }
    const { answers } = await closing!;
    const told = (await Promise.all(given)).flatMap((isTaken, person) => (isTaken ? [1000 + person] : []));
    expect(answers).toEqual(told);
    expect(answers.length).toBeGreaterThanOrEqual(people / 2 - 60);
  });

  test('when the database refuses, nobody is thanked, and the next ones are taken', async () => {
    const broken = await engine.open();
    const other = await openSmallWave(broken.database);
    await broken.close();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, person) => other.submit(`p${person}`, {})),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 'rejected'));
    other.clear();
    expect(await submit(1)).toBe(true);
  });
});
