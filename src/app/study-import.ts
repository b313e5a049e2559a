import { refuseUnless } from '#modules/organisation/index.ts';
import type { ImportedQuestionnaire } from '#modules/studies/index.ts';
import type { StudyImport } from '#web/imports/study-import.ts';
import { valueOrRefusal } from '#web/work/job.ts';
import type { WorkQueue } from '#web/work/work-queue.ts';

/** Questionnaires are read in the workers: what somebody uploads may take a while. */
export function createStudyImport({ queue }: { queue: WorkQueue }): StudyImport {
  return {
    read: async (actor, file) => {
      refuseUnless(actor, 'createStudy');
      return valueOrRefusal<ImportedQuestionnaire>(await queue.run({ kind: 'import', ...file }));
    },
  };
}
