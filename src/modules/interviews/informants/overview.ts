import type { Actor } from '#modules/organisation/schema.ts';
import type { Database } from '#platform/database/database.ts';
import { listConsents } from '../consent/consents.server.ts';
import { listInformants, listInterviews } from '../core/interviews.server.ts';
import { questionsOf } from '../guide/guide.ts';
import { listGuides } from '../guide/guides.server.ts';
import { cellOf } from '../sample/sample.ts';
import { findSample, listPlaces } from '../sample/samples.server.ts';
import type { Informant, Interview, InterviewsPlace } from '../schema.ts';
import { sheetInUse } from '../sheet/sheet.ts';
import { listSheets } from '../sheet/sheets.server.ts';
import type { InterviewParts } from './interview-parts.ts';
import { type NextStep, nextStepOf } from './next-step.rules.ts';
import type { OverviewRow } from './overview-row.ts';
import { refuseUnlessSees } from './who-may.ts';

export type InterviewsOverview = {
  readonly guide: { readonly version: number; readonly savedOn: string; readonly questions: number } | null;
  /** The one in use. */
  readonly sheet: { readonly version: number; readonly savedOn: string } | null;
  /** A newer one that something is missing in, and in how many parts. */
  readonly sheetDraft: { readonly version: number; readonly parts: number } | null;
  /** How many of those that are wanted are there; null where nobody has said whom it takes. */
  readonly sample: { readonly there: number; readonly wanted: number } | null;
  readonly rows: readonly OverviewRow[];
  readonly next: NextStep;
};

export type Overviews = {
  overview(actor: Actor, studyId: string): Promise<InterviewsOverview>;
};

export function createOverviews({ database, progress }: InterviewParts): Overviews {
  return {
    overview: async (actor, studyId) => {
      refuseUnlessSees(actor, studyId);
      const place = { organisationId: actor.organisationId, studyId };
      const [guide] = await listGuides(database, place);
      const sheets = await listSheets(database, place);
      const sheet = sheetInUse(sheets);
      const newest = sheets[0];
      const consents = await listConsents(database, place);
      const interviews = await listInterviews(database, place);
      const { transcripts, passages, recordings } = await progress(database, place, actor);
      const rowOf = (informant: Informant, interview: Interview | null): OverviewRow => {
        const { informantId } = informant;
        const interviewId = interview?.interviewId ?? null;
        return {
          ...informant,
          interviewId,
          heldOn: interview?.heldOn ?? null,
          name: interview?.name ?? informant.pseudonym,
          consent: (informant.withdrawnOn === null && consents.get(informantId)) || null,
          recording: (interviewId !== null && recordings?.get(interviewId)) || 'none',
          transcript: (interviewId !== null && transcripts.get(interviewId)) || 'none',
          passages: (interviewId !== null && passages.get(interviewId)) || 0,
        };
      };
      const rows = (await listInformants(database, place)).flatMap((informant) => {
        const own = interviews.filter(({ informantId }) => informantId === informant.informantId);
        return own.length === 0
          ? [rowOf(informant, null)]
          : own.map((interview) => rowOf(informant, interview));
      });
      const known = {
        hasGuide: guide !== undefined,
        sheet: sheet ? 'inUse' : newest ? 'draft' : 'none',
        rows,
      } as const;
      return {
        guide: guide
          ? {
              version: guide.version,
              savedOn: guide.savedOn,
              questions: questionsOf(guide.guide).length,
            }
          : null,
        sheet: sheet ? { version: sheet.version, savedOn: sheet.savedOn } : null,
        sheetDraft:
          newest && newest !== sheet ? { version: newest.version, parts: newest.unfinished.length } : null,
        sample: await sampleCounts(database, place, rows),
        rows,
        next: nextStepOf(known),
      };
    },
  };
}

async function sampleCounts(
  database: Database,
  place: InterviewsPlace,
  rows: readonly OverviewRow[],
): Promise<InterviewsOverview['sample']> {
  const sample = await findSample(database, place);
  if (!sample) return null;
  const cells = new Set(
    sample.rows.flatMap((row) => sample.columns.map((column) => cellOf(row.id, column.id))),
  );
  const here = new Set(
    rows.filter(({ withdrawnOn }) => withdrawnOn === null).map(({ informantId }) => informantId),
  );
  const there = (await listPlaces(database, place)).filter(
    ({ informantId, rowId, columnId }) => here.has(informantId) && cells.has(cellOf(rowId, columnId)),
  ).length;
  return { there, wanted: Object.values(sample.wanted).reduce((sum, count) => sum + count, 0) };
}
