import type { Interview } from '../../schema.ts';
import type { QdaSound } from '../refi/project.ts';
import type { ImportLoss, ImportLossKind } from './import-losses.ts';

/** What a file has of a recording that its project names. */
export type SoundFacts = {
  /** As the file says it. */
  readonly bytes: number;
  /** Whether it begins as sound that can be played here. */
  readonly isSound: boolean;
};

/** What becomes of a recording in the interview that is chosen for it, and else why not. */
export type SoundWay =
  | 'comes'
  | 'notChosen'
  | 'noInterview'
  /** Whoever interviews takes it in. */
  | 'notYours'
  /** No yes to being recorded. */
  | 'noConsent'
  /** The interview has a recording. */
  | 'there'
  /** Named, and not in the file. */
  | 'missing'
  | 'kind'
  | 'large'
  /** The yes is to a recording of what is said. */
  | 'film';

export type PlannedSound = {
  readonly file: string;
  readonly way: SoundWay;
  readonly bytes: number;
  /** Whether there is something to say yes or no to. */
  readonly isAsked: boolean;
};

/** A recording that nobody has written out. */
export type PlannedAlone = PlannedSound & {
  /** Its place among those of the file. */
  readonly at: number;
  readonly name: string;
  readonly interview: Interview | null;
};

/** What a study and whoever asks may do with sound, as an import finds it. */
export type SoundGround = {
  readonly mayConduct: boolean;
  /** Interviews whose informants have said yes to being recorded. */
  readonly toRecording: ReadonlySet<string>;
  /** Interviews that have a recording. */
  readonly recorded: ReadonlySet<string>;
  readonly mostBytes: number;
  /** By the names of the file. */
  readonly facts: ReadonlyMap<string, SoundFacts>;
};

/** Plans recordings one by one: an interview has one, so the second one chosen for it has no place. */
export function soundPlanner(ground: SoundGround) {
  const taken = new Set(ground.recorded);
  return (
    recording: Pick<QdaSound, 'kind' | 'file'>,
    { interview, isChosen }: { readonly interview: Interview | null; readonly isChosen: boolean },
  ): PlannedSound | null => {
    const { file, kind } = recording;
    if (file === null) return null;
    const facts = ground.facts.get(file);
    const bytes = facts?.bytes ?? 0;
    const not = (way: SoundWay): PlannedSound => ({ file, way, bytes, isAsked: false });
    if (kind === 'video') return not('film');
    if (!facts) return not('missing');
    if (!facts.isSound) return not('kind');
    if (bytes > ground.mostBytes) return not('large');
    if (!ground.mayConduct) return not('notYours');
    const asked = (way: SoundWay): PlannedSound => ({ file, way, bytes, isAsked: true });
    if (!interview) return asked('noInterview');
    if (!ground.toRecording.has(interview.interviewId)) return asked('noConsent');
    if (taken.has(interview.interviewId)) return asked('there');
    if (!isChosen) return asked('notChosen');
    taken.add(interview.interviewId);
    return asked('comes');
  };
}

const lossOf: Readonly<Record<Exclude<SoundWay, 'comes'>, ImportLossKind>> = {
  notChosen: 'soundLeft',
  noInterview: 'soundLeft',
  notYours: 'soundLeft',
  noConsent: 'soundNoConsent',
  there: 'soundThere',
  missing: 'soundMissing',
  kind: 'soundKind',
  large: 'soundLarge',
  film: 'soundFilm',
};

export const soundLosses = (sound: PlannedSound | null, name: string): readonly ImportLoss[] =>
  sound && sound.way !== 'comes' ? [{ kind: lossOf[sound.way], name }] : [];
