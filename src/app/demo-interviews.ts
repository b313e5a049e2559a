import { existsSync, readFileSync } from 'node:fs';
import {
  addInformant,
  addInterview,
  listInformants,
  loadTranscript,
  markHeld,
} from '#modules/interviews/store.server.ts';
import { findStudy } from '#modules/studies/store.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { practiceStudyId } from './demo-people.ts';
import { organisationId } from './organisation.ts';

const folder = new URL('../../examples/interviews/', import.meta.url);
const dayMilliseconds = 24 * 60 * 60 * 1000;

/** Made-up interviews: those that are open stand under pseudonyms; the others wait for somebody to go through the names. */
const interviews = [
  { letter: 'a', fileName: 'leder-a.txt', isOpen: true },
  { letter: 'b', fileName: 'leder-b.vtt', isOpen: true },
  { letter: 'c', fileName: 'leder-c.txt', isOpen: true },
  { letter: 'd', fileName: 'leder-d.srt', isOpen: false },
  { letter: 'e', fileName: 'leder-e.txt', isOpen: false },
] as const;

/**
 * Gives the demo's own study five informants with an interview each, read from files in the formats that transcripts come
 * in. Made once, in a study without informants.
 *
 * @returns whether anything was made
 */
export async function loadDemoInterviews({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}): Promise<boolean> {
  const place = { organisationId, studyId: practiceStudyId };
  if (!existsSync(folder) || !(await findStudy(database, place))) return false;
  if ((await listInformants(database, place)).length > 0) return false;
  const today = clock.now().getTime();
  await database.transaction().execute(async (transaction) => {
    for (const [at, { letter, fileName, isOpen }] of interviews.entries()) {
      const pseudonym = `Leder ${letter.toUpperCase()}`;
      const informantId = `demo-informant-${letter}`;
      const interview = { ...place, interviewId: `demo-interview-${letter}` };
      const heldOn = dayOf(today - (20 - at) * dayMilliseconds);
      await addInformant(transaction, place, { informantId, pseudonym });
      await addInterview(transaction, interview, informantId);
      await markHeld(transaction, interview, heldOn);
      await loadTranscript(transaction, interview, {
        fileName,
        bytes: readFileSync(new URL(fileName, folder)),
        pseudonym,
        interviewer: 'Intervjuer',
        isOpen,
        savedOn: dayOf(today - (18 - at) * dayMilliseconds),
        byName: 'Ivar Intervjuer',
      });
    }
  });
  return true;
}

const dayOf = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);
