import { type ActionFunctionArgs, redirect } from 'react-router';
import { servicesContext } from '#web/services.ts';
import { keyOf } from '#web/workbench/opened-file.ts';

/** Forgets the file at once. Closing what is closed already is no mistake. */
export function action({ request, params, context }: ActionFunctionArgs): Response {
  context.get(servicesContext).openedFiles.close(keyOf(request, params.fileId));
  return redirect('/analyse?closed=1', 303);
}

export function loader(): Response {
  return redirect('/analyse');
}
