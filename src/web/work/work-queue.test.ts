import { afterEach, describe, expect, test } from 'vitest';
import type { Job } from './job.ts';
import { createWorkQueue, type WorkQueue } from './work-queue.ts';

/** A worker for tests: the text of a check says what to do. */
const script = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', (job) => {
      if (job.text === 'hang') for (;;);
      if (job.text === 'hoard') { const all = []; for (;;) all.push(new Array(1e6).fill(all.length)); }
      if (job.text === 'fail') return parentPort.postMessage({ kind: 'fault', message: 'broken' });
      parentPort.postMessage({ kind: 'progress', done: 1, of: 2 });
      parentPort.postMessage({ kind: 'done', value: job.text });
    });
  `)}`,
);
const job = (text: string): Job => ({ kind: 'check', fileName: 'a.json', text });

let queue: WorkQueue;
const open = (workers = 1) => {
  queue = createWorkQueue({ workers, timeoutSeconds: 1, memoryMegabytes: 64, script });
  return queue;
};
afterEach(() => queue.close());

describe('the work queue', () => {
  test('gives back what the worker made, and tells how far it is', async () => {
    const heard: number[][] = [];
    const outcome = await open().run(job('a'), (done, of) => heard.push([done, of]));
    expect(outcome).toEqual({ kind: 'done', value: 'a' });
    expect(heard).toEqual([[1, 2]]);
  });

  test('ends work that takes too long, and goes on with the next in line', async () => {
    open();
    const [hanging, next] = await Promise.all([queue.run(job('hang')), queue.run(job('b'))]);
    expect(hanging).toMatchObject({ kind: 'refused', refusal: { code: 'too-long' } });
    expect(next).toEqual({ kind: 'done', value: 'b' });
  });

  test('ends work that takes too much memory, and goes on', async () => {
    open();
    expect(await queue.run(job('hoard'))).toMatchObject({ kind: 'refused' });
    expect(await queue.run(job('c'))).toEqual({ kind: 'done', value: 'c' });
  });

  test('a fault in one piece of work is that work’s alone', async () => {
    open();
    await expect(queue.run(job('fail'))).rejects.toThrow('broken');
    expect(await queue.run(job('d'))).toEqual({ kind: 'done', value: 'd' });
  });

  test('refuses in words when the line is too long', async () => {
    open();
    const outcomes = await Promise.all(Array.from({ length: 40 }, (_, index) => queue.run(job(`${index}`))));
    expect(outcomes.some((outcome) => outcome.kind === 'refused' && outcome.refusal.code === 'busy')).toBe(
      true,
    );
    expect(outcomes.filter(({ kind }) => kind === 'done').length).toBeGreaterThan(20);
  });
});
