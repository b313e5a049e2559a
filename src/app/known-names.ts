import type { KnownName } from '#modules/interviews/index.ts';
import { listMunicipalities, listUnits } from '#modules/organisation/store.server.ts';
import type { Database } from '#platform/database/database.ts';
import { organisationId } from './organisation.ts';

/** Names of the register that may point at somebody who was interviewed: whole, and without what offices are called first. */
export async function knownNames(database: Database): Promise<readonly KnownName[]> {
  const [units, municipalities] = await Promise.all([
    listUnits(database, { organisationId }),
    listMunicipalities(database, { organisationId }),
  ]);
  const ofUnits = units.flatMap(({ name, type }): KnownName[] => {
    const kind = type === 'county' ? 'county' : 'office';
    const alone = name.replace(/^(?:NAV|Enhet \d+)\s+/u, '').replace(/\s*\(.*\)$/u, '');
    return [...new Set([name, alone])].filter((one) => one !== '').map((one) => ({ name: one, kind }));
  });
  const ofMunicipalities = [...municipalities.values()].map(
    (name): KnownName => ({ name, kind: 'municipality' }),
  );
  return [...ofUnits, ...ofMunicipalities];
}
