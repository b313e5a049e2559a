import type { LoaderFunctionArgs } from 'react-router';
import { languageOf } from '#web/language/language.ts';
import { agreementChoice } from './agreement-choice.ts';
import { agreementFile } from './agreement-file.ts';
import { codingPlace, foundOr404 } from './coding-place.ts';

/** The figures of the page of agreement with all their digits, and on each line what they are reckoned from. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { actor, coding, asked } = await codingPlace({ request, params, context });
  const choice = agreementChoice(new URL(request.url).searchParams);
  const { agreement } = await coding.agreement(actor, asked, choice);
  return agreementFile(foundOr404(agreement), languageOf(request));
}
