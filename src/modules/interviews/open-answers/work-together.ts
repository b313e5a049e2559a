import { may, refuseUnless } from '#modules/organisation/index.ts';
import { releaseTextsToRead } from '#modules/privacy/index.ts';
import { codedItems } from '../coding/coded-items.ts';
import { blindChosen } from '../coding/coders/choose-blind.rules.ts';
import { codersOf } from '../coding/coders/compare.rules.ts';
import { headOfLog } from '../coding/log/log.server.ts';
import { leaveSeat, takeSeat } from '../coding/presence/presence.server.ts';
import { agreementOfTexts } from './agreement.rules.ts';
import { answeredHints, passagesToTest } from './code-test.rules.ts';
import { type createEntering, lastOwn } from './entering.ts';
import { logOf } from './log-of-question.server.ts';
import type { OpenAnswers } from './open-answers.ts';
import { headOf, type OpenAnswersParts } from './question.ts';
import { rowsOf } from './rows.rules.ts';
import { wholeQuestion } from './whole-question.ts';

/** What those who sort a question see of its codes as a whole, and of each other. */
export function createWorkTogether(
  { database, clock, waves }: OpenAnswersParts,
  { enter }: Pick<ReturnType<typeof createEntering>, 'enter'>,
): Pick<OpenAnswers, 'codes' | 'live' | 'agreement'> {
  return {
    codes: async (actor, ids, { language, spoken, ownOnly = false }) => {
      const here = await enter(actor, ids, ownOnly);
      if (here === null) return null;
      const { question, kept, seen, sight } = here;
      const head = headOf(question, language);
      const shown = passagesToTest(seen.state);
      const items = codedItems(seen.state, {
        isAsked: ({ codingId }) => shown.has(codingId),
        // What was asked is to a free text what the guide is to an interview.
        guide: [head.label],
        spoken,
        personId: actor.personId,
      });
      return {
        question: head,
        sight,
        state: seen.state,
        items: answeredHints(items),
        lastOwn: lastOwn(kept, actor.personId),
      };
    },
    live: async (actor, ids, { seatId, isLeaving }) => {
      const { studyId, waveId } = ids;
      refuseUnless(actor, 'exportData', { studyId });
      const { organisationId, personId, name } = actor;
      if (!(await waves(studyId)).some((wave) => wave.waveId === waveId)) return null;
      const place = { organisationId, studyId };
      const log = logOf({ organisationId, ...ids });
      // Whoever is at any page of the question is here: what one does on one of them is seen on the others.
      const seat = { seatId, interviewId: log.logId, personId, name };
      if (isLeaving) await leaveSeat(database, place, seat);
      const others = isLeaving ? [] : await takeSeat(database, place, seat, clock.now());
      return { number: (await headOfLog(database, log)).number, others };
    },
    agreement: async (actor, ids, { language, ...choice }) => {
      const here = await enter(actor, ids);
      if (here === null) return null;
      const { question, kept, seen, sight } = here;
      const isLead = may(actor, 'editStudy', ids);
      const blind = blindChosen(kept, { personId: actor.personId, isLead, whole: wholeQuestion });
      const head = headOf(question, language);
      const { texts } = releaseTextsToRead(
        { written: question.all.length, shown: question.shown },
        { minimumGroup: question.minimumGroup },
      );
      const { state } = seen;
      if (sight.isSealed) {
        return { question: head, sight, blind, coders: [], agreement: null, why: 'sealed' };
      }
      const found = agreementOfTexts(rowsOf(texts, state), state, {
        ...choice,
        coders: codersOf(state.codings),
        name: head.label,
      });
      return { question: head, sight, blind, coders: codersOf(state.codings), ...found };
    },
  };
}
