import { m } from '#messages';
import { may, refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { addGrant } from '#modules/organisation/store.server.ts';
import {
  applyFields,
  asNewStudy,
  blankStudy,
  changePart,
  draftView,
  editText,
  idFromWords,
  mergeTexts,
  missingWords,
  parseStudy,
  previewStudy,
  readStudy,
  sha256Of,
} from '#modules/studies/index.ts';
import { textIn } from '#modules/studies/schema.ts';
import {
  dropDraft,
  dropDraftStep,
  findDraft,
  findDraftStep,
  findStudy,
  findStudyVersion,
  listStudies,
  listVersions,
  type StoredStudy,
  saveNextVersion,
  takenStudyIds,
  writeDraftStep,
} from '#modules/studies/store.server.ts';
import { listWaves } from '#modules/surveys/store.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import { answerStyleAddress } from '#web/answer/answer-app.ts';
import { previewPage } from '#web/answer/preview.ts';
import type { DraftAction, DraftChange, StudyDesk } from '#web/editor/study-desk.ts';
import { readExample } from '#web/example-files.ts';
import { organisationId } from './organisation.ts';

/** Addresses under /studies that are pages and no studies. */
const pages = ['new', 'import'];

/** Making and changing studies, put together from the rooms. */
export function createStudyDesk({ database, clock }: { database: Database; clock: Clock }): StudyDesk {
  const of = (actor: Actor, studyId: string) => ({ organisationId, studyId, personId: actor.personId });

  async function newest(
    actor: Actor,
    studyId: string,
    action: 'seeStudy' | 'editStudy',
  ): Promise<StoredStudy> {
    refuseUnless(actor, action, { studyId });
    const stored = await findStudy(database, { organisationId, studyId });
    if (!stored) throw refusal('study-gone', m.editor_study_gone);
    return stored;
  }

  /** What somebody's desk holds: their draft, or else the newest version. */
  async function desk(actor: Actor, studyId: string) {
    const stored = await newest(actor, studyId, 'editStudy');
    const step = await findDraft(database, of(actor, studyId));
    return {
      stored,
      step: step?.step ?? 0,
      basedOn: step?.basedOn ?? stored.version,
      text: step?.fileText ?? stored.fileText,
      lastAction: (step?.what ?? null) as DraftAction | null,
    };
  }

  async function put(
    actor: Actor,
    studyId: string,
    step: { after: number; basedOn: number; text: string; what: DraftAction; replaces?: boolean },
  ): Promise<boolean> {
    return writeDraftStep(database, of(actor, studyId), {
      step: step.replaces ? step.after : step.after + 1,
      basedOn: step.basedOn,
      fileText: step.text,
      what: step.what,
      replaces: step.replaces ?? false,
    });
  }

  async function textOfVersion(studyId: string, version: number): Promise<StoredStudy> {
    const stored = await findStudyVersion(database, { organisationId, studyId, version });
    if (!stored) throw refusal('version-gone', m.editor_version_gone);
    return stored;
  }

  /** The text that a form was made from, when the desk has gone on since. */
  async function textBehind(actor: Actor, studyId: string, { step, basedOn }: DraftChange): Promise<string> {
    if (step === 0) return (await textOfVersion(studyId, basedOn)).fileText;
    const found = await findDraftStep(database, of(actor, studyId), step);
    if (!found) throw refusal('draft-gone', m.editor_draft_gone);
    return found.fileText;
  }

  const change: StudyDesk['change'] = async (actor, studyId, wanted) => {
    const now = await desk(actor, studyId);
    const isOverOther = now.step !== wanted.step || (now.step === 0 && now.basedOn !== wanted.basedOn);
    const base = isOverOther ? await textBehind(actor, studyId, wanted) : now.text;
    let at: string | null = null;
    const text = editText(base, (document) => {
      applyFields(document, wanted.fields);
      if (wanted.part) at = changePart(document, wanted.part);
    });
    if (text === base) return { step: now.step, at, isOverOther: false };
    const isTyping = wanted.isTyping === true;
    const replaces = isTyping && !isOverOther && now.lastAction === 'typing';
    const what = wanted.part ? actionOf(wanted.part.verb) : isTyping ? 'typing' : 'write';
    const basedOn = isOverOther && wanted.step === 0 ? wanted.basedOn : now.basedOn;
    const isWritten = await put(actor, studyId, { after: now.step, basedOn, text, what, replaces });
    // Two windows wrote at once: this one goes on top of the other.
    if (!isWritten) return change(actor, studyId, wanted);
    return { step: replaces ? now.step : now.step + 1, at, isOverOther };
  };

  return {
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
        const example = given.kind === 'example' ? readExample().study : null;
        fileText = example
          ? asNewStudy(new TextDecoder().decode(example.bytes), {
              id: studyId,
              title,
              language: given.language,
            })
          : blankStudy({ id: studyId, title, language: given.language });
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

    open: async (actor, studyId) => {
      if (!may(actor, 'seeStudy', { studyId })) return null;
      const mayEdit = may(actor, 'editStudy', { studyId });
      const stored = await findStudy(database, { organisationId, studyId });
      if (!stored) return null;
      const now = mayEdit
        ? await desk(actor, studyId)
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

    change,

    write: async (actor, studyId, { text }) => {
      const now = await desk(actor, studyId);
      if (text === now.text) return;
      await put(actor, studyId, { after: now.step, basedOn: now.basedOn, text, what: 'text' });
    },

    undo: async (actor, studyId) => {
      const { step } = await desk(actor, studyId);
      if (step > 0) await dropDraftStep(database, of(actor, studyId), step);
    },

    discard: async (actor, studyId) => {
      refuseUnless(actor, 'editStudy', { studyId });
      await dropDraft(database, of(actor, studyId));
    },

    save: async (actor, studyId, { note, over }) => {
      const { stored, basedOn, text } = await desk(actor, studyId);
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
      const { stored, basedOn, text, step } = await desk(actor, studyId);
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
        const { text, stored } = await desk(actor, studyId);
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

    preview: async (actor, studyId, wanted) => {
      if (!may(actor, 'seeStudy', { studyId })) return null;
      const text = may(actor, 'editStudy', { studyId })
        ? (await desk(actor, studyId)).text
        : (await newest(actor, studyId, 'seeStudy')).fileText;
      const { value } = readStudy(text, 'study.yaml');
      if (value === undefined) return null;
      return previewPage(previewStudy(value), { ...wanted, styleAddress: answerStyleAddress });
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

function versionOf(fileText: string, fileName: string) {
  const { study } = parseStudy(fileText, fileName);
  return { study, title: textIn(study.title, 'nb'), fileName, fileText, fileSha256: sha256Of(fileText) };
}

function actionOf(verb: string): DraftAction {
  if (verb === 'add' || verb === 'delete' || verb === 'duplicate') return verb;
  return 'move';
}

function refusal(code: string, sentence: typeof m.editor_study_gone): DomainError {
  return new DomainError(
    code,
    inAllLanguages((locale) => sentence({}, { locale })),
  );
}
