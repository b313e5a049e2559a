import { data, type LoaderFunctionArgs } from 'react-router';
import { buildCountyPage, buildOfficePage, officeSheet } from '#modules/reports/index.ts';
import { programVersion } from '#platform/program.ts';
import { writeZip } from '#platform/zip/zip.ts';
import { languageOf } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { isDone } from '#web/work/job.ts';
import { download } from './download.ts';
import { countyPlace } from './office-place.ts';

/** The county's page as PDF, or every office's sheet in one zip: `report.pdf`, `offices.zip`. */
export async function loader(asked: LoaderFunctionArgs): Promise<Response> {
  const language = languageOf(asked.request);
  const { given, choice } = await countyPlace(asked);
  const services = asked.context.get(servicesContext);
  const period = choice?.id ?? 'x';
  const name = `${given.county?.number ?? 'x'}-${period}-${language}`;
  const about = { given, choice, language, version: programVersion };
  if (asked.params.download === 'report.pdf') {
    const outcome = await services.render('pdf', buildCountyPage({ ...about, medium: 'print' }));
    if (!isDone(outcome)) throw data(null, { status: 503 });
    return download(outcome.value, 'application/pdf', `${name}.pdf`);
  }
  if (asked.params.download !== 'offices.zip') throw data(null, { status: 404 });
  const sheets = given.offices.map((unit) => officeSheet(buildOfficePage({ ...about, unit }), language));
  const outcome = await services.officeSheets(sheets);
  if (!isDone(outcome)) throw data(null, { status: 503 });
  const entries = given.offices.map(({ number }, at) => ({
    name: `${number}-${period}-${language}.pdf`,
    bytes: Buffer.from(outcome.value[at]!),
  }));
  return download(writeZip(entries), 'application/zip', `${name}.zip`);
}
