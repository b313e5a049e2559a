import type { Actor, CustodyHolder } from '#modules/organisation/schema.ts';
import type { Study } from '#modules/studies/schema.ts';
import type { WaveDescription } from '../schema.ts';

/** A study that somebody may see, in its newest version. */
export type SeenStudy = {
  readonly study: Study;
  readonly version: number;
  /** Who holds its code key. */
  readonly custody: CustodyHolder;
};
/** A wave of it, with the study in the version that the wave asks by. */
export type SeenWave = SeenStudy & {
  readonly wave: WaveDescription;
  /** An open wave whose key file is not there: it takes no answers and cannot be closed. */
  readonly isKeyMissing: boolean;
};

/** Waves, as the pages ask for them. A study or a wave that somebody may not see is null, as one that is not there. */
export type Waves = {
  study(actor: Actor, studyId: string): Promise<SeenStudy | null>;
  wave(actor: Actor, ids: { readonly studyId: string; readonly waveId: string }): Promise<SeenWave | null>;
  /** The newest first. */
  list(actor: Actor, studyId: string): Promise<readonly WaveDescription[]>;
};
