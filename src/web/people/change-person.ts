import type { Grant } from '#modules/organisation/schema.ts';
import { grantOf, isRole } from './grant-field.ts';
import { personFieldsOf } from './person-fields.tsx';

/** What a form on somebody's page asks for. */
export type PersonChange =
  | { readonly kind: 'give'; readonly grant: Grant }
  | { readonly kind: 'take'; readonly grant: Grant; readonly isConfirmed: boolean }
  | { readonly kind: 'change'; readonly given: { readonly name: string; readonly email: string } }
  | { readonly kind: 'name'; readonly serviceId: string; readonly name: string }
  | { readonly kind: 'invite' };

/** Null when the form asks for nothing that we know. */
export function changeOf(form: FormData): PersonChange | null {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const taken = grantOf(form.get('take'));
  if (taken) return { kind: 'take', grant: taken, isConfirmed: form.has('confirmed') };
  const back = grantOf(form.get('give-back'));
  if (back) return { kind: 'give', grant: back };
  if (form.has('change')) return { kind: 'change', given: personFieldsOf(form) };
  if (form.has('invite')) return { kind: 'invite' };
  if (form.has('service')) return { kind: 'name', serviceId: text('service'), name: text('service-name') };
  const role = text('role');
  if (!form.has('give') || !isRole(role)) return null;
  return { kind: 'give', grant: grantAsWritten(role, text('study'), text('office')) };
}

/** What a role is not about is left out, whatever stands in its field. */
function grantAsWritten(role: Grant['role'], study: string, office: string): Grant {
  const isOfStudy = ['studyLead', 'custodian', 'analyst', 'interviewer'].includes(role);
  return {
    role,
    studyId: isOfStudy && study ? study : null,
    office: role === 'officeLeader' && office ? office : null,
  };
}
