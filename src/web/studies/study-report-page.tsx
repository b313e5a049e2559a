import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { BackLink } from '#web/components/back-link.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { ReportView } from '#web/reports/report-view.tsx';
import { servicesContext } from '#web/services.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const report = await context
    .get(servicesContext)
    .findStudyReport(params.studyId ?? '', languageOf(request));
  if (!report) throw data(null, { status: 404 });
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
