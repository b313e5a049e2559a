import { type LoaderFunctionArgs, redirect } from 'react-router';

/** The preview of a questionnaire begins at its beginning. */
export function loader({ request, params }: LoaderFunctionArgs) {
  const { search } = new URL(request.url);
  return redirect(`/studies/${params.studyId}/design/preview/${params.instrument}/start${search}`, 303);
}
