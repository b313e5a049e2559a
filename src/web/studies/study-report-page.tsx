import { data, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router';
import { m } from '#messages';
import { BackLink } from '#web/components/back-link.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { ReportView } from '#web/reports/report-view.tsx';
import { servicesContext } from '#web/services.ts';
import { actorOf } from '#web/sign-in/actor.ts';
import { studyPlace } from './study-place.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const report = await context
    .get(servicesContext)
    .findStudyReport(params.studyId ?? '', languageOf(request));
  if (!report) {
    if (!(await actorOf({ request, context }))) throw data(null, { status: 404 });
    // A study of one's own has a report a wave: the list of waves leads to them.
    const { frame } = await studyPlace({ request, params, context });
    throw redirect(`/studies/${frame.studyId}/waves`, 303);
  }
  return { document: report.document, studyId: report.study.id };
}

export default function StudyReportPage() {
  const { document, studyId } = useLoaderData<typeof loader>();
  const { say } = useWords();
  return (
    <>
      <BackLink href={`/studies/${studyId}`}>{say(m.web_report_back_to_study)}</BackLink>
      <ReportView document={document} basePath={`/studies/${studyId}`} />
    </>
  );
}
