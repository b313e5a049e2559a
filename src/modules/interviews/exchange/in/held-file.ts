import type { Actor } from '#modules/organisation/schema.ts';
import type { Clock } from '#platform/clock.ts';
import { createHeldLists } from '#platform/held-lists.ts';
import type { ImportLook } from '../exchange.ts';
import type { ReadFile } from './read-file.ts';
import type { SoundGround } from './sounds.rules.ts';

/** A file that somebody has chosen and not yet decided about. */
export type HeldFile = ReadFile & {
  readonly facts: SoundGround['facts'];
  readonly fileName: string;
  readonly sha256: string;
  /** What was chosen in the preview so far. */
  readonly chosen: ImportLook['chosen'];
};

/** One for each person and study. */
export type HeldFiles = {
  hold(actor: Actor, file: HeldFile): void;
  find(actor: Actor, studyId: string): HeldFile | null;
  letGo(actor: Actor, studyId: string): void;
};

export function createHeldFiles(clock: Clock): HeldFiles {
  const files = createHeldLists<HeldFile>(clock);
  const keyOf = (actor: Actor, studyId: string) => JSON.stringify([actor.personId, studyId]);
  return {
    hold: (actor, file) => files.hold(keyOf(actor, file.studyId), file),
    find: (actor, studyId) => files.find(keyOf(actor, studyId)),
    letGo: (actor, studyId) => files.letGo(keyOf(actor, studyId)),
  };
}
