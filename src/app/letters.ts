import { custodyOf, underRoleLock } from '#modules/organisation/store.server.ts';
import type { CodeKey } from '#modules/privacy/index.ts';
import { openCodeKey } from '#modules/privacy/store.server.ts';
import { parseStudy } from '#modules/studies/index.ts';
import { findStudyVersion } from '#modules/studies/store.server.ts';
import {
  type Bounces,
  createBounces,
  createFrames,
  createLetters as createLettersOf,
  createPilotLetters,
  type Frames,
  type Letters,
  type PilotLetters,
  type SendingParts,
  startSending,
  type Waves,
  type WhileCustodyHolds,
} from '#modules/surveys/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import type { Database } from '#platform/database/database.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import { openSmtp } from '#platform/mail/mail.ts';
import { organisationId } from './organisation.ts';

/** Roles and custody as they are until people are in the code key. */
export const whileCustodyHolds =
  (database: Database): WhileCustodyHolds =>
  (studyId, work) =>
    underRoleLock(database, organisationId, async (transaction) =>
      work({
        codeKey: openCodeKey(transaction),
        custody: await custodyOf(transaction, { organisationId, studyId }),
      }),
    );

/** Letters a batch; what is lost sight of when the server dies is no more than this. */
const batchSize = 20;

/** Who is asked, and what is sent to them, put together from the rooms. */
export function createLetters(parts: {
  readonly config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'mailsPerMinute'>;
  readonly database: Database;
  readonly keys: KeyFiles;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly codeKey: CodeKey;
  readonly waves: Waves;
  readonly origin: () => string;
  readonly isDemo: boolean;
}): {
  readonly frames: Frames;
  readonly letters: Letters;
  readonly pilotLetters: PilotLetters;
  readonly bounces: Bounces;
  /** Takes up what was being sent when the server stopped. */
  start(): Promise<void>;
} {
  const { config, database, keys, jobs, clock, codeKey, waves, origin, isDemo } = parts;
  const pauseMilliseconds = (batchSize * 60_000) / config.mailsPerMinute;
  const sending: SendingParts = {
    database,
    codeKey,
    keys,
    clock,
    jobs,
    organisationId,
    mailer: config.smtpUrl ? openSmtp(config.smtpUrl, config.mailFrom) : null,
    publicAddress: origin,
    findStudy: async (studyId, version) => {
      const found = await findStudyVersion(database, { organisationId, studyId, version });
      return found ? parseStudy(found.fileText, found.fileName).study : null;
    },
    batchSize,
    ...(config.smtpUrl
      ? { pause: () => new Promise<void>((resolve) => setTimeout(resolve, pauseMilliseconds)) }
      : {}),
  };
  return {
    frames: createFrames({ codeKey, waves, clock, whileCustodyHolds: whileCustodyHolds(database) }),
    letters: createLettersOf({ ...sending, waves, isDemo }),
    pilotLetters: createPilotLetters({ ...sending, waves }),
    bounces: createBounces({ codeKey, waves, clock }),
    start: () => startSending(sending),
  };
}
