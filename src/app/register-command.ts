import { m } from '#messages';
import { createRegister, importUnits } from '#modules/organisation/store.server.ts';
import { systemClock } from '#platform/clock.ts';
import type { Language } from '#platform/language.ts';
import { openDatabaseOrRefuse } from '../app.ts';
import { organisationId } from './organisation.ts';

/**
 * Imports units into the register. On an embedded database the server must be stopped: it holds the lock. Whoever runs
 * the server is taken for an administrator, under a name that the record of changes shows.
 */
export async function importUnitFile(
  environment: Readonly<Record<string, string | undefined>>,
  file: { readonly fileName: string; readonly bytes: Uint8Array },
  language: Language,
): ReturnType<typeof importUnits> {
  const open = await openDatabaseOrRefuse(environment);
  try {
    const register = createRegister({ database: open.database, clock: systemClock });
    const actor = {
      organisationId,
      personId: 'command-line',
      name: m.register_by_command_line({}, { locale: language }),
      email: '',
      grants: [{ role: 'administrator', studyId: null, office: null } as const],
    };
    return await importUnits(register, actor, file);
  } finally {
    await open.close();
  }
}
