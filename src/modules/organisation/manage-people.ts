import { m } from '#messages';
import type { Database } from '#platform/database/database.ts';
import { refusal } from '#platform/errors.ts';
import { custodyOf, setCustody } from './custody.server.ts';
import { refuseGrant, refuseLastAdministrator } from './grants.rules.ts';
import { holdersOf, insertGrant, removeGrant } from './grants.server.ts';
import { changePersonRow, deletePersonRow, findActor, findPerson, insertPerson } from './people.server.ts';
import { readPerson } from './person.rules.ts';
import { recordChange, rolesHad } from './role-record.server.ts';
import { refuseUnless } from './roles.rules.ts';
import type { Actor, Grant } from './schema.ts';
import { underRoleLock } from './tables.server.ts';

type Ask = { readonly actor: Actor; readonly now: Date };
type AskAbout = Ask & { readonly personId: string };

/** Whether a wave of a study has people in its code key, asked of the transaction that decides by it. */
export type KeyHasPeople = (transaction: Database, studyId: string) => Promise<boolean>;

/** Adds somebody, who may sign in from now on. */
export async function addPersonByHand(
  database: Database,
  options: Ask & { readonly personId: string; readonly name: string; readonly email: string },
): Promise<void> {
  const { actor, now, personId } = options;
  refuseUnless(actor, 'managePeople');
  const { organisationId } = actor;
  const { name, email } = readPerson(options);
  await underRoleLock(database, organisationId, async (transaction) => {
    const isAdded = await insertPerson(transaction, {
      organisationId,
      personId,
      name,
      email,
      isDemo: false,
      now,
    });
    if (!isAdded) throw refusal('email-taken', m.organisation_refuse_email_taken);
    await recordChange(transaction, { ...about(options, { personId, name }), what: 'added' });
  });
}

/** Changes how somebody is called and where letters to them go; they sign in with the new address from now on. */
export async function changePerson(
  database: Database,
  options: AskAbout & { readonly name: string; readonly email: string },
): Promise<void> {
  refuseUnless(options.actor, 'managePeople');
  const { organisationId } = options.actor;
  const { name, email } = readPerson(options);
  await underRoleLock(database, organisationId, async (transaction) => {
    const isChanged = await changePersonRow(transaction, {
      organisationId,
      personId: options.personId,
      name,
      email,
    });
    if (!isChanged) throw refusal('email-taken', m.organisation_refuse_email_taken);
  });
}

/**
 * Gives somebody a role. Naming the first custodian of a study puts its code key in that person's hands.
 *
 * @throws DomainError why not; see `refuseGrant`
 */
export async function giveRole(
  database: Database,
  options: AskAbout & { readonly grant: Grant; readonly keyHasPeople: KeyHasPeople },
): Promise<void> {
  const { actor, grant, personId } = options;
  refuseUnless(actor, 'managePeople');
  const { organisationId } = actor;
  await underRoleLock(database, organisationId, async (transaction) => {
    const person = await personOrRefuse(transaction, organisationId, personId);
    const { studyId } = grant;
    refuseGrant(grant, {
      grants: person.grants,
      hasHad: studyId ? await rolesHad(transaction, { organisationId, personId, studyId }) : [],
      custody: studyId ? await custodyOf(transaction, { organisationId, studyId }) : 'system',
      keyHasPeople: studyId ? await options.keyHasPeople(transaction, studyId) : false,
    });
    await insertGrant(transaction, { organisationId, personId, ...grant });
    if (grant.role === 'custodian' && studyId) {
      await setCustody(transaction, { organisationId, studyId, holder: 'person' });
    }
    await recordChange(transaction, { ...about(options, person), what: 'given', grant });
  });
}

/**
 * Takes a role from somebody. When a study's last custodian goes, the system holds its code key from then on, and
 * nobody opens it.
 */
export async function takeRole(
  database: Database,
  options: AskAbout & { readonly grant: Grant },
): Promise<void> {
  const { actor, grant, personId } = options;
  refuseUnless(actor, 'managePeople');
  const { organisationId } = actor;
  await underRoleLock(database, organisationId, async (transaction) => {
    const person = await personOrRefuse(transaction, organisationId, personId);
    if (grant.role === 'administrator') await refuseIfLast(transaction, person);
    await take(transaction, options, person, grant);
  });
}

/** Takes somebody away: they cannot sign in any more. What they did stays under their name in the record. */
export async function removePerson(database: Database, options: AskAbout): Promise<void> {
  const { actor, personId } = options;
  refuseUnless(actor, 'managePeople');
  const { organisationId } = actor;
  await underRoleLock(database, organisationId, async (transaction) => {
    const person = await personOrRefuse(transaction, organisationId, personId);
    await refuseIfLast(transaction, person);
    for (const grant of person.grants) await take(transaction, options, person, grant);
    await deletePersonRow(transaction, { organisationId, personId });
    await recordChange(transaction, { ...about(options, person), what: 'removed' });
  });
}

async function take(transaction: Database, options: AskAbout, person: Actor, grant: Grant): Promise<void> {
  const { organisationId, personId } = person;
  const isTaken = await removeGrant(transaction, { organisationId, personId, ...grant });
  if (!isTaken) return;
  await recordChange(transaction, { ...about(options, person), what: 'taken', grant });
  const { studyId } = grant;
  if (grant.role !== 'custodian' || !studyId) return;
  const others = await holdersOf(transaction, { organisationId, role: 'custodian', studyId });
  if (others.length === 0) await setCustody(transaction, { organisationId, studyId, holder: 'system' });
}

/** Made-up people of the demo do not count among the others: they cannot sign in when the demo is over. */
async function refuseIfLast(transaction: Database, { organisationId, personId }: Actor): Promise<void> {
  const isDemo = (await findPerson(transaction, { organisationId, personId }))?.isDemo ?? false;
  const all = await holdersOf(transaction, { organisationId, role: 'administrator', studyId: null });
  const alike = all.filter((person) => person.isDemo === isDemo).map((person) => person.personId);
  refuseLastAdministrator(alike, personId);
}

async function personOrRefuse(
  transaction: Database,
  organisationId: string,
  personId: string,
): Promise<Actor> {
  const person = await findActor(transaction, { organisationId, personId });
  if (!person) throw refusal('no-such-person', m.organisation_refuse_no_person);
  return person;
}

const about = ({ actor, now }: Ask, { personId, name }: { personId: string; name: string }) => ({
  organisationId: actor.organisationId,
  byName: actor.name,
  personId,
  personName: name,
  now,
});
