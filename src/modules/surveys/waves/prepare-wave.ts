import { m } from '#messages';
import { refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import { newWaveId } from '../open-wave.ts';
import { unitsOfWave } from '../reporting-units/look-at-units.ts';
import { todayOf, type WaveHouse } from './house.ts';
import { pilotSummary } from './pilot/pilot.server.ts';
import { type Check, checksBeforeOpening } from './readiness.rules.ts';
import type { SeenStudy, SeenWave } from './see-wave.ts';
import { insertDraft, setPilotSkipped, updateSettings } from './wave-life.server.ts';
import { checkWaveSettings, type SettingProblem, type SettingsForm } from './wave-settings.rules.ts';

/** Starts a wave in draft. @returns its id, or what is wrong with the form */
export async function createWave(
  house: WaveHouse,
  actor: Actor,
  { seen, form }: { readonly seen: SeenStudy; readonly form: SettingsForm },
): Promise<{ readonly waveId: string } | { readonly problems: readonly SettingProblem[] }> {
  const studyId = seen.study.id;
  refuseUnless(actor, 'runWave', { studyId });
  const checked = checkWaveSettings(form, { today: todayOf(house), study: seen.study });
  if ('problems' in checked) return checked;
  const found = (await house.findVersion(studyId, seen.version))!;
  const waveId = newWaveId();
  await insertDraft(house.database, {
    organisationId: house.organisationId,
    waveId,
    studyId,
    studyVersion: seen.version,
    minimumGroup: seen.study.privacy.minimumGroup,
    planSha256: found.parsed.planSha256,
    settings: checked.settings,
  });
  return { waveId };
}

/**
 * Changes what is decided of a wave. Who is asked is settled when it opens; its name, its days and who stands behind its
 * letters may be changed for as long as it is open.
 *
 * @returns what is wrong with the form, or nothing
 * @throws DomainError `wave-moved-on`
 */
export async function changeWave(
  house: WaveHouse,
  actor: Actor,
  { seen, form }: { readonly seen: SeenWave; readonly form: SettingsForm },
): Promise<{ readonly problems: readonly SettingProblem[] } | null> {
  const { wave, study } = seen;
  refuseUnless(actor, 'runWave', { studyId: wave.studyId });
  const isOpen = wave.state === 'open';
  const asked = isOpen ? { ...form, audiences: Object.keys(study.instruments) } : form;
  const checked = checkWaveSettings(asked, { today: todayOf(house), study });
  if ('problems' in checked) return checked;
  const { audiences, ...rest } = checked.settings;
  const place = { organisationId: house.organisationId, waveId: wave.waveId };
  const isSaved = await updateSettings(house.database, place, {
    settings: isOpen ? rest : { ...rest, audiences },
    states: isOpen ? ['open'] : ['draft', 'pilot'],
  });
  // Closed, or opened, in another window or by its day: nobody is to think that it was saved.
  if (!isSaved) {
    throw new DomainError(
      'wave-moved-on',
      inAllLanguages((locale) => m.waves_settings_moved_on({}, { locale })),
    );
  }
  return null;
}

/** What is in place before a wave opens and what is not. */
export async function readinessOf(house: WaveHouse, seen: SeenWave): Promise<readonly Check[]> {
  const { wave, study } = seen;
  const place = { organisationId: house.organisationId, waveId: wave.waveId };
  const people = new Map<string, number>();
  for (const { audience } of await house.codeKeyIn(house.database).all(place)) {
    people.set(audience, (people.get(audience) ?? 0) + 1);
  }
  return checksBeforeOpening({
    wave,
    study,
    people,
    hasOpenLink: await house.hasOpenLink(place),
    isLetterReady: await house.isLetterReady(place, study.languages),
    pilot: await pilotSummary(house.database, place),
    today: todayOf(house),
    units: await unitsOfWave(house, seen),
  });
}

/** Decides that nobody will try the wave out first, or takes that back. */
export async function skipPilot(
  house: WaveHouse,
  actor: Actor,
  { seen, isSkipped }: { readonly seen: SeenWave; readonly isSkipped: boolean },
): Promise<void> {
  refuseUnless(actor, 'runWave', { studyId: seen.wave.studyId });
  const place = { organisationId: house.organisationId, waveId: seen.wave.waveId };
  await setPilotSkipped(house.database, place, isSkipped);
}
