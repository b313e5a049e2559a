import type { Actor, CustodyHolder, Grant, Role, WhatChanged } from './schema.ts';

/** A role as it is shown: with the title of the study, or the name of the unit, that it is about. */
export type ShownGrant = Grant & { readonly studyTitle: string | null; readonly unitName: string | null };
export type ShownPerson = {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly grants: readonly ShownGrant[];
};
export type ShownChange = {
  readonly happenedAt: Date;
  readonly byName: string;
  readonly personName: string;
  readonly what: WhatChanged;
  readonly grant: ShownGrant | null;
};
export type StudyChoice = { readonly studyId: string; readonly title: string };
/** A unit of the register that a role can be about. */
export type UnitChoice = { readonly number: string; readonly name: string };

/** Who works with a study, and who holds its code key. */
export type StudyPeople = {
  readonly custody: CustodyHolder;
  readonly people: readonly { readonly name: string; readonly role: Role }[];
  /** Names of those who give roles. */
  readonly administrators: readonly string[];
};

/** People and their roles, as the pages ask. Each refuses by DomainError whoever may not. */
export type PeopleDesk = {
  list(actor: Actor): Promise<{
    readonly people: readonly ShownPerson[];
    readonly changes: readonly ShownChange[];
  }>;
  /** Somebody with the studies and offices there are; null when there is nobody of that id. */
  person(
    actor: Actor,
    personId: string,
  ): Promise<{
    readonly person: ShownPerson;
    readonly studies: readonly StudyChoice[];
    /** Offices that are not closed; empty when the register is. */
    readonly offices: readonly UnitChoice[];
  } | null>;
  /** Their id. */
  add(actor: Actor, given: { readonly name: string; readonly email: string }): Promise<string>;
  change(
    actor: Actor,
    personId: string,
    given: { readonly name: string; readonly email: string },
  ): Promise<void>;
  give(actor: Actor, personId: string, grant: Grant): Promise<void>;
  take(actor: Actor, personId: string, grant: Grant): Promise<void>;
  /** Whether taking this role closes a code key with people in it for good: nobody else holds it. */
  closesKey(actor: Actor, personId: string, grant: Grant): Promise<boolean>;
  remove(actor: Actor, personId: string): Promise<void>;
  /** Everybody with a role in a study, for those who may see it. */
  ofStudy(actor: Actor, studyId: string): Promise<StudyPeople>;
};
