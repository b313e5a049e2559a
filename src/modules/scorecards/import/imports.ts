import { createHash } from 'node:crypto';
import { m } from '#messages';
import { refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Database } from '#platform/database/database.ts';
import { refusal } from '#platform/errors.ts';
import { createHeldLists } from '#platform/held-lists.ts';
import type { Correction } from '../schema.ts';
import type { ScorecardParts } from '../scorecard-parts.ts';
import {
  addCorrections,
  addTargets,
  listIndicators,
  listTargets,
  saveValues,
  underScorecardLock,
  valuesOf,
} from '../store.server.ts';
import { addImport } from './imports-kept.server.ts';
import { type ImportPreview, previewOf, type ScorecardState } from './preview.ts';
import type { SheetFile } from './read-sheet.ts';

export type ImportDone = {
  readonly kind: ImportPreview['kind'];
  readonly added: number;
  readonly changed: number;
  readonly same: number;
};
export type Confirmed = {
  /** Of the preview that was said yes to. */
  readonly stamp: string;
  /** Why values are changed; needed when some are. */
  readonly reason: string;
};
/** Sheets of values and targets, looked at before they are taken in, by those who may manage the scorecard. */
export type ScorecardImports = {
  /** Keeps a sheet for a quarter of an hour. @throws DomainError `scorecard-sheet` with every row that is wrong */
  hold(actor: Actor, file: SheetFile): Promise<void>;
  /** What the held sheet would do now; null when none is held. */
  held(actor: Actor): Promise<ImportPreview | null>;
  /**
   * Takes the held sheet in, all of it or nothing. Null when none is held.
   *
   * @throws DomainError `changed-since-preview` when there is something else to say yes to by now; `reason-missing`
   */
  confirm(actor: Actor, confirmed: Confirmed): Promise<ImportDone | null>;
  letGo(actor: Actor): Promise<void>;
  /** What a sheet would do, and nothing kept: for programs. */
  preview(actor: Actor, file: SheetFile): Promise<ImportPreview>;
  /** Takes a sheet in that a program has looked at by its stamp. */
  takeIn(actor: Actor, file: SheetFile, confirmed: Confirmed): Promise<ImportDone>;
};

const longestReason = 500;

export function createImports({ database, clock, register }: ScorecardParts): ScorecardImports {
  const lists = createHeldLists<SheetFile>(clock);
  const enter = (actor: Actor) => refuseUnless(actor, 'manageScorecards');

  async function stateOf(from: Database, { organisationId }: Actor): Promise<ScorecardState> {
    return {
      indicators: await listIndicators(from, { organisationId }),
      targets: await listTargets(from, { organisationId }),
      values: await valuesOf(from, { organisationId }),
      ...(await register(from)),
      today: clock.now().toISOString().slice(0, 10),
    };
  }

  async function takeIn(actor: Actor, file: SheetFile, confirmed: Confirmed): Promise<ImportDone> {
    const { organisationId, name } = actor;
    return underScorecardLock(database, { organisationId }, async (transaction) => {
      // Looked at again while nobody else writes: what was said yes to is what is done.
      const preview = previewOf(file, await stateOf(transaction, actor));
      if (preview.stamp !== confirmed.stamp) {
        throw refusal('changed-since-preview', m.scorecards_changed_since_preview);
      }
      const { kind, same } = preview;
      const done = { kind, same, added: preview.fresh.length, changed: preview.changed.length };
      const kept = () =>
        addImport(
          transaction,
          { organisationId },
          {
            kind,
            fileName: file.fileName,
            sha256: sha256Of(file.bytes),
            byName: name,
            importedOn: clock.now().toISOString().slice(0, 10),
          },
        );
      if (preview.kind === 'targets') {
        const targets = [...preview.fresh, ...preview.changed.map(({ after }) => after)];
        if (targets.length > 0) {
          await addTargets(transaction, { organisationId, targets, byName: name, importId: await kept() });
        }
        return done;
      }
      const reason = soundReason(confirmed.reason, preview.changed.length > 0);
      const corrections = preview.changed.map(
        ({ before, after }): Correction => ({
          indicator: after.indicator,
          unit: after.unit,
          month: after.month,
          before,
          after,
          reason,
          byName: name,
          at: clock.now(),
        }),
      );
      const values = [...preview.fresh, ...preview.changed.map(({ after }) => after)];
      // A sheet that says what is there already is where nothing came from.
      if (values.length > 0)
        await saveValues(transaction, { organisationId, values, importId: await kept() });
      await addCorrections(transaction, { organisationId, corrections });
      return done;
    });
  }

  return {
    hold: async (actor, file) => {
      enter(actor);
      // Read once now, so that what is wrong is said at once.
      previewOf(file, await stateOf(database, actor));
      lists.hold(actor.personId, file);
    },
    held: async (actor) => {
      enter(actor);
      const file = lists.find(actor.personId);
      return file ? previewOf(file, await stateOf(database, actor)) : null;
    },
    confirm: async (actor, confirmed) => {
      enter(actor);
      const file = lists.find(actor.personId);
      if (!file) return null;
      const done = await takeIn(actor, file, confirmed);
      lists.letGo(actor.personId);
      return done;
    },
    letGo: async (actor) => {
      enter(actor);
      lists.letGo(actor.personId);
    },
    preview: async (actor, file) => {
      enter(actor);
      return previewOf(file, await stateOf(database, actor));
    },
    takeIn: async (actor, file, confirmed) => {
      enter(actor);
      return takeIn(actor, file, confirmed);
    },
  };
}

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** One line that says why; what nobody can read later is no reason. */
export function soundReason(given: string, isNeeded: boolean): string {
  const reason = given.trim().replaceAll(/\s+/g, ' ');
  if (!isNeeded) return reason.slice(0, longestReason);
  if (!/[\p{L}\p{N}].*[\p{L}\p{N}]/u.test(reason))
    throw refusal('reason-missing', m.scorecards_reason_missing);
  if (reason.length > longestReason) throw refusal('reason-long', m.scorecards_reason_long);
  return reason;
}
