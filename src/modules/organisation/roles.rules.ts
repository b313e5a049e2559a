import { m } from '#messages';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import type { Actor, CustodyHolder, Grant, Role } from './schema.ts';

/** What can be asked for, in the words of whoever asks. */
export type Action =
  | 'managePeople'
  | 'createStudy'
  | 'seeStudy'
  | 'editStudy'
  /** Draft, pilot, open, close, archive a wave. */
  | 'runWave'
  /** Response rates; never who. */
  | 'followWave'
  /** See who is asked: names and addresses. */
  | 'readCodeKey'
  | 'importFrame'
  | 'sendLetters'
  /** Data files and reports, as far as they are released. */
  | 'exportData'
  /** The whole wave, answers and all, to be restored elsewhere. */
  | 'archiveWave'
  /** Ask, record and write out: names, recordings, and what was said before pseudonyms stand in it. */
  | 'conductInterviews'
  /** What was said, under pseudonyms, and what it is coded as. */
  | 'codeInterviews'
  /** Counties, offices and departments, and how they have changed. */
  | 'manageRegister'
  /** Indicators, targets, monthly values and user-survey results. */
  | 'manageScorecards'
  /** Every office's results side by side. */
  | 'seeOffices'
  /** One office's own results. */
  | 'seeOffice';

const byRole: Readonly<Record<Role, readonly Action[]>> = {
  administrator: [
    'managePeople',
    'createStudy',
    'manageRegister',
    'manageScorecards',
    'seeOffices',
    'seeOffice',
  ],
  studyLead: [
    'createStudy',
    'seeStudy',
    'editStudy',
    'runWave',
    'followWave',
    'exportData',
    'archiveWave',
    'codeInterviews',
    'manageScorecards',
    'seeOffices',
    'seeOffice',
  ],
  custodian: ['seeStudy', 'followWave', 'readCodeKey', 'importFrame', 'sendLetters'],
  analyst: ['seeStudy', 'followWave', 'exportData', 'codeInterviews', 'seeOffices', 'seeOffice'],
  interviewer: ['seeStudy', 'conductInterviews', 'codeInterviews'],
  officeLeader: ['seeOffice'],
  advisor: [],
};

/** About the organisation as a whole; everything else is about one study, or one office. */
const wide: readonly Action[] = [
  'managePeople',
  'createStudy',
  'manageRegister',
  'manageScorecards',
  'seeOffices',
];

/**
 * Whether somebody may do something. Where the system holds the code key, the study lead hands over the list and plans
 * the letters, and nobody reads the key.
 */
export function may(
  actor: Pick<Actor, 'grants'>,
  action: Action,
  about: { readonly studyId?: string; readonly custody?: CustodyHolder; readonly unit?: string } = {},
): boolean {
  if (about.custody === 'system') {
    if (action === 'readCodeKey') return false;
    if (action === 'importFrame' || action === 'sendLetters') return leads(actor.grants, about.studyId);
  }
  if (action === 'seeOffice') {
    return actor.grants.some(
      ({ role, office }) =>
        byRole[role].includes('seeOffices') ||
        (byRole[role].includes('seeOffice') && office !== null && office === about.unit),
    );
  }
  return actor.grants.some(
    ({ role, studyId }) =>
      byRole[role].includes(action) &&
      (wide.includes(action) || (studyId !== null && studyId === about.studyId)),
  );
}

function leads(grants: readonly Grant[], studyId: string | undefined): boolean {
  return grants.some(
    (grant) => grant.role === 'studyLead' && grant.studyId === studyId && studyId !== undefined,
  );
}

/** @throws DomainError `not-allowed` */
export function refuseUnless(...asked: Parameters<typeof may>): void {
  if (may(...asked)) return;
  throw new DomainError(
    'not-allowed',
    inAllLanguages((locale) => m.organisation_not_allowed({}, { locale })),
  );
}
