import { m } from '#messages';
import { refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { applyFields, changePart, editText } from '#modules/studies/index.ts';
import { dropDraft, dropDraftStep, findDraftStep } from '#modules/studies/store.server.ts';
import { refusal } from '#platform/errors.ts';
import type { DraftAction, DraftChange, StudyDesk } from '#web/editor/study-desk.ts';
import type { Desk, DeskParts } from './desk.ts';

/** Writing: each change a step that can be undone, also when two windows write at once. */
export function writingDrafts(
  { database }: DeskParts,
  { of, onDesk, put, textOfVersion }: Desk,
): Pick<StudyDesk, 'change' | 'write' | 'undo' | 'discard'> {
  /** The text that a form was made from, when the desk has gone on since. */
  async function textBehind(actor: Actor, studyId: string, { step, basedOn }: DraftChange): Promise<string> {
    if (step === 0) return (await textOfVersion(studyId, basedOn)).fileText;
    const found = await findDraftStep(database, of(actor, studyId), step);
    if (!found) throw refusal('draft-gone', m.editor_draft_gone);
    return found.fileText;
  }

  const change: StudyDesk['change'] = async (actor, studyId, wanted) => {
    const now = await onDesk(actor, studyId);
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
    change,

    write: async (actor, studyId, { text }) => {
      const now = await onDesk(actor, studyId);
      if (text === now.text) return;
      await put(actor, studyId, { after: now.step, basedOn: now.basedOn, text, what: 'text' });
    },

    undo: async (actor, studyId) => {
      const { step } = await onDesk(actor, studyId);
      if (step > 0) await dropDraftStep(database, of(actor, studyId), step);
    },

    discard: async (actor, studyId) => {
      refuseUnless(actor, 'editStudy', { studyId });
      await dropDraft(database, of(actor, studyId));
    },
  };
}

function actionOf(verb: string): DraftAction {
  if (verb === 'add' || verb === 'delete' || verb === 'duplicate' || verb === 'offices') return verb;
  return 'move';
}
