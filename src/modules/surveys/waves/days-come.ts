import { isDomainError } from '#platform/errors.ts';
import { todayOf, type WaveHouse } from './house.ts';
import { closeNow, eraseCodeKey } from './run-wave.ts';
import { wavesIn } from './waves.server.ts';

const everyState = ['draft', 'pilot', 'open', 'closed', 'archived'] as const;

/**
 * What was promised for a day is done when the day comes: a wave closes when its last day is over, and a code key is
 * erased on the day it must be gone. A wave that is still open on that day closes first. Doing it twice is harmless.
 *
 * @param onTrouble told what could not be done, with the wave's id and nothing more
 */
export async function doWhatTheDayAsks(
  house: WaveHouse,
  onTrouble: (sentence: string) => void,
): Promise<void> {
  const { organisationId, database } = house;
  const today = todayOf(house);
  for (const wave of await wavesIn(database, { organisationId, states: ['open'] })) {
    const isOver = wave.plannedClosingOn !== null && wave.plannedClosingOn < today;
    if (!isOver && !(wave.eraseCodeKeyOn !== null && wave.eraseCodeKeyOn <= today)) continue;
    try {
      await closeNow(house, { organisationId, waveId: wave.waveId });
    } catch (error) {
      if (!isDomainError(error)) throw error;
      // Somebody closed it by hand meanwhile.
      if (error.code === 'wave-closed-already') continue;
      onTrouble(`Wave ${wave.waveId} should have closed by itself: ${error.message}`);
    }
  }
  // Also of a wave that could not close, or never opened: that the names are gone by then is a promise of its own.
  for (const wave of await wavesIn(database, { organisationId, states: everyState })) {
    const isDue = wave.eraseCodeKeyOn !== null && wave.eraseCodeKeyOn <= today;
    if (isDue && wave.codeKeyErasedOn === null) {
      await eraseCodeKey(house, { organisationId, waveId: wave.waveId });
    }
  }
}
