import type { Unit } from '../unit.ts';
import type { UnitField } from './unit-columns.rules.ts';

/** More than all of a country's offices and departments. */
export const mostUnits = 20_000;

/** Where something stands in a file. */
export type FieldPlace = { readonly line: number; readonly columnName: string; readonly value?: string };

/** A unit as a file says it, each field as text and where it stands. A field that is not here, the file is silent on. */
export type RawUnit = {
  readonly line: number;
  readonly fields: ReadonlyMap<UnitField, { readonly text: string; readonly place: FieldPlace }>;
};

/** What a file says of a unit, read. What it does not say stays as it is in the register. */
export type UnitDraft = {
  readonly number: string;
  readonly said: Partial<Omit<Unit, 'number' | 'synthetic'>>;
  readonly raw: RawUnit;
};

/** Units that were left out because the register has none of their kind, by the file's own word for it. */
export type LeftOut = { readonly type: string; readonly count: number };
