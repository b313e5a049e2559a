import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { m } from '#messages';
import type { Results } from '#modules/analyses/schema.ts';
import { createDesks } from '#modules/desk/index.ts';
import type { Released } from '#modules/privacy/index.ts';
import type { PublicationReport } from '#modules/publications/index.ts';
import {
  findKeptReport,
  findStudyReport,
  keepReport,
  removeKeptReport,
  saveStudyReport,
} from '#modules/reports/store.server.ts';
import { textIn } from '#modules/studies/schema.ts';
import { saveStudy } from '#modules/studies/store.server.ts';
import { createOpenedFiles, type FirstLook, type StudiedFile } from '#modules/workbench/index.ts';
import { type Clock, systemClock } from '#platform/clock.ts';
import { type Config, readConfig } from '#platform/config.ts';
import { type OpenDatabase, openDatabase } from '#platform/database/database.ts';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages, languages } from '#platform/language.ts';
import { programVersion } from '#platform/program.ts';
import { exampleFingerprint, readExample } from '#web/example-files.ts';
import { readGuideFiles, readSchema } from '#web/guide-files.ts';
import { isReportId } from '#web/reports/report-id.ts';
import type { Services } from '#web/services.ts';
import { type Outcome, type Report, valueOrRefusal } from '#web/work/job.ts';
import { createTemporaryReports, secretId } from '#web/work/temporary-reports.ts';
import { createWorkQueue, type WorkQueue } from '#web/work/work-queue.ts';

/** Until organisations have a room of their own, one machine serves one organisation. */
const organisationId = 'own';

export type RunningApp = {
  readonly address: string;
  readonly engine: OpenDatabase['engine'];
  close(): Promise<void>;
};
export type StartOptions = {
  /** Loads the demo study and makes its report, unless both are there already. */
  readonly demo: boolean;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly clock?: Clock;
  /** Told what is going on while the start takes time. */
  readonly onProgress?: (sentence: string) => void;
};

/**
 * The composition root: configuration, lock, database, workers, demo, server, in this order, and all of it closed
 * again in the other.
 *
 * @throws DomainError when the configuration, the data directory or the port cannot be used
 * @example const app = await startApp({ demo: true }); console.log(app.address);
 */
export async function startApp(options: StartOptions): Promise<RunningApp> {
  process.env.NODE_ENV ??= 'production';
  const environment = options.environment ?? process.env;
  const config = readConfig(environment);
  const clock = options.clock ?? systemClock;
  const progress = options.onProgress ?? (() => {});
  const version = programVersion;

  const open = await openOrRefuse(config);
  const queue = createWorkQueue({
    workers: Math.max(1, Math.min(4, availableParallelism() - 1)),
    timeoutSeconds: config.workTimeoutSeconds,
    memoryMegabytes: 1536,
  });
  try {
    const demoStudyId = options.demo
      ? await loadDemo({ open, queue, clock, version, progress }).catch(sayAndGoOn)
      : null;
    const services = createServices({ config, clock, open, queue, demoStudyId });
    const { createWebApp, listen } = await import('#web/server.ts');
    const server = await listen(
      await createWebApp(services, { host: config.host, hosts: environment.HOSTS }),
      config,
    ).catch((fault) => {
      throw portRefusal(fault, config);
    });
    const bound = server.address();
    const port = typeof bound === 'object' && bound ? bound.port : config.port;
    return {
      address: `http://${config.host === '127.0.0.1' || config.host === '0.0.0.0' ? 'localhost' : config.host}:${port}`,
      engine: open.engine,
      close: async () => {
        const closed = new Promise((resolve) => server.close(resolve));
        // Half-sent uploads get a moment to finish, and then no more.
        setTimeout(() => server.closeAllConnections(), 2000).unref();
        server.closeIdleConnections();
        await closed;
        await queue.close();
        await open.close();
      },
    };
  } catch (fault) {
    await queue.close();
    await open.close();
    throw fault;
  }
}

/** Brings the database up to date and closes it again; says which engine it is. */
export async function migrateDatabase(environment = process.env): Promise<OpenDatabase['engine']> {
  const open = await openOrRefuse(readConfig(environment));
  await open.close();
  return open.engine;
}

function createServices(parts: {
  config: Config;
  clock: Clock;
  open: OpenDatabase;
  queue: WorkQueue;
  demoStudyId: string | null;
}): Services {
  const { config, clock, queue } = parts;
  const { database } = parts.open;
  const openedFiles = createOpenedFiles({
    clock,
    idleMinutes: config.openFileMinutes,
    mostFiles: config.openFiles,
    mostBytes: config.openFilesBytes,
    readers: {
      look: async (given) => valueOrRefusal<FirstLook>(await queue.run({ kind: 'look', ...given })),
      read: async (given) => valueOrRefusal<StudiedFile>(await queue.run({ kind: 'read', ...given })),
      analyse: async (given) =>
        valueOrRefusal<Released<Results>>(await queue.run({ kind: 'results', ...given })),
    },
  });
  return {
    uploadLimitBytes: config.uploadLimitBytes,
    demoStudyId: parts.demoStudyId,
    findStudyReport: (studyId, language) => findStudyReport(database, { organisationId, studyId, language }),
    temporaryReports: createTemporaryReports({
      queue,
      clock,
      minutes: config.temporaryMinutes,
      onFault: (fault) => process.stderr.write(`${fault instanceof Error ? fault.stack : fault}\n`),
    }),
    openedFiles,
    desks: createDesks({ openedFiles }),
    keepReport: async (report) => {
      const reportId = secretId();
      await keepReport(database, { organisationId, reportId, report, now: clock.now() });
      return reportId;
    },
    findKeptReport: async (reportId) =>
      isReportId(reportId) ? findKeptReport(database, { organisationId, reportId }) : null,
    removeKeptReport: async (reportId) => {
      if (isReportId(reportId)) await removeKeptReport(database, { organisationId, reportId });
    },
    render: async (format, document) =>
      (await queue.run({ kind: 'render', format, document })) as Outcome<Uint8Array>,
    checkPublication: async (given) =>
      (await queue.run({ kind: 'check', ...given })) as Outcome<PublicationReport>,
    exampleFiles: async () => readExample(),
    guideFiles: readGuideFiles,
    schema: readSchema,
  };
}

/** Makes the demo's report once; the next start finds it there as long as nothing it was made from has changed. */
async function loadDemo(parts: {
  open: OpenDatabase;
  queue: WorkQueue;
  clock: Clock;
  version: string;
  progress: (sentence: string) => void;
}): Promise<string | null> {
  const example = readExample();
  if (!example.study) return null;
  const { database } = parts.open;
  const inputsSha256 = exampleFingerprint(example, `${parts.version} ${sourceFingerprint()}`);
  const studyId = 'sor-trondelag-2015';
  const stored = await Promise.all(
    languages.map((language) => findStudyReport(database, { organisationId, studyId, language })),
  );
  if (stored.every((report) => report?.inputsSha256 === inputsSha256)) return studyId;

  parts.progress(m.web_start_analysing_demo({}, { locale: 'en' }));
  const outcome = await parts.queue.run({
    kind: 'analyse',
    study: example.study,
    answers: example.answers,
    outcomes: null,
    languages,
  });
  const fileText = new TextDecoder().decode(example.study.bytes);
  for (const report of valueOrRefusal<Report[]>(outcome)) {
    const { study, document } = report;
    await saveStudy(database, {
      organisationId,
      studyId: study.id,
      title: textIn(study.title, 'nb'),
      fileName: example.study.fileName,
      fileText,
      fileSha256: createHash('sha256').update(fileText).digest('hex'),
      now: parts.clock.now(),
    });
    await saveStudyReport(database, {
      organisationId,
      studyId: study.id,
      language: document.language,
      inputsSha256,
      report,
      now: parts.clock.now(),
    });
  }
  return studyId;
}

/** A demo that cannot be made is no reason to refuse everybody else's work. */
function sayAndGoOn(fault: unknown): null {
  process.stderr.write(
    `The demo study could not be loaded: ${fault instanceof Error ? fault.stack : fault}\n`,
  );
  return null;
}

/** A folder or an address that cannot be used is the reader's to mend, so it is said in a sentence. */
async function openOrRefuse(config: Config): Promise<OpenDatabase> {
  try {
    return await openDatabase(config);
  } catch (fault) {
    const reason = (fault as { code?: unknown } | null)?.code;
    if (fault instanceof DomainError || typeof reason !== 'string') throw fault;
    const directory = config.dataDirectory;
    throw new DomainError(
      'database-refused',
      inAllLanguages((locale) =>
        config.databaseUrl === null
          ? m.web_start_data_directory({ directory, reason }, { locale })
          : m.web_start_database_unreachable({ reason }, { locale }),
      ),
    );
  }
}

function portRefusal(fault: unknown, { host, port }: Config): unknown {
  const code = (fault as NodeJS.ErrnoException).code;
  if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'EADDRNOTAVAIL') return fault;
  return new DomainError(
    'port-in-use',
    inAllLanguages((locale) =>
      code === 'EADDRINUSE'
        ? m.web_start_port_in_use({ port }, { locale })
        : m.web_start_address_refused({ host, port }, { locale }),
    ),
  );
}

/** The build's stamp (scripts/start.mjs): new code makes new reports, also between versions. */
function sourceFingerprint(): string {
  const stamp = fileURLToPath(new URL('../build/.stamp', import.meta.url));
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
}
