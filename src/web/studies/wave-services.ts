import type { Actor } from '#modules/organisation/schema.ts';
import type { Waves } from '#modules/surveys/index.ts';
import type { Language } from '#platform/language.ts';
import type { Report } from '#web/work/job.ts';

/** Waves and their reports, as the pages ask for them. */
export type WaveServices = Waves & {
  /** The report of a closed wave, in a language or else in one there is; null until it has been made. */
  report(
    actor: Actor,
    of: { readonly studyId: string; readonly waveId: string; readonly language: Language },
  ): Promise<Report | null>;
  /** The day it was made; null until it has been. */
  reportMadeOn(waveId: string): Promise<string | null>;
};
