import { parentPort } from 'node:worker_threads';
import { DomainError } from '#platform/errors.ts';
import type { Job } from './job.ts';
import type { FromWorker } from './work-queue.ts';

// One worker thread: takes a job, answers with its outcome. See work-queue.ts.
// Each kind of work loads what it needs when it comes, so that a check does not wait for the PDF writer.
async function work(job: Job): Promise<unknown> {
  switch (job.kind) {
    case 'analyse':
      return (await import('./analyse.ts')).analyse(job, (done, of) => tell({ kind: 'progress', done, of }));
    case 'waveReport':
      return (await import('./analyse-wave.ts')).analyseWave(job);
    case 'render':
      return (await import('./render.ts')).render(job);
    case 'poster':
      return (await import('#modules/reports/index.ts')).renderPosterPdf(job.poster, job.language);
    case 'officeSheets': {
      const { renderOfficeSheet } = await import('#modules/reports/index.ts');
      return job.sheets.map(renderOfficeSheet);
    }
    case 'check':
      return (await import('./check.ts')).check(job);
    case 'import':
      return (await import('#modules/studies/index.ts')).importQuestionnaire(job.bytes, job.fileName);
    case 'transcript':
      return (await import('#modules/interviews/index.ts')).readTranscript(job);
    case 'look':
      return (await import('#modules/workbench/index.ts')).lookAt(job);
    case 'read':
      return (await import('#modules/workbench/index.ts')).readWithStudy(job);
    case 'results':
      return (await import('#modules/workbench/index.ts')).analyseOpened(job);
  }
}

function tell(message: FromWorker): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', async (job: Job) => {
  try {
    tell({ kind: 'done', value: await work(job) });
  } catch (error) {
    if (error instanceof DomainError) {
      const { code, text, problems } = error;
      tell({ kind: 'refused', refusal: { code, text, problems } });
      return;
    }
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    tell({ kind: 'fault', message });
  }
});
