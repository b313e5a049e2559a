import { m } from '#messages';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Invitation, InvitationState } from '#modules/privacy/index.ts';
import { comparable } from '#modules/studies/index.ts';
import { refusal } from '#platform/errors.ts';
import { dateOf } from '../open-wave.ts';
import { enterWave } from '../waves/enter-wave.ts';
import type { WaveIds } from '../waves/see-wave.ts';
import { enterToChange, type FrameParts, soundPerson } from './enter-frame.ts';

export type PeoplePage = {
  readonly people: readonly Invitation[];
  readonly total: number;
  /** Nobody has been put on the list. */
  readonly isEmpty: boolean;
  readonly page: number;
  readonly pages: number;
  readonly offices: readonly (string | null)[];
};

/** People by name, whom only a custodian who is a person sees. */
export type PeopleInFrame = {
  /** People by name, as only a custodian who is a person sees them. Looking is written down. */
  list(
    actor: Actor,
    ids: WaveIds,
    asked: { readonly office?: string | null; readonly search?: string; readonly page?: number },
  ): Promise<PeoplePage>;
  change(
    actor: Actor,
    ids: WaveIds,
    changed: { readonly invitationId: string; readonly name: string; readonly email: string },
  ): Promise<void>;
  setState(actor: Actor, ids: WaveIds, invitationId: string, state: InvitationState): Promise<void>;
  remove(actor: Actor, ids: WaveIds, invitationId: string): Promise<void>;
};

const pageSize = 50;

export function peopleInFrame({ codeKey, waves, clock }: FrameParts): PeopleInFrame {
  return {
    list: async (actor, ids, { office, search = '', page = 1 }) => {
      const { place } = await enterWave(waves, actor, ids, 'readCodeKey');
      const { personId, name: personName } = actor;
      await codeKey.noteLook(place, { on: dateOf(clock.now()), personId, personName });
      const all = await codeKey.all(place);
      const wanted = comparable(search);
      const found = all
        .filter((person) => office === undefined || person.office === office)
        .filter(({ name, email }) => wanted === '' || comparable(`${name} ${email}`).includes(wanted))
        .sort((a, b) => a.name.localeCompare(b.name, 'nb') || (a.email < b.email ? -1 : 1));
      const pages = Math.max(1, Math.ceil(found.length / pageSize));
      const current = Math.min(Math.max(1, page), pages);
      return {
        people: found.slice((current - 1) * pageSize, current * pageSize),
        total: found.length,
        isEmpty: all.length === 0,
        page: current,
        pages,
        offices: [...new Set(all.map((person) => person.office))].sort((a, b) =>
          (a ?? '').localeCompare(b ?? '', 'nb', { numeric: true }),
        ),
      };
    },

    change: async (actor, ids, { invitationId, ...changed }) => {
      const { place } = await enterWave(waves, actor, ids, 'readCodeKey');
      if (!(await codeKey.change(place, invitationId, soundPerson(changed))))
        throw refusal('email-taken', m.letters_person_taken);
    },

    setState: async (actor, ids, invitationId, state) => {
      const { place } = await enterToChange(waves, actor, ids, 'readCodeKey');
      await codeKey.setStateOf(place, [invitationId], state);
    },

    remove: async (actor, ids, invitationId) => {
      const { place } = await enterToChange(waves, actor, ids, 'readCodeKey');
      if (!(await codeKey.remove(place, invitationId))) throw refusal('has-letter', m.letters_person_written);
    },
  };
}
