import type { ActionFunctionArgs } from 'react-router';
import { isDomainError } from '#platform/errors.ts';
import { readForm } from '#web/components/read-form.ts';
import { languageOf } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { notesInForm } from './hold-form.ts';
import { interviewsPlace } from './interviews-place.ts';

/** Takes what is being marked and written while an interview is held, so that nothing is lost. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { actor, frame } = await interviewsPlace({ request, params, context }, 'conductInterviews');
  const form = await readForm(request);
  try {
    await context.get(servicesContext).informants.saveNotes(actor, frame.studyId, {
      interviewId: params.interviewId ?? '',
      notes: notesInForm(form),
    });
    return Response.json({ isSaved: true });
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return Response.json({ refusal: error.text[languageOf(request)] }, { status: 409 });
  }
}
