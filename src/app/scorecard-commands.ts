import { systemClock } from '#platform/clock.ts';
import { openDatabaseOrRefuse } from '../app.ts';
import { organisationId } from './organisation.ts';
import { createScorecards } from './scorecards.ts';

/** A set of indicators into the scorecard, by whoever has the machine; the server must not be running on PGlite. */
export async function importIndicatorsHere(
  environment: Readonly<Record<string, string | undefined>>,
  file: { readonly fileName: string; readonly text: string },
): Promise<{ readonly added: number; readonly changed: number }> {
  const open = await openDatabaseOrRefuse(environment);
  try {
    const scorecards = createScorecards({ database: open.database, clock: systemClock });
    const grants = [{ role: 'administrator' as const, studyId: null, office: null }];
    const machine = { organisationId, personId: '', name: 'handlingsrom import', email: '', grants };
    return await scorecards.importIndicators(machine, file);
  } finally {
    await open.close();
  }
}
