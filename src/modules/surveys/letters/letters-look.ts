import type { Actor } from '#modules/organisation/schema.ts';
import { type LetterKind, type LetterState, letterKinds } from '#modules/privacy/index.ts';
import { enterWave } from '../waves/enter-wave.ts';
import type { SeenWave, WaveIds } from '../waves/see-wave.ts';
import { type LetterPlan, plansOf } from './letter-plans.server.ts';
import { dependsOnAnswers, mayBeSentIn, receiversOf } from './letters.rules.ts';
import type { LetterParts } from './sending-parts.ts';

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

/** All letters of a wave: what is planned, how far each has come, how many wait for it. */
export async function lookAtLetters(parts: LetterParts, actor: Actor, ids: WaveIds): Promise<LettersLook> {
  const { database, codeKey, waves } = parts;
  const { seen, place } = await enterWave(waves, actor, ids, 'sendLetters');
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
    isPointless: isPointless(parts, seen),
  };
}

/** Nobody could read what was sent: there is no mail server, and the system holds the code key. */
export function isPointless(
  { mailer, isDemo }: Pick<LetterParts, 'mailer' | 'isDemo'>,
  { custody }: SeenWave,
): boolean {
  return !mailer && custody === 'system' && !isDemo;
}

/**
 * Where the system holds the code key, how many get a reminder or thanks is told to nobody: whoever leads the study could
 * have it sent when one person has been added or marked as away, and see from the number whether that one has answered.
 */
export function isUntold({ custody }: SeenWave, kind: LetterKind): boolean {
  return custody === 'system' && dependsOnAnswers(kind);
}
