import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { m } from '#messages';
import { isNobodyHere } from '#modules/organisation/store.server.ts';
import { createAnswering, createCodeVisits, withTrials } from '#modules/surveys/index.ts';
import { type Clock, systemClock } from '#platform/clock.ts';
import { type Config, readConfig } from '#platform/config.ts';
import { type OpenDatabase, openDatabase } from '#platform/database/database.ts';
import { DomainError } from '#platform/errors.ts';
import { type Jobs, openJobs } from '#platform/jobs/jobs.ts';
import { openKeyFiles } from '#platform/keys/key-files.ts';
import { inAllLanguages } from '#platform/language.ts';
import { openSmtp } from '#platform/mail/mail.ts';
import { programVersion } from '#platform/program.ts';
import { createAnswerApp } from '#web/answer/answer-app.ts';
import { createCounterApp } from '#web/answer/counter-app.ts';
import { createWorkQueue } from '#web/work/work-queue.ts';
import { createApi } from './app/api.ts';
import { forgetWhoWasCoding } from './app/coding.ts';
import { loadDemo, sayAndGoOn } from './app/demo.ts';
import { loadDemoCodes } from './app/demo-codes.ts';
import { loadDemoFindings } from './app/demo-findings.ts';
import { loadDemoInformants } from './app/demo-informants.ts';
import { loadDemoInterviews } from './app/demo-interviews.ts';
import { loadDemoOffices } from './app/demo-offices.ts';
import { loadDemoPeople } from './app/demo-people.ts';
import { loadDemoWaves } from './app/demo-waves.ts';
import { countEveryNight } from './app/following.ts';
import { keepDaysOfTexts } from './app/open-answers.ts';
import { organisationId } from './app/organisation.ts';
import { keepDaysOfInterviews } from './app/recordings.ts';
import { createServices } from './app/services.ts';
import { createLazyAuth, createSignIn } from './app/sign-in.ts';
import { createStudyVersions } from './app/study-versions.ts';
import { createWaveHouse } from './app/waves.ts';

export type RunningApp = {
  readonly address: string;
  /** At a start with nobody here: where the first person makes themselves an administrator, once. */
  readonly welcomeAddress: string | null;
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
 * The composition root: configuration, lock, database, jobs, workers, demo, server, in this order, and all of it closed
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
  let jobs: Jobs | null = null;
  try {
    jobs = await openJobs(open);
    const demoStudyId = options.demo
      ? await loadDemo({ open, queue, clock, version, progress }).catch(sayAndGoOn)
      : null;
    if (options.demo) await loadDemoPeople(open.database, clock.now());
    const keys = openKeyFiles(config.keysDirectory);
    let isNewlyCoded: boolean | null = false;
    // Before the house is opened: it then makes the report of the round that has closed.
    if (options.demo) {
      progress(m.web_start_making_rounds({}, { locale: 'en' }));
      await loadDemoOffices({ database: open.database }).catch(sayAndGoOn);
      await loadDemoWaves({ database: open.database, keys, clock }).catch(sayAndGoOn);
      await loadDemoInterviews({ database: open.database, clock }).catch(sayAndGoOn);
      await loadDemoInformants({ database: open.database, keys, clock }).catch(sayAndGoOn);
      isNewlyCoded = await loadDemoCodes({ database: open.database, clock }).catch(sayAndGoOn);
    }
    const house = await createWaveHouse({ database: open.database, keys, clock, queue, jobs });
    let port = config.port;
    const origin = () => config.publicUrl ?? `http://localhost:${port}`;
    const { database } = open;
    const isDemo = options.demo;
    const signingIn = createLazyAuth({ config, database, keys, origin, isDemo });
    const welcomeCode =
      !isDemo && (await isNobodyHere(database, organisationId))
        ? randomBytes(16).toString('base64url')
        : null;
    const mailer = config.smtpUrl ? openSmtp(config.smtpUrl, config.mailFrom) : null;
    const sendMail = mailer?.send ?? null;
    const signIn = createSignIn({
      ...signingIn,
      config,
      database,
      clock,
      origin,
      isDemo,
      sendMail,
      welcomeCode,
    });
    const { auth, oidc } = signingIn;
    const services = createServices({
      config,
      clock,
      open,
      queue,
      jobs,
      keys,
      house,
      demoStudyId,
      auth,
      signIn,
      origin,
      isDemo,
    });
    if (isNewlyCoded) await loadDemoFindings({ database, findings: services.findings }).catch(sayAndGoOn);
    await countEveryNight(jobs, services.following);
    await keepDaysOfInterviews(jobs, { ...services, open });
    await keepDaysOfTexts(jobs, services.openAnswers);
    await forgetWhoWasCoding(jobs, database, clock);
    const { createWebApp, listen } = await import('#web/server.ts');
    const answeringOptions = {
      database: open.database,
      keys,
      organisationId,
      findStudy: createStudyVersions(open.database),
    };
    const answering = createAnswering(answeringOptions);
    const codeVisits = createCodeVisits({ ...answeringOptions, clock });
    const server = await listen(
      await createWebApp(services, {
        host: config.host,
        hosts: environment.HOSTS,
        publicUrl: config.publicUrl,
        proxies: config.proxies,
        mounts: [
          { path: '/s/k', app: createCounterApp(codeVisits) },
          { path: '/s', app: createAnswerApp(withTrials(house, answering)) },
          { path: '/api', app: createApi({ services, database: open.database, keys, clock }) },
        ],
        signIn: async (request, from) => (await oidc().handle(request)) ?? auth().handle(request, from),
      }),
      config,
    ).catch((fault) => {
      throw portRefusal(fault, config);
    });
    const bound = server.address();
    port = typeof bound === 'object' && bound ? bound.port : config.port;
    await services.startSending();
    return {
      address: `http://${config.host === '127.0.0.1' || config.host === '0.0.0.0' ? 'localhost' : config.host}:${port}`,
      welcomeAddress: welcomeCode && `${origin()}/welcome/${welcomeCode}`,
      engine: open.engine,
      close: async () => {
        const closed = new Promise((resolve) => server.close(resolve));
        // Half-sent uploads get a moment to finish, and then no more.
        setTimeout(() => server.closeAllConnections(), 2000).unref();
        server.closeIdleConnections();
        await closed;
        mailer?.close();
        await jobs?.close();
        await queue.close();
        await open.close();
      },
    };
  } catch (fault) {
    await jobs?.close();
    await queue.close();
    await open.close();
    throw fault;
  }
}

/** The database that the environment names, up to date; for commands that do one thing with it and close it. */
export function openDatabaseOrRefuse(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<OpenDatabase> {
  return openOrRefuse(readConfig(environment));
}

/** Brings the database up to date and closes it again; says which engine it is. */
export async function migrateDatabase(environment = process.env): Promise<OpenDatabase['engine']> {
  const open = await openOrRefuse(readConfig(environment));
  await open.close();
  return open.engine;
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
