import { afterEach, describe, expect, test } from 'vitest';
import { closeWave } from '#modules/surveys/index.ts';
import { answersOfWave, freeTextsOfWave } from '../src/modules/surveys/answers.server.ts';
import { june } from '../src/modules/surveys/testing/small-wave.ts';
import { startOwnServer } from './own-server.ts';
import { createClient } from './post-form.ts';
import { engines, openWaveOnDisk } from './wave-on-disk.ts';

/**
 * The whole server, as it is started by `handlingsrom start`, is killed (`kill -9`) at random moments while 2 000 people
 * answer through its pages, forty at a time, each trying until thanked. The smaller crash test beside the surveys room
 * kills more often; this one goes the way that respondents go.
 */
const people = 2000;
const atOnce = 40;
const kills = 4;

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const act of cleanUp.splice(0).reverse()) await act();
});

describe.each(engines)('the whole server and crashes, on $name', ({ databaseUrl }) => {
  test('everyone who was thanked is there once, and nobody twice', async () => {
    const wave = await openWaveOnDisk(databaseUrl);
    cleanUp.push(wave.clear);
    const server = startOwnServer(wave.environment);
    cleanUp.push(server.kill);
    const client = createClient(atOnce);
    cleanUp.push(client.close);

    let next = 0;
    let thanked = 0;
    const answerOne = async (): Promise<void> => {
      while (next < people) {
        const person = next;
        next += 1;
        // A tenth press the button twice, in the same moment.
        const presses = person % 10 === 0 ? 2 : 1;
        while (!(await answerOnce(person, presses))) await pause(50);
        thanked += 1;
      }
    };
    const answerOnce = async (person: number, presses: number): Promise<boolean> => {
      const address = `${await server.address()}${wave.pathOf(`p${person}`)}`;
      const fields = { s1: String(1 + (person % 6)), why: textOf(person), to: 'next' };
      const kept = await client.post(`${address}/1`, fields);
      if (kept === null) return false;
      // Somebody whose server died between the commit and the thanks is told that the answer is in.
      if (kept.body.includes('Du har svart allerede')) return true;
      if (kept.status !== 303) throw new Error(`The section was answered by ${kept.status}`);
      const sent = await Promise.all(Array.from({ length: presses }, () => client.post(`${address}/send`)));
      return sent.some(
        (one) => one?.location.endsWith('/thanks') || one?.body.includes('Du har svart allerede'),
      );
    };
    const killer = async (): Promise<void> => {
      for (let kill = 1; kill <= kills; kill += 1) {
        const when = (people * (kill - Math.random() * 0.8)) / (kills + 1);
        while (thanked < when) await pause(5);
        await server.killAndStart();
      }
    };
    await Promise.all([...Array.from({ length: atOnce }, answerOne), killer()]);
    expect(thanked).toBe(people);
    expect(server.starts()).toBe(kills + 1);
    await server.kill();

    const open = await wave.open();
    cleanUp.push(open.close);
    const closed = await closeWave(open.database, wave.keys, { ...wave.place, now: june });
    expect(closed).toEqual({ answers: people, begun: 0 });
    expect(await answersOfWave(open.database, wave.place)).toHaveLength(people);
    const texts = (await freeTextsOfWave(open.database, wave.place)).map(({ free_text }) => free_text);
    expect(texts.sort()).toEqual(Array.from({ length: people }, (_, person) => textOf(person)).sort());
    // Nothing that a crash leaves in the logs says who answered, or what.
    expect(server.logs()).not.toMatch(/\/s\/|Svar nummer/);
  }, 480_000);
});

/** What somebody answers, so that it can be told whose answers are there; all made up. */
function textOf(person: number): string {
  return `Svar nummer ${person}`;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
