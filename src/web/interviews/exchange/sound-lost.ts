import { m } from '#messages';
import type { ExchangeLook } from '#modules/interviews/index.ts';
import { inAList } from '#platform/listing.ts';
import type { useWords } from '#web/language/language.ts';
import { sayDay } from '#web/studies/say-day.ts';

/** Which sound a project does not have, and why not. */
export function soundLost(
  sounds: ExchangeLook['sounds'],
  { say, language }: ReturnType<typeof useWords>,
): readonly string[] {
  if (sounds === null) return [say(m.interviews_exchange_lost_sound_others)];
  const destroyed = sounds.flatMap((one) =>
    one.state === 'destroyed'
      ? say(m.interviews_exchange_lost_sound_destroyed, {
          interview: one.interview.name,
          day: sayDay(one.on, language),
        })
      : [],
  );
  const others = reasons.flatMap(([state, words]) => {
    const names = sounds.filter((one) => one.state === state).map(({ interview }) => interview.name);
    return names.length > 0 ? say(words, { names: inAList(names, language) }) : [];
  });
  const isSomeReady = sounds.some(({ state }) => state === 'ready');
  return [...(isSomeReady ? [say(m.interviews_exchange_lost_sound)] : []), ...destroyed, ...others];
}

const reasons = [
  ['none', m.interviews_exchange_lost_sound_none],
  ['making', m.interviews_exchange_lost_sound_making],
  ['noConsent', m.interviews_exchange_lost_sound_noConsent],
  ['unopened', m.interviews_exchange_lost_sound_unopened],
] as const;
