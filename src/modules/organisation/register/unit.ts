/** What a unit is in the register. Norg2 knows more types; the importer says which of these each of them is. */
export type UnitType = 'county' | 'office' | 'department';
export type UnitStatus = 'planned' | 'active' | 'closing' | 'closed';

/** One unit as the register has it. Days are text, as in 2026-12-24. */
export type Unit = {
  /** As Norg2 writes it, leading zeros and all: "0502". Never a number. */
  readonly number: string;
  /** What it is called now; earlier names are in {@link UnitName}. */
  readonly name: string;
  readonly type: UnitType;
  readonly status: UnitStatus;
  /** The number of the unit it belongs to: an office's county, a department's office. */
  readonly parent: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** Statistics Norway's code of the municipality, four digits. */
  readonly municipality: string | null;
  /** Says only whether two units have the same leader: a key, never a name. */
  readonly leader: string | null;
  /** Registered positions, and people followed up: what counts are held against. */
  readonly positions: number | null;
  readonly users: number | null;
  /** Made up, with the demo: whoever has the demo open may look at it. */
  readonly synthetic: boolean;
};

/** What a unit was called from a day on. */
export type UnitName = { readonly number: string; readonly name: string; readonly from: string };

export type SuccessionKind = 'merged' | 'renumbered' | 'split';
/** From `on`, what was done by `from` is done by `to`: series of `from` go on in `to`, when `kind` is not `split`. */
export type Succession = {
  readonly from: string;
  readonly to: string;
  readonly on: string;
  readonly kind: SuccessionKind;
};
