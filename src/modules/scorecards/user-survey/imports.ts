import { createHash } from 'node:crypto';
import { m } from '#messages';
import { refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Database } from '#platform/database/database.ts';
import { refusal } from '#platform/errors.ts';
import { createHeldLists } from '#platform/held-lists.ts';
import { addImport } from '../import/imports-kept.server.ts';
import { monthIn } from '../import/written-months.rules.ts';
import type { UserSurveyResult } from '../schema.ts';
import type { ScorecardParts } from '../scorecard-parts.ts';
import { underScorecardLock } from '../tables.server.ts';
import { isOver } from '../values/months.rules.ts';
import { readUserSurveyResults, type SurveyFile } from './read-results.ts';
import { listUserSurveyResults, saveUserSurveyResults } from './user-survey.server.ts';

/** What a sheet of results would do. */
export type UserSurveyPreview = {
  readonly fileName: string;
  readonly period: string;
  readonly results: readonly UserSurveyResult[];
  /** Offices that have another result of the same round, which would be written over, and where that one is from. */
  readonly over: readonly { readonly unit: string; readonly source: string }[];
  /** Active offices of the register that the sheet says nothing of. */
  readonly absent: readonly string[];
  readonly names: Readonly<Record<string, string>>;
  /** Another stamp is another thing to say yes to. */
  readonly stamp: string;
};
export type UserSurveyImports = {
  /** Keeps a sheet for a quarter of an hour. @throws DomainError `user-survey-sheet`, `user-survey-period` */
  hold(actor: Actor, file: SurveyFile): Promise<void>;
  /** What the held sheet would do now; null when none is held. */
  held(actor: Actor): Promise<UserSurveyPreview | null>;
  /** Takes the held sheet in, all of it or nothing: tells how many offices. Null when none is held. */
  confirm(actor: Actor, stamp: string): Promise<{ readonly offices: number; readonly period: string } | null>;
  letGo(actor: Actor): Promise<void>;
  /** Looks at a sheet and takes it in at once: for programs, and the demo. */
  takeIn(actor: Actor, file: SurveyFile): Promise<{ readonly offices: number; readonly period: string }>;
};

export function createUserSurveyImports({ database, clock, register }: ScorecardParts): UserSurveyImports {
  const lists = createHeldLists<SurveyFile>(clock);
  const enter = (actor: Actor) => refuseUnless(actor, 'manageScorecards');
  const withMonth = (file: SurveyFile): SurveyFile => {
    const period = monthIn(file.period);
    if (!period) throw refusal('user-survey-period', m.scorecards_user_period);
    const today = clock.now().toISOString().slice(0, 10);
    // The month it is may be the round's last; one to come is a slip of the pen.
    if (!isOver(period, today) && period !== today.slice(0, 7)) {
      throw refusal('user-survey-period', m.scorecards_user_period_to_come);
    }
    return { ...file, period };
  };

  async function previewOf(file: SurveyFile, from: Database, { organisationId }: Actor) {
    const { units } = await register(from);
    const results = readUserSurveyResults(file, units);
    const there = await listUserSurveyResults(from, { organisationId, period: file.period });
    const given = new Set(results.map(({ unit }) => unit));
    const touched = there.filter(({ unit }) => given.has(unit));
    const counties = new Set(units.filter(({ number }) => given.has(number)).map(({ parent }) => parent));
    return {
      fileName: file.fileName,
      period: file.period,
      results,
      over: touched.map(({ unit, source }) => ({ unit, source })),
      absent: units
        .filter(
          ({ type, status, parent }) => type === 'office' && status === 'active' && counties.has(parent),
        )
        .flatMap(({ number }) => (given.has(number) ? [] : [number])),
      names: Object.fromEntries(units.map(({ number, name }) => [number, name])),
      stamp: createHash('sha256')
        .update(file.bytes)
        .update(JSON.stringify([file.period, touched]))
        .digest('hex')
        .slice(0, 32),
    };
  }

  async function takeIn(actor: Actor, file: SurveyFile, stamp: string | null) {
    const { organisationId } = actor;
    return underScorecardLock(database, { organisationId }, async (transaction) => {
      const preview = await previewOf(file, transaction, actor);
      if (stamp !== null && preview.stamp !== stamp) {
        throw refusal('changed-since-preview', m.scorecards_user_changed_since);
      }
      const importId = await addImport(
        transaction,
        { organisationId },
        {
          kind: 'userSurvey',
          fileName: file.fileName,
          byName: actor.name,
          sha256: createHash('sha256').update(file.bytes).digest('hex'),
          importedOn: clock.now().toISOString().slice(0, 10),
        },
      );
      await saveUserSurveyResults(transaction, { organisationId, results: preview.results, importId });
      return { offices: preview.results.length, period: file.period };
    });
  }

  return {
    hold: async (actor, given) => {
      enter(actor);
      const file = withMonth(given);
      // Read once now, so that what is wrong is said at once.
      await previewOf(file, database, actor);
      lists.hold(actor.personId, file);
    },
    held: async (actor) => {
      enter(actor);
      const file = lists.find(actor.personId);
      return file ? previewOf(file, database, actor) : null;
    },
    confirm: async (actor, stamp) => {
      enter(actor);
      const file = lists.find(actor.personId);
      if (!file) return null;
      const done = await takeIn(actor, file, stamp);
      lists.letGo(actor.personId);
      return done;
    },
    letGo: async (actor) => {
      enter(actor);
      lists.letGo(actor.personId);
    },
    takeIn: async (actor, file) => {
      enter(actor);
      return takeIn(actor, withMonth(file), null);
    },
  };
}
