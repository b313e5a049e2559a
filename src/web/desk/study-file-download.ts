import type { LoaderFunctionArgs } from 'react-router';
import { servicesContext } from '#web/services.ts';
import { openedFileOf } from '#web/workbench/opened-file.ts';

/** The study file as it stands, with what has been added, to run again on the command line. */
export function loader({ request, params, context }: LoaderFunctionArgs): Response {
  const { file } = openedFileOf(request, params.fileId, context.get(servicesContext));
  return new Response(file.studyText, {
    headers: {
      'Content-Type': 'application/yaml; charset=utf-8',
      'Content-Disposition': 'attachment; filename="study.yaml"',
      'Cache-Control': 'no-store',
    },
  });
}
