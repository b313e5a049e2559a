import { m } from '#messages';
import type { Actor } from '#modules/organisation/schema.ts';
import { refusal } from '#platform/errors.ts';
import type { Language } from '#platform/language.ts';
import { refuseFaultyWords } from '../../letters/check-words.ts';
import { findPlan, type LetterPlan, saveTemplates, setPlan } from '../../letters/letter-plans.server.ts';
import { type SendingParts, wakeSending, wordingOf } from '../../letters/sending-parts.ts';
import type { Template } from '../../letters/template.ts';
import { type LetterWordsLook, lookAtWords } from '../../letters/words-look.ts';
import { enterWave } from '../enter-wave.ts';
import type { WaveIds } from '../see-wave.ts';
import type { Waves } from '../waves.ts';
import { listTesters } from './pilot.server.ts';
import { mailToTester } from './send-pilot-letters.ts';
import { queueTesters, takeAsSent, testersToWrite } from './tester-letters.server.ts';

export type PilotLettersLook = {
  readonly plan: LetterPlan | null;
  /** How many get theirs when all do: who have not had it and have not begun by themselves. */
  readonly toWrite: number;
  readonly hasMailServer: boolean;
  /** The letters in the outbox as they would be read, by tester. */
  readonly outbox: ReadonlyMap<string, Template>;
};

/** Letters to those who try a wave out, as whoever runs the wave sends and follows them. */
export type PilotLetters = {
  look(actor: Actor, ids: WaveIds): Promise<PilotLettersLook>;
  words(actor: Actor, ids: WaveIds, changed?: ReadonlyMap<Language, Template>): Promise<LetterWordsLook>;
  /** @throws DomainError `letter-refused` when the letter would lead nowhere, or say something odd */
  save(actor: Actor, ids: WaveIds, templates: ReadonlyMap<Language, Template>): Promise<void>;
  /** Sends each tester who has not got one their link; done in the background. */
  send(actor: Actor, ids: WaveIds): Promise<void>;
  /** One tester's letter, whether they have had it or not. */
  sendTo(actor: Actor, ids: WaveIds, testerId: string): Promise<void>;
  /** An uncertain letter came: somebody has asked. */
  settle(actor: Actor, ids: WaveIds, testerId: string): Promise<void>;
};

export function createPilotLetters(
  parts: SendingParts & { readonly waves: Pick<Waves, 'wave'> },
): PilotLetters {
  const { database, jobs, waves, mailer } = parts;

  const enter = (actor: Actor, ids: WaveIds) => enterWave(waves, actor, ids, 'runWave');
  async function enterPilot(actor: Actor, ids: WaveIds) {
    const entered = await enter(actor, ids);
    if (entered.seen.wave.state !== 'pilot') throw isOver();
    return entered;
  }
  async function wake(place: { organisationId: string; waveId: string }) {
    await setPlan(database, place, { kind: 'pilot', state: 'sending', sendOn: null, fault: null, tries: 0 });
    await wakeSending(jobs, place.waveId, 'pilot');
  }

  return {
    look: async (actor, ids) => {
      const { seen, place } = await enter(actor, ids);
      const testers = await listTesters(database, place);
      const wording = await wordingOf(parts, { ...seen, kind: 'pilot' });
      const inOutbox = testers.filter(({ letterState }) => letterState === 'outbox');
      return {
        plan: await findPlan(database, place, 'pilot'),
        toWrite: (await testersToWrite(database, place, mailer !== null)).length,
        hasMailServer: mailer !== null,
        outbox: new Map(
          inOutbox.map((tester) => {
            const { subject, text } = mailToTester(tester, ids.waveId, wording);
            return [tester.testerId, { subject, text }];
          }),
        ),
      };
    },

    words: async (actor, ids, changed) => {
      const { seen } = await enter(actor, ids);
      const wording = await wordingOf(parts, { ...seen, kind: 'pilot' });
      // Whoever is added later gets the letter as it then stands.
      return lookAtWords(wording, changed, seen.wave.state === 'draft' || seen.wave.state === 'pilot');
    },

    save: async (actor, ids, templates) => {
      const { seen, place } = await enter(actor, ids);
      if (seen.wave.state !== 'draft' && seen.wave.state !== 'pilot') throw isOver();
      refuseFaultyWords('pilot', templates);
      await saveTemplates(database, place, 'pilot', templates);
    },

    send: async (actor, ids) => {
      const { place } = await enterPilot(actor, ids);
      const toWrite = await testersToWrite(database, place, mailer !== null);
      await queueTesters(database, place, { ids: toWrite, from: ['none', 'outbox'] });
      // Also with nobody new: what the mail server put off is tried now.
      await wake(place);
    },

    sendTo: async (actor, ids, testerId) => {
      const { place } = await enterPilot(actor, ids);
      const testers = [testerId];
      const queued =
        (await queueTesters(database, place, { ids: testers, from: ['sent', 'refused'], isNew: true })) +
        // Nobody knows that they have had it: should they have, it is the same letter once more.
        (await queueTesters(database, place, { ids: testers, from: ['none', 'outbox', 'uncertain'] }));
      if (queued > 0) await wake(place);
    },

    settle: async (actor, ids, testerId) => {
      const { place } = await enter(actor, ids);
      await takeAsSent(database, { ...place, testerId });
    },
  };
}

const isOver = () => refusal('wave-state', m.letters_pilot_refused_state);
