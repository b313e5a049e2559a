import { agreementRows, resamples } from '../coding/agreement/agree.rules.ts';
import type { Agreement, AgreementChoice, AgreementPage } from '../coding/agreement/agreement.ts';
import { type Category, type CodedTranscript, categoriesAt } from '../coding/agreement/units.rules.ts';
import { type Coder, sameWords } from '../coding/coders/compare.rules.ts';
import type { CodingState } from '../coding/log/replay.ts';
import type { TextRow } from './rows.rules.ts';
import { wholeQuestion } from './whole-question.ts';

export type TextsAgreementChoice = Pick<AgreementChoice, 'coderIds' | 'seed'> & {
  readonly level: 'code' | 'group';
};

/**
 * How far those who sort a question agree. A unit is a line: texts that say the same are coded together, and counted one
 * by one they would make one decision into hundreds. A line is a coder's where they have coded any of it, or have finished
 * the question; with fewer than two of those it is left out.
 */
export function agreementOfTexts(
  rows: readonly TextRow[],
  state: CodingState,
  asked: TextsAgreementChoice & { readonly coders: readonly Coder[]; readonly name: string },
): Pick<AgreementPage, 'agreement'> & { readonly why: Exclude<AgreementPage['why'], null> | null } {
  const coders = asked.coders.filter(({ personId }) => asked.coderIds?.includes(personId) ?? true);
  if (asked.coders.length === 0) return { agreement: null, why: 'nobody' };
  if (coders.length < 2) return { agreement: null, why: 'oneCoder' };
  const categoryOf = asked.level === 'group' ? themesOf(state) : categoriesAt(state, 'code');
  const onText = Map.groupBy(state.codings, ({ interviewId }) => interviewId);
  const hasFinished = (personId: string) =>
    state.finished.some((one) => one.interviewId === wholeQuestion && one.personId === personId);
  let left = 0;
  const coded = rows.flatMap((row): CodedTranscript[] => {
    const codings = row.texts.flatMap(({ textId }) => onText.get(textId) ?? []);
    const own = coders.map(({ personId }) => {
      const theirs = codings.filter((one) => one.personId === personId);
      return theirs.length > 0 || hasFinished(personId) ? theirs : null;
    });
    if (own.filter((one) => one !== null).length < 2) return [];
    const counted = own.map(
      (theirs) =>
        theirs?.flatMap(({ anchor, codeId }) => {
          const category = categoryOf(codeId);
          if (category === null) left += 1;
          return category ? [{ anchor, category }] : [];
        }) ?? null,
    );
    // All of the line is one turn: wherever in it a code stands, it is on the line.
    const end = Math.max(row.text.length, ...codings.map(({ anchor }) => anchor.end));
    const turns = [{ start: 0, end, speaker: '', startMs: null, endMs: null }];
    return [{ transcript: { text: row.text, turns }, informant: '', coders: counted }];
  });
  if (coded.length === 0) return { agreement: null, why: 'noneInCommon' };
  if (coded.every((one) => one.coders.every((list) => (list ?? []).length === 0))) {
    return { agreement: null, why: 'notGrouped' };
  }
  const choice: AgreementChoice = { ...asked, units: 'turns', interviewIds: null };
  const { n, rows: figures } = agreementRows(coded, choice);
  const agreement: Agreement = {
    choice,
    coders,
    n,
    left,
    rows: figures,
    resamples,
    interviews: [
      {
        interviewId: wholeQuestion,
        pseudonym: asked.name,
        version: 1,
        units: n,
        coders: coders.map(({ name }) => name),
      },
    ],
  };
  return { agreement, why: null };
}

/** A code that lies in no group is a theme by itself; outside is none. */
function themesOf(state: CodingState): (codeId: string) => Category | null {
  const inGroup = categoriesAt(state, 'group');
  const codes = new Map(state.codes.map((code) => [code.codeId, code]));
  return (codeId) => {
    const code = codes.get(codeId);
    if (code?.place.kind !== 'ungrouped') return inGroup(codeId);
    return { key: sameWords(code.words), name: code.words };
  };
}
