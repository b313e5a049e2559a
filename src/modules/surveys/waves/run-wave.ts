import { m } from '#messages';
import { refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import { closeWave } from '../close-wave.ts';
import { openWave } from '../open-wave.ts';
import { describeWave } from '../store.server.ts';
import type { Place } from '../tables.server.ts';
import { todayOf, type WaveHouse } from './house.ts';
import { forgetTesters } from './pilot/pilot.server.ts';
import { readinessOf } from './prepare-wave.ts';
import { isReady } from './readiness.rules.ts';
import { hasSecrets } from './secrets-of-waves.ts';
import type { SeenWave } from './see-wave.ts';
import { moveWave, raiseMinimumGroup, setCodeKeyErased, setReportProblem } from './wave-life.server.ts';

/**
 * Opens a wave: from here on its questionnaires, its plan and its smallest minimum group are as they are. Opening it
 * again changes nothing.
 *
 * @param version the version of the study that was looked at: another one is not opened unseen
 * @throws DomainError `study-changed`, `wave-not-ready`
 */
export async function openForAnswers(
  house: WaveHouse,
  actor: Actor,
  { seen, version }: { readonly seen: SeenWave; readonly version: number },
): Promise<void> {
  const { wave, study } = seen;
  refuseUnless(actor, 'runWave', { studyId: wave.studyId });
  if (wave.state !== 'draft' && wave.state !== 'pilot') return;
  if (version !== seen.version) {
    throw new DomainError(
      'study-changed',
      inAllLanguages((locale) => m.waves_open_study_changed({}, { locale })),
    );
  }
  if (!isReady(await readinessOf(house, seen))) {
    throw new DomainError(
      'wave-not-ready',
      inAllLanguages((locale) => m.waves_open_not_ready({}, { locale })),
    );
  }
  await openWave(house.database, house.keys, {
    ...placeOf(house, seen),
    study,
    now: house.clock.now(),
    locked: {
      studyVersion: version,
      planSha256: wave.planSha256,
      minimumGroup: study.privacy.minimumGroup,
    },
  });
}

/**
 * Closes a wave and has its report made. Closing it again changes nothing, and is told of.
 *
 * @throws DomainError `wave-closed-already`, `key-missing`
 */
export async function closeForAnswers(
  house: WaveHouse,
  actor: Actor,
  { seen }: { readonly seen: SeenWave },
): Promise<void> {
  refuseUnless(actor, 'runWave', { studyId: seen.wave.studyId });
  await closeNow(house, placeOf(house, seen));
}

/**
 * Closes a wave that is open, whoever it is that wants it: a person who may, or the day that was planned.
 *
 * @throws DomainError `wave-closed-already`; `key-missing` when its keys are not there. Then nothing is changed
 */
export async function closeNow(house: WaveHouse, place: Place): Promise<void> {
  const isThere = hasSecrets(house.keys, place);
  // After the keys: whoever closed it in another window has changed its state before they were destroyed.
  const wave = await describeWave(house.database, place);
  if (wave?.state !== 'open') throw closedAlready();
  if (!isThere) {
    throw new DomainError(
      'key-missing',
      inAllLanguages((locale) => m.waves_key_missing({}, { locale })),
    );
  }
  const { codeKeyIn } = house;
  const custody = await house.custodyOf(wave.studyId);
  const now = house.clock.now();
  const found = await house.findVersion(wave.studyId, wave.studyVersion);
  if (!found) throw new Error('A wave has lost its study');
  const { study } = found.parsed;
  const closed = await closeWave(house.database, house.keys, { ...place, now, codeKeyIn, custody, study });
  if (!closed) throw closedAlready();
  await house.requestReport(place);
}

function closedAlready(): DomainError {
  return new DomainError(
    'wave-closed-already',
    inAllLanguages((locale) => m.waves_closed_already({}, { locale })),
  );
}

/**
 * Raises the number of people that figures must be about. It is never lowered once a wave has opened: people answered
 * with that promise. Nor is it raised once the wave has closed: what two limits withhold of the same answers is not the
 * same, and a report or a data file of each, held together, would give some of it back.
 *
 * @throws DomainError `minimum-lowered`, `minimum-settled`
 */
export async function raiseMinimum(
  house: WaveHouse,
  actor: Actor,
  { seen, minimumGroup }: { readonly seen: SeenWave; readonly minimumGroup: number },
): Promise<void> {
  refuseUnless(actor, 'runWave', { studyId: seen.wave.studyId });
  if (seen.wave.state === 'closed' || seen.wave.state === 'archived') throw minimumSettled();
  const isWhole = Number.isInteger(minimumGroup) && minimumGroup <= largestMinimum;
  const isRaised = isWhole && (await raiseMinimumGroup(house.database, placeOf(house, seen), minimumGroup));
  if (!isRaised) {
    const least = seen.wave.minimumGroup;
    throw new DomainError(
      'minimum-lowered',
      inAllLanguages((locale) => m.waves_minimum_lowered({ least, most: largestMinimum }, { locale })),
    );
  }
}

function minimumSettled(): DomainError {
  return new DomainError(
    'minimum-settled',
    inAllLanguages((locale) => m.waves_minimum_settled({}, { locale })),
  );
}

const largestMinimum = 1000;

/** Has the report of a closed wave made again, with what the study has come to analyse since. */
export async function makeReportAgain(
  house: WaveHouse,
  actor: Actor,
  { seen }: { readonly seen: SeenWave },
): Promise<void> {
  refuseUnless(actor, 'runWave', { studyId: seen.wave.studyId });
  if (seen.wave.state !== 'closed' && seen.wave.state !== 'archived') return;
  await setReportProblem(house.database, placeOf(house, seen), null);
  await house.requestReport(placeOf(house, seen));
}

/** Puts a closed wave away: who was asked is erased for good, and so are those who tried it out. Answers stay. */
export async function archiveWave(
  house: WaveHouse,
  actor: Actor,
  { seen }: { readonly seen: SeenWave },
): Promise<void> {
  refuseUnless(actor, 'runWave', { studyId: seen.wave.studyId });
  if (seen.wave.state !== 'closed') return;
  const place = placeOf(house, seen);
  // What is promised comes first: killed on the way, the wave is closed still, and putting it away again does the rest.
  await forgetTesters(house.database, place);
  await eraseCodeKey(house, place);
  await moveWave(house.database, place, { from: ['closed'], to: 'archived' });
}

/** From here on nobody can tell who was asked. Doing it twice is harmless. */
export async function eraseCodeKey(house: WaveHouse, place: Place): Promise<void> {
  await house.codeKeyIn(house.database).erase(place);
  await setCodeKeyErased(house.database, place, todayOf(house));
}

function placeOf({ organisationId }: WaveHouse, { wave }: SeenWave): Place {
  return { organisationId, waveId: wave.waveId };
}
