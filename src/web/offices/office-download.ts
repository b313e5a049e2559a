import { data, type LoaderFunctionArgs } from 'react-router';
import { buildOfficePage, officeSheet } from '#modules/reports/index.ts';
import { programVersion } from '#platform/program.ts';
import { languageOf } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { isDone } from '#web/work/job.ts';
import { download } from './download.ts';
import { officePlace } from './office-place.ts';

/** One office on one sheet of paper. */
export async function loader(asked: LoaderFunctionArgs): Promise<Response> {
  const language = languageOf(asked.request);
  const { unit, given, choice } = await officePlace(asked);
  const page = buildOfficePage({ given, unit, choice, language, version: programVersion });
  const outcome = await asked.context.get(servicesContext).officeSheets([officeSheet(page, language)]);
  if (!isDone(outcome)) throw data(null, { status: 503 });
  return download(
    outcome.value[0]!,
    'application/pdf',
    `${unit.number}-${choice?.id ?? 'x'}-${language}.pdf`,
  );
}
