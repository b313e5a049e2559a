import type { Grant } from '#modules/organisation/schema.ts';
import { addGrant, addPerson, findPerson, setCustody } from '#modules/organisation/store.server.ts';
import type { Database } from '#platform/database/database.ts';
import { organisationId } from './organisation.ts';

const studyId = 'sor-trondelag-2015';
/** The study that the demo has waves of. */
export const practiceStudyId = 'practice';
const grant = (role: Grant['role'], about: string | null = studyId): Grant => ({
  role,
  studyId: about,
  office: null,
});

/** Made-up people, one a role: whoever opens the demo may sign in as any of them. */
export const demoPeople: readonly { personId: string; name: string; grants: readonly Grant[] }[] = [
  { personId: 'demo-administrator', name: 'Ada Administrator', grants: [grant('administrator', null)] },
  {
    personId: 'demo-lead',
    name: 'Sol Studieleder',
    grants: [grant('studyLead'), grant('studyLead', practiceStudyId), grant('studyLead', null)],
  },
  {
    personId: 'demo-custodian',
    name: 'Nils Nøkkelholder',
    grants: [grant('custodian'), grant('custodian', practiceStudyId)],
  },
  {
    personId: 'demo-analyst',
    name: 'Anne Analytiker',
    grants: [grant('analyst'), grant('analyst', practiceStudyId)],
  },
  {
    personId: 'demo-interviewer',
    name: 'Ivar Intervjuer',
    grants: [grant('interviewer'), grant('interviewer', practiceStudyId)],
  },
  { personId: 'demo-office-leader', name: 'Kari Kontorleder', grants: [grant('officeLeader', null)] },
  { personId: 'demo-advisor', name: 'Vidar Veileder', grants: [grant('advisor', null)] },
];

export async function loadDemoPeople(database: Database, now: Date): Promise<void> {
  const isFirst = !(await findPerson(database, { organisationId, personId: 'demo-custodian' }));
  for (const { personId, name, grants } of demoPeople) {
    const email = `${personId}@example.org`;
    await addPerson(database, { organisationId, personId, name, email, isDemo: true, now });
    for (const each of grants) await addGrant(database, { organisationId, personId, ...each });
  }
  // The demo's own study has a custodian; one begun in the demo has the system, as for somebody who works alone.
  if (isFirst) await setCustody(database, { organisationId, studyId, holder: 'person' });
}
