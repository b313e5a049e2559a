import { m } from '#messages';
import type { ShownGrant } from '#modules/organisation/index.ts';
import type { useWords } from '#web/language/language.ts';
import { roleName } from '#web/sign-in/role-words.ts';

/** A role and what it is about: «Nøkkelholder, Arbeidsmiljø 2026». */
export function sayGrant(grant: ShownGrant, { say }: ReturnType<typeof useWords>): string {
  const name = say(roleName[grant.role]);
  if (grant.role === 'studyLead' && !grant.studyId)
    return say(m.organisation_grant_new_studies, { role: name });
  const office = grant.unitName ? `${grant.unitName} (${grant.office})` : grant.office;
  const about = office ?? grant.studyTitle;
  return about ? `${name}, ${about}` : name;
}
