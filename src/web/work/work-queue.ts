import { Worker } from 'node:worker_threads';
import { m } from '#messages';
import { inAllLanguages } from '#platform/language.ts';
import type { Job, Outcome, Refusal } from './job.ts';

/**
 * Heavy and hostile work happens in worker threads, so that the server always answers: a few at a time, the
 * rest in line, nobody longer than the limit. A worker that runs too long or too big is ended and replaced.
 */
export type WorkQueue = {
  /** `onProgress` hears how many analyses are done, of how many. */
  run(job: Job, onProgress?: OnProgress): Promise<Outcome<unknown>>;
  close(): Promise<void>;
};

export type OnProgress = (done: number, of: number) => void;

/** What a worker says: how far it is, and in the end what came of it. */
export type FromWorker =
  | Outcome<unknown>
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'fault'; readonly message: string };

type Waiting = {
  readonly job: Job;
  readonly onProgress: OnProgress | undefined;
  readonly resolve: (outcome: Outcome<unknown>) => void;
  readonly reject: (fault: Error) => void;
};
type Busy = Waiting & { readonly alarm: NodeJS.Timeout };
type Hand = { readonly worker: Worker; busy: Busy | null };

const longestLine = 30;

export function createWorkQueue(options: {
  readonly workers: number;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly script?: URL;
}): WorkQueue {
  const hands = new Set<Hand>();
  const line: Waiting[] = [];
  let isClosed = false;

  function hire(): Hand {
    const worker = new Worker(options.script ?? new URL('./worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: options.memoryMegabytes },
    });
    const hand: Hand = { worker, busy: null };
    hands.add(hand);
    // An idle worker must not keep the process alive.
    worker.unref();
    worker.on('message', (outcome: FromWorker) => {
      if (outcome.kind === 'progress') {
        hand.busy?.onProgress?.(outcome.done, outcome.of);
        return;
      }
      const busy = finish(hand);
      if (outcome.kind === 'fault') busy?.reject(new Error(outcome.message));
      else busy?.resolve(outcome);
      next();
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      hands.delete(hand);
      const busy = finish(hand);
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') busy?.resolve(refused(tooBig()));
      else busy?.reject(error);
      next();
    });
    return hand;
  }

  function finish(hand: Hand): Busy | null {
    const busy = hand.busy;
    hand.busy = null;
    if (busy) clearTimeout(busy.alarm);
    return busy;
  }

  function next(): void {
    if (isClosed || line.length === 0) return;
    const idle = [...hands].find((hand) => hand.busy === null);
    const hand = idle ?? (hands.size < options.workers ? hire() : null);
    if (!hand) return;
    const waiting = line.shift();
    if (!waiting) return;
    const alarm = setTimeout(() => {
      hands.delete(hand);
      finish(hand)?.resolve(refused(tooLong(options.timeoutSeconds)));
      void hand.worker.terminate();
      next();
    }, options.timeoutSeconds * 1000);
    hand.busy = { ...waiting, alarm };
    hand.worker.postMessage(waiting.job);
  }

  return {
    run: (job, onProgress) =>
      new Promise((resolve, reject) => {
        if (line.length >= longestLine) return resolve(refused(tooMany()));
        line.push({ job, onProgress, resolve, reject });
        next();
      }),
    close: async () => {
      isClosed = true;
      await Promise.all([...hands].map((hand) => hand.worker.terminate()));
    },
  };
}

const refused = (refusal: Refusal): Outcome<unknown> => ({ kind: 'refused', refusal });

const tooMany = (): Refusal => ({
  code: 'busy',
  text: inAllLanguages((locale) => m.web_work_busy({}, { locale })),
  problems: [],
});
const tooBig = (): Refusal => ({
  code: 'too-big',
  text: inAllLanguages((locale) => m.web_work_too_big({}, { locale })),
  problems: [],
});
const tooLong = (seconds: number): Refusal => ({
  code: 'too-long',
  text: inAllLanguages((locale) => m.web_work_too_long({ seconds }, { locale })),
  problems: [],
});
