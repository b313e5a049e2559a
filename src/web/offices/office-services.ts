import type { Actor, Unit } from '#modules/organisation/schema.ts';
import type { CountyGiven } from '#modules/reports/index.ts';
import type { OfficeToTake } from '#modules/studies/index.ts';

/** A county with its offices; offices of no county stand under null. */
export type CountyOfOffices = { readonly county: Unit | null; readonly offices: readonly Unit[] };

/** The same as a study may choose among them; of no county, `county` is null. */
export type OfficesToTake = {
  readonly county: { readonly number: string; readonly name: string } | null;
  readonly offices: readonly OfficeToTake[];
};

/** Offices and counties as their pages ask for them. Null where there is none of that number. */
export type OfficeServices = {
  /** Those that somebody may see, by number. */
  list(actor: Actor | null): Promise<readonly CountyOfOffices[]>;
  /** Those that a study of somebody's may have as its own: not what has closed. */
  toTake(actor: Actor): Promise<readonly OfficesToTake[]>;
  /** @throws DomainError `not-allowed` */
  office(
    actor: Actor | null,
    number: string,
  ): Promise<{ readonly unit: Unit; readonly given: CountyGiven } | null>;
  /** @throws DomainError `not-allowed` */
  county(actor: Actor | null, number: string): Promise<CountyGiven | null>;
};
