import { m } from '#messages';
import { refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { parseStudy, sha256Of } from '#modules/studies/index.ts';
import { textIn } from '#modules/studies/schema.ts';
import {
  findDraft,
  findStudy,
  findStudyVersion,
  type StoredStudy,
  writeDraftStep,
} from '#modules/studies/store.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { refusal } from '#platform/errors.ts';
import type { DraftAction } from '#web/editor/study-desk.ts';
import { organisationId } from '../organisation.ts';

export type DeskParts = { readonly database: Database; readonly clock: Clock };
export type Desk = ReturnType<typeof createDesk>;

/** What lies on somebody's desk: the study's newest version, and their own draft on top of it. */
export function createDesk({ database }: DeskParts) {
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
  async function onDesk(actor: Actor, studyId: string) {
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

  return { of, newest, onDesk, put, textOfVersion };
}

/** A study file as it is kept; refused where it cannot be read. */
export function versionOf(fileText: string, fileName: string) {
  const { study } = parseStudy(fileText, fileName);
  return { study, title: textIn(study.title, 'nb'), fileName, fileText, fileSha256: sha256Of(fileText) };
}
