import type { Database } from '#platform/database/database.ts';
import type { InterviewPlace } from '../../schema.ts';
import { contentOf } from '../content.ts';
import { type GivenTranscript, readTranscript } from '../import/read-transcript.ts';
import { speakersIn } from '../import/speakers.rules.ts';
import { saveVersion } from './versions.server.ts';

/** Puts in the first transcript of an interview as the page would with its own guesses of who is who: for the demo. */
export async function loadTranscript(
  database: Database,
  place: InterviewPlace,
  given: GivenTranscript & {
    readonly pseudonym: string;
    readonly interviewer: string;
    readonly isOpen: boolean;
    readonly savedOn: string;
    readonly byName: string;
  },
): Promise<number | null> {
  const { turns } = readTranscript(given);
  const names = new Map(
    speakersIn(turns, given.pseudonym).map(({ name, guess }) => [
      name,
      guess === 'interviewer' ? given.interviewer : given.pseudonym,
    ]),
  );
  const content = contentOf(turns.map((turn) => ({ ...turn, speaker: names.get(turn.speaker)! })));
  const { isOpen, savedOn, byName } = given;
  return saveVersion(database, place, {
    basedOn: null,
    content,
    cause: 'imported',
    isOpen,
    savedOn,
    byName,
  });
}
