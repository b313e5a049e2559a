import { m } from '#messages';
import { refuseUnless } from '#modules/organisation/index.ts';
import { addGrant } from '#modules/organisation/store.server.ts';
import { asNewStudy, blankStudy, idFromWords, parseStudy } from '#modules/studies/index.ts';
import { findStudy, saveNextVersion, takenStudyIds } from '#modules/studies/store.server.ts';
import { refusal } from '#platform/errors.ts';
import type { StudyDesk } from '#web/editor/study-desk.ts';
import { readExample, readUserSurveyStudy } from '#web/example-files.ts';
import { organisationId } from '../organisation.ts';
import { type DeskParts, versionOf } from './desk.ts';

/** Addresses under /studies that are pages and no studies. */
const pages = ['new', 'import'];

/** A study is begun blank, from the example or from a file; whoever begins it leads it. */
export function beginningStudies({ database, clock }: DeskParts): Pick<StudyDesk, 'create'> {
  return {
    create: async (actor, given) => {
      refuseUnless(actor, 'createStudy');
      let fileText: string;
      let studyId: string;
      if (given.kind === 'file') {
        const { study } = parseStudy(given.text, given.fileName);
        studyId = await freeStudyId(study.id, study.id);
        fileText = studyId === study.id ? given.text : asNewStudy(given.text, { id: studyId });
      } else {
        const title = given.title.trim().slice(0, 200);
        if (title === '') throw refusal('title-missing', m.editor_title_missing);
        studyId = await freeStudyId(title, 'studie');
        const example = beginningOf(given.kind);
        fileText = example
          ? asNewStudy(new TextDecoder().decode(example.bytes), {
              id: studyId,
              title,
            })
          : blankStudy({ id: studyId, title });
      }
      const saved = await saveNextVersion(database, {
        ...versionOf(fileText, 'study.yaml'),
        organisationId,
        studyId,
        basedOn: 0,
        savedBy: actor.name,
        note: '',
        now: clock.now(),
      });
      if (saved === null) throw refusal('study-taken', m.editor_study_taken);
      await addGrant(database, {
        organisationId,
        personId: actor.personId,
        role: 'studyLead',
        studyId,
        office: null,
      });
      return studyId;
    },
  };

  async function freeStudyId(words: string, otherwise: string): Promise<string> {
    const like = idFromWords(words, { taken: [], joint: '-', otherwise });
    const taken = await takenStudyIds(database, { organisationId, like });
    const isFree = !taken.includes(words) && !pages.includes(words);
    // A file's own id is kept as it is where it can be.
    if (/^[a-z0-9][a-z0-9-]*$/.test(words) && isFree && words.length <= 80) {
      const same = await findStudy(database, { organisationId, studyId: words });
      if (!same) return words;
    }
    return idFromWords(words, { taken: [...taken, ...pages], joint: '-', otherwise });
  }
}

/** The file that a new study begins as a copy of; null for a blank one. */
function beginningOf(kind: 'blank' | 'example' | 'userSurvey') {
  if (kind === 'userSurvey') return readUserSurveyStudy();
  return kind === 'example' ? readExample().study : null;
}
