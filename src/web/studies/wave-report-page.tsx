import { data, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router';
import { m } from '#messages';
import { BackLink } from '#web/components/back-link.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { ReportView } from '#web/reports/report-view.tsx';
import { servicesContext } from '#web/services.ts';
import { wavePlace } from './study-place.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame } = await wavePlace({ request, params, context });
  if (!frame.may.exportData) throw data(null, { status: 404 });
  const { studyId, wave } = frame;
  const language = languageOf(request);
  const { waves } = context.get(servicesContext);
  const report = await waves.report(actor, { studyId, waveId: wave.waveId, language });
  // Not made yet, or not possible: the wave's own page says which.
  if (!report) throw redirect(`/studies/${studyId}/waves/${wave.waveId}`, 303);
  return { document: report.document, frame };
}

export default function WaveReportPage() {
  const { document, frame } = useLoaderData<typeof loader>();
  const { say } = useWords();
  const base = `/studies/${frame.studyId}/waves/${frame.wave.waveId}`;
  return (
    <>
      <BackLink href={base}>{say(m.waves_report_back, { wave: frame.wave.title })}</BackLink>
      <ReportView document={document} basePath={base} />
    </>
  );
}
