import { type Grant, type Role, roles } from '#modules/organisation/schema.ts';

/** A role as one value of a form's button. */
export const fieldOf = ({ role, studyId, office }: Grant): string => JSON.stringify([role, studyId, office]);

/** The role that a form's button stands for; null when it is none of ours. */
export function grantOf(value: unknown): Grant | null {
  if (typeof value !== 'string' || value.length > 1000) return null;
  try {
    const [role, studyId, office] = JSON.parse(value) as unknown[];
    return isRole(role) && isTextOrNull(studyId) && isTextOrNull(office) ? { role, studyId, office } : null;
  } catch {
    return null;
  }
}

export const isRole = (value: unknown): value is Role => roles.includes(value as Role);

const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string';
