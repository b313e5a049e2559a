// A server that sends the letters of a wave and nothing else: what the test of sending kills.
//   node sender.ts '{…CollectorOptions, "smtpUrl": …}'
import { openJobs } from '#platform/jobs/jobs.ts';
import { openKeyFiles } from '#platform/keys/key-files.ts';
import { openSmtp } from '#platform/mail/mail.ts';
import { openCodeKey } from '../../privacy/store.server.ts';
import { findPlan } from '../letters/letter-plans.server.ts';
import { startSending } from '../letters/sending.ts';
import type { WordedKind } from '../letters/template.ts';
import { markTestersUncertain } from '../waves/pilot/tester-letters.server.ts';
import { type CollectorOptions, openOwn } from './collector.ts';
import { smallWaveStudy } from './small-wave.ts';

export type SenderOptions = CollectorOptions & { readonly smtpUrl: string; readonly kind: WordedKind };

async function send(options: SenderOptions): Promise<void> {
  const open = await openOwn(options);
  const jobs = await openJobs(open);
  const codeKey = openCodeKey(open.database);
  await codeKey.markUncertain(options.organisationId);
  await markTestersUncertain(open.database, options.organisationId);
  await startSending({
    database: open.database,
    codeKey,
    keys: openKeyFiles(options.keysDirectory),
    clock: { now: () => new Date() },
    jobs,
    organisationId: options.organisationId,
    mailer: openSmtp(options.smtpUrl, 'Handlingsrom <ikke-svar@example.org>'),
    publicAddress: () => 'https://room.example',
    findStudy: async () => smallWaveStudy().study,
    batchSize: 10,
  });
  const isDone = async () => (await findPlan(open.database, options, options.kind))?.state === 'done';
  while (!(await isDone())) await new Promise((resolve) => setTimeout(resolve, 100));
  await jobs.close();
  await open.close();
  process.stdout.write('done\n');
  process.exit(0);
}

if (process.argv[1]?.endsWith('sender.ts')) await send(JSON.parse(process.argv[2]!));
