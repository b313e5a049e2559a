import { m } from '#messages';
import type { Role } from '#modules/organisation/schema.ts';

/** What a role is called. */
export const roleName = {
  administrator: m.organisation_role_administrator,
  studyLead: m.organisation_role_studyLead,
  custodian: m.organisation_role_custodian,
  analyst: m.organisation_role_analyst,
  interviewer: m.organisation_role_interviewer,
  officeLeader: m.organisation_role_officeLeader,
  advisor: m.organisation_role_advisor,
} satisfies Record<Role, unknown>;

/** What somebody with the role may do, and what they never see, in a sentence or two. */
export const roleMay = {
  administrator: m.organisation_may_administrator,
  studyLead: m.organisation_may_studyLead,
  custodian: m.organisation_may_custodian,
  analyst: m.organisation_may_analyst,
  interviewer: m.organisation_may_interviewer,
  officeLeader: m.organisation_may_officeLeader,
  advisor: m.organisation_may_advisor,
} satisfies Record<Role, unknown>;
