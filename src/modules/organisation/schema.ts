export type {
  SizeClass,
  SizeLimits,
  Succession,
  SuccessionKind,
  Unit,
  UnitFact,
  UnitName,
  UnitStatus,
  UnitType,
} from './register/unit.ts';
export { successionKinds, unitStatuses, unitTypes } from './register/unit.ts';

/** What people may be in the house. Most roles are about one study; an office leader's is about one office. */
export const roles = [
  'administrator',
  'studyLead',
  'custodian',
  'analyst',
  'interviewer',
  'officeLeader',
  'advisor',
] as const;
export type Role = (typeof roles)[number];

/**
 * One role that somebody has. `studyId` null: about no one study. A study lead without a study may start new ones, and
 * leads each study they start by a grant of its own.
 */
export type Grant = {
  readonly role: Role;
  readonly studyId: string | null;
  readonly office: string | null;
};

/** Whoever is signed in and asks for something: handed to every use case that is not for everybody. */
export type Actor = {
  readonly organisationId: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly grants: readonly Grant[];
};

/** Who holds the code key of a study: a person, or the system itself; then nobody opens it. */
export type CustodyHolder = 'person' | 'system';

/** What was done to somebody's place or roles here. */
export type WhatChanged = 'added' | 'removed' | 'given' | 'taken' | 'linkMade';
