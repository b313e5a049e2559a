import type { ActionFunctionArgs } from 'react-router';
import { isDomainError } from '#platform/errors.ts';
import { readForm } from '#web/components/read-form.ts';
import { languageOf } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { signedIn } from '#web/sign-in/actor.ts';
import { countIn, fieldsOf } from './edit-action.ts';

/** Takes what is being typed into the draft, so that the phone beside it shows it and nothing is lost. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const actor = await signedIn({ request, context });
  const form = await readForm(request);
  try {
    const { step, isOverOther } = await context
      .get(servicesContext)
      .studyDesk.change(actor, params.studyId ?? '', {
        step: countIn(form, 'step'),
        basedOn: countIn(form, 'basedOn'),
        fields: fieldsOf(form),
        isTyping: true,
      });
    return Response.json({ step, isOverOther });
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return Response.json({ refusal: error.text[languageOf(request)] }, { status: 409 });
  }
}
