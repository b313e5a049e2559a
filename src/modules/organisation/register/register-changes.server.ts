import { createHash } from 'node:crypto';
import { m } from '#messages';
import type { Database } from '#platform/database/database.ts';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import { refuseUnless } from '../roles.rules.ts';
import type { Actor } from '../schema.ts';
import { type RegisterState, readRegister, writeRegister } from './register.server.ts';
import type { RegisterChange, ShownRegisterChange } from './register.ts';
import { lockRegister, type Organisation, registerTables } from './register-tables.server.ts';

/** What a state of the register is, in few letters: two states with the same stamp are the same. */
export const stampOf = (state: unknown): string =>
  createHash('sha256').update(JSON.stringify(state)).digest('hex').slice(0, 24);

export const registerChanged = () =>
  new DomainError(
    'register-changed',
    inAllLanguages((locale) => m.register_refused_changed({}, { locale })),
  );

type Ask = { readonly actor: Actor; readonly now: Date };

/**
 * Changes the register, one after another. What it was before is kept with the change until the next one, so that the
 * last can be taken back.
 *
 * @param change what the register becomes; it is given what it is at that moment, and throws when that is not as expected
 */
export async function changeRegister(
  database: Database,
  asked: Ask & {
    readonly change: (state: RegisterState) => {
      readonly state: RegisterState;
      readonly what: RegisterChange;
    };
  },
): Promise<RegisterChange> {
  refuseUnless(asked.actor, 'manageRegister');
  const { organisationId } = asked.actor;
  return database.transaction().execute(async (transaction) => {
    await lockRegister(transaction, organisationId);
    const before = await readRegister(transaction, { organisationId });
    const { state, what } = asked.change(before);
    await writeRegister(transaction, { organisationId, state });
    const after = stampOf(await readRegister(transaction, { organisationId }));
    await note(transaction, { ...asked, what, before: JSON.stringify(before), after });
    return what;
  });
}

/** Writes down something that was done and cannot be taken back. */
export async function noteChange(
  transaction: Database,
  asked: Ask & { readonly what: RegisterChange },
): Promise<void> {
  await note(transaction, { ...asked, before: '', after: '' });
}

async function note(
  transaction: Database,
  { actor, now, what, before, after }: Ask & { what: RegisterChange; before: string; after: string },
): Promise<void> {
  const tables = registerTables(transaction);
  const { organisationId } = actor;
  await tables
    .updateTable('register_changes')
    .set({ before_state: '' })
    .where('organisation_id', '=', organisationId)
    .where('before_state', '<>', '')
    .execute();
  await tables
    .insertInto('register_changes')
    .values({
      organisation_id: organisationId,
      happened_at: now,
      by_name: actor.name,
      what: JSON.stringify(what),
      before_state: before,
      after_stamp: after,
    })
    .execute();
}

/** Takes back the last change, when it is the last and nothing else has been done since. */
export async function undoChange(
  database: Database,
  asked: Ask & { readonly changeId: string },
): Promise<void> {
  refuseUnless(asked.actor, 'manageRegister');
  const { organisationId } = asked.actor;
  await database.transaction().execute(async (transaction) => {
    await lockRegister(transaction, organisationId);
    const row = await registerTables(transaction)
      .selectFrom('register_changes')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .orderBy('change_id', 'desc')
      .limit(1)
      .executeTakeFirst();
    const now = stampOf(await readRegister(transaction, { organisationId }));
    if (
      !row ||
      String(row.change_id) !== asked.changeId ||
      row.before_state === '' ||
      row.after_stamp !== now
    ) {
      throw registerChanged();
    }
    const state = JSON.parse(row.before_state) as RegisterState;
    await writeRegister(transaction, { organisationId, state });
    await noteChange(transaction, { ...asked, what: { kind: 'undone', what: JSON.parse(row.what) } });
  });
}

/** What has been done to the register, newest first. */
export async function listRegisterChanges(
  database: Database,
  { organisationId, most }: Organisation & { readonly most: number },
): Promise<ShownRegisterChange[]> {
  const rows = await registerTables(database)
    .selectFrom('register_changes')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('change_id', 'desc')
    .limit(most)
    .execute();
  return rows.map((row, index) => ({
    changeId: String(row.change_id),
    happenedAt: new Date(row.happened_at),
    byName: row.by_name,
    what: JSON.parse(row.what) as RegisterChange,
    canBeUndone: index === 0 && row.before_state !== '',
  }));
}
