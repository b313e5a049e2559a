import { m } from '#messages';
import type { Database } from '#platform/database/database.ts';
import { refusal } from '#platform/errors.ts';
import { insertGrant } from './grants.server.ts';
import { insertPerson, listPeople } from './people.server.ts';
import { readPerson } from './person.rules.ts';
import { recordChange } from './role-record.server.ts';
import { underRoleLock } from './tables.server.ts';

/** Whether nobody is here yet; made-up people do not count. */
export async function isNobodyHere(database: Database, organisationId: string): Promise<boolean> {
  return (await listPeople(database, organisationId)).every(({ isDemo }) => isDemo);
}

/**
 * Makes the first person, an administrator. Of two who try at once, one is the first.
 *
 * @throws DomainError when somebody is here already, or the name or address is none
 */
export async function welcomeFirst(
  database: Database,
  options: {
    readonly organisationId: string;
    readonly personId: string;
    readonly name: string;
    readonly email: string;
    readonly now: Date;
  },
): Promise<{ name: string; email: string }> {
  const { organisationId, personId, now } = options;
  const { name, email } = readPerson(options);
  await underRoleLock(database, organisationId, async (transaction) => {
    if (!(await isNobodyHere(transaction, organisationId))) {
      throw refusal('welcome-used', m.organisation_refuse_welcome_used);
    }
    const isAdded = await insertPerson(transaction, {
      organisationId,
      personId,
      name,
      email,
      isDemo: false,
      now,
    });
    if (!isAdded) throw refusal('email-taken', m.organisation_refuse_email_taken);
    const grant = { role: 'administrator', studyId: null, office: null } as const;
    await insertGrant(transaction, { organisationId, personId, ...grant });
    const about = { organisationId, personId, personName: name, byName: name, now };
    await recordChange(transaction, { ...about, what: 'added' });
    await recordChange(transaction, { ...about, what: 'given', grant });
  });
  return { name, email };
}
