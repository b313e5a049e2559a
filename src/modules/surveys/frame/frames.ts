import { randomBytes } from 'node:crypto';
import { m } from '#messages';
import { type Action, refuseUnless } from '#modules/organisation/index.ts';
import type { Actor, CustodyHolder } from '#modules/organisation/schema.ts';
import type {
  CodeKey,
  Invitation,
  InvitationState,
  Look,
  NewInvitation,
  WavePlace,
} from '#modules/privacy/index.ts';
import { comparable } from '#modules/studies/index.ts';
import type { Clock } from '#platform/clock.ts';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages, type Language } from '#platform/language.ts';
import { dateOf } from '../open-wave.ts';
import type { FrameField } from '../schema.ts';
import type { SeenWave } from '../waves/see-wave.ts';
import type { Waves } from '../waves/waves.ts';
import { hasControls, inOneSpelling, isEmail, isReadable } from './frame-columns.rules.ts';
import { audiencesOf, knownOffices } from './frame-context.ts';
import { countGroups, type FrameGroup } from './frame-counts.rules.ts';
import { createHeldLists } from './held-lists.ts';
import { type TooFew, tooFewAdded } from './late-additions.rules.ts';
import { type FrameReading, readFrame } from './read-frame.ts';

export type WaveIds = { readonly studyId: string; readonly waveId: string };
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
export type PeoplePage = {
  readonly people: readonly Invitation[];
  readonly total: number;
  /** Nobody has been put on the list. */
  readonly isEmpty: boolean;
  readonly page: number;
  readonly pages: number;
  readonly offices: readonly (string | null)[];
};

/** Who is asked: the staff list's way into the code key, and what a custodian may do there. */
export type Frames = {
  look(actor: Actor, ids: WaveIds): Promise<FrameLook>;
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
type Held = {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly fields?: readonly FrameField[];
  readonly takesOfficesFromList: boolean;
};

/** The code key of a study, and who holds it, as they stay until what is done with them is done. */
export type HeldCustody = { readonly codeKey: CodeKey; readonly custody: CustodyHolder };
/**
 * Does something while nobody is named custodian of a study and nobody is taken from being it, in one transaction. People
 * who are put in the key while the system holds it must not be found there by a person who is named at that moment.
 */
export type WhileCustodyHolds = <Result>(
  studyId: string,
  work: (held: HeldCustody) => Promise<Result>,
) => Promise<Result>;

export function createFrames(parts: {
  readonly codeKey: CodeKey;
  readonly waves: Pick<Waves, 'wave'>;
  readonly clock: Clock;
  readonly whileCustodyHolds: WhileCustodyHolds;
}): Frames {
  const { codeKey, waves, clock, whileCustodyHolds } = parts;
  const lists = createHeldLists<Held>(clock);
  const keyOf = (actor: Actor, { waveId }: WaveIds) => `${actor.personId} ${waveId}`;

  async function enter(actor: Actor, ids: WaveIds, action: Action) {
    const seen = await waves.wave(actor, ids);
    refuseUnless(actor, action, { studyId: ids.studyId, custody: seen?.custody ?? 'system' });
    if (!seen) throw new Error('A wave that is not there');
    return { seen, place: { organisationId: actor.organisationId, waveId: ids.waveId } };
  }
  async function enterToChange(actor: Actor, ids: WaveIds, action: Action) {
    const entered = await enter(actor, ids, action);
    if (!isOpenToChange(entered.seen)) throw refusal('wave-closed', m.letters_frame_wave_closed);
    return entered;
  }
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
    look: async (actor, ids) => {
      const { seen, place } = await enter(actor, ids, 'seeStudy');
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

    hold: async (actor, ids, file) => {
      const { seen } = await enterToChange(actor, ids, 'importFrame');
      const held = { ...file, takesOfficesFromList: false };
      // Read once now, so that what is no list at all is refused at once.
      read(seen, held);
      lists.hold(keyOf(actor, ids), held);
    },

    held: async (actor, ids) => {
      const { seen, place } = await enter(actor, ids, 'importFrame');
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
      await enterToChange(actor, ids, 'importFrame');
      const held = lists.find(keyOf(actor, ids));
      if (held) lists.hold(keyOf(actor, ids), { ...held, ...mapping });
      return held !== null;
    },

    confirm: async (actor, ids) => {
      const { seen, place } = await enterToChange(actor, ids, 'importFrame');
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
      const { seen, place } = await enterToChange(actor, ids, 'importFrame');
      const { name, email } = soundPerson(person);
      if (!audiencesOf(seen).includes(person.audience)) throw refusal('audience', m.letters_person_audience);
      const office = officeFrom(person.office, officesFor(seen, await codeKey.all(place)), seen);
      const added = await addTo(actor, ids, { seen, place }, [
        { ...person, name, email, office, background: {}, invitationId: newInvitationId() },
      ]);
      if (added === 0) throw refusal('email-taken', m.letters_person_taken);
    },

    list: async (actor, ids, { office, search = '', page = 1 }) => {
      const { place } = await enter(actor, ids, 'readCodeKey');
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
      const { place } = await enter(actor, ids, 'readCodeKey');
      if (!(await codeKey.change(place, invitationId, soundPerson(changed))))
        throw refusal('email-taken', m.letters_person_taken);
    },

    setState: async (actor, ids, invitationId, state) => {
      const { place } = await enterToChange(actor, ids, 'readCodeKey');
      await codeKey.setStateOf(place, [invitationId], state);
    },

    remove: async (actor, ids, invitationId) => {
      const { place } = await enterToChange(actor, ids, 'readCodeKey');
      if (!(await codeKey.remove(place, invitationId))) throw refusal('has-letter', m.letters_person_written);
    },
  };
}

function takesGroupsOnly({ wave }: SeenWave, custody: CustodyHolder): boolean {
  return custody === 'system' && wave.state === 'open';
}

function addedTooFew(groups: readonly TooFew[], minimum: number): DomainError {
  return new DomainError(
    'added-too-few',
    inAllLanguages((locale) => m.letters_late_refused({ minimum }, { locale })),
    groups.slice(0, 100).map(({ office, audience, added, there }) => ({
      code: 'added-too-few',
      file: '',
      text: inAllLanguages((locale) => {
        const place = { office: office ?? m.letters_no_office({}, { locale }), audience, minimum };
        return added < minimum
          ? m.letters_late_too_few({ ...place, added }, { locale })
          : m.letters_late_small_office({ ...place, there }, { locale });
      }),
    })),
  );
}

function isOpenToChange({ wave }: SeenWave): boolean {
  return wave.state !== 'closed' && wave.state !== 'archived';
}

/** Offices to choose among: the study's, or those that are in the list already. */
function officesFor({ study }: SeenWave, people: readonly Invitation[]): readonly string[] {
  const known = knownOffices(study);
  if (known) return known.map(({ name }) => name);
  return [...new Set(people.flatMap(({ office }) => (office === null ? [] : [office])))].sort((a, b) =>
    a.localeCompare(b, 'nb', { numeric: true }),
  );
}

function officeFrom(given: string, offices: readonly string[], { study }: SeenWave): string | null {
  const office = given.trim();
  if (office === '') return null;
  const known = offices.find((name) => comparable(name) === comparable(office));
  if (known) return known;
  if (knownOffices(study)) throw refusal('office', m.letters_frame_office_unknown);
  if (hasControls(office) || office.length > 200) throw refusal('office', m.letters_frame_controls);
  return office;
}

function soundPerson({ name: given, email: address }: { name: string; email: string }) {
  const name = given.trim().replaceAll(/ +/g, ' ');
  const email = inOneSpelling(address.trim());
  if (!isReadable(name)) throw refusal('name-missing', m.letters_frame_name_missing);
  if (name.length > 200 || hasControls(name)) throw refusal('name-bad', m.letters_frame_controls);
  if (!isEmail(email)) throw refusal('email-bad', m.letters_frame_email_bad);
  return { name, email };
}

function refusal(
  code: string,
  say: (inputs: Record<string, never>, options: { locale: Language }) => string,
): DomainError {
  return new DomainError(
    code,
    inAllLanguages((locale) => say({}, { locale })),
  );
}

/** Random, so that nothing about a person or their place in the list is in it. */
function newInvitationId(): string {
  return randomBytes(16).toString('base64url');
}
