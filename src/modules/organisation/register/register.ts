import type { Actor } from '../schema.ts';
import type { FieldChange, ImportPlan } from './import/plan-import.ts';
import type { UnitField } from './import/unit-columns.rules.ts';
import type { LeftOut } from './import/unit-draft.ts';
import type { SizeLimits, Succession, SuccessionKind, Unit, UnitFact } from './unit.ts';

/** What was done to the register once. */
export type RegisterChange =
  | { readonly kind: 'import'; readonly file: string; readonly added: number; readonly changed: number }
  | {
      readonly kind: 'unit';
      readonly number: string;
      readonly name: string;
      readonly isNew: boolean;
      readonly fields: readonly FieldChange[];
    }
  | { readonly kind: 'succession'; readonly succession: Succession }
  | { readonly kind: 'codes'; readonly file: string; readonly count: number }
  | { readonly kind: 'limits'; readonly limits: SizeLimits }
  | { readonly kind: 'undone'; readonly what: RegisterChange };

export type ShownRegisterChange = {
  readonly changeId: string;
  readonly happenedAt: Date;
  readonly byName: string;
  readonly what: RegisterChange;
  /** It is the last thing that was done, and the register can be as it was before. */
  readonly canBeUndone: boolean;
};

export type RegisterLook = {
  readonly units: readonly Unit[];
  readonly facts: readonly UnitFact[];
  readonly successions: readonly Succession[];
  readonly limits: SizeLimits;
  /** How many codes of municipalities have been imported. */
  readonly municipalities: number;
  readonly changes: readonly ShownRegisterChange[];
  /** Today, as the register reckons days. */
  readonly today: string;
};

export type UnitLook = {
  readonly unit: Unit;
  /** Its own facts. */
  readonly facts: readonly UnitFact[];
  readonly successions: readonly Succession[];
  readonly units: readonly Unit[];
  readonly limits: SizeLimits;
  readonly municipalityName: string | null;
  /** What the unit is at this moment; a form that is sent says it again. */
  readonly stamp: string;
  readonly today: string;
};

/** A file that has been read and not yet imported. */
export type HeldImport = {
  readonly fileName: string;
  readonly plan: ImportPlan;
  readonly leftOut: readonly LeftOut[];
  /** What the register is at this moment; whoever confirms says it again. */
  readonly stamp: string;
  readonly padsZeros: boolean;
  readonly today: string;
};

/** A unit as a form says it: text by field. */
export type GivenUnit = Readonly<Partial<Record<UnitField, string>>>;

/** The organisation register, as its pages ask. Each refuses by DomainError whoever may not manage it. */
export type Register = {
  look(actor: Actor): Promise<RegisterLook>;
  /** Null when there is no unit of that number. */
  unit(actor: Actor, number: string): Promise<UnitLook | null>;
  /** Adds a unit by hand. @throws DomainError `units-refused` with a problem for each field, named by its key */
  add(actor: Actor, given: GivenUnit): Promise<void>;
  /** Changes what is said of a unit; what changes with time does so from a day on. @throws as `add` */
  change(
    actor: Actor,
    number: string,
    asked: { readonly given: GivenUnit; readonly from: string; readonly stamp: string },
  ): Promise<void>;
  /** Records that another unit took over. Nothing of what was counted is moved: series follow by `lineageOf`. */
  succeed(
    actor: Actor,
    asked: {
      readonly from: string;
      readonly to: string;
      readonly on: string;
      readonly kind: SuccessionKind;
      readonly stamp: string;
    },
  ): Promise<void>;
  /** Keeps a file in memory for a while, to be looked at. */
  hold(actor: Actor, file: { readonly fileName: string; readonly bytes: Uint8Array }): void;
  /** What the held file would do; null when none is held. @throws DomainError `units-refused` with every problem */
  held(actor: Actor): Promise<HeldImport | null>;
  /** Reads the held file again, with a zero in front of numbers of three digits. */
  padZeros(actor: Actor): void;
  letGo(actor: Actor): void;
  /**
   * Imports the held file. Null when it is no longer held.
   *
   * @throws DomainError `register-changed` when the register is not what the preview was made of
   */
  confirm(
    actor: Actor,
    asked: { readonly stamp: string; readonly from: string },
  ): Promise<{ readonly added: number; readonly changed: number } | null>;
  /** Imports Statistics Norway's municipalities; how many. @throws DomainError `municipalities-refused` */
  takeMunicipalities(
    actor: Actor,
    file: { readonly fileName: string; readonly bytes: Uint8Array },
  ): Promise<number>;
  setLimits(actor: Actor, given: { readonly mediumFrom: string; readonly largeFrom: string }): Promise<void>;
  /** Takes back the last thing that was done. @throws DomainError `register-changed` */
  undo(actor: Actor, changeId: string): Promise<void>;
};
