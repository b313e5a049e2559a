import type { Actor } from '#modules/organisation/schema.ts';
import type { ReceivedRecording, TakingIn } from '../../recordings/taking-in.ts';
import type { OpenedPackage } from '../refi/package.ts';
import type { ImportPlan } from './plan-import.ts';
import type { PlannedSound } from './sounds.rules.ts';

/** Sound that has come out of a file whole, and whose it is to be. */
export type TakenIn = { readonly interviewId: string; readonly received: ReceivedRecording };

/** What somebody said yes to, whether or not it can come: what cannot is refused with its reason, and not left out. */
const isSaidYesTo = (sound: PlannedSound | null, isChosen: boolean) =>
  sound !== null && (sound.way === 'comes' || (isChosen && sound.isAsked && sound.way !== 'noInterview'));

/**
 * Seals the sound that is to come, a piece at a time, before anything else of the file is brought in; it is a recording when
 * the rest is. All of it or none.
 */
export async function takeSounds(
  { receiveRecording }: TakingIn,
  given: {
    readonly actor: Actor;
    readonly studyId: string;
    readonly plan: ImportPlan;
    /** The sources whose sound somebody ticked. */
    readonly chosen: ReadonlySet<number>;
    readonly recording: OpenedPackage['recording'];
  },
): Promise<readonly TakenIn[]> {
  const { actor, studyId, plan, chosen, recording } = given;
  const wanted = [
    ...plan.sources.flatMap(({ interview, sound }, at) =>
      interview && isSaidYesTo(sound, chosen.has(at)) ? [{ interview, sound: sound! }] : [],
    ),
    ...plan.alone.flatMap(({ interview, ...sound }) =>
      interview && isSaidYesTo(sound, true) ? [{ interview, sound }] : [],
    ),
  ];
  const taken: TakenIn[] = [];
  try {
    for (const { interview, sound } of wanted) {
      const { interviewId } = interview;
      const body = recording(sound.file)!.chunks();
      taken.push({ interviewId, received: await receiveRecording(actor, { studyId, interviewId }, body) });
    }
  } catch (error) {
    await leaveSounds(taken);
    throw error;
  }
  return taken;
}

export async function leaveSounds(taken: readonly TakenIn[]): Promise<void> {
  for (const { received } of taken) await received.abandon();
}
