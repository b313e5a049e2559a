import { lineageOf, may, maySeeUnit, refuseUnless } from '#modules/organisation/index.ts';
import type { Actor, Unit } from '#modules/organisation/schema.ts';
import type { Language } from '#platform/language.ts';
import type { UserSurveyResult } from '../schema.ts';
import { createUserSurveyImports, type UserSurveyImports } from './imports.ts';
import { createOwnRounds, type OverPersons, type OwnRounds, personsOf } from './own-rounds.ts';
import { type OfficeSummary, type UserSurveySummary, userSurveySummary } from './summary.rules.ts';
import { surveyTemplate } from './survey-template.ts';
import { listUserSurveyResults } from './user-survey.server.ts';
import type { UserSurveyParts } from './user-survey-parts.ts';

export type UserSurveyView = {
  /** Rounds there are results of, the latest first. */
  readonly periods: readonly string[];
  /** Null when there are none. */
  readonly period: string | null;
  readonly summary: UserSurveySummary;
  /** From user to user, where the answers were collected here. */
  readonly persons: OverPersons | null;
  readonly names: Readonly<Record<string, string>>;
  /** Where the results come from. */
  readonly sources: readonly string[];
  readonly isSynthetic: boolean;
  readonly mayManage: boolean;
};
/** One office in one round, beside everybody. */
export type UserSurveyOfUnit = {
  readonly period: string;
  readonly source: string;
  readonly own: OfficeSummary;
  readonly questions: UserSurveyResult['questions'];
  readonly all: UserSurveySummary['all'];
  readonly offices: number;
};

/** What users said of the offices, as the pages ask for it. Each refuses by DomainError whoever may not. */
export type UserSurvey = UserSurveyImports &
  OwnRounds & {
    /** One round, every office; the latest, unless said. */
    view(actor: Actor, asked?: { readonly period?: string | null }): Promise<UserSurveyView>;
    /** One office through all rounds, the latest first; an office made up for the demo is for everybody. */
    ofUnit(actor: Actor | null, number: string): Promise<readonly UserSurveyOfUnit[]>;
    /** A sheet to fill in: the headings, and every office there is. */
    template(actor: Actor, language: Language): Promise<string>;
  };

export function createUserSurvey(parts: UserSurveyParts): UserSurvey {
  const { database, register } = parts;
  return {
    ...createUserSurveyImports(parts),
    ...createOwnRounds(parts),
    view: async (actor, { period: asked } = {}) => {
      refuseUnless(actor, 'seeOffices');
      const results = await listUserSurveyResults(database, actor);
      const periods = [...new Set(results.map((one) => one.period))];
      const period = asked && periods.includes(asked) ? asked : (periods[0] ?? null);
      const own = results.filter((one) => one.period === period);
      const { units } = await register(database);
      const known = new Map(units.map((unit) => [unit.number, unit]));
      return {
        periods,
        period,
        summary: userSurveySummary(own),
        persons: own.length === 0 ? null : await personsOf(own, parts),
        names: Object.fromEntries(own.map(({ unit }) => [unit, known.get(unit)?.name ?? unit])),
        sources: [...new Set(own.map(({ source }) => source))],
        isSynthetic: own.some(({ unit }) => known.get(unit)?.synthetic),
        mayManage: may(actor, 'manageScorecards'),
      };
    },
    template: async (actor, language) => {
      refuseUnless(actor, 'manageScorecards');
      const { units } = await register(database);
      return surveyTemplate({ units, language });
    },
    ofUnit: async (actor, number) => {
      const { units, successions } = await register(database);
      const unit = units.find((one) => one.number === number);
      if (!unit || !maySeeUnit(actor, unit, successions)) {
        refuseUnless(actor ?? { grants: [] }, 'seeOffice', { unit: number });
      }
      if (!unit) return [];
      const results = await listUserSurveyResults(database, { organisationId: parts.organisationId });
      const lineage = lineageOf(number, successions);
      return ofLineage(results, lineage, pooledWith(unit, units));
    },
  };
}

/** Made-up offices stand beside made-up offices, and real ones beside real ones. */
function pooledWith({ synthetic }: Unit, units: readonly Unit[]): (number: string) => boolean {
  const madeUp = new Set(units.filter((one) => one.synthetic).map(({ number }) => number));
  return (number) => madeUp.has(number) === synthetic;
}

function ofLineage(
  results: readonly UserSurveyResult[],
  lineage: readonly string[],
  isPooled: (number: string) => boolean,
): UserSurveyOfUnit[] {
  const periods = [...new Set(results.map(({ period }) => period))];
  return periods.flatMap((period) => {
    const pool = results.filter((one) => one.period === period && isPooled(one.unit));
    const summary = userSurveySummary(pool);
    return lineage.flatMap((number) => {
      const result = pool.find(({ unit }) => unit === number);
      const own = summary.offices.find(({ unit }) => unit === number);
      if (!result || !own) return [];
      const { source, questions } = result;
      return [{ period, source, own, questions, all: summary.all, offices: pool.length }];
    });
  });
}
