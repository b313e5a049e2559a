import type { Actor, Unit } from '#modules/organisation/schema.ts';
import type { CountyGiven } from '#modules/reports/index.ts';

/** A county with its offices; offices of no county stand under null. */
export type CountyOfOffices = { readonly county: Unit | null; readonly offices: readonly Unit[] };

/** Offices and counties as their pages ask for them. Null where there is none of that number. */
export type OfficeServices = {
  /** Those that somebody may see, by number. */
  list(actor: Actor | null): Promise<readonly CountyOfOffices[]>;
  /** @throws DomainError `not-allowed` */
  office(
    actor: Actor | null,
    number: string,
  ): Promise<{ readonly unit: Unit; readonly given: CountyGiven } | null>;
  /** @throws DomainError `not-allowed` */
  county(actor: Actor | null, number: string): Promise<CountyGiven | null>;
};
