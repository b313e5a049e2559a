import type { LoaderFunctionArgs } from 'react-router';
import { languageOf } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { wavePlace } from './study-place.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame, ...seen } = await wavePlace({ request, params, context });
  const { waves } = context.get(servicesContext);
  const { wave } = seen;
  const language = languageOf(request);
  const isBefore = wave.state === 'draft' || wave.state === 'pilot';
  const newest = isBefore ? null : await waves.study(actor, frame.studyId);
  return {
    frame,
    wave: { ...wave, reportProblem: wave.reportProblem?.[language] ?? null },
    version: seen.version,
    isKeyMissing: seen.isKeyMissing,
    checks: isBefore ? await waves.readiness(seen) : [],
    totals: isBefore ? null : await waves.totals(actor, seen),
    reportMadeOn: isBefore || wave.state === 'open' ? null : await waves.reportMadeOn(wave.waveId),
    hasNewerStudy: newest !== null && newest.version > seen.version,
  };
}

export type WavePageData = Awaited<ReturnType<typeof loader>>;
