import { m } from '#messages';
import { type Action, refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { type Invitation, type LetterKind, type LetterState, letterKinds } from '#modules/privacy/index.ts';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages, type Language } from '#platform/language.ts';
import type { WaveIds } from '../frame/frames.ts';
import { secretName, secretsFromBytes } from '../links/wave-secrets.ts';
import { dateOf } from '../open-wave.ts';
import type { SeenWave } from '../waves/see-wave.ts';
import type { Waves } from '../waves/waves.ts';
import { refuseFaultyWords } from './check-words.ts';
import {
  changePlan,
  findPlan,
  type LetterPlan,
  plansOf,
  removePlan,
  saveTemplates,
  setPlan,
} from './letter-plans.server.ts';
import { dependsOnAnswers, isReminder, mayBeSentIn, receiversOf } from './letters.rules.ts';
import { letterTo } from './send-letters.ts';
import { type SendingParts, wakeSending, wordingOf } from './sending-parts.ts';
import type { Template } from './template.ts';
import { type LetterWordsLook, lookAtWords, stampOf } from './words-look.ts';

/** How a letter goes: numbers, never who. */
export type LetterLook = {
  readonly kind: LetterKind;
  readonly plan: LetterPlan | null;
  /** Null where how many got it would tell who has answered, and nobody may know that. */
  readonly counts: Readonly<Record<LetterState, number>> | null;
  /** Letters that may or may not have been sent, and wait for somebody's decision. */
  readonly hasUncertain: boolean;
  /** How many would get it if it were sent now; null for what depends on who has answered, found out when it is sent. */
  readonly waiting: number | null;
  readonly maySend: boolean;
};
export type LettersLook = {
  readonly letters: readonly LetterLook[];
  readonly people: number;
  readonly hasMailServer: boolean;
  /** Nobody could read the outbox: there is no mail server, and the system holds the code key. */
  readonly isPointless: boolean;
};
export type Outbox = {
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** Null: there are letters, and nobody may read them. */
  readonly mails:
    | readonly {
        readonly kind: LetterKind;
        readonly to: string;
        readonly subject: string;
        readonly text: string;
      }[]
    | null;
};

/** Letters of a wave, as whoever sends them plans and follows them. */
export type Letters = {
  look(actor: Actor, ids: WaveIds): Promise<LettersLook>;
  words(
    actor: Actor,
    ids: WaveIds,
    kind: LetterKind,
    changed?: ReadonlyMap<Language, Template>,
  ): Promise<LetterWordsLook>;
  /**
   * @param seen the stamp of the words that were on the page
   * @throws DomainError `letter-refused` when a letter would lead nowhere; `letter-changed` when somebody has saved others since
   */
  save(
    actor: Actor,
    ids: WaveIds,
    kind: LetterKind,
    templates: ReadonlyMap<Language, Template>,
    seen?: string,
  ): Promise<void>;
  /** Now, or on a day; asked for again, to those who have not had it. */
  send(actor: Actor, ids: WaveIds, kind: LetterKind, on: string | null): Promise<void>;
  /** What was put in the outbox while there was no mail server, now that there is one. */
  sendOutbox(actor: Actor, ids: WaveIds, kind: LetterKind): Promise<void>;
  stop(actor: Actor, ids: WaveIds, kind: LetterKind): Promise<void>;
  goOn(actor: Actor, ids: WaveIds, kind: LetterKind): Promise<void>;
  /** People by name whose letter may or may not have been sent; null when nobody may see them. */
  uncertain(actor: Actor, ids: WaveIds, kind: LetterKind): Promise<readonly Invitation[] | null>;
  /** What to do about those: send again, or take it that they have it. */
  settleUncertain(
    actor: Actor,
    ids: WaveIds,
    kind: LetterKind,
    decided: { readonly again: readonly string[] | 'all' | 'none' },
  ): Promise<void>;
  outbox(actor: Actor, ids: WaveIds, page: number): Promise<Outbox>;
};

const outboxPage = 20;

export function createLetters(
  parts: SendingParts & {
    readonly waves: Pick<Waves, 'wave'>;
    /** The demo shows the outbox to whoever plans the letters: everybody in it is made up. */
    readonly isDemo: boolean;
  },
): Letters {
  const { database, codeKey, jobs, waves, clock } = parts;

  async function enter(actor: Actor, ids: WaveIds, action: Action) {
    const seen = await waves.wave(actor, ids);
    refuseUnless(actor, action, { studyId: ids.studyId, custody: seen?.custody ?? 'system' });
    if (!seen) throw new Error('A wave that is not there');
    return { seen, place: { organisationId: actor.organisationId, waveId: ids.waveId } };
  }
  const isPointless = ({ custody }: SeenWave) => !parts.mailer && custody === 'system' && !parts.isDemo;
  const linkKeyOf = (place: { organisationId: string; waveId: string }) => {
    const secret = parts.keys.read(secretName(place.organisationId, place.waveId));
    return secret ? secretsFromBytes(secret).linkKey : null;
  };

  return {
    look: async (actor, ids) => {
      const { seen, place } = await enter(actor, ids, 'sendLetters');
      const [people, plans, counted] = [
        await codeKey.all(place),
        await plansOf(database, place),
        await codeKey.countLetters(place),
      ];
      const letters: LetterLook[] = [];
      for (const kind of letterKinds) {
        const counts = { queued: 0, sending: 0, sent: 0, uncertain: 0, refused: 0, outbox: 0 };
        for (const { kind: of, state, count } of counted) if (of === kind) counts[state] = count;
        const handled = Object.values(counts).reduce((sum, count) => sum + count, 0) - counts.queued;
        let waiting: number | null = null;
        if (!dependsOnAnswers(kind)) {
          const receivers = receiversOf(kind, people);
          const had =
            handled === 0
              ? new Set<string>()
              : new Set(
                  await codeKey.lettersIn(place, kind, ['sending', 'sent', 'uncertain', 'refused', 'outbox']),
                );
          waiting = receivers.filter(({ invitationId }) => !had.has(invitationId)).length;
        }
        letters.push({
          kind,
          plan: plans.find((plan) => plan.kind === kind) ?? null,
          counts: isUntold(seen, kind) ? null : counts,
          hasUncertain: counts.uncertain > 0,
          waiting,
          maySend: mayBeSentIn(kind, seen.wave.state),
        });
      }
      return {
        letters,
        people: people.length,
        hasMailServer: parts.mailer !== null,
        isPointless: isPointless(seen),
      };
    },

    words: async (actor, ids, kind, changed) => {
      const { seen, place } = await enter(actor, ids, 'sendLetters');
      return lookAtWords(await wordingOf(parts, { ...seen, kind }), changed, await mayEdit(place, kind));
    },

    save: async (actor, ids, kind, templates, stamp) => {
      const { seen, place: wave } = await enter(actor, ids, 'sendLetters');
      if (!(await mayEdit(wave, kind))) throw refusal('letter-sent', m.letters_refused_sent);
      if (stamp && stamp !== stampOf(await wordingOf(parts, { ...seen, kind })))
        throw refusal('letter-changed', m.letters_refused_changed);
      refuseFaultyWords(kind, templates);
      await saveTemplates(database, wave, kind, templates);
    },

    send: async (actor, ids, kind, on) => {
      const { seen, place } = await enter(actor, ids, 'sendLetters');
      if (isPointless(seen)) throw refusal('no-mail-server', m.letters_refused_no_server);
      if (on === null && !mayBeSentIn(kind, seen.wave.state))
        throw refusal('wave-state', m.letters_refused_state);
      if (on !== null && !(isDay(on) && on > dateOf(clock.now())))
        throw refusal('day', m.letters_refused_day);
      const isNow = on === null;
      await setPlan(database, place, {
        kind,
        state: isNow ? 'sending' : 'planned',
        sendOn: on,
        fault: null,
        tries: 0,
      });
      if (isNow) await wakeSending(jobs, ids.waveId, kind);
    },

    sendOutbox: async (actor, ids, kind) => {
      const { seen, place } = await enter(actor, ids, 'sendLetters');
      if (!parts.mailer) throw refusal('no-mail-server', m.letters_refused_no_server);
      if (!mayBeSentIn(kind, seen.wave.state)) throw refusal('wave-state', m.letters_refused_state);
      const ofInvitation = await codeKey.lettersIn(place, 'invitation', ['outbox']);
      if (isReminder(kind) && ofInvitation.length > 0)
        throw refusal('invitation-first', m.letters_refused_invitation_first);
      // Who has answered or cannot be reached by now is left out when it is sent.
      await codeKey.settle(place, kind, await codeKey.lettersIn(place, kind, ['outbox']), 'queued');
      await setPlan(database, place, { kind, state: 'sending', sendOn: null, fault: null, tries: 0 });
      await wakeSending(jobs, ids.waveId, kind);
    },

    stop: async (actor, ids, kind) => {
      const { place } = await enter(actor, ids, 'sendLetters');
      await changePlan(database, place, kind, ['sending'], { state: 'paused', fault: null });
      await removePlan(database, place, kind);
    },

    goOn: async (actor, ids, kind) => {
      const { seen, place } = await enter(actor, ids, 'sendLetters');
      if (!mayBeSentIn(kind, seen.wave.state)) throw refusal('wave-state', m.letters_refused_state);
      await changePlan(database, place, kind, ['paused', 'sending'], {
        state: 'sending',
        fault: null,
        tries: 0,
      });
      await wakeSending(jobs, ids.waveId, kind);
    },

    uncertain: async (actor, ids, kind) => {
      const { seen, place } = await enter(actor, ids, 'sendLetters');
      const found = await codeKey.lettersIn(place, kind, ['uncertain']);
      if (seen.custody === 'system' || found.length === 0) return null;
      const { personId, name: personName } = actor;
      await codeKey.noteLook(place, { on: dateOf(clock.now()), personId, personName });
      return codeKey.some(place, found);
    },

    settleUncertain: async (actor, ids, kind, { again }) => {
      const { seen, place } = await enter(actor, ids, 'sendLetters');
      const found = await codeKey.lettersIn(place, kind, ['uncertain']);
      const chosen = Array.isArray(again) ? new Set<string>(again) : null;
      const once = found.filter((id) => (chosen ? chosen.has(id) : again === 'all'));
      await codeKey.settle(
        place,
        kind,
        found.filter((id) => !once.includes(id)),
        'sent',
      );
      if (once.length === 0) return;
      await codeKey.settle(place, kind, once, 'queued');
      if (!mayBeSentIn(kind, seen.wave.state)) return;
      await setPlan(database, place, { kind, state: 'sending', sendOn: null, fault: null, tries: 0 });
      await wakeSending(jobs, ids.waveId, kind);
    },

    outbox: async (actor, ids, page) => {
      const { seen, place } = await enter(actor, ids, 'sendLetters');
      const rows: { kind: LetterKind; id: string }[] = [];
      const told = letterKinds.filter((kind) => parts.isDemo || !isUntold(seen, kind));
      for (const kind of told) {
        for (const id of await codeKey.lettersIn(place, kind, ['outbox'])) rows.push({ kind, id });
      }
      const pages = Math.max(1, Math.ceil(rows.length / outboxPage));
      const current = Math.min(Math.max(1, page), pages);
      const empty = { total: rows.length, page: current, pages };
      if (seen.custody === 'system' && !parts.isDemo) return { ...empty, mails: null };
      const { personId, name: personName } = actor;
      if (rows.length > 0) await codeKey.noteLook(place, { on: dateOf(clock.now()), personId, personName });
      const shown = rows.slice((current - 1) * outboxPage, current * outboxPage);
      const people = new Map(
        (
          await codeKey.some(
            place,
            shown.map(({ id }) => id),
          )
        ).map((person) => [person.invitationId, person]),
      );
      const linkKey = linkKeyOf(place);
      const mails = [];
      for (const { kind, id } of shown) {
        const person = people.get(id);
        if (!person) continue;
        const wording = await wordingOf(parts, { ...seen, kind });
        const { to, subject, text } = letterTo(person, { ...place, ...wording, kind, linkKey });
        mails.push({ kind, to: `${to.name} <${to.address}>`, subject, text });
      }
      return { ...empty, mails };
    },
  };

  /**
   * Words are changed before anybody has read them, or while the letter is stopped. What lies in the outbox is, without a
   * mail server, what was sent; with one it has been handed to nobody yet.
   */
  async function mayEdit(
    place: { organisationId: string; waveId: string },
    kind: LetterKind,
  ): Promise<boolean> {
    const plan = await findPlan(database, place, kind);
    if (!plan || plan.state === 'planned') return true;
    const inOutbox = await codeKey.lettersIn(place, kind, ['outbox']);
    if (plan.state === 'paused') return inOutbox.length === 0 || parts.mailer !== null;
    if (plan.state === 'sending' || inOutbox.length === 0 || !parts.mailer) return false;
    return (await codeKey.lettersIn(place, kind, ['sent', 'uncertain'])).length === 0;
  }
}

/**
 * Where the system holds the code key, how many get a reminder or thanks is told to nobody: whoever leads the study could
 * have it sent when one person has been added or marked as away, and see from the number whether that one has answered.
 */
function isUntold({ custody }: SeenWave, kind: LetterKind): boolean {
  return custody === 'system' && dependsOnAnswers(kind);
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
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
