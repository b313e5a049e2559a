import { refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import type { WaveHouse } from '../house.ts';
import type { SeenWave } from '../see-wave.ts';
import { moveWave } from '../wave-life.server.ts';
import { audiencesOf, isAddress } from '../wave-settings.rules.ts';
import {
  addTester,
  listComments,
  listTesters,
  type PilotComment,
  removeTester,
  sectionTimes,
  setDealtWith,
  type Tester,
} from './pilot.server.ts';
import { type PilotTimes, pilotTimes } from './pilot-times.rules.ts';

export type TesterProblem = {
  readonly field: 'name' | 'email' | 'audience';
  readonly code: 'name-missing' | 'not-an-address' | 'there-already' | 'nobody-asked';
};
export type Pilot = {
  readonly testers: readonly Tester[];
  readonly times: PilotTimes;
  readonly comments: readonly PilotComment[];
};

const longestName = 120;

/** Everything that has come of trying a wave out. */
export async function pilotOf(house: WaveHouse, actor: Actor, seen: SeenWave): Promise<Pilot> {
  refuseUnless(actor, 'runWave', { studyId: seen.wave.studyId });
  const place = placeOf(house, seen);
  const testers = await listTesters(house.database, place);
  return {
    testers,
    times: pilotTimes(await sectionTimes(house.database, place), testers),
    comments: await listComments(house.database, place),
  };
}

/** Adds somebody who will try the wave out; the first one begins the pilot. @returns what is wrong with the form */
export async function invite(
  house: WaveHouse,
  actor: Actor,
  {
    seen,
    form,
  }: {
    readonly seen: SeenWave;
    readonly form: {
      readonly name: string;
      readonly email: string;
      readonly audience: string;
      /** Empty: the study's first. */
      readonly language?: string;
    };
  },
): Promise<readonly TesterProblem[]> {
  refuseUnless(actor, 'runWave', { studyId: seen.wave.studyId });
  const name = form.name.replaceAll(/\s+/g, ' ').trim().slice(0, longestName);
  const email = form.email.trim();
  const problems: TesterProblem[] = [];
  if (name === '') problems.push({ field: 'name', code: 'name-missing' });
  if (!isAddress(email)) problems.push({ field: 'email', code: 'not-an-address' });
  if (!audiencesOf(seen.study, seen.wave).includes(form.audience))
    problems.push({ field: 'audience', code: 'nobody-asked' });
  if (problems.length > 0) return problems;
  const place = placeOf(house, seen);
  const isAdded = await addTester(house.database, place, {
    name,
    email,
    audience: form.audience,
    language: seen.study.languages.find((language) => language === form.language) ?? null,
  });
  if (!isAdded) return [{ field: 'email', code: 'there-already' }];
  await moveWave(house.database, place, { from: ['draft'], to: 'pilot' });
  return [];
}

export async function uninvite(
  house: WaveHouse,
  actor: Actor,
  { seen, testerId }: { readonly seen: SeenWave; readonly testerId: string },
): Promise<void> {
  refuseUnless(actor, 'runWave', { studyId: seen.wave.studyId });
  await removeTester(house.database, { ...placeOf(house, seen), testerId });
}

/** Ticks off the comments on a question, or on the whole. */
export async function dealWith(
  house: WaveHouse,
  actor: Actor,
  given: {
    readonly seen: SeenWave;
    readonly testerId: string;
    readonly itemId: string;
    readonly isDealtWith: boolean;
  },
): Promise<void> {
  refuseUnless(actor, 'runWave', { studyId: given.seen.wave.studyId });
  await setDealtWith(house.database, { ...placeOf(house, given.seen), testerId: given.testerId }, given);
}

function placeOf({ organisationId }: WaveHouse, { wave }: SeenWave) {
  return { organisationId, waveId: wave.waveId };
}
