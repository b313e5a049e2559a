import { m } from '#messages';
import type { Actor } from '#modules/organisation/schema.ts';
import { DomainError, type Problem, refusal } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import { saveDocument } from '../core/documents.server.ts';
import type { InterviewParts } from '../informants/interview-parts.ts';
import { refuseUnlessPrepares, refuseUnlessSees } from '../informants/who-may.ts';
import { unfinishedIn } from './make-sheet.ts';
import type { InformationSheet, SheetVersion } from './sheet.ts';
import { listSheets } from './sheets.server.ts';

export type Sheets = {
  /** The newest first. */
  sheetVersions(actor: Actor, studyId: string): Promise<readonly SheetVersion[]>;
  /**
   * Saves the information as a new version, unless nothing differs: a draft while something is missing in it. Consents stay
   * bound to the version they were given to.
   *
   * @param basedOn the version that was changed, 0 for none
   * @throws DomainError `sheet-faulty`, `sheet-changed-meanwhile`
   */
  saveSheet(
    actor: Actor,
    studyId: string,
    given: { readonly sheet: InformationSheet; readonly basedOn: number },
  ): Promise<SheetVersion>;
};

const most = { parts: 30, heading: 200, text: 5000 } as const;

export function createSheets({ database, today }: InterviewParts): Sheets {
  return {
    sheetVersions: async (actor, studyId) => {
      refuseUnlessSees(actor, studyId);
      return listSheets(database, { organisationId: actor.organisationId, studyId });
    },
    saveSheet: async (actor, studyId, { sheet, basedOn }) => {
      refuseUnlessPrepares(actor, studyId);
      const sound = soundSheet(sheet);
      refuseFaulty(sound);
      const place = { organisationId: actor.organisationId, studyId };
      const saved = await saveDocument(database, place, 'sheet', {
        content: sound,
        basedOn,
        savedOn: today(),
        byName: actor.name,
      });
      if (saved === null) throw refusal('sheet-changed-meanwhile', m.interviews_sheet_changed_meanwhile);
      const { content, ...version } = saved;
      return { sheet: content, ...version, unfinished: unfinishedIn(content) };
    },
  };
}

/** Without blanks at the edges, and without parts that nothing is written in. */
function soundSheet({ language, parts }: InformationSheet): InformationSheet {
  return {
    language,
    parts: parts
      .map(({ heading, text }) => ({
        heading: heading.normalize('NFC').replaceAll(/\s+/g, ' ').trim(),
        text: text.normalize('NFC').replaceAll('\r\n', '\n').trim(),
      }))
      .filter(({ heading, text }) => heading !== '' || text !== ''),
  };
}

function refuseFaulty(sheet: InformationSheet): void {
  const problems: Problem[] = [];
  const add = (code: string, say: Parameters<typeof inAllLanguages>[0], columnName?: string) =>
    problems.push({
      code,
      file: '',
      text: inAllLanguages(say),
      ...(columnName ? { columnName } : {}),
    });
  if (sheet.parts.length === 0) add('empty', (locale) => m.interviews_sheet_empty({}, { locale }));
  if (sheet.parts.length > most.parts) {
    add('parts', (locale) => m.interviews_sheet_too_many({ most: most.parts }, { locale }));
  }
  for (const { heading, text } of sheet.parts) {
    if (heading.length > most.heading || text.length > most.text) {
      add('long', (locale) => m.interviews_sheet_long({ most: most.text }, { locale }), heading);
    }
  }
  if (problems.length === 0) return;
  throw new DomainError(
    'sheet-faulty',
    inAllLanguages((locale) => m.interviews_sheet_faulty({}, { locale })),
    problems,
  );
}
