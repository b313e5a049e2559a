/** What a unit is in the register. Norg2 knows more types; the importer says which of these each of them is. */
export const unitTypes = ['county', 'office', 'department'] as const;
export type UnitType = (typeof unitTypes)[number];
export const unitStatuses = ['planned', 'active', 'closing', 'closed'] as const;
export type UnitStatus = (typeof unitStatuses)[number];

/** One unit as the register has it. Days are text, as in 2026-12-24. */
export type Unit = {
  /** As Norg2 writes it, leading zeros and all: "0502". Never a number. */
  readonly number: string;
  /** What it is called now; what it was called before is in {@link UnitFact}. */
  readonly name: string;
  readonly type: UnitType;
  /** As the register says it; `statusOn` says it for a given day. */
  readonly status: UnitStatus;
  /** The number of the unit it belongs to: an office's county, a department's office. */
  readonly parent: string | null;
  /** Its first day, and its last. */
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

/** What can change of a unit from one day to the next while it stays the same unit. */
export const changingFields = ['name', 'parent', 'municipality', 'leader', 'positions', 'users'] as const;
export type ChangingField = (typeof changingFields)[number];

/**
 * What was true of a unit from a day on, until the next fact about the same field; `from` null: from the first. Fields
 * that have never changed have none. The last fact says what the unit itself says.
 */
export type UnitFact = {
  readonly number: string;
  readonly field: ChangingField;
  readonly from: string | null;
  readonly value: string | number | null;
};

/** What a unit was called from a day on; null: from the first. */
export type UnitName = { readonly number: string; readonly name: string; readonly from: string | null };

export const successionKinds = ['merged', 'renumbered', 'split'] as const;
export type SuccessionKind = (typeof successionKinds)[number];
/** From `on`, what was done by `from` is done by `to`: series of `from` go on in `to`, when `kind` is not `split`. */
export type Succession = {
  readonly from: string;
  readonly to: string;
  readonly on: string;
  readonly kind: SuccessionKind;
};

/** From how many registered positions an office is of medium size, and from how many it is large. */
export type SizeLimits = { readonly mediumFrom: number; readonly largeFrom: number };
export type SizeClass = 'small' | 'medium' | 'large';
