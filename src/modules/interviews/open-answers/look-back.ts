import { may } from '#modules/organisation/index.ts';
import { releaseTextsToRead } from '#modules/privacy/index.ts';
import { mayChooseBlind } from '../coding/coders/choose-blind.rules.ts';
import { codersOf, twoOf } from '../coding/coders/compare.rules.ts';
import { compareRows } from './compare-rows.rules.ts';
import type { createEntering } from './entering.ts';
import { historyOfQuestion } from './history-of-question.rules.ts';
import type { OpenAnswers } from './open-answers.ts';
import { headOf } from './question.ts';
import { rowsAtATime, rowsOf } from './rows.rules.ts';

/** What those who sort a question have done, laid beside each other and one after the other. */
export function createLookBack({
  enter,
}: Pick<ReturnType<typeof createEntering>, 'enter'>): Pick<OpenAnswers, 'sideBySide' | 'history'> {
  return {
    sideBySide: async (actor, ids, { language, ...chosen }) => {
      const here = await enter(actor, ids);
      if (here === null) return null;
      const { question, seen, sight } = here;
      const base = { question: headOf(question, language), sight };
      // Nothing of another's, not even who they are.
      if (sight.isSealed) return { ...base, coders: [], shown: null, why: 'sealed' };
      const { state } = seen;
      const coders = codersOf(state.codings);
      const [first, second] = twoOf(coders, chosen);
      if (first === undefined || second === undefined) {
        return { ...base, coders, shown: null, why: coders.length === 0 ? 'nobody' : 'oneCoder' };
      }
      const { texts } = releaseTextsToRead(
        { written: question.all.length, shown: question.shown },
        { minimumGroup: question.minimumGroup },
      );
      const both = { first: first.personId, second: second.personId };
      const { rows, ...counts } = compareRows({ rows: rowsOf(texts, state), state, ...both });
      const found = rows.filter(
        ({ isApart, ...row }) =>
          chosen.show === 'all' ||
          (chosen.show === 'apart' ? isApart : row.first.length + row.second.length > 0),
      );
      const pages = Math.max(1, Math.ceil(found.length / rowsAtATime));
      const page = Math.min(Math.max(1, chosen.page), pages);
      const from = (page - 1) * rowsAtATime;
      const onPage = found.slice(from, from + rowsAtATime);
      const shown = { first, second, counts, rows: onPage, page, pages, found: found.length };
      return { ...base, coders, shown, why: null };
    },
    history: async (actor, ids, { language, ...filter }) => {
      const here = await enter(actor, ids);
      if (here === null) return null;
      const { question, kept, seen, sight } = here;
      const { entries, people } = historyOfQuestion(kept, {
        seen,
        shown: new Set(question.shown.map(({ textId }) => textId)),
        isSealed: sight.isSealed,
        personId: actor.personId,
        choosesBlind: mayChooseBlind(kept, {
          personId: actor.personId,
          isLead: may(actor, 'editStudy', ids),
        }),
        filter,
      });
      return {
        question: headOf(question, language),
        entries,
        people: [...people].map(([personId, name]) => ({ personId, name })),
      };
    },
  };
}
