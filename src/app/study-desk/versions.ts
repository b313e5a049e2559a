import { m } from '#messages';
import { may } from '#modules/organisation/index.ts';
import { mergeTexts, readStudy } from '#modules/studies/index.ts';
import { dropDraft, findStudyVersion, listVersions, saveNextVersion } from '#modules/studies/store.server.ts';
import { listWaves } from '#modules/surveys/store.server.ts';
import { refusal } from '#platform/errors.ts';
import type { StudyDesk } from '#web/editor/study-desk.ts';
import { organisationId } from '../organisation.ts';
import { type Desk, type DeskParts, versionOf } from './desk.ts';

/** A version per save, and the way back to any of them; what two people saved is put together. */
export function keepingVersions(
  { database, clock }: DeskParts,
  { of, newest, onDesk, put, textOfVersion }: Desk,
): Pick<StudyDesk, 'save' | 'takeIn' | 'versions' | 'textOf' | 'restore'> {
  return {
    save: async (actor, studyId, { note, over }) => {
      const { stored, basedOn, text } = await onDesk(actor, studyId);
      const file = versionOf(text, stored.fileName);
      if (file.study.id !== studyId) throw refusal('other-id', m.editor_other_id);
      if (text === stored.fileText) {
        await dropDraft(database, of(actor, studyId));
        return { kind: 'saved', version: stored.version };
      }
      const version = await saveNextVersion(database, {
        ...file,
        organisationId,
        studyId,
        basedOn: over ?? basedOn,
        savedBy: actor.name,
        note: note.trim().slice(0, 500),
        now: clock.now(),
      });
      if (version === null) return { kind: 'newer' };
      await dropDraft(database, of(actor, studyId));
      return { kind: 'saved', version };
    },

    takeIn: async (actor, studyId, how) => {
      const { stored, basedOn, text, step } = await onDesk(actor, studyId);
      const base = (await textOfVersion(studyId, basedOn)).fileText;
      const both = mergeTexts({ base, mine: text, theirs: stored.fileText });
      const taken = how === 'theirs' ? stored.fileText : both.text;
      await put(actor, studyId, {
        after: step,
        basedOn: stored.version,
        text: taken,
        what: how === 'theirs' ? 'theirs' : 'merge',
      });
      return { conflicts: how === 'theirs' ? 0 : both.conflicts };
    },

    versions: async (actor, studyId) => {
      if (!may(actor, 'seeStudy', { studyId })) return null;
      const versions = await listVersions(database, { organisationId, studyId });
      if (versions.length === 0) return null;
      const waves = await listWaves(database, { organisationId, studyId });
      return versions.map((version) => ({
        ...version,
        waves: waves.filter(({ studyVersion }) => studyVersion === version.version).map(({ title }) => title),
      }));
    },

    textOf: async (actor, studyId, version) => {
      if (!may(actor, 'seeStudy', { studyId })) return null;
      if (version === 'draft') {
        const { text, stored } = await onDesk(actor, studyId);
        return { text, fileName: stored.fileName, study: readStudy(text, stored.fileName).study };
      }
      const stored = await findStudyVersion(database, { organisationId, studyId, version });
      if (!stored) return null;
      const { study } = readStudy(stored.fileText, stored.fileName);
      return { text: stored.fileText, fileName: stored.fileName, study };
    },

    restore: async (actor, studyId, { version, note }) => {
      const stored = await newest(actor, studyId, 'editStudy');
      const old = await textOfVersion(studyId, version);
      if (old.fileText === stored.fileText) return stored.version;
      const saved = await saveNextVersion(database, {
        ...versionOf(old.fileText, old.fileName),
        organisationId,
        studyId,
        basedOn: stored.version,
        savedBy: actor.name,
        note,
        now: clock.now(),
      });
      if (saved === null) throw refusal('newer-version', m.editor_newer_version);
      return saved;
    },
  };
}
