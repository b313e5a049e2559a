import { m } from '#messages';
import { readEmail } from '#modules/organisation/index.ts';
import { findActor, findPersonByEmail, recordChange } from '#modules/organisation/store.server.ts';
import { linkMinutes } from '#platform/auth/auth.ts';
import { systemClock } from '#platform/clock.ts';
import { readConfig } from '#platform/config.ts';
import { DomainError } from '#platform/errors.ts';
import { openKeyFiles } from '#platform/keys/key-files.ts';
import { inAllLanguages } from '#platform/language.ts';
import { openDatabaseOrRefuse } from '../app.ts';
import { organisationId } from './organisation.ts';
import { createLazyAuth } from './sign-in.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A link by which an administrator gets in who cannot any other way: no mail server, a lost passkey, a sign-in service
 * that is gone. Whoever can run this can read the database anyhow; that a link was made stands in the record of roles,
 * where the other administrators see it. Only for administrators: they help everybody else, on the pages.
 *
 * @throws DomainError `no-administrator` when nobody of that address may manage people here
 */
export async function makeSignInLink(
  environment: Environment,
  given: string,
): Promise<{ readonly url: string; readonly minutes: number }> {
  const config = readConfig(environment);
  const origin = config.publicUrl ?? `http://localhost:${config.port}`;
  const open = await openDatabaseOrRefuse(environment);
  try {
    const { database } = open;
    const email = readEmail(given);
    const person = await findPersonByEmail(database, { organisationId, email });
    const actor = person && (await findActor(database, { organisationId, personId: person.personId }));
    const isAdministrator = actor?.grants.some(({ role }) => role === 'administrator');
    if (!person || person.isDemo || !isAdministrator) throw noAdministrator();
    const keys = openKeyFiles(config.keysDirectory);
    const { auth } = createLazyAuth({ config, database, keys, origin: () => origin, isDemo: false });
    await auth().keepUser({ ...person, id: person.personId });
    const { personId, name: personName } = person;
    // Recorded first: a link that nobody knows of is worse than a record of one that was never printed.
    const byName = 'handlingsrom sign-in-link';
    await recordChange(database, {
      organisationId,
      personId,
      personName,
      byName,
      what: 'linkMade',
      now: systemClock.now(),
    });
    const token = await auth().makeLinkToken(person.email);
    return { url: `${origin}/sign-in/link/${token}`, minutes: linkMinutes };
  } finally {
    await open.close();
  }
}

function noAdministrator(): DomainError {
  return new DomainError(
    'no-administrator',
    inAllLanguages((locale) => m.cli_sign_in_link_nobody({}, { locale })),
  );
}
