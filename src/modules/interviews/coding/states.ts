import type { Database } from '#platform/database/database.ts';
import { headOfLog, type LogHead, type LogPlace, logIdOf, readSteps } from './log/log.server.ts';
import { type CodingState, replay } from './log/replay.ts';
import type { CodingEvent } from './log/steps.ts';

export type Kept = { readonly events: readonly CodingEvent[]; readonly state: CodingState };
type Remembered = Kept & { readonly head: LogHead };

/** So many studies are being coded at once on one server before the first is read anew. */
const mostStudies = 8;

/**
 * Reads what a study's log leads to, and remembers it: as long as the log has come no further, one small row is read, and
 * else what is new. Where something has been forgotten, all of it is read again.
 */
export function createStates(database: Database): (place: LogPlace) => Promise<Kept> {
  const remembered = new Map<string, Remembered>();
  return async (place) => {
    const name = JSON.stringify([place.organisationId, place.studyId, logIdOf(place)]);
    const head = await headOfLog(database, place);
    const had = remembered.get(name);
    if (had && had.head.number === head.number && had.head.erasures === head.erasures) return had;
    const known =
      had && had.head.erasures === head.erasures && had.head.number < head.number ? had.events : [];
    const fresh = await readSteps(database, place, known.at(-1)?.number ?? 0);
    const events = [...known, ...fresh];
    const state = replay(events);
    const kept = { events, state, head: { number: state.number, erasures: head.erasures } };
    remembered.delete(name);
    remembered.set(name, kept);
    if (remembered.size > mostStudies) remembered.delete(remembered.keys().next().value!);
    return kept;
  };
}
