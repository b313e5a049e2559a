import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { m } from '#messages';
import { saveOfficeClimate } from '#modules/analyses/store.server.ts';
import { findStudyReport, saveStudyReport } from '#modules/reports/store.server.ts';
import { textIn } from '#modules/studies/schema.ts';
import { saveStudy } from '#modules/studies/store.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { languages } from '#platform/language.ts';
import { exampleFingerprint, readExample } from '#web/example-files.ts';
import { type Report, valueOrRefusal } from '#web/work/job.ts';
import type { WorkQueue } from '#web/work/work-queue.ts';
import { organisationId } from './organisation.ts';

/** Makes the demo's report once; the next start finds it there as long as nothing it was made from has changed. */
export async function loadDemo(parts: {
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
    outcomes: example.outcomes,
    languages,
    withOfficeClimate: true,
  });
  const fileText = new TextDecoder().decode(example.study.bytes);
  const reports = valueOrRefusal<Report[]>(outcome);
  const [first] = reports;
  if (first?.officeClimate) {
    const { study, officeClimate: climate } = first;
    const of = { source: 'study', sourceId: study.id, studyId: study.id } as const;
    await saveOfficeClimate(database, {
      organisationId,
      ...of,
      title: study.title,
      endedOn: null,
      climate,
    });
  }
  for (const report of reports) {
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
export function sayAndGoOn(fault: unknown): null {
  process.stderr.write(
    `The demo study could not be loaded: ${fault instanceof Error ? fault.stack : fault}\n`,
  );
  return null;
}

/** The build's stamp (scripts/start.mjs): new code makes new reports, also between versions. */
function sourceFingerprint(): string {
  const stamp = fileURLToPath(new URL('../../build/.stamp', import.meta.url));
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
}
