import type { z } from 'zod';
import type { SeenWave, Waves } from '#modules/surveys/index.ts';
import type { WaveDescription } from '#modules/surveys/schema.ts';
import type { Call, Handler } from './api-parts.ts';
import { notFound } from './problem.ts';
import type { waveList, waveStatus as waveStatusSchema, waveSummary } from './schemas.ts';

type ReadonlyDeep<T> = T extends object ? { readonly [K in keyof T]: ReadonlyDeep<T[K]> } : T;

/** The wave of the address, as far as whoever asks may see it. */
export function seenWave(waves: Waves, { actor, parameter }: Call): Promise<SeenWave | null> {
  return waves.wave(actor, { studyId: parameter('studyId'), waveId: parameter('waveId') });
}

const summaryOf = (wave: WaveDescription): z.infer<typeof waveSummary> => ({
  waveId: wave.waveId,
  title: wave.title,
  state: wave.state,
  openedOn: wave.openedOn,
  plannedClosingOn: wave.plannedClosingOn,
  closedOn: wave.closedOn,
});

export const listWaves: Handler = async ({ waves }, { actor, parameter, context, language }) => {
  const study = await waves.study(actor, parameter('studyId'));
  if (!study) return notFound(language);
  const list = await waves.list(actor, parameter('studyId'));
  return context.json({ waves: list.map(summaryOf) } satisfies z.infer<typeof waveList>);
};

export const waveStatus: Handler = async ({ waves, following }, call) => {
  const seen = await seenWave(waves, call);
  if (!seen) return notFound(call.language);
  const followed = await following.follow(call.actor, seen);
  return call.context.json({
    wave: summaryOf(seen.wave),
    countedAt: followed?.countedAt.toISOString() ?? null,
    isFinal: followed?.isFinal ?? false,
    rates: followed?.rates ?? null,
  } satisfies ReadonlyDeep<z.infer<typeof waveStatusSchema>>);
};
