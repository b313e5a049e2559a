import { sayTime } from '#modules/interviews/index.ts';
import type { TranscriptVersion } from '#modules/interviews/schema.ts';

/** A turn as a page shows it. */
export type ShownTurn = {
  readonly speaker: string;
  readonly text: string;
  /** As in 1:02:03; null where nobody knows. */
  readonly time: string | null;
};
export type ShownVersion = {
  readonly version: number;
  readonly savedOn: string;
  readonly byName: string;
  readonly turns: readonly ShownTurn[];
};

/** What a page needs of a version: each turn with its own words. For loaders: the browser is given what comes of it. */
export function shownVersion(version: TranscriptVersion): ShownVersion {
  return {
    version: version.version,
    savedOn: version.savedOn,
    byName: version.byName,
    turns: version.turns.map(({ speaker, start, end, startMs }) => ({
      speaker,
      time: timeOf(startMs),
      text: version.text.slice(start, end),
    })),
  };
}

export const timeOf = (startMs: number | null) => (startMs === null ? null : sayTime(startMs));
