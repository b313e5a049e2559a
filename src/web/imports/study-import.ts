import type { Actor } from '#modules/organisation/schema.ts';
import type { ImportedQuestionnaire } from '#modules/studies/index.ts';
import type { GivenFile } from '#web/work/job.ts';

/** Questionnaires of other programs, on their way to being studies. */
export type StudyImport = {
  /**
   * Makes a study file of a questionnaire; nothing is stored.
   *
   * @throws DomainError when it cannot be read, or the actor may not create studies
   */
  read(actor: Actor, file: GivenFile): Promise<ImportedQuestionnaire>;
};
