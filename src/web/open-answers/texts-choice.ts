import type { TextsAgreementChoice } from '#modules/interviews/index.ts';
import { agreementChoice } from '#web/interviews/coding/agreement-choice.ts';

/** What an address of the page asks for; themes, where it does not say. */
export function textsChoice(query: URLSearchParams): TextsAgreementChoice {
  const { level, coderIds, seed } = agreementChoice(query);
  return { level: level === 'code' ? 'code' : 'group', coderIds, seed };
}
