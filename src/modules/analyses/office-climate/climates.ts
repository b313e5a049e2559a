import { lineageOf, maySeeUnit, refuseUnless } from '#modules/organisation/index.ts';
import type { Actor, Succession, Unit } from '#modules/organisation/schema.ts';
import { type Released, viewOf } from '#modules/privacy/index.ts';
import type { LocalisedText } from '#modules/studies/schema.ts';
import type { ClimateOffice, OfficeClimate } from './result.ts';

/** How the offices stood in one round, and which round that was. */
export type OfficeClimateOf = {
  readonly source: 'wave' | 'study';
  readonly sourceId: string;
  readonly studyId: string;
  /** What the round is called. */
  readonly title: LocalisedText;
  /** The day its answers had come in; null where nobody knows. */
  readonly endedOn: string | null;
  readonly climate: Released<OfficeClimate>;
};

/** How the offices stand, as the pages ask for it: each round by itself, the latest first. */
export type OfficeClimates = {
  /**
   * One office beside everybody, round by round; none where it was in no round.
   *
   * @throws DomainError `not-allowed`
   */
  ofUnit(actor: Actor | null, number: string): Promise<readonly OfficeClimateOf[]>;
  /** Every office that the asker may see, round by round. */
  ofAll(actor: Actor | null): Promise<readonly OfficeClimateOf[]>;
};

/** What it needs of the other rooms. */
type ClimateHouse = {
  list(): Promise<readonly OfficeClimateOf[]>;
  register(): Promise<{ readonly units: readonly Unit[]; readonly successions: readonly Succession[] }>;
};

export function createOfficeClimates(house: ClimateHouse): OfficeClimates {
  const aboutClimate = async () => (await house.list()).filter(({ climate }) => climate.about === 'climate');
  return {
    ofUnit: async (actor, number) => {
      const { units, successions } = await house.register();
      const unit = units.find((one) => one.number === number);
      if (!unit || !maySeeUnit(actor, unit, successions)) {
        refuseUnless(actor ?? nobody, 'seeOffice', { unit: number });
      }
      if (!unit) return [];
      const own = new Set(lineageOf(number, successions));
      return (await aboutClimate()).flatMap((one) =>
        maySeeAnswers(actor, unit, successions, one.climate)
          ? narrowed(one, (office) => unitsOf(office).some((each) => own.has(each)))
          : [],
      );
    },
    ofAll: async (actor) => {
      const { units, successions } = await house.register();
      const known = new Map(units.map((unit) => [unit.number, unit]));
      return (await aboutClimate()).flatMap((one) =>
        narrowed(one, (office) =>
          unitsOf(office).some((number) => {
            const unit = known.get(number);
            return unit !== undefined && maySeeAnswers(actor, unit, successions, one.climate);
          }),
        ),
      );
    },
  };
}

/** Units made up for the demo are for everybody; answers are so only where they are made up too. */
function maySeeAnswers(
  actor: Actor | null,
  unit: Unit,
  successions: readonly Succession[],
  { synthetic }: OfficeClimate,
): boolean {
  return maySeeUnit(actor, { ...unit, synthetic: unit.synthetic && synthetic }, successions);
}

/** The units whose people an office's figures are of. */
function unitsOf({ unit, together }: ClimateOffice): readonly string[] {
  return together ?? (unit === null ? [] : [unit]);
}

const nobody = { grants: [] };

/** The round with some of its offices; none where it has none of them. */
function narrowed(one: OfficeClimateOf, isWanted: (office: ClimateOffice) => boolean): OfficeClimateOf[] {
  const climate = viewOf(one.climate, (whole) => ({
    ...whole,
    measures: whole.measures.map((measure) => ({ ...measure, offices: measure.offices.filter(isWanted) })),
  }));
  return climate.measures.some(({ offices }) => offices.length > 0) ? [{ ...one, climate }] : [];
}
