import { may, refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { releaseTextsToRead } from '#modules/privacy/index.ts';
import { checkSteps } from '../coding/check-steps.ts';
import { mayChooseBlind } from '../coding/coders/choose-blind.rules.ts';
import { sameWords } from '../coding/coders/compare.rules.ts';
import { appendSteps, readSteps } from '../coding/log/log.server.ts';
import { replay } from '../coding/log/replay.ts';
import { placesOf } from '../transcripts/pseudonyms/words.rules.ts';
import { createEntering, type Entered, lastOwn, seenOf } from './entering.ts';
import { forgetErasedTexts } from './forget-erased.ts';
import { createLookBack } from './look-back.ts';
import type { LikelyName, OpenAnswers } from './open-answers.ts';
import { headOf, isClosed, type OpenAnswersParts, type Question, textItems } from './question.ts';
import { reviewTexts } from './review-texts.ts';
import { findRows, rowsAtATime, rowsOf } from './rows.rules.ts';
import { batchOf, stepsOf } from './sent-steps.ts';
import { addTelling, tellingsOf } from './tellings.server.ts';
import { countThemes } from './themes.ts';
import { toBytes } from './told-texts.rules.ts';
import { wholeQuestion } from './whole-question.ts';
import { createWorkTogether } from './work-together.ts';

/** Sorting of free texts of closed waves, question by question, by the steps and the log that interviews are coded by. */
export function createOpenAnswers(parts: OpenAnswersParts): OpenAnswers {
  const { database, clock } = parts;
  const entering = createEntering(parts);
  const { questions, stateOf, current, enter, goneIn } = entering;

  const release = ({ all, shown, minimumGroup }: Question) =>
    releaseTextsToRead({ written: all.length, shown }, { minimumGroup });

  function standing({ seen, sight }: Pick<Entered, 'seen' | 'sight'>, actor: Actor) {
    const { state } = seen;
    // Two who sort apart may write the same code each for themselves: it is offered once.
    const byWords = new Map(state.codes.map((code) => [sameWords(code.words), code]));
    return {
      number: state.number,
      sight,
      lastOwn: lastOwn(seen, actor.personId),
      sorted: new Set(state.codings.map(({ interviewId }) => interviewId)).size,
      // The latest written first: most likely to be used again.
      codes: [...byWords.values()]
        .map(({ codeId, words, place }) => ({ codeId, words, isPlaced: place.kind === 'group' }))
        .toReversed(),
    };
  }

  return {
    ...createWorkTogether(parts, entering),
    ...createLookBack(entering),
    forgetErased: (organisationId) => forgetErasedTexts(parts, organisationId),
    list: async (actor, { studyId, language }) => {
      refuseUnless(actor, 'exportData', { studyId });
      const all = await questions.all(actor, studyId);
      return Promise.all(
        all.map(async (question) => {
          const looking = { personId: actor.personId, ownOnly: false };
          const { state } = seenOf(await current(question), question, looking).seen;
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
      const here = await enter(actor, ids, look.ownOnly);
      if (here === null) return null;
      const { question, seen } = here;
      const { state } = seen;
      const texts = release(question);
      return {
        ...standing(here, actor),
        question: headOf(question, look.language),
        readable: texts,
        rows: findRows(rowsOf(texts.texts, state), look, state),
        groups: state.groups,
        held: question.likely.held.size,
      };
    },
    take: async (actor, ids, { steps: sent, since, ownOnly = false }) => {
      const here = await enter(actor, ids, ownOnly);
      if (here === null) return null;
      const { question, kept } = here;
      const { texts } = release(question);
      // Of what one sees: who sorts without seeing another puts a code where the other has put it too.
      const steps = stepsOf(sent, { rows: rowsOf(texts, here.seen.state), kept: here.seen });
      const byId = new Map(texts.map(({ textId, text }) => [textId, { text, version: 1 }]));
      byId.set(wholeQuestion, { text: '', version: 1 });
      const { taken, refused } = checkSteps(steps, {
        kept,
        personId: actor.personId,
        choosesBlind: mayChooseBlind(kept, {
          personId: actor.personId,
          isLead: may(actor, 'editStudy', ids),
        }),
        textOf: (id) => byId.get(id) ?? null,
      });
      if (taken.length > 0) {
        const { personId, name: byName } = actor;
        const given = { steps: taken, personId, byName, at: clock.now(), goneIn: goneIn(question) };
        await appendSteps(database, question.log, given);
      }
      const looking = { personId: actor.personId, ownOnly };
      const now = seenOf(await stateOf(question.log), question, looking);
      const { state } = now.seen;
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
        ...standing(now, actor),
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
      const { question, seen, sight } = here;
      const tellings = await tellingsOf(database, question.place);
      const last = tellings.at(-1);
      const head = headOf(question, language);
      return {
        question: head,
        counts: countThemes(question, seen.state, tellings).counts,
        isSealed: sight.isSealed,
        told: last ? { ...last, question: head } : null,
      };
    },
    tell: async (actor, ids) => {
      const here = await enter(actor, ids);
      if (here === null) return null;
      if (here.question.isWithheld || here.sight.isSealed) return false;
      const { question } = here;
      let isTold = true;
      await database.transaction().execute(async (transaction) => {
        // One at a time, so that each is held against the one before; and of what stands then, not what stood when this
        // was asked for: a text that was held back meanwhile is not quoted.
        const changed = await goneIn(question)(transaction);
        const now = { ...question, shown: question.shown.filter(({ textId }) => !changed.has(textId)) };
        const events = await readSteps(transaction, question.log);
        const tellings = await tellingsOf(transaction, question.place);
        const { seen, sight } = seenOf({ events, state: replay(events) }, now, {
          personId: actor.personId,
          ownOnly: false,
        });
        isTold = !sight.isSealed;
        if (!isTold) return;
        const { state } = seen;
        const { counts, sets, textIds } = countThemes(now, state, tellings);
        await addTelling(transaction, question.place, {
          number: (tellings.at(-1)?.number ?? 0) + 1,
          toldOn: clock.now().toISOString().slice(0, 10),
          byName: actor.name,
          counts,
          textIds,
          sets: sets.map(toBytes),
        });
      });
      return isTold;
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
