import { m } from '#messages';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Invitation, LetterKind } from '#modules/privacy/index.ts';
import { refusal } from '#platform/errors.ts';
import type { Language } from '#platform/language.ts';
import { dateOf } from '../open-wave.ts';
import { enterWave } from '../waves/enter-wave.ts';
import type { WaveIds } from '../waves/see-wave.ts';
import { refuseFaultyWords } from './check-words.ts';
import { changePlan, findPlan, removePlan, saveTemplates, setPlan } from './letter-plans.server.ts';
import { isReminder, mayBeSentIn } from './letters.rules.ts';
import { isPointless, type LettersLook, lookAtLetters } from './letters-look.ts';
import { type Outbox, readOutbox } from './outbox.ts';
import { type LetterParts, wakeSending, wordingOf } from './sending-parts.ts';
import type { Template } from './template.ts';
import { type LetterWordsLook, lookAtWords, stampOf } from './words-look.ts';

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

export function createLetters(parts: LetterParts): Letters {
  const { database, codeKey, jobs, waves, clock } = parts;

  return {
    look: (actor, ids) => lookAtLetters(parts, actor, ids),

    words: async (actor, ids, kind, changed) => {
      const { seen, place } = await enterWave(waves, actor, ids, 'sendLetters');
      return lookAtWords(await wordingOf(parts, { ...seen, kind }), changed, await mayEdit(place, kind));
    },

    save: async (actor, ids, kind, templates, stamp) => {
      const { seen, place: wave } = await enterWave(waves, actor, ids, 'sendLetters');
      if (!(await mayEdit(wave, kind))) throw refusal('letter-sent', m.letters_refused_sent);
      if (stamp && stamp !== stampOf(await wordingOf(parts, { ...seen, kind })))
        throw refusal('letter-changed', m.letters_refused_changed);
      refuseFaultyWords(kind, templates);
      await saveTemplates(database, wave, kind, templates);
    },

    send: async (actor, ids, kind, on) => {
      const { seen, place } = await enterWave(waves, actor, ids, 'sendLetters');
      if (isPointless(parts, seen)) throw refusal('no-mail-server', m.letters_refused_no_server);
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
      const { seen, place } = await enterWave(waves, actor, ids, 'sendLetters');
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
      const { place } = await enterWave(waves, actor, ids, 'sendLetters');
      await changePlan(database, place, kind, ['sending'], { state: 'paused', fault: null });
      await removePlan(database, place, kind);
    },

    goOn: async (actor, ids, kind) => {
      const { seen, place } = await enterWave(waves, actor, ids, 'sendLetters');
      if (!mayBeSentIn(kind, seen.wave.state)) throw refusal('wave-state', m.letters_refused_state);
      await changePlan(database, place, kind, ['paused', 'sending'], {
        state: 'sending',
        fault: null,
        tries: 0,
      });
      await wakeSending(jobs, ids.waveId, kind);
    },

    uncertain: async (actor, ids, kind) => {
      const { seen, place } = await enterWave(waves, actor, ids, 'sendLetters');
      const found = await codeKey.lettersIn(place, kind, ['uncertain']);
      if (seen.custody === 'system' || found.length === 0) return null;
      const { personId, name: personName } = actor;
      await codeKey.noteLook(place, { on: dateOf(clock.now()), personId, personName });
      return codeKey.some(place, found);
    },

    settleUncertain: async (actor, ids, kind, { again }) => {
      const { seen, place } = await enterWave(waves, actor, ids, 'sendLetters');
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

    outbox: (actor, ids, page) => readOutbox(parts, actor, ids, page),
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

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
