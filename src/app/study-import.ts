import { createHash } from 'node:crypto';
import { m } from '#messages';
import { refuseUnless } from '#modules/organisation/index.ts';
import { addGrant } from '#modules/organisation/store.server.ts';
import { asNewStudy, type ImportedQuestionnaire, parseStudy } from '#modules/studies/index.ts';
import { textIn } from '#modules/studies/schema.ts';
import { saveNextVersion, takenStudyIds } from '#modules/studies/store.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import type { StudyImport } from '#web/imports/study-import.ts';
import { valueOrRefusal } from '#web/work/job.ts';
import type { WorkQueue } from '#web/work/work-queue.ts';
import { organisationId } from './organisation.ts';

/** Reading questionnaires in the workers, and making studies of them. */
export function createStudyImport(parts: {
  database: Database;
  queue: WorkQueue;
  clock: Clock;
}): StudyImport {
  const { database, queue, clock } = parts;
  return {
    read: async (actor, file) => {
      refuseUnless(actor, 'createStudy');
      return valueOrRefusal<ImportedQuestionnaire>(await queue.run({ kind: 'import', ...file }));
    },
    create: async (actor, studyText) => {
      refuseUnless(actor, 'createStudy');
      const { study } = parseStudy(studyText, 'study.yaml');
      const studyId = await freeId(study.id);
      const fileText = studyId === study.id ? studyText : asNewStudy(studyText, { id: studyId });
      const saved = await saveNextVersion(database, {
        organisationId,
        studyId,
        title: textIn(study.title, 'nb'),
        fileName: 'study.yaml',
        fileText,
        fileSha256: createHash('sha256').update(fileText).digest('hex'),
        basedOn: 0,
        savedBy: actor.name,
        note: '',
        now: clock.now(),
      });
      if (saved === null) {
        throw new DomainError(
          'study-taken',
          inAllLanguages((locale) => m.studies_import_taken({}, { locale })),
        );
      }
      const { personId } = actor;
      await addGrant(database, { organisationId, personId, role: 'studyLead', studyId, office: null });
      return studyId;
    },
  };

  async function freeId(wanted: string): Promise<string> {
    const taken = new Set(await takenStudyIds(database, { organisationId, like: wanted }));
    let id = wanted;
    for (let count = 2; taken.has(id) || id === 'new' || id === 'import'; count += 1)
      id = `${wanted}-${count}`;
    return id;
  }
}
