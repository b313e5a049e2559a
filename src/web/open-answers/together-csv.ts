import type { LoaderFunctionArgs } from 'react-router';
import { agreementFile } from '#web/interviews/coding/agreement-file.ts';
import { foundOr404 } from '#web/interviews/coding/coding-place.ts';
import { languageOf } from '#web/language/language.ts';
import { questionPlace } from './answers-place.ts';
import { textsChoice } from './texts-choice.ts';

/** The figures of the page with all their digits, and on each line what they are reckoned from. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { actor, openAnswers, ids } = await questionPlace({ request, params, context });
  const language = languageOf(request);
  const choice = textsChoice(new URL(request.url).searchParams);
  const found = foundOr404(await openAnswers.agreement(actor, ids, { ...choice, language }));
  return agreementFile(foundOr404(found.agreement), language);
}
