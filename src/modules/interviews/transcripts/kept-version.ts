import type { TranscriptVersion } from '../schema.ts';

/** Why there is a version: it came from a file or from a machine that heard the recording, was written out or edited, names were replaced in it, or one of these was undone. */
export type VersionCause = 'imported' | 'edited' | 'replaced' | 'undone' | 'transcribed' | 'machine';

/** A version with what those who make it need to know of it. */
export type KeptVersion = TranscriptVersion & {
  readonly cause: VersionCause;
  /** The decision about names that made it. */
  readonly stepId: string | null;
  /** It stands under pseudonyms, and those who code may read it. */
  readonly isOpen: boolean;
};
