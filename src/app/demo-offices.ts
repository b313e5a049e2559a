import { existsSync, readFileSync } from 'node:fs';
import type { Actor } from '#modules/organisation/schema.ts';
import { createRegister, findUnit, importUnits } from '#modules/organisation/store.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { demoPeople } from './demo-people.ts';
import { organisationId } from './organisation.ts';
import { createScorecards } from './scorecards.ts';
import { createUserSurveyService } from './user-survey.ts';

const examples = new URL('../../examples/', import.meta.url);
const results = 'sor-trondelag/results';
const county = '9900';

/**
 * Gives the demo a county of 19 offices that do not exist, with half a year of the scorecard, through what everybody's
 * files go through: the register's import, the indicator set, targets and values looked at before they are taken in.
 * Made once. What is written down is dated as it would have been then: targets before the months they are about.
 *
 * @returns whether anything was made
 */
export async function loadDemoOffices({ database }: { readonly database: Database }): Promise<boolean> {
  const files = [
    `${results}/units.csv`,
    'indicators/2015.yaml',
    `${results}/targets.csv`,
    `${results}/scorecard.csv`,
    `${results}/user-survey.csv`,
  ];
  if (!files.every((file) => existsSync(new URL(file, examples)))) return false;
  if (await findUnit(database, { organisationId, number: county })) return false;

  const [administrator, lead] = [actorOf('demo-administrator'), actorOf('demo-lead')];
  const register = createRegister({ database, clock: on('2014-12-01'), synthetic: true });
  await importUnits(register, administrator, fileOf(`${results}/units.csv`));

  const before = createScorecards({ database, clock: on('2014-12-15') });
  const { fileName, bytes } = fileOf('indicators/2015.yaml');
  await before.importIndicators(lead, { fileName, text: new TextDecoder().decode(bytes) });
  await takeIn(before, lead, fileOf(`${results}/targets.csv`));
  await takeIn(
    createScorecards({ database, clock: on('2015-07-10') }),
    lead,
    fileOf(`${results}/scorecard.csv`),
  );
  const survey = createUserSurveyService({ database, clock: on('2015-01-10') });
  await survey.takeIn(lead, { ...fileOf(`${results}/user-survey.csv`), period: '2014-12' });
  return true;
}

type File = { readonly fileName: string; readonly bytes: Uint8Array };

async function takeIn(
  scorecards: ReturnType<typeof createScorecards>,
  actor: Actor,
  file: File,
): Promise<void> {
  const { stamp } = await scorecards.preview(actor, file);
  await scorecards.takeIn(actor, file, { stamp, reason: '' });
}

function fileOf(path: string): File {
  return { fileName: path.split('/').at(-1)!, bytes: readFileSync(new URL(path, examples)) };
}

function on(day: string): Clock {
  return { now: () => new Date(`${day}T12:00:00Z`) };
}

function actorOf(personId: string): Actor {
  const { name, grants } = demoPeople.find((person) => person.personId === personId)!;
  return { organisationId, personId, name, email: `${personId}@example.org`, grants };
}
