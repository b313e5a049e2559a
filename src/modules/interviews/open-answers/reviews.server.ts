import type { Database } from '#platform/database/database.ts';

type Tables = {
  open_answer_reviews: {
    organisation_id: string;
    wave_id: string;
    text_id: string;
    kind: 'masked' | 'withheld';
    masked_text: string | null;
    by_name: string;
    decided_on: string;
  };
  open_answer_plain_words: {
    organisation_id: string;
    wave_id: string;
    audience: string;
    item_id: string;
    word: string;
  };
};
const tablesOf = (database: Database) => database.withTables<Tables>();

export type WavePlace = { readonly organisationId: string; readonly waveId: string };
export type QuestionPlace = WavePlace & { readonly audience: string; readonly item: string };
/** What somebody decided of a text: how others read it, or that nobody does. */
export type TextReview = {
  readonly textId: string;
  readonly kind: 'masked' | 'withheld';
  readonly maskedText: string | null;
  readonly byName: string;
  readonly decidedOn: string;
};

/** Every decision of a wave's texts, by text. */
export async function reviewsOf(
  database: Database,
  place: WavePlace,
): Promise<ReadonlyMap<string, TextReview>> {
  const rows = await tablesOf(database)
    .selectFrom('open_answer_reviews')
    .select(['text_id', 'kind', 'masked_text', 'by_name', 'decided_on'])
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .execute();
  return new Map(
    rows.map((row) => [
      row.text_id,
      {
        textId: row.text_id,
        kind: row.kind,
        maskedText: row.masked_text,
        byName: row.by_name,
        decidedOn: row.decided_on,
      },
    ]),
  );
}

/** Keeps decisions, each in place of the one before of the same text. */
export async function saveReviews(
  database: Database,
  place: WavePlace,
  reviews: readonly TextReview[],
): Promise<void> {
  for (const { textId, kind, maskedText, byName, decidedOn } of reviews) {
    const values = { kind, masked_text: maskedText, by_name: byName, decided_on: decidedOn };
    await tablesOf(database)
      .insertInto('open_answer_reviews')
      .values({ organisation_id: place.organisationId, wave_id: place.waveId, text_id: textId, ...values })
      .onConflict((conflict) =>
        conflict.columns(['organisation_id', 'wave_id', 'text_id']).doUpdateSet(values),
      )
      .execute();
  }
}

/** A text is read as it was written again. */
export async function removeReview(database: Database, place: WavePlace, textId: string): Promise<void> {
  await tablesOf(database)
    .deleteFrom('open_answer_reviews')
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .where('text_id', '=', textId)
    .execute();
}

/** Words that point at nobody, as somebody has said of this question's texts. */
export async function plainWordsOf(database: Database, place: QuestionPlace): Promise<readonly string[]> {
  const rows = await tablesOf(database)
    .selectFrom('open_answer_plain_words')
    .select('word')
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .where('audience', '=', place.audience)
    .where('item_id', '=', place.item)
    .orderBy('word')
    .execute();
  return rows.map(({ word }) => word);
}

export async function addPlainWord(database: Database, place: QuestionPlace, word: string): Promise<void> {
  await tablesOf(database)
    .insertInto('open_answer_plain_words')
    .values({
      organisation_id: place.organisationId,
      wave_id: place.waveId,
      audience: place.audience,
      item_id: place.item,
      word,
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'wave_id', 'audience', 'item_id', 'word']).doNothing(),
    )
    .execute();
}

/** Free texts of a wave as others read them: with what was rewritten, and without what is held back. */
export async function asOthersRead<Row extends { readonly text_id: string; readonly free_text: string }>(
  database: Database,
  place: WavePlace,
  rows: readonly Row[],
): Promise<readonly Row[]> {
  const reviews = await reviewsOf(database, place);
  return rows.flatMap((row) => {
    const review = reviews.get(row.text_id);
    if (!review) return [row];
    return review.maskedText === null ? [] : [{ ...row, free_text: review.maskedText }];
  });
}

/** Takes away words that stand in no text any more. */
export async function removePlainWords(
  database: Database,
  place: QuestionPlace,
  words: readonly string[],
): Promise<void> {
  if (words.length === 0) return;
  await tablesOf(database)
    .deleteFrom('open_answer_plain_words')
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .where('audience', '=', place.audience)
    .where('item_id', '=', place.item)
    .where('word', 'in', words)
    .execute();
}

/** Questions of an organisation's waves that somebody has decided of words in, and waves that they have decided of texts of. */
export async function reviewedPlaces(database: Database, organisationId: string) {
  const waves = await tablesOf(database)
    .selectFrom('open_answer_reviews')
    .select('wave_id')
    .distinct()
    .where('organisation_id', '=', organisationId)
    .execute();
  const questions = await tablesOf(database)
    .selectFrom('open_answer_plain_words')
    .select(['wave_id', 'audience', 'item_id'])
    .distinct()
    .where('organisation_id', '=', organisationId)
    .execute();
  return {
    waves: waves.map((row): WavePlace => ({ organisationId, waveId: row.wave_id })),
    questions: questions.map((row): QuestionPlace => {
      return { organisationId, waveId: row.wave_id, audience: row.audience, item: row.item_id };
    }),
  };
}
