import { PgBoss } from 'pg-boss';
import type { OpenDatabase } from '../database/database.ts';

/** What a job is told: ids, never anything personal. It lies in the database until the job is done, and a day after. */
export type JobData = Readonly<Record<string, string>>;
export type Work = (data: JobData) => Promise<void>;

/**
 * Work that is done in the background and survives a restart. A job that fails is tried again, after half a minute at
 * first and then ever more seldom; one that was being done when the server died is done again. So work must be such that
 * doing it twice is harmless.
 */
export type Jobs = {
  /** Says who does the jobs of a name, one at a time. To be said before any is run. */
  handle(name: string, work: Work): Promise<void>;
  /**
   * Puts a job in the queue.
   *
   * @param options.startAfter not before this
   * @param options.singletonKey while one with this key is waiting, another is not added
   */
  run(
    name: string,
    data: JobData,
    options?: { readonly startAfter?: Date; readonly singletonKey?: string },
  ): Promise<void>;
  /** Does something again and again: `cron` is in Norwegian time. What was missed while the server was down is done once. */
  every(name: string, cron: string, work: () => Promise<void>): Promise<void>;
  /** Waits a moment for what is being done, and stops. The rest is done after the next start. */
  close(): Promise<void>;
};

const timeZone = 'Europe/Oslo';
const daySeconds = 24 * 60 * 60;

/** @param say told when a job fails: its name and what kind of fault, never what it was about */
export async function openJobs(
  { engine, raw }: Pick<OpenDatabase, 'engine' | 'raw'>,
  say: (sentence: string) => void = sayOnStderr,
): Promise<Jobs> {
  const boss = new PgBoss({
    backend: engine === 'pglite' ? 'pglite' : 'postgres',
    db: { executeSql: (text, values) => raw.run(text, values) },
    schema: raw.schema === 'public' ? 'handlingsrom_jobs' : `${raw.schema}_jobs`,
    // A job that was being done when a server died is found within a minute.
    monitorIntervalSeconds: 30,
    superviseIntervalSeconds: 30,
    // Needs rights that an ordinary user of a database does not have.
    reindex: false,
    monitorVacuum: false,
  });
  boss.on('error', (error) => say(`The job queue: ${kindOf(error)}`));
  await boss.start();

  const workers = new Map<string, string>();
  const wake = (name: string) => {
    const worker = workers.get(name);
    if (worker) boss.notifyWorker(worker);
  };
  let isClosing = false;
  async function handle(name: string, work: Work): Promise<void> {
    await boss.createQueue(name, {
      policy: 'short',
      retryLimit: 1000,
      retryDelay: 30,
      retryBackoff: true,
      retryDelayMax: 3600,
      expireInSeconds: daySeconds,
      heartbeatSeconds: 30,
      deleteAfterSeconds: daySeconds,
      retentionSeconds: 400 * daySeconds,
    });
    const worker = await boss.work<JobData>(name, { pollingIntervalSeconds: 2 }, async (jobs) => {
      // Another may be waiting: it is asked for when this one is done, not at the next look.
      wake(name);
      for (const job of jobs) {
        try {
          await work(job.data ?? {});
        } catch (error) {
          if (!isClosing) say(`The job ${name} failed and will be tried again: ${kindOf(error)}`);
          // What is thrown on is kept in the database, so it says nothing.
          throw new Error('failed');
        }
      }
    });
    workers.set(name, worker);
  }

  return {
    handle,
    run: async (name, data, { startAfter, singletonKey } = {}) => {
      await boss.send(name, data, {
        // The queue lets one job wait for each key; without a key of its own a job has one nobody else has.
        singletonKey: singletonKey ?? crypto.randomUUID(),
        ...(startAfter ? { startAfter } : {}),
      });
      if (!startAfter) wake(name);
    },
    every: async (name, cron, work) => {
      await handle(name, work);
      await boss.schedule(name, cron, {}, { tz: timeZone, missed: 'once' });
    },
    close: async () => {
      isClosing = true;
      await boss.stop({ close: false, graceful: true, timeout: 5000 });
    },
  };
}

/** The kind of a fault and where in the program it was; its message may have been made of somebody's data. */
function kindOf(error: unknown): string {
  // The queue makes objects of its own of what it meets.
  if (typeof error !== 'object' || error === null) return 'unknown';
  const { name = 'Error', code, stack = '' } = error as Readonly<Record<string, unknown>>;
  const places = String(stack)
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  return [`${name}${typeof code === 'string' ? ` ${code}` : ''}`, ...places.slice(0, 6)].join('\n');
}

function sayOnStderr(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
