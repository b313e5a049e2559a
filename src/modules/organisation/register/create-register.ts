import { m } from '#messages';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { createHeldLists } from '#platform/held-lists.ts';
import { refuseUnless } from '../roles.rules.ts';
import type { Actor } from '../schema.ts';
import { isDay } from './days.rules.ts';
import { applyPlan } from './import/plan-import.ts';
import { readGivenUnit } from './import/read-given-unit.ts';
import { readImport, type UnitFile } from './import/read-import.ts';
import { readMunicipalities } from './import/read-municipalities.ts';
import { largestUnitFileBytes } from './import/read-unit-table.ts';
import { countIn } from './import/unit-columns.rules.ts';
import type { LeftOut } from './import/unit-draft.ts';
import { faultOfSuccession } from './lineage.rules.ts';
import { refuse, refuseDay, sayFaultOfSuccession } from './refusals.ts';
import {
  findUnit,
  listSuccessions,
  listUnitFacts,
  listUnits,
  type RegisterState,
  readRegister,
} from './register.server.ts';
import type { Register, UnitLook } from './register.ts';
import {
  changeRegister,
  listRegisterChanges,
  noteChange,
  registerChanged,
  stampOf,
  undoChange,
} from './register-changes.server.ts';
import {
  addMunicipalities,
  findSizeLimits,
  listMunicipalities,
  saveSizeLimits,
} from './register-settings.server.ts';
import { afterSuccession } from './succeed-unit.rules.ts';

const mostChanges = 100;

/** The organisation register of a server, for its pages and for programs that act for somebody. */
export function createRegister(parts: {
  readonly database: Database;
  readonly clock: Clock;
  /** What is imported is made up: the demo's own units. */
  readonly synthetic?: boolean;
}): Register {
  const { database, clock, synthetic = false } = parts;
  const files = createHeldLists<UnitFile>(clock);
  const keyOf = ({ organisationId, personId }: Actor) => `${organisationId} ${personId}`;
  const now = () => ({ now: clock.now() });
  const today = () => dayOf(clock.now());
  const codesOf = async (actor: Actor) => new Set((await listMunicipalities(database, actor)).keys());

  async function change(
    actor: Actor,
    number: string,
    asked: { readonly given: Record<string, string>; readonly from: string; readonly stamp: string | null },
  ) {
    refuseUnless(actor, 'manageRegister');
    const municipalities = await codesOf(actor);
    const from = refuseDay(asked.from, today());
    await changeRegister(database, {
      actor,
      ...now(),
      change: (state) => {
        const unit = state.units.find((one) => one.number === number) ?? null;
        if (asked.stamp === null && unit) throw refuse('number-taken', m.register_refused_number_taken);
        if (asked.stamp !== null && asked.stamp !== stampOfUnit(number, state)) throw registerChanged();
        const plan = readGivenUnit(number, asked.given, { units: state.units, municipalities });
        const [changed] = plan.changed;
        if (!changed && plan.added.length === 0) throw refuse('nothing-changed', m.register_refused_nothing);
        const name = changed?.unit.name ?? plan.added[0]!.name;
        return {
          state: { ...state, ...applyPlan(plan, state, from) },
          what: { kind: 'unit', number, name, isNew: unit === null, fields: changed?.fields ?? [] },
        };
      },
    });
  }

  return {
    look: async (actor) => {
      refuseUnless(actor, 'manageRegister');
      return {
        ...(await readRegister(database, actor)),
        limits: await findSizeLimits(database, actor),
        municipalities: (await codesOf(actor)).size,
        changes: await listRegisterChanges(database, { ...actor, most: mostChanges }),
        today: today(),
      };
    },

    unit: async (actor, number): Promise<UnitLook | null> => {
      refuseUnless(actor, 'manageRegister');
      const { organisationId } = actor;
      const unit = await findUnit(database, { organisationId, number });
      if (!unit) return null;
      const facts = await listUnitFacts(database, { organisationId, number });
      const successions = await listSuccessions(database, { organisationId });
      const municipalities = await listMunicipalities(database, { organisationId });
      const units = await listUnits(database, { organisationId });
      return {
        unit,
        facts,
        successions,
        units,
        limits: await findSizeLimits(database, { organisationId }),
        municipalityName: (unit.municipality && municipalities.get(unit.municipality)) ?? null,
        stamp: stampOfUnit(number, { units, facts, successions }),
        today: today(),
      };
    },

    add: (actor, given) => {
      const number = (given.number ?? '').trim();
      return change(actor, number, { given, from: today(), stamp: null });
    },
    change: (actor, number, { given, from, stamp }) => change(actor, number, { given, from, stamp }),

    succeed: async (actor, asked) => {
      refuseUnless(actor, 'manageRegister');
      const on = refuseDay(asked.on, today());
      const succession = { from: asked.from, to: asked.to.trim(), on, kind: asked.kind };
      await changeRegister(database, {
        actor,
        ...now(),
        change: (state) => {
          if (asked.stamp !== stampOfUnit(asked.from, state)) throw registerChanged();
          const unit = state.units.find(({ number }) => number === succession.from);
          const heir = state.units.find(({ number }) => number === succession.to);
          if (!unit) throw registerChanged();
          if (!/^\d{4}$/.test(succession.to)) throw refuse('number-form', m.register_refused_successor_form);
          if (succession.kind !== 'renumbered' && !heir) {
            throw refuse('successor-unknown', m.register_refused_successor_unknown);
          }
          if (heir && heir.type !== unit.type)
            throw refuse('successor-type', m.register_refused_successor_type);
          if (unit.validFrom !== null && on <= unit.validFrom)
            throw refuse('before-opened', m.register_refused_before_opened);
          const fault = faultOfSuccession(succession, state.successions);
          if (fault) throw refuse(fault, sayFaultOfSuccession[fault]);
          return { state: afterSuccession(state, succession), what: { kind: 'succession', succession } };
        },
      });
    },

    hold: (actor, file) => {
      refuseUnless(actor, 'manageRegister');
      // Of one that is too large no more is kept than tells that it is.
      const bytes = file.bytes.slice(0, largestUnitFileBytes + 1);
      files.hold(keyOf(actor), { fileName: file.fileName, bytes, padsZeros: false });
    },
    held: async (actor) => {
      refuseUnless(actor, 'manageRegister');
      const file = files.find(keyOf(actor));
      if (!file) return null;
      const state = await readRegister(database, actor);
      const municipalities = await codesOf(actor);
      const read = readImport(file, { units: state.units, municipalities, today: today(), synthetic });
      const { fileName, padsZeros } = file;
      return { ...read, fileName, padsZeros, stamp: stampOf(state), today: today() };
    },
    padZeros: (actor) => {
      refuseUnless(actor, 'manageRegister');
      const file = files.find(keyOf(actor));
      if (file) files.hold(keyOf(actor), { ...file, padsZeros: true });
    },
    letGo: (actor) => files.letGo(keyOf(actor)),
    confirm: async (actor, { stamp, from: givenFrom }) => {
      refuseUnless(actor, 'manageRegister');
      const file = files.find(keyOf(actor));
      if (!file) return null;
      const from = refuseDay(givenFrom, today());
      const municipalities = await codesOf(actor);
      const done = await changeRegister(database, {
        actor,
        ...now(),
        change: (state) => {
          if (stampOf(state) !== stamp) throw registerChanged();
          const { plan } = readImport(file, {
            units: state.units,
            municipalities,
            today: today(),
            synthetic,
          });
          const counts = { added: plan.added.length, changed: plan.changed.length };
          if (counts.added + counts.changed === 0)
            throw refuse('nothing-changed', m.register_refused_nothing);
          return {
            state: { ...state, ...applyPlan(plan, state, from) },
            what: { kind: 'import', file: file.fileName, ...counts },
          };
        },
      });
      files.letGo(keyOf(actor));
      return done.kind === 'import' ? { added: done.added, changed: done.changed } : null;
    },

    takeMunicipalities: async (actor, file) => {
      refuseUnless(actor, 'manageRegister');
      const municipalities = readMunicipalities(file);
      const { organisationId } = actor;
      await database.transaction().execute(async (transaction) => {
        await addMunicipalities(transaction, { organisationId, municipalities });
        const what = { kind: 'codes', file: file.fileName, count: municipalities.length } as const;
        await noteChange(transaction, { actor, ...now(), what });
      });
      return municipalities.length;
    },

    setLimits: async (actor, given) => {
      refuseUnless(actor, 'manageRegister');
      const [mediumFrom, largeFrom] = [countIn(given.mediumFrom), countIn(given.largeFrom)];
      if (typeof mediumFrom !== 'number' || typeof largeFrom !== 'number' || mediumFrom <= 0) {
        throw refuse('limits', m.register_refused_limits);
      }
      if (largeFrom <= mediumFrom) throw refuse('limits', m.register_refused_limits);
      const limits = { mediumFrom, largeFrom };
      await database.transaction().execute(async (transaction) => {
        await saveSizeLimits(transaction, { organisationId: actor.organisationId, limits });
        await noteChange(transaction, { actor, ...now(), what: { kind: 'limits', limits } });
      });
    },

    undo: (actor, changeId) => undoChange(database, { actor, ...now(), changeId }),
  };
}

/**
 * Imports a file without anybody looking at it first: for the command line and for the demo. A file that says what the
 * register says already changes nothing.
 *
 * @throws DomainError `units-refused` with every problem
 */
export async function importUnits(
  register: Register,
  actor: Actor,
  file: { readonly fileName: string; readonly bytes: Uint8Array },
): Promise<{ readonly added: number; readonly changed: number; readonly leftOut: readonly LeftOut[] }> {
  register.hold(actor, file);
  try {
    const held = await register.held(actor);
    if (!held) throw new Error('The file that was given is not held');
    const { plan, leftOut, stamp, today } = held;
    if (plan.added.length + plan.changed.length === 0) return { added: 0, changed: 0, leftOut };
    const done = await register.confirm(actor, { stamp, from: today });
    return { ...(done ?? { added: 0, changed: 0 }), leftOut };
  } finally {
    register.letGo(actor);
  }
}

/** What a form about one unit was made of: the unit, its history, and what it has taken over or been taken over by. */
function stampOfUnit(number: string, { units, facts, successions }: RegisterState): string {
  return stampOf([
    units.find((unit) => unit.number === number) ?? null,
    facts.filter((fact) => fact.number === number),
    successions.filter(({ from, to }) => from === number || to === number),
  ]);
}

/** Days are Norwegian ones: at half past midnight it is the new day also where the server is in another time zone. */
function dayOf(instant: Date): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Oslo' }).format(instant);
  return isDay(day) ? day : instant.toISOString().slice(0, 10);
}
