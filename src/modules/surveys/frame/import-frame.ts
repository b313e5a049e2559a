import { randomBytes } from 'node:crypto';
import { m } from '#messages';
import { refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import type { NewInvitation, WavePlace } from '#modules/privacy/index.ts';
import { refusal } from '#platform/errors.ts';
import { createHeldLists } from '#platform/held-lists.ts';
import type { Language } from '#platform/language.ts';
import type { FrameField } from '../schema.ts';
import { enterWave } from '../waves/enter-wave.ts';
import type { SeenWave, WaveIds } from '../waves/see-wave.ts';
import { enterToChange, type FrameParts, soundPerson, takesGroupsOnly } from './enter-frame.ts';
import { audiencesOf, knownOffices } from './frame-context.ts';
import { countGroups, type FrameGroup } from './frame-counts.rules.ts';
import { officeFrom, officesFor } from './frame-offices.ts';
import { tooFewAdded } from './late-additions.rules.ts';
import { addedTooFew } from './late-additions.ts';
import { type FrameReading, readFrame } from './read-frame.ts';

/** A staff list that has been read and not yet imported. */
export type HeldFrame = Omit<FrameReading, 'people'> & {
  readonly fileName: string;
  readonly sound: number;
  /** Of those, how many have an address that is asked already. */
  readonly already: number;
  /** What the groups will be, those who are there already included. */
  readonly groups: readonly FrameGroup[];
  /** Offices nobody is in yet. */
  readonly newOffices: readonly string[];
  readonly knowsOffices: boolean;
  readonly takesOfficesFromList: boolean;
  readonly minimumGroup: number;
};
export type NewPerson = {
  readonly name: string;
  readonly email: string;
  readonly office: string;
  readonly audience: string;
  readonly language: Language | null;
};

/** The way of a staff list into the code key: held, looked at, its columns told, and then in whole or not at all. */
export type FrameImport = {
  /** Keeps a list in memory for a while, to be looked at. @throws DomainError `frame-refused` */
  hold(actor: Actor, ids: WaveIds, file: { fileName: string; bytes: Uint8Array }): Promise<void>;
  held(actor: Actor, ids: WaveIds): Promise<HeldFrame | null>;
  /** Says what each column is about, and where offices come from. False when the list is no longer held. */
  mapColumns(
    actor: Actor,
    ids: WaveIds,
    mapping: { readonly fields: readonly FrameField[]; readonly takesOfficesFromList: boolean },
  ): Promise<boolean>;
  /** Imports the sound rows. How many were added, and how many were there already; null when it is no longer held. */
  confirm(actor: Actor, ids: WaveIds): Promise<{ readonly added: number; readonly already: number } | null>;
  letGo(actor: Actor, ids: WaveIds): Promise<void>;
  add(actor: Actor, ids: WaveIds, person: NewPerson): Promise<void>;
};

type Held = {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly fields?: readonly FrameField[];
  readonly takesOfficesFromList: boolean;
};

export function importFrame({ codeKey, waves, clock, whileCustodyHolds }: FrameParts): FrameImport {
  const lists = createHeldLists<Held>(clock);
  const keyOf = (actor: Actor, { waveId }: WaveIds) => `${actor.personId} ${waveId}`;
  const addTo = (
    actor: Actor,
    { studyId }: WaveIds,
    { seen, place }: { readonly seen: SeenWave; readonly place: WavePlace },
    people: readonly NewInvitation[],
  ) =>
    whileCustodyHolds(studyId, async (held) => {
      // Asked again: the key may have changed hands since the page was opened.
      refuseUnless(actor, 'importFrame', { studyId, custody: held.custody });
      if (!takesGroupsOnly(seen, held.custody)) return held.codeKey.add(place, people);
      const there = await held.codeKey.all(place);
      const known = new Set(there.map(({ email }) => email));
      const fresh = people.filter(({ email }) => !known.has(email.toLowerCase()));
      const { minimumGroup } = seen.wave;
      const tooFew = tooFewAdded(there, fresh, minimumGroup);
      if (tooFew.length > 0) throw addedTooFew(tooFew, minimumGroup);
      // What a list says of everybody divides a group into smaller ones.
      const bare = fresh.map((person) => ({ ...person, background: {} }));
      return held.codeKey.add(place, bare);
    });
  const read = (seen: SeenWave, held: Held) =>
    readFrame(
      held,
      {
        audiences: audiencesOf(seen),
        offices: held.takesOfficesFromList ? null : knownOffices(seen.study),
      },
      held.fields,
    );

  return {
    hold: async (actor, ids, file) => {
      const { seen } = await enterToChange(waves, actor, ids, 'importFrame');
      const held = { ...file, takesOfficesFromList: false };
      // Read once now, so that what is no list at all is refused at once.
      read(seen, held);
      lists.hold(keyOf(actor, ids), held);
    },

    held: async (actor, ids) => {
      const { seen, place } = await enterWave(waves, actor, ids, 'importFrame');
      const held = lists.find(keyOf(actor, ids));
      if (!held) return null;
      const { people, ...reading } = read(seen, held);
      const there = await codeKey.all(place);
      const emails = new Set(there.map(({ email }) => email));
      const fresh = people.filter(({ email }) => !emails.has(email.toLowerCase()));
      const before = new Set(there.map(({ office }) => office));
      const { minimumGroup } = seen.wave;
      return {
        ...reading,
        fileName: held.fileName,
        sound: people.length,
        already: people.length - fresh.length,
        groups: countGroups([...there, ...fresh], minimumGroup),
        newOffices: [...new Set(fresh.map(({ office }) => office))].filter(
          (office): office is string => office !== null && !before.has(office),
        ),
        knowsOffices: knownOffices(seen.study) !== null,
        takesOfficesFromList: held.takesOfficesFromList,
        minimumGroup,
      };
    },

    mapColumns: async (actor, ids, mapping) => {
      await enterToChange(waves, actor, ids, 'importFrame');
      const held = lists.find(keyOf(actor, ids));
      if (held) lists.hold(keyOf(actor, ids), { ...held, ...mapping });
      return held !== null;
    },

    confirm: async (actor, ids) => {
      const { seen, place } = await enterToChange(waves, actor, ids, 'importFrame');
      const held = lists.find(keyOf(actor, ids));
      if (!held) return null;
      const { people } = read(seen, held);
      const added = await addTo(
        actor,
        ids,
        { seen, place },
        people.map((person) => ({ ...person, invitationId: newInvitationId() })),
      );
      lists.letGo(keyOf(actor, ids));
      return { added, already: people.length - added };
    },

    letGo: async (actor, ids) => lists.letGo(keyOf(actor, ids)),

    add: async (actor, ids, person) => {
      const { seen, place } = await enterToChange(waves, actor, ids, 'importFrame');
      const { name, email } = soundPerson(person);
      if (!audiencesOf(seen).includes(person.audience)) throw refusal('audience', m.letters_person_audience);
      const office = officeFrom(person.office, officesFor(seen, await codeKey.all(place)), seen);
      const added = await addTo(actor, ids, { seen, place }, [
        { ...person, name, email, office, background: {}, invitationId: newInvitationId() },
      ]);
      if (added === 0) throw refusal('email-taken', m.letters_person_taken);
    },
  };
}

/** Random, so that nothing about a person or their place in the list is in it. */
function newInvitationId(): string {
  return randomBytes(16).toString('base64url');
}
