import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from 'react-router';
import { languageOf } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { ownerFor } from '#web/workbench/opened-file.ts';

/** "Try for yourself": the demo's made-up answers opened as a file of one's own, on the desk. */
export async function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  const { openedFiles, exampleFiles } = context.get(servicesContext);
  const { study, answers } = await exampleFiles();
  if (!study) throw data(null, { status: 404 });
  const { owner, headers } = ownerFor(request);
  const studyText = new TextDecoder().decode(study.bytes);
  const file = await openedFiles.open({ answers, studyText, language: languageOf(request), owner });
  return redirect(`/files/${file.id}/desk`, { status: 303, headers });
}

export function loader({ params }: LoaderFunctionArgs): Response {
  return redirect(`/studies/${params.studyId}`);
}
