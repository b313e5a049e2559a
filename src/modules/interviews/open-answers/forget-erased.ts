import type { Database } from '#platform/database/database.ts';
import { readSteps } from '../coding/log/log.server.ts';
import { placesOf } from '../transcripts/pseudonyms/words.rules.ts';
import {
  forgetLog,
  forgetTexts,
  logOf,
  type PlaceInStudy,
  questionsWithLogs,
  textsIn,
} from './log-of-question.server.ts';
import type { OpenAnswersParts, TextOfWave } from './question.ts';
import { plainWordsOf, removePlainWords, removeReview, reviewedPlaces, reviewsOf } from './reviews.server.ts';

/**
 * Forgets what was coded, decided and quoted of texts that are no longer there, whether or not anybody opens their
 * question again. What has been told of themes stays, as figures.
 */
export async function forgetErasedTexts(
  { database, texts }: Pick<OpenAnswersParts, 'database' | 'texts'>,
  organisationId: string,
): Promise<void> {
  // Places first: what is there when they are read came with its texts, in one transaction.
  const logs = await questionsWithLogs(database, organisationId);
  const reviewed = await reviewedPlaces(database, organisationId);
  const read = new Map<string, Promise<readonly TextOfWave[]>>();
  const textsOf = (waveId: string) => {
    if (!read.has(waveId)) read.set(waveId, texts(waveId));
    return read.get(waveId)!;
  };
  for (const place of logs) {
    const there = (await textsOf(place.waveId)).filter(isOf(place));
    await forgetGone(database, place, new Set(there.map(({ text_id }) => text_id)));
  }
  for (const place of reviewed.questions) {
    const there = (await textsOf(place.waveId)).filter(isOf(place));
    const words = await plainWordsOf(database, place);
    const left = words.filter((word) =>
      there.every(({ free_text }) => placesOf(free_text, [word]).length === 0),
    );
    await removePlainWords(database, place, left);
  }
  for (const place of reviewed.waves) {
    const there = new Set((await textsOf(place.waveId)).map(({ text_id }) => text_id));
    for (const textId of (await reviewsOf(database, place)).keys()) {
      if (!there.has(textId)) await removeReview(database, place, textId);
    }
  }
}

const isOf =
  ({ audience, item }: Pick<PlaceInStudy, 'audience' | 'item'>) =>
  (row: TextOfWave) =>
    row.audience === audience && row.item_id === item;

/** Of one question: all of it where all its texts are gone, else what is of those that are. */
export async function forgetGone(
  database: Database,
  place: PlaceInStudy,
  there: ReadonlySet<string>,
): Promise<void> {
  if (there.size === 0) {
    await database.transaction().execute((transaction) => forgetLog(transaction, place));
    return;
  }
  const gone = [...textsIn(await readSteps(database, logOf(place)))].filter((textId) => !there.has(textId));
  if (gone.length === 0) return;
  await database.transaction().execute((transaction) => forgetTexts(transaction, place, gone));
}
