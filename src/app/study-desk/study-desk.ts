import { may } from '#modules/organisation/index.ts';
import { draftView, missingWords, previewStudy, readStudy } from '#modules/studies/index.ts';
import { findStudy, listStudies, listVersions } from '#modules/studies/store.server.ts';
import { listWaves } from '#modules/surveys/store.server.ts';
import { answerStyleAddress } from '#web/answer/answer-app.ts';
import { previewPage } from '#web/answer/preview.ts';
import type { StudyDesk } from '#web/editor/study-desk.ts';
import { organisationId } from '../organisation.ts';
import { createDesk, type DeskParts } from './desk.ts';
import { writingDrafts } from './drafts.ts';
import { beginningStudies } from './new-study.ts';
import { keepingVersions } from './versions.ts';

/** Making and changing studies, put together from the rooms. */
export function createStudyDesk(parts: DeskParts): StudyDesk {
  const { database } = parts;
  const desk = createDesk(parts);

  return {
    ...beginningStudies(parts),
    ...writingDrafts(parts, desk),
    ...keepingVersions(parts, desk),

    list: async (actor) => {
      const studyIds = [...new Set(actor.grants.flatMap(({ studyId }) => studyId ?? []))].filter((studyId) =>
        may(actor, 'seeStudy', { studyId }),
      );
      const studies = await listStudies(database, { organisationId, studyIds });
      return Promise.all(
        studies.map(async ({ studyId, title, savedAt }) => {
          const [wave] = await listWaves(database, { organisationId, studyId });
          const mayEdit = may(actor, 'editStudy', { studyId });
          return {
            studyId,
            title,
            savedAt,
            mayEdit,
            wave: wave ? { waveId: wave.waveId, title: wave.title, state: wave.state } : null,
          };
        }),
      );
    },

    open: async (actor, studyId) => {
      if (!may(actor, 'seeStudy', { studyId })) return null;
      const mayEdit = may(actor, 'editStudy', { studyId });
      const stored = await findStudy(database, { organisationId, studyId });
      if (!stored) return null;
      const now = mayEdit
        ? await desk.onDesk(actor, studyId)
        : { stored, step: 0, basedOn: stored.version, text: stored.fileText, lastAction: null };
      const { value, problems } = readStudy(now.text, stored.fileName);
      const draft = value === undefined ? null : draftView(value);
      const waves = await listWaves(database, { organisationId, studyId });
      const [last] = await listVersions(database, { organisationId, studyId });
      return {
        studyId,
        version: stored.version,
        basedOn: now.basedOn,
        savedBy: last?.savedBy ?? '',
        step: now.step,
        lastAction: now.lastAction,
        text: now.text,
        fileName: stored.fileName,
        draft,
        problems,
        missing: draft ? missingWords(draft) : [],
        isChanged: now.step > 0 && now.text !== stored.fileText,
        mayEdit,
        waves: waves.map(({ title, studyVersion, state }) => ({ title, version: studyVersion, state })),
      };
    },

    preview: async (actor, studyId, wanted) => {
      if (!may(actor, 'seeStudy', { studyId })) return null;
      const text = may(actor, 'editStudy', { studyId })
        ? (await desk.onDesk(actor, studyId)).text
        : (await desk.newest(actor, studyId, 'seeStudy')).fileText;
      const { value } = readStudy(text, 'study.yaml');
      if (value === undefined) return null;
      return previewPage(previewStudy(value), { ...wanted, styleAddress: answerStyleAddress });
    },
  };
}
