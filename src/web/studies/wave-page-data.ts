import type { LoaderFunctionArgs } from 'react-router';
import type { Actor, Role } from '#modules/organisation/schema.ts';
import { languageOf } from '#web/language/language.ts';
import { type Services, servicesContext } from '#web/services.ts';
import { wavePlace } from './study-place.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame, ...seen } = await wavePlace({ request, params, context });
  const { waves, peopleDesk } = context.get(servicesContext);
  const { wave } = seen;
  const language = languageOf(request);
  const isBefore = wave.state === 'draft' || wave.state === 'pilot';
  const checks = isBefore ? await waves.readiness(seen) : [];
  const newest = isBefore ? null : await waves.study(actor, frame.studyId);
  return {
    frame,
    wave: { ...wave, reportProblem: wave.reportProblem?.[language] ?? null },
    version: seen.version,
    isKeyMissing: seen.isKeyMissing,
    hasOutcomes: seen.study.offices !== undefined && Object.keys(seen.study.outcomes).length > 0,
    checks,
    turn: await waves.turn(actor, { seen, checks }),
    hands: await handsOf(peopleDesk, actor, frame.studyId),
    totals: isBefore ? null : await waves.totals(actor, seen),
    reportMadeOn: isBefore || wave.state === 'open' ? null : await waves.reportMadeOn(wave.waveId),
    hasNewerStudy: newest !== null && newest.version > seen.version,
  };
}

/** Who does which part, by name: one cannot ask a role. */
async function handsOf(
  peopleDesk: Services['peopleDesk'],
  actor: Actor,
  studyId: string,
): Promise<{ readonly lead: string; readonly custodian: string }> {
  const { people } = await peopleDesk.ofStudy(actor, studyId);
  const named = (wanted: Role) =>
    people
      .filter(({ role }) => role === wanted)
      .map(({ name }) => name)
      .join(', ');
  return { lead: named('studyLead'), custodian: named('custodian') };
}

export type WavePageData = Awaited<ReturnType<typeof loader>>;
