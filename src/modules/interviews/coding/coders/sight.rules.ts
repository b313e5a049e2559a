import type { Coding, CodingState } from '../log/replay.ts';

/** What somebody sees of an interview that others code too, and why. */
export type Sight = {
  /** Only their own codings are shown: they have chosen so, or the interview is sealed to them. */
  readonly isOwnOnly: boolean;
  /** The study is coded blind, and this person has not finished, or nobody else has. */
  readonly isSealed: boolean;
  readonly isBlind: boolean;
  /** Whether whoever looks has finished the interview. */
  readonly isFinished: boolean;
  /** Names of all who have. */
  readonly finishedBy: readonly string[];
};

type Looking = {
  readonly personId: string;
  /** Whether they have asked to see only their own. */
  readonly ownOnly: boolean;
};

/** What somebody sees of one interview. */
export function sightOf(
  { isBlind, finished }: Pick<CodingState, 'isBlind' | 'finished'>,
  interviewId: string,
  { personId, ownOnly }: Looking,
): Sight {
  const here = finished.filter((one) => one.interviewId === interviewId);
  const isFinished = here.some((one) => one.personId === personId);
  // Whoever has not finished would be led by the others; one who has, and sees the others' before a second has, would
  // tell them.
  const isSealed = isBlind && !(isFinished && here.length >= 2);
  return {
    isBlind,
    isFinished,
    isSealed,
    isOwnOnly: ownOnly || isSealed,
    finishedBy: here.map(({ byName }) => byName),
  };
}

/**
 * What somebody sees of the codes of a study: all of it, or only their own codings where they have asked for that or the
 * interview is sealed to them. Codes that lie in a group are the codebook that those who code have in common, and are
 * seen by all, without the others' passages; another code is seen by whoever sees a passage it stands on.
 */
export function seenBy(state: CodingState, looking: Looking): CodingState {
  const isSealed = sealedTo(state, looking.personId);
  if (!looking.ownOnly && !state.isBlind) return state;
  const isSeen = ({ personId, interviewId }: Coding) =>
    personId === looking.personId || !(looking.ownOnly || isSealed(interviewId));
  const codings = state.codings.filter(isSeen);
  const codes = new Set(codings.map(({ codeId }) => codeId));
  return {
    ...state,
    codings,
    removed: state.removed.filter(isSeen),
    codes: state.codes.filter(({ codeId, place }) => codes.has(codeId) || place.kind === 'group'),
  };
}

/** The interviews with codings, removed ones too, that somebody does not see. */
export function hiddenIn(all: CodingState, seen: CodingState): ReadonlySet<string> {
  const known = new Set([...seen.codings, ...seen.removed].map(({ codingId }) => codingId));
  const hidden = [...all.codings, ...all.removed].filter(({ codingId }) => !known.has(codingId));
  return new Set(hidden.map(({ interviewId }) => interviewId));
}

/** Tells of each interview whether the others' codings of it are sealed to somebody. */
export function sealedTo(
  state: Pick<CodingState, 'isBlind' | 'finished'>,
  personId: string,
): (interviewId: string) => boolean {
  const known = new Map<string, boolean>();
  return (interviewId) => {
    const had = known.get(interviewId);
    if (had !== undefined) return had;
    const { isSealed } = sightOf(state, interviewId, { personId, ownOnly: false });
    known.set(interviewId, isSealed);
    return isSealed;
  };
}
