import { refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { releaseTextsToRead } from '#modules/privacy/index.ts';
import type { Database } from '#platform/database/database.ts';
import { checkSteps } from '../coding/check-steps.ts';
import { lastOwnOf } from '../coding/create-coding.ts';
import { appendSteps, holdLog, readSteps } from '../coding/log/log.server.ts';
import { replay } from '../coding/log/replay.ts';
import { createStates, type Kept } from '../coding/states.ts';
import { placesOf } from '../transcripts/pseudonyms/words.rules.ts';
import { forgetErasedTexts, forgetGone } from './forget-erased.ts';
import { textsIn } from './log-of-question.server.ts';
import type { LikelyName, OpenAnswers, QuestionIds } from './open-answers.ts';
import {
  createQuestions,
  headOf,
  isClosed,
  type OpenAnswersParts,
  type Question,
  readable,
  textItems,
} from './question.ts';
import { reviewTexts } from './review-texts.ts';
import { reviewsOf } from './reviews.server.ts';
import { findRows, rowsAtATime, rowsOf } from './rows.rules.ts';
import { batchOf, stepsOf } from './sent-steps.ts';
import { addTelling, tellingsOf } from './tellings.server.ts';
import { countThemes, toBytes } from './themes.ts';

/** Sorting of free texts of closed waves, question by question, by the steps and the log that interviews are coded by. */
export function createOpenAnswers(parts: OpenAnswersParts): OpenAnswers {
  const { database, clock } = parts;
  const questions = createQuestions(parts);
  const stateOf = createStates(database);

  async function enter(actor: Actor, ids: QuestionIds): Promise<{ question: Question; kept: Kept } | null> {
    refuseUnless(actor, 'exportData', { studyId: ids.studyId });
    const question = await questions.one(actor, ids);
    if (question === null) return null;
    return { question, kept: await current(question) };
  }

  /** What the log leads to. Texts that are gone from the wave take with them what was coded of them. */
  async function current(question: Question): Promise<Kept> {
    const kept = await stateOf(question.log);
    const there = new Set(question.all.map(({ textId }) => textId));
    if ([...textsIn(kept.events)].every((id) => there.has(id))) return kept;
    await forgetGone(database, question.place, there);
    return stateOf(question.log);
  }

  /** Texts that others read otherwise by now than when the steps were made: kept, they would quote what was taken out. */
  const goneIn = (question: Question) => async (transaction: Database) => {
    await holdLog(transaction, question.log);
    const reviews = await reviewsOf(transaction, question.place);
    const changed = question.all.filter(({ textId, review }) => {
      const now = reviews.get(textId);
      return now?.kind !== review?.kind || (now?.maskedText ?? null) !== (review?.maskedText ?? null);
    });
    return new Set<string | null>(changed.map(({ textId }) => textId));
  };

  const release = ({ all, shown, minimumGroup }: Question) =>
    releaseTextsToRead({ written: all.length, shown }, { minimumGroup });

  function standing(question: Question, kept: Kept, actor: Actor) {
    const { state, events } = readable(kept, question);
    const last = lastOwnOf(events, { personId: actor.personId });
    return {
      number: state.number,
      lastOwn: last && batchOf(last),
      sorted: new Set(state.codings.map(({ interviewId }) => interviewId)).size,
      // The latest written first: most likely to be used again.
      codes: state.codes
        .map(({ codeId, words, place }) => ({ codeId, words, isPlaced: place.kind === 'group' }))
        .toReversed(),
    };
  }

  return {
    forgetErased: (organisationId) => forgetErasedTexts(parts, organisationId),
    list: async (actor, { studyId, language }) => {
      refuseUnless(actor, 'exportData', { studyId });
      const all = await questions.all(actor, studyId);
      return Promise.all(
        all.map(async (question) => {
          const { state } = readable(await current(question), question);
          return {
            ...headOf(question, language),
            readable: release(question),
            held: question.likely.held.size,
            sorted: new Set(state.codings.map(({ interviewId }) => interviewId)).size,
          };
        }),
      );
    },
    open: async (actor, ids, look) => {
      const here = await enter(actor, ids);
      if (here === null) return null;
      const { question, kept } = here;
      const { state } = readable(kept, question);
      const texts = release(question);
      return {
        ...standing(question, kept, actor),
        question: headOf(question, look.language),
        readable: texts,
        rows: findRows(rowsOf(texts.texts, state), look, state),
        groups: state.groups,
        held: question.likely.held.size,
      };
    },
    take: async (actor, ids, { steps: sent, since }) => {
      const here = await enter(actor, ids);
      if (here === null) return null;
      const { question, kept } = here;
      const { texts } = release(question);
      const steps = stepsOf(sent, { rows: rowsOf(texts, kept.state), kept });
      const byId = new Map(texts.map(({ textId, text }) => [textId, { text, version: 1 }]));
      const { taken, refused } = checkSteps(steps, { kept, textOf: (id) => byId.get(id) ?? null });
      if (taken.length > 0) {
        const { personId, name: byName } = actor;
        const given = { steps: taken, personId, byName, at: clock.now(), goneIn: goneIn(question) };
        await appendSteps(database, question.log, given);
      }
      const now = await stateOf(question.log);
      const { state } = readable(now, question);
      const isNew = ({ number }: { readonly number: number }) => number > since;
      const codes = new Set(state.codes.filter(isNew).map(({ codeId }) => codeId));
      const changed = new Set(
        [
          ...state.codings.filter((one) => isNew(one) || codes.has(one.codeId)),
          ...state.removed.filter(isNew),
        ].map(({ interviewId }) => interviewId),
      );
      const own = new Set(steps.flatMap(({ step }) => ('interviewId' in step ? [step.interviewId] : [])));
      const rows = rowsOf(texts, state).filter((row) => row.texts.some(({ textId }) => changed.has(textId)));
      // What others do meanwhile to thousands of texts is seen when the page is opened again; one's own is seen here.
      const ownFirst = rows.toSorted((a, b) => Number(own.has(b.key)) - Number(own.has(a.key)));
      return {
        ...standing(question, now, actor),
        rows: ownFirst.slice(0, 5 * rowsAtATime),
        refused: refused.map((one) => ({ ...one, eventId: batchOf(one.eventId) })),
      };
    },
    names: async (actor, ids, language) => {
      refuseUnless(actor, 'exportData', { studyId: ids.studyId });
      const question = await questions.one(actor, ids);
      if (question === null) return null;
      const { all, likely } = question;
      return {
        question: headOf(question, language),
        names: likely.suggestions.map(({ original: word, kind, isLikely }): LikelyName => {
          const texts = all.filter(({ text }) => placesOf(text, [word]).length > 0);
          return { word, kind, isLikely, texts: texts.map(({ textId, text }) => ({ textId, text })) };
        }),
        reviewed: all.flatMap(({ textId, text, review }) =>
          review
            ? [{ textId, text, kind: review.kind, byName: review.byName, decidedOn: review.decidedOn }]
            : [],
        ),
        held: likely.held.size,
      };
    },
    review: async (actor, ids, review) => {
      refuseUnless(actor, 'exportData', { studyId: ids.studyId });
      const question = await questions.one(actor, ids);
      return question !== null && reviewTexts({ database, clock, actor }, question, review);
    },
    themes: async (actor, ids, language) => {
      const here = await enter(actor, ids);
      if (here === null) return null;
      const { question } = here;
      const { state, events } = readable(here.kept, question);
      const tellings = await tellingsOf(database, question.place);
      const last = tellings.at(-1);
      const head = headOf(question, language);
      const own = lastOwnOf(events, { personId: actor.personId });
      return {
        ...{ question: head, state, counts: countThemes(question, state, tellings).counts },
        lastOwn: own && batchOf(own),
        told: last ? { ...last, question: head } : null,
      };
    },
    tell: async (actor, ids) => {
      const here = await enter(actor, ids);
      if (here === null || here.question.isWithheld) return false;
      const { question } = here;
      await database.transaction().execute(async (transaction) => {
        // One at a time, so that each is held against the one before; and of what stands then, not what stood when this
        // was asked for: a text that was held back meanwhile is not quoted.
        const changed = await goneIn(question)(transaction);
        const now = { ...question, shown: question.shown.filter(({ textId }) => !changed.has(textId)) };
        const events = await readSteps(transaction, question.log);
        const tellings = await tellingsOf(transaction, question.place);
        const { state } = readable({ events, state: replay(events) }, now);
        const { counts, sets } = countThemes(now, state, tellings);
        await addTelling(transaction, question.place, {
          number: (tellings.at(-1)?.number ?? 0) + 1,
          toldOn: clock.now().toISOString().slice(0, 10),
          ...{ byName: actor.name, counts, sets: sets.map(toBytes) },
        });
      });
      return true;
    },
    told: async (actor, { studyId, waveId, language }) => {
      refuseUnless(actor, 'exportData', { studyId });
      const wave = (await parts.waves(studyId)).find((one) => one.waveId === waveId);
      const study = wave && isClosed(wave) ? await parts.study(studyId, wave.studyVersion) : null;
      if (!wave || study === null) return [];
      const minimumGroup = Math.max(wave.minimumGroup, study.privacy.minimumGroup);
      const told = await Promise.all(
        textItems(study, wave).map(async ({ audience, item }) => {
          const place = { organisationId: actor.organisationId, waveId, audience, item };
          const last = (await tellingsOf(database, place)).at(-1);
          const question = headOf(
            { ids: { studyId, waveId, audience, item }, study, wave, minimumGroup },
            language,
          );
          return last ? [{ question, ...last }] : [];
        }),
      );
      return told.flat();
    },
  };
}
