import type { Actor } from '#modules/organisation/schema.ts';
import type { NumberSource } from '#modules/scorecards/schema.ts';
import type { SeenWave, WaveIds, Waves } from '#modules/surveys/index.ts';
import type { Language } from '#platform/language.ts';
import type { Report } from '#web/work/job.ts';

/** One reading of the scorecard for a wave, as a page tells of it. */
export type ReadingLook = {
  readonly reading: number;
  readonly readOn: string;
  /** Null where it was read by itself. */
  readonly byName: string | null;
  readonly period: { readonly from: string; readonly to: string };
  readonly userSurvey: string | null;
  readonly emptyMonths: readonly string[];
  readonly sources: readonly NumberSource[];
  /** Something that the first reading had is not the same. */
  readonly isChanged: boolean;
  readonly sha256: string;
};
export type OutcomesLook = {
  /** The first first; none until the report has been made. */
  readonly readings: readonly ReadingLook[];
  /** The months that the study says. */
  readonly period: { readonly from: string; readonly to: string };
  readonly isClosed: boolean;
};

/** Waves and their reports, as the pages ask for them. */
export type WaveServices = Waves & {
  /** The report of a closed wave, in a language or else in one there is; null until it has been made. */
  report(
    actor: Actor,
    of: { readonly studyId: string; readonly waveId: string; readonly language: Language },
  ): Promise<Report | null>;
  /** What was read off the scorecard for a wave's report. */
  outcomes(actor: Actor, ids: WaveIds): Promise<OutcomesLook>;
  /** The file that the report was made from; null where there is none. */
  outcomesFile(actor: Actor, ids: WaveIds): Promise<string | null>;
  /** Reads the scorecard again and has the report made anew; false where the months are none, or the wave is not closed. */
  readOutcomesAgain(
    actor: Actor,
    asked: { readonly seen: SeenWave; readonly from: string; readonly to: string },
  ): Promise<boolean>;
  /** The day it was made; null until it has been. */
  reportMadeOn(waveId: string): Promise<string | null>;
};
