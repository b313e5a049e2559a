import type { OfficeClimateOf, OfficeClimates } from '#modules/analyses/index.ts';
import {
  lineageOf,
  may,
  maySeeUnit,
  namesOf,
  passedOnBy,
  refuseUnless,
  sizeClassOf,
  standingOf,
} from '#modules/organisation/index.ts';
import type { Actor, Succession, Unit } from '#modules/organisation/schema.ts';
import {
  findSizeLimits,
  listSuccessions,
  listUnitFacts,
  listUnits,
} from '#modules/organisation/store.server.ts';
import type { CountyGiven } from '#modules/reports/index.ts';
import { sizeKinds, type UserSurveyResult } from '#modules/scorecards/schema.ts';
import {
  listIndicators,
  listTargets,
  listUserSurveyResults,
  sourcesOf,
  valuesOf,
} from '#modules/scorecards/store.server.ts';
import { textIn } from '#modules/studies/schema.ts';
import type { Database } from '#platform/database/database.ts';
import type { CountyOfOffices, OfficeServices } from '#web/offices/office-services.ts';
import { organisationId } from './organisation.ts';

const organisation = { organisationId };
const everyMonth = { from: '0000-01', to: '9999-12' };

/** What the pages about offices and counties show, put together from the register, the scorecard and the climate. */
export function createOfficeServices(parts: {
  readonly database: Database;
  readonly climates: OfficeClimates;
}): OfficeServices {
  const { database, climates } = parts;
  const register = async () => ({
    units: await listUnits(database, organisation),
    successions: await listSuccessions(database, organisation),
  });

  async function given(
    of: Pick<CountyGiven, 'county' | 'offices' | 'seesOthers' | 'passedOn'>,
    register: { readonly units: readonly Unit[]; readonly successions: readonly Succession[] },
    actor: Actor | null,
    climate: OfficeClimateOf | null,
  ): Promise<CountyGiven> {
    const { offices } = of;
    const { successions } = register;
    const facts = await listUnitFacts(database, organisation);
    const units = [...new Set(offices.flatMap(({ number }) => lineageOf(number, successions)))];
    const own = new Set([of.county?.number ?? null, null, ...units]);
    const indicators = await listIndicators(database, organisation);
    const userSurvey = latestRound(await listUserSurveyResults(database, { ...organisation, units }));
    return {
      ...of,
      successions,
      parts: register.units.filter(({ number }) => own.has(number)),
      sizes: facts.filter(({ number, field }) => own.has(number) && sizeKinds.some((kind) => kind === field)),
      keepsRegister: actor !== null && may(actor, 'manageRegister'),
      names: offices.flatMap(({ number }) => namesOf(number, facts)),
      limits: await findSizeLimits(database, organisation),
      indicators: indicators.filter(({ ownerUnit }) => own.has(ownerUnit)),
      targets: await listTargets(database, organisation),
      values: await valuesOf(database, { ...organisation, units }),
      userSurvey,
      sources: await sourcesOf(database, {
        ...organisation,
        units,
        period: everyMonth,
        userSurvey: userSurvey[0]?.period ?? null,
      }),
      climate: climate?.climate ?? null,
      climateSource: climate && textIn(climate.title, 'nb'),
    };
  }

  return {
    list: async (actor) => {
      const { units, successions } = await register();
      return byCounty(
        units.filter((unit) => maySeeUnit(actor, unit, successions)),
        units,
      );
    },
    toTake: async (actor) => {
      const { units, successions } = await register();
      const limits = await findSizeLimits(database, organisation);
      const seen = units.filter((unit) => unit.status !== 'closed' && maySeeUnit(actor, unit, successions));
      return byCounty(seen, units).map(({ county, offices }) => ({
        county: county && { number: county.number, name: county.name },
        offices: offices.map((office) => ({
          number: office.number,
          name: office.name,
          size: sizeClassOf(office, limits),
        })),
      }));
    },
    office: async (actor, number) => {
      const { units, successions } = await register();
      const unit = units.find((one) => one.number === number && one.type === 'office');
      if (!unit) return null;
      if (!maySeeUnit(actor, unit, successions)) refuseUnless(actor ?? nobody, 'seeOffice', { unit: number });
      const county = units.find((one) => one.number === unit.parent && one.type === 'county') ?? null;
      // An office that has gone up in another is held apart on its own page: there the other's figures are without it.
      const passedOn = passedOnBy(number, successions);
      const apart = successions.filter((one) => one !== passedOn);
      const offices = county ? standingOf(officesOf(county.number, units), apart) : [unit];
      const seesOthers = offices.every((one) => maySeeUnit(actor, one, successions));
      const [climate = null] = await climates.ofUnit(actor, number);
      const of = { county, offices, seesOthers, passedOn };
      return { unit, given: await given(of, { units, successions: apart }, actor, climate) };
    },
    county: async (actor, number) => {
      const { units, successions } = await register();
      const county = units.find((one) => one.number === number && one.type === 'county');
      if (!county) return null;
      const all = officesOf(number, units);
      const seesAll = [county, ...all].every((unit) => maySeeUnit(actor, unit, successions));
      if (!seesAll) refuseUnless(actor ?? nobody, 'seeOffices');
      const [climate = null] = await climates.ofAll(actor);
      const of = { county, offices: standingOf(all, successions), seesOthers: true, passedOn: null };
      return given(of, { units, successions }, actor, climate);
    },
  };
}

const nobody: Pick<Actor, 'grants'> = { grants: [] };

/** Offices that are, or were: what a closed one counted is still to be read. */
function officesOf(county: string, units: readonly Unit[]): readonly Unit[] {
  return units.filter(
    ({ type, parent, status }) => type === 'office' && parent === county && status !== 'planned',
  );
}

function byCounty(seen: readonly Unit[], units: readonly Unit[]): readonly CountyOfOffices[] {
  const offices = seen.filter(({ type, status }) => type === 'office' && status !== 'planned');
  const counties = units.filter(({ type }) => type === 'county');
  const known = new Set(counties.map(({ number }) => number));
  const under = (number: string | null) =>
    offices.filter(({ parent }) => (parent !== null && known.has(parent) ? parent : null) === number);
  return [
    ...counties.map((county) => ({ county, offices: under(county.number) })),
    { county: null, offices: under(null) },
  ].filter((one) => one.offices.length > 0);
}

/** Results come the latest round first. */
function latestRound(results: readonly UserSurveyResult[]): readonly UserSurveyResult[] {
  return results.filter(({ period }) => period === results[0]?.period);
}
