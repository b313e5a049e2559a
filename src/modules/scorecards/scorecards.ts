import { m } from '#messages';
import { may, refuseUnless } from '#modules/organisation/index.ts';
import type { Actor, Unit } from '#modules/organisation/schema.ts';
import { refusal } from '#platform/errors.ts';
import type { Language } from '#platform/language.ts';
import { createImports, type ScorecardImports, soundReason } from './import/imports.ts';
import { indicatorNamed } from './import/sheet-columns.rules.ts';
import { unitNamed } from './import/sheet-row.ts';
import { templateOf } from './import/template.ts';
import { monthIn } from './import/written-months.rules.ts';
import { isCountedOtherwise, refuseOverValues } from './indicators/over-values.ts';
import { readIndicatorSet } from './indicators/read-indicator-set.ts';
import { type GivenIndicator, soundIndicator } from './indicators/sound-indicator.ts';
import type { Correction, Indicator, NumberSource, WrittenTarget } from './schema.ts';
import type { ScorecardPageParts } from './scorecard-parts.ts';
import {
  addCorrections,
  addTargets,
  listCorrections,
  listIndicators,
  listTargets,
  monthsWithValues,
  removeValue,
  saveIndicators,
  sourcesOf,
  targetHistory,
  underScorecardLock,
  valuesOf,
} from './store.server.ts';
import { targetIn } from './targets/typed-target.ts';
import { isMonth, monthNumber, monthOf } from './values/months.rules.ts';
import { seriesThroughMergers } from './values/series.rules.ts';
import { type BoardRow, boardRows, type OfficeRow, officeRows } from './views/board.ts';

export type Board = {
  /** Null when nothing has come in yet. */
  readonly month: string | null;
  /** Months there are values for, the newest first. */
  readonly months: readonly string[];
  readonly rows: readonly BoardRow[];
  readonly offices: number;
  readonly isSynthetic: boolean;
};
export type IndicatorView = {
  readonly indicator: Indicator;
  readonly month: string | null;
  readonly months: readonly string[];
  readonly county: BoardRow | null;
  readonly offices: readonly OfficeRow[];
  readonly targets: readonly WrittenTarget[];
  readonly units: readonly Pick<Unit, 'number' | 'name'>[];
  /** The sheets that the month's values and the targets came by. */
  readonly sources: readonly NumberSource[];
  readonly mayManage: boolean;
  readonly keepsRegister: boolean;
};
export type NewTarget = {
  readonly unit: string;
  readonly from: string;
  readonly target: string;
};

/** The scorecard as the pages and programs ask. Each refuses by DomainError whoever may not. */
export type Scorecards = ScorecardImports & {
  board(actor: Actor, asked?: { readonly month?: string | null }): Promise<Board>;
  /** Null when there is no such indicator. */
  indicator(
    actor: Actor,
    code: string,
    asked?: { readonly month?: string | null },
  ): Promise<IndicatorView | null>;
  indicators(actor: Actor): Promise<readonly Indicator[]>;
  corrections(
    actor: Actor,
    asked: { readonly page: number },
  ): Promise<{ readonly corrections: readonly Correction[]; readonly hasMore: boolean }>;
  /** How many were new, and how many were there already. @throws DomainError `indicator-set` */
  importIndicators(
    actor: Actor,
    file: { readonly fileName: string; readonly text: string },
  ): Promise<{ readonly added: number; readonly changed: number }>;
  /** The indicators of 2015, to begin with. */
  shippedSet(): { readonly fileName: string; readonly text: string };
  /** A sheet to fill in, for the month that was over last. */
  template(actor: Actor, kind: 'values' | 'wide' | 'targets', language: Language): Promise<string>;
  /** Adds an indicator, or changes the one of its code. @throws DomainError `indicator` */
  saveIndicator(actor: Actor, given: GivenIndicator, how: 'new' | 'change'): Promise<Indicator>;
  /** Writes a target down, from a month on. @throws DomainError `target` */
  setTarget(actor: Actor, code: string, given: NewTarget): Promise<void>;
  /** Takes one value away, with a reason; what it was stays in the trail. False when there is none. */
  withdraw(
    actor: Actor,
    asked: { readonly code: string; readonly unit: string; readonly month: string; readonly reason: string },
  ): Promise<boolean>;
};

const correctionsOnPage = 50;

export function createScorecards(parts: ScorecardPageParts): Scorecards {
  const { database, clock, register, sizes } = parts;
  const today = () => clock.now().toISOString().slice(0, 10);

  /** The months there are, and the one that is asked for or the newest. */
  async function monthsFor({ organisationId }: Actor, asked: string | null | undefined) {
    const months = await monthsWithValues(database, { organisationId });
    const month = asked && isMonth(asked) && months.includes(asked) ? asked : (months[0] ?? null);
    return { months, month };
  }
  async function officesIn(month: string | null) {
    const { units, successions } = await register(database);
    const shown = month ?? today().slice(0, 7);
    const offices = units.filter(
      ({ type, status, validFrom, validTo }) =>
        type === 'office' &&
        status !== 'planned' &&
        (validFrom === null || validFrom.slice(0, 7) <= shown) &&
        (validTo === null || validTo.slice(0, 7) >= shown),
    );
    // What an office that is gone had counted is in the figures of the one it went on in; while it was there it is not.
    const there = new Set(offices.map(({ number }) => number));
    const gone = successions.filter(({ from }) => !there.has(from));
    return { offices, units, successions: gone };
  }

  return {
    ...createImports(parts),
    indicators: async (actor) => {
      refuseUnless(actor, 'seeOffices');
      return listIndicators(database, actor);
    },
    board: async (actor, { month: asked } = {}) => {
      refuseUnless(actor, 'seeOffices');
      const { months, month } = await monthsFor(actor, asked);
      const { offices, successions } = await officesIn(month);
      const indicators = await listIndicators(database, actor);
      const targets = await listTargets(database, actor);
      const { organisationId } = actor;
      const from = `${(month ?? today()).slice(0, 4)}-01`;
      const values = month ? await valuesOf(database, { organisationId, from, to: month }) : [];
      const shown = month ?? today().slice(0, 7);
      return {
        months,
        month,
        rows: boardRows({ indicators, targets, values, offices, successions, month: shown }),
        offices: offices.length,
        isSynthetic: offices.some(({ synthetic }) => synthetic),
      };
    },
    indicator: async (actor, code, { month: asked } = {}) => {
      refuseUnless(actor, 'seeOffices');
      const indicators = await listIndicators(database, actor);
      const indicator = indicators.find((one) => one.code === code);
      if (!indicator) return null;
      const { organisationId } = actor;
      const { months, month } = await monthsFor(actor, asked);
      const { offices, units, successions } = await officesIn(month);
      const targets = await listTargets(database, actor);
      const values = await valuesOf(database, { organisationId, indicator: code });
      const facts = await sizes(database);
      const shown = month ?? today().slice(0, 7);
      const series = (unit: string) => seriesThroughMergers({ values, unit, indicator, successions });
      const state = { indicators: [indicator], targets, values, offices, successions, month: shown };
      return {
        indicator,
        month,
        months,
        county: boardRows(state)[0] ?? null,
        offices: officeRows(indicator, series, { ...state, size: { values, units, facts, successions } }),
        targets: await targetHistory(database, { organisationId, indicator: code }),
        units: offices.map(({ number, name }) => ({ number, name })),
        sources: await sourcesOf(database, {
          organisationId,
          indicator: code,
          period: { from: shown, to: shown },
          units: offices.map(({ number }) => number),
        }),
        mayManage: may(actor, 'manageScorecards'),
        keepsRegister: may(actor, 'manageRegister'),
      };
    },
    corrections: async (actor, { page }) => {
      refuseUnless(actor, 'manageScorecards');
      const { organisationId } = actor;
      const skip = (Math.max(1, page) - 1) * correctionsOnPage;
      const found = await listCorrections(database, { organisationId, skip, most: correctionsOnPage + 1 });
      return {
        corrections: found.slice(0, correctionsOnPage),
        hasMore: found.length > correctionsOnPage,
      };
    },
    importIndicators: async (actor, { text, fileName }) => {
      refuseUnless(actor, 'manageScorecards');
      const indicators = readIndicatorSet(text, fileName);
      const { organisationId } = actor;
      return underScorecardLock(database, { organisationId }, async (transaction) => {
        const there = await listIndicators(transaction, { organisationId });
        const values = await valuesOf(transaction, { organisationId });
        refuseOverValues(indicators, {
          there,
          counted: new Set(values.map(({ indicator }) => indicator)),
          fileName,
        });
        const known = new Map(there.map((one) => [one.code, JSON.stringify(one)]));
        const fresh = indicators.filter(({ code }) => !known.has(code));
        const changed = indicators.filter(
          (one) => known.has(one.code) && known.get(one.code) !== JSON.stringify(one),
        );
        await saveIndicators(transaction, { organisationId, indicators: [...fresh, ...changed] });
        return { added: fresh.length, changed: changed.length };
      });
    },
    shippedSet: parts.shippedSet,
    template: async (actor, kind, language) => {
      refuseUnless(actor, 'manageScorecards');
      const month = monthOf(monthNumber(today().slice(0, 7)) - 1);
      const { offices } = await officesIn(month);
      return templateOf({
        kind,
        language,
        month,
        offices,
        indicators: await listIndicators(database, actor),
      });
    },
    saveIndicator: async (actor, given, how) => {
      refuseUnless(actor, 'manageScorecards');
      const indicator = soundIndicator(given);
      const { organisationId } = actor;
      return underScorecardLock(database, { organisationId }, async (transaction) => {
        const there = await listIndicators(transaction, { organisationId });
        const twin = indicatorNamed(indicator.code, there);
        if (how === 'new' && twin) throw refusal('indicator', m.scorecards_set_duplicate);
        if (how === 'change' && twin?.code !== indicator.code)
          throw refusal('indicator', m.scorecards_set_code);
        const { units } = await register(transaction);
        if (indicator.ownerUnit && !units.some(({ number }) => number === indicator.ownerUnit)) {
          throw refusal('indicator', m.scorecards_row_unit_unknown);
        }
        const values = await valuesOf(transaction, { organisationId, indicator: indicator.code });
        // Values that came in by another definition would stand there as if they were by this one.
        if (twin && isCountedOtherwise(twin, indicator) && values.length > 0)
          throw refusal('indicator', m.scorecards_indicator_has_values);
        await saveIndicators(transaction, { organisationId, indicators: [indicator] });
        return indicator;
      });
    },
    setTarget: async (actor, code, given) => {
      refuseUnless(actor, 'manageScorecards');
      const { organisationId, name: byName } = actor;
      await underScorecardLock(database, { organisationId }, async (transaction) => {
        const indicator = (await listIndicators(transaction, { organisationId })).find(
          (one) => one.code === code,
        );
        if (!indicator) throw refusal('target', m.scorecards_row_indicator_missing);
        const from = monthIn(given.from);
        if (!from) throw refusal('target', m.scorecards_row_month);
        const { units } = await register(transaction);
        const unit = given.unit.trim() === '' ? null : unitNamed(given.unit, units);
        if (unit === undefined) throw refusal('target', m.scorecards_row_unit_unknown);
        const value = targetIn(given.target, indicator);
        const target = { indicator: code, unit: unit?.number ?? null, from, value, setOn: today() };
        await addTargets(transaction, { organisationId, targets: [target], byName });
      });
    },
    withdraw: async (actor, { code, unit, month, reason: given }) => {
      refuseUnless(actor, 'manageScorecards');
      const reason = soundReason(given, true);
      const { organisationId, name: byName } = actor;
      return underScorecardLock(database, { organisationId }, async (transaction) => {
        const asked = { organisationId, indicator: code, units: [unit], from: month, to: month };
        const [before] = await valuesOf(transaction, asked);
        if (!before) return false;
        await removeValue(transaction, { organisationId, indicator: code, unit, month });
        const correction = {
          indicator: code,
          unit,
          month,
          before,
          after: null,
          reason,
          byName,
          at: clock.now(),
        };
        await addCorrections(transaction, { organisationId, corrections: [correction] });
        return true;
      });
    },
  };
}
