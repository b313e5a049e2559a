import { m } from '#messages';
import { refusal } from '#platform/errors.ts';
import type { CustodyHolder, Grant, Role } from './schema.ts';

/** What a role is about: the whole organisation, one study, or one office. A study lead may also lead no study yet. */
const roleIsAbout: Readonly<Record<Role, 'organisation' | 'study' | 'office'>> = {
  administrator: 'organisation',
  studyLead: 'study',
  custodian: 'study',
  analyst: 'study',
  interviewer: 'study',
  officeLeader: 'office',
  advisor: 'organisation',
};

/** Two roles in one study that are never one person's: one sees answers, the other sees who is asked. */
const apart: Partial<Record<Role, Role>> = { studyLead: 'custodian', custodian: 'studyLead' };

/** What must be known before somebody is given a role. */
export type AboutGrant = {
  /** What they have now. */
  readonly grants: readonly Grant[];
  /** Roles in this study that they have had at some time, whether or not they still have them. */
  readonly hasHad: readonly Role[];
  readonly custody: CustodyHolder;
  /** Whether a wave of the study has people in its code key. */
  readonly keyHasPeople: boolean;
};

/** @throws DomainError saying why somebody cannot be given a role, and what to do instead */
export function refuseGrant(grant: Grant, about: AboutGrant): void {
  const { role, studyId } = grant;
  if (roleIsAbout[role] === 'study' && studyId === null && role !== 'studyLead') {
    throw refusal('study-missing', m.organisation_refuse_study_missing);
  }
  if (roleIsAbout[role] === 'office' && !grant.office) {
    throw refusal('office-missing', m.organisation_refuse_office_missing);
  }
  if (about.grants.some((has) => isSameGrant(has, grant))) {
    throw refusal('has-role', m.organisation_refuse_has_role);
  }
  const other = apart[role];
  if (!other || studyId === null) return;
  if (about.grants.some((has) => has.role === other && has.studyId === studyId)) {
    throw refusal(
      'lead-and-custodian',
      role === 'custodian'
        ? m.organisation_refuse_lead_as_custodian
        : m.organisation_refuse_custodian_as_lead,
    );
  }
  // Laying down one role to take up the other, and back again, would be a way around the rule.
  if (about.keyHasPeople && about.hasHad.includes(other)) {
    throw refusal(
      'has-had-other-role',
      role === 'custodian' ? m.organisation_refuse_former_lead : m.organisation_refuse_former_custodian,
    );
  }
  if (role === 'custodian' && about.custody === 'system' && about.keyHasPeople) {
    throw refusal('system-holds-key', m.organisation_refuse_system_holds);
  }
}

/** @throws DomainError when nobody would be left to give roles */
export function refuseLastAdministrator(administrators: readonly string[], personId: string): void {
  if (administrators.length === 1 && administrators[0] === personId) {
    throw refusal('last-administrator', m.organisation_refuse_last_administrator);
  }
}

const isSameGrant = (a: Grant, b: Grant) =>
  a.role === b.role && a.studyId === b.studyId && a.office === b.office;
