import type { Actor } from '#modules/organisation/schema.ts';
import type { Look } from '#modules/privacy/index.ts';
import { enterWave } from '../waves/enter-wave.ts';
import type { WaveIds } from '../waves/see-wave.ts';
import { type FrameParts, isOpenToChange, takesGroupsOnly } from './enter-frame.ts';
import { audiencesOf } from './frame-context.ts';
import { countGroups, type FrameGroup } from './frame-counts.rules.ts';
import { officesFor } from './frame-offices.ts';
import { type FrameImport, importFrame } from './import-frame.ts';
import { type PeopleInFrame, peopleInFrame } from './people-in-frame.ts';

export type FrameLook = {
  readonly groups: readonly FrameGroup[];
  readonly total: number;
  readonly audiences: readonly string[];
  /** Offices that a person may be put in; empty: free. */
  readonly offices: readonly string[];
  readonly minimumGroup: number;
  /** Which days the list of names has been looked at, and by whom. */
  readonly looks: readonly Look[];
  /** Whether there is more to add to: not after the wave has closed. */
  readonly isOpenToChange: boolean;
  /** Only groups may be added: the wave is open, and the system holds the code key. */
  readonly takesGroupsOnly: boolean;
};

/** Who is asked: the staff list's way into the code key, and what a custodian may do there. */
export type Frames = FrameImport &
  PeopleInFrame & {
    look(actor: Actor, ids: WaveIds): Promise<FrameLook>;
  };

export function createFrames(parts: FrameParts): Frames {
  const { codeKey, waves } = parts;
  return {
    ...importFrame(parts),
    ...peopleInFrame(parts),

    look: async (actor, ids) => {
      const { seen, place } = await enterWave(waves, actor, ids, 'seeStudy');
      const people = await codeKey.all(place);
      const { minimumGroup } = seen.wave;
      return {
        groups: countGroups(people, minimumGroup),
        total: people.length,
        audiences: audiencesOf(seen),
        offices: officesFor(seen, people),
        minimumGroup,
        looks: await codeKey.looks(place),
        isOpenToChange: isOpenToChange(seen),
        takesGroupsOnly: takesGroupsOnly(seen, seen.custody),
      };
    },
  };
}
