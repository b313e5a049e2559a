import type { Actor } from '#modules/organisation/schema.ts';
import { itemsOf, labelOf } from '#modules/studies/index.ts';
import { type Study, textIn } from '#modules/studies/schema.ts';
import type { WaveDescription } from '#modules/surveys/schema.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import type { Language } from '#platform/language.ts';
import type { Kept } from '../coding/states.ts';
import type { KnownName } from '../transcripts/pseudonyms/suggest.rules.ts';
import { logOf } from './log-of-question.server.ts';
import type { QuestionHead, QuestionIds } from './open-answers.ts';
import { plainWordsOf, type QuestionPlace, reviewsOf } from './reviews.server.ts';
import { type DecidedText, decidedTexts, isRead, type Likely, likelyNames } from './texts.ts';

export type TextOfWave = {
  readonly text_id: string;
  readonly audience: string;
  readonly item_id: string;
  readonly free_text: string;
};
/** Where waves, their studies and what was written are found; the composition root hands it in. */
export type OpenAnswersParts = {
  readonly database: Database;
  readonly clock: Clock;
  readonly waves: (studyId: string) => Promise<readonly WaveDescription[]>;
  readonly study: (studyId: string, version: number) => Promise<Study | null>;
  readonly texts: (waveId: string) => Promise<readonly TextOfWave[]>;
  readonly knownNames: () => Promise<readonly KnownName[]>;
};

/** A question with everything it is sorted by. */
export type Question = {
  readonly ids: QuestionIds;
  readonly wave: WaveDescription;
  readonly study: Study;
  readonly place: QuestionPlace & { readonly studyId: string };
  readonly log: ReturnType<typeof logOf>;
  readonly minimumGroup: number;
  /** Every text there is, in the order of the ids. */
  readonly all: readonly DecidedText[];
  readonly likely: Likely;
  /** Those that are read by whoever sorts: not withheld, and not held until names are looked at. */
  readonly shown: readonly DecidedText[];
  /** Too few were written: nobody reads any of them. */
  readonly isWithheld: boolean;
};

export const isClosed = ({ state }: WaveDescription) => state === 'closed' || state === 'archived';

/** Questions of a study that can be read: free texts that do not ask for what points at somebody. */
export function textItems(study: Study, wave: WaveDescription) {
  const audiences = Object.keys(study.instruments).filter(
    (audience) => wave.audiences.length === 0 || wave.audiences.includes(audience),
  );
  return audiences.flatMap((audience) =>
    itemsOf(study, audience)
      .filter((item) => item.kind === 'text' && item.identifying !== true)
      .map((item) => ({ audience, item: item.id })),
  );
}

export function headOf(
  { ids, study, wave, minimumGroup }: Pick<Question, 'ids' | 'study' | 'wave' | 'minimumGroup'>,
  language: Language,
): QuestionHead {
  const title = study.instruments[ids.audience]!.title ?? study.title;
  return {
    ...ids,
    waveTitle: wave.title,
    closedOn: wave.closedOn,
    minimumGroup,
    audienceTitle: textIn(title, language),
    label: labelOf(study, ids.item, language, ids.audience),
  };
}

/** So many questions' likely names are remembered before the first is looked for anew. */
const mostRemembered = 16;

/** Finds questions with their texts as they are read now. */
export function createQuestions(parts: OpenAnswersParts) {
  const remembered = new Map<string, { readonly of: string; readonly likely: Likely }>();

  /** Looking for names in thousands of texts takes a while, and changes only when somebody decides. */
  function likelyOf(
    name: string,
    texts: readonly DecidedText[],
    given: Parameters<typeof likelyNames>[1],
  ): Likely {
    const reviews = texts
      .map(({ review, text }) => (review === null ? '' : `${review.kind}${text}`))
      .join('\u0001');
    const of = JSON.stringify([texts.length, reviews, given.plainWords, given.known]);
    const had = remembered.get(name);
    if (had?.of === of) return had.likely;
    const likely = likelyNames(texts, given);
    remembered.delete(name);
    remembered.set(name, { of, likely });
    if (remembered.size > mostRemembered) remembered.delete(remembered.keys().next().value!);
    return likely;
  }

  async function inWave(
    actor: Actor,
    wave: WaveDescription,
    isWanted: (item: { readonly audience: string; readonly item: string }) => boolean,
  ): Promise<readonly Question[]> {
    const { waveId, studyId } = wave;
    const study = isClosed(wave) ? await parts.study(studyId, wave.studyVersion) : null;
    const items = study === null ? [] : textItems(study, wave).filter(isWanted);
    if (study === null || items.length === 0) return [];
    const { organisationId } = actor;
    const [rows, reviews, known] = await Promise.all([
      parts.texts(waveId),
      reviewsOf(parts.database, { organisationId, waveId }),
      parts.knownNames(),
    ]);
    const minimumGroup = Math.max(wave.minimumGroup, study.privacy.minimumGroup);
    return Promise.all(
      items.map(async ({ audience, item }): Promise<Question> => {
        const ids = { studyId, waveId, audience, item };
        const place = { organisationId, studyId, waveId, audience, item };
        const own = rows.filter((row) => row.audience === audience && row.item_id === item);
        const all = decidedTexts(own, reviews).toSorted((a, b) => (a.textId < b.textId ? -1 : 1));
        const isWithheld = all.length < minimumGroup;
        const plainWords = await plainWordsOf(parts.database, place);
        const log = logOf(place);
        const likely = isWithheld
          ? { suggestions: [], held: new Set<string>() }
          : likelyOf(log.logId, all, { known, plainWords });
        const shown = isWithheld ? [] : all.filter((one) => isRead(one) && !likely.held.has(one.textId));
        return { ids, wave, study, place, log, minimumGroup, all, likely, shown, isWithheld };
      }),
    );
  }

  return {
    /** Every question of the study's closed waves, the newest wave first. */
    all: async (actor: Actor, studyId: string) => {
      const questions: Question[] = [];
      for (const wave of await parts.waves(studyId))
        questions.push(...(await inWave(actor, wave, () => true)));
      return questions;
    },
    one: async (actor: Actor, ids: QuestionIds): Promise<Question | null> => {
      const wave = (await parts.waves(ids.studyId)).find(({ waveId }) => waveId === ids.waveId);
      if (!wave) return null;
      const isIt = (one: { audience: string; item: string }) =>
        one.audience === ids.audience && one.item === ids.item;
      return (await inWave(actor, wave, isIt))[0] ?? null;
    },
  };
}

/** What the log leads to, without what stands on texts that are not read any more. */
export function readable(kept: Kept, question: Pick<Question, 'shown'>): Kept {
  const shown = new Set(question.shown.map(({ textId }) => textId));
  const codings = kept.state.codings.filter(({ interviewId }) => shown.has(interviewId));
  if (codings.length === kept.state.codings.length) return kept;
  const standing = new Set(codings.map(({ codeId }) => codeId));
  const codes = kept.state.codes.filter(({ codeId }) => standing.has(codeId));
  return { ...kept, state: { ...kept.state, codings, codes } };
}
