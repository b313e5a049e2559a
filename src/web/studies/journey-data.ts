import { mayPrepare } from '#modules/interviews/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { itemsOf } from '#modules/studies/index.ts';
import type { SeenStudy } from '#modules/surveys/index.ts';
import type { WaveDescription, WaveTotals } from '#modules/surveys/schema.ts';
import { type WhereWeAre, whereWeAre } from '#web/interviews/where-we-are.ts';
import type { Services } from '#web/services.ts';
import type { StudyFrameData } from './study-place.ts';

/** Where a study is, as its first page says it to those who work with it. */
export type JourneyData = {
  readonly version: number;
  readonly items: number;
  readonly analyses: number;
  /** The wave that matters now: the open one, or else the newest. */
  readonly wave: Pick<WaveDescription, 'waveId' | 'title' | 'state' | 'plannedClosingOn'> | null;
  readonly totals: WaveTotals | null;
  /** The newest wave that has a report. */
  readonly reported: { readonly waveId: string; readonly title: string; readonly on: string } | null;
  /** Null for whoever does not see them. */
  readonly interviews:
    | (WhereWeAre & {
        readonly mayPrepare: boolean;
        /** Somebody has written a guide or the information, or said whom it takes, or added somebody. */
        readonly isBegun: boolean;
      })
    | null;
};

export async function journeyOf(
  services: Services,
  actor: Actor,
  { study, version, frame }: SeenStudy & { readonly frame: StudyFrameData },
): Promise<JourneyData> {
  const { waves } = services;
  const all = await waves.list(actor, study.id);
  const now = all.find(({ state }) => state === 'open') ?? all.find(({ state }) => state !== 'archived');
  const seen = now ? await waves.wave(actor, { studyId: study.id, waveId: now.waveId }) : null;
  let reported: JourneyData['reported'] = null;
  for (const { waveId, title, state } of all) {
    if (reported || (state !== 'closed' && state !== 'archived')) continue;
    const on = await waves.reportMadeOn(waveId);
    if (on) reported = { waveId, title, on };
  }
  return {
    version,
    items: Object.keys(study.instruments).reduce((sum, name) => sum + itemsOf(study, name).length, 0),
    analyses: study.plan.length,
    wave: now
      ? {
          waveId: now.waveId,
          title: now.title,
          state: now.state,
          plannedClosingOn: now.plannedClosingOn,
        }
      : null,
    totals: seen ? await waves.totals(actor, seen) : null,
    reported,
    interviews: await interviewsOf(services, actor, frame),
  };
}

async function interviewsOf(
  services: Services,
  actor: Actor,
  frame: StudyFrameData,
): Promise<JourneyData['interviews']> {
  if (!frame.may.codeInterviews && !frame.may.conductInterviews) return null;
  const overview = await services.informants.overview(actor, frame.studyId);
  return {
    ...(await whereWeAre(services, actor, frame, overview)),
    mayPrepare: mayPrepare(actor, frame.studyId),
    isBegun:
      [overview.guide, overview.sheet, overview.sheetDraft, overview.sample].some((one) => one !== null) ||
      overview.rows.length > 0,
  };
}
