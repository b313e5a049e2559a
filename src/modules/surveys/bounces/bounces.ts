import { m } from '#messages';
import type { Actor } from '#modules/organisation/schema.ts';
import { type CodeKey, type Invitation, letterKinds } from '#modules/privacy/index.ts';
import type { Clock } from '#platform/clock.ts';
import { DomainError } from '#platform/errors.ts';
import { createHeldLists } from '#platform/held-lists.ts';
import { inAllLanguages } from '#platform/language.ts';
import { inOneSpelling } from '../frame/frame-columns.rules.ts';
import { dependsOnAnswers } from '../letters/letters.rules.ts';
import { dateOf } from '../open-wave.ts';
import { enterWave } from '../waves/enter-wave.ts';
import type { WaveIds } from '../waves/see-wave.ts';
import type { Waves } from '../waves/waves.ts';
import { isMailbox, parseMailbox, type Returned } from './parse-mailbox.ts';

/** What the mail server and the return mailbox say, for somebody to decide on. */
export type Proposals = {
  readonly undeliverable: number;
  readonly absent: number;
  /** Letters about addresses that nobody here has. */
  readonly unknown: number;
  /** By name, where a person holds the code key. */
  readonly people:
    | readonly (Pick<Invitation, 'invitationId' | 'name' | 'email'> & Pick<Returned, 'kind'>)[]
    | null;
};
export type Bounces = {
  /** Reads a mailbox file and keeps the addresses it is about, in memory, for a while. @throws DomainError `no-mailbox` */
  hold(actor: Actor, ids: WaveIds, file: { readonly bytes: Uint8Array }): Promise<void>;
  /** Those of the held mailbox, and those whose address the mail server refused. */
  proposals(actor: Actor, ids: WaveIds): Promise<Proposals>;
  /** Takes people out of the sample that is reached: the chosen ones, or everybody of these kinds. */
  confirm(
    actor: Actor,
    ids: WaveIds,
    chosen: { readonly invitationIds: readonly string[] } | { readonly kinds: readonly Returned['kind'][] },
  ): Promise<number>;
};

export function createBounces(parts: {
  readonly codeKey: CodeKey;
  readonly waves: Pick<Waves, 'wave'>;
  readonly clock: Clock;
}): Bounces {
  const { codeKey, waves, clock } = parts;
  const held = createHeldLists<readonly Returned[]>(clock);
  const keyOf = (actor: Actor, { waveId }: WaveIds) => `${actor.personId} ${waveId}`;

  const enter = (actor: Actor, ids: WaveIds) => enterWave(waves, actor, ids, 'sendLetters');

  async function proposed(actor: Actor, ids: WaveIds, { seen, place }: Awaited<ReturnType<typeof enter>>) {
    const returned = held.find(keyOf(actor, ids)) ?? [];
    const people = (await codeKey.all(place)).filter(({ state }) => state === 'invited');
    const all = new Set((await codeKey.all(place)).map(({ email }) => email));
    const refused = new Set<string>();
    for (const kind of letterKinds) {
      // That a reminder to one address was refused says that nobody has answered from there.
      if (seen.custody === 'system' && dependsOnAnswers(kind)) continue;
      for (const id of await codeKey.lettersIn(place, kind, ['refused'])) refused.add(id);
    }
    const kindOf = new Map<string, Returned['kind']>();
    for (const { kind, email: written } of returned) {
      const email = inOneSpelling(written);
      if (kindOf.get(email) !== 'undeliverable') kindOf.set(email, kind);
    }
    return {
      unknown: returned.filter(({ email }) => !all.has(inOneSpelling(email))).length,
      people: people.flatMap((person) => {
        const kind = refused.has(person.invitationId) ? 'undeliverable' : kindOf.get(person.email);
        return kind ? [{ ...person, kind }] : [];
      }),
    };
  }

  return {
    hold: async (actor, ids, { bytes }) => {
      await enter(actor, ids);
      if (!isMailbox(bytes)) {
        throw new DomainError(
          'no-mailbox',
          inAllLanguages((locale) => m.letters_bounces_no_mailbox({}, { locale })),
        );
      }
      held.hold(keyOf(actor, ids), parseMailbox(bytes));
    },

    proposals: async (actor, ids) => {
      const entered = await enter(actor, ids);
      const { seen, place } = entered;
      const { people, unknown } = await proposed(actor, ids, entered);
      const isNamed = seen.custody === 'person' && people.length > 0;
      if (isNamed) {
        const { personId, name: personName } = actor;
        await codeKey.noteLook(place, { on: dateOf(clock.now()), personId, personName });
      }
      return {
        undeliverable: people.filter(({ kind }) => kind === 'undeliverable').length,
        absent: people.filter(({ kind }) => kind === 'absent').length,
        unknown,
        people: isNamed
          ? people.map(({ invitationId, name, email, kind }) => ({ invitationId, name, email, kind }))
          : null,
      };
    },

    confirm: async (actor, ids, chosen) => {
      const entered = await enter(actor, ids);
      const { place } = entered;
      const { people } = await proposed(actor, ids, entered);
      const wanted = people.filter(({ invitationId, kind }) =>
        'kinds' in chosen ? chosen.kinds.includes(kind) : chosen.invitationIds.includes(invitationId),
      );
      for (const kind of ['undeliverable', 'absent'] as const) {
        const of = wanted.filter((person) => person.kind === kind);
        await codeKey.setStateOf(
          place,
          of.map(({ invitationId }) => invitationId),
          kind,
        );
      }
      held.letGo(keyOf(actor, ids));
      return wanted.length;
    },
  };
}
