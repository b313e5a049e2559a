import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { buildOfficePage } from '#modules/reports/index.ts';
import { programVersion } from '#platform/program.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { DownloadButton } from './download-button.tsx';
import { offeredPeriods, officePlace } from './office-place.ts';
import { OfficeView } from './office-view.tsx';

export async function loader(asked: LoaderFunctionArgs) {
  const language = languageOf(asked.request);
  const { unit, given, choice, choices } = await officePlace(asked);
  const { document } = buildOfficePage({ given, unit, choice, language, version: programVersion });
  const { county, seesOthers } = given;
  return {
    document,
    number: unit.number,
    county: county && seesOthers ? { number: county.number, name: county.name } : null,
    periods: offeredPeriods({ choices, choice }, language),
  };
}

export default function OfficePage() {
  const { document, number, county, periods } = useLoaderData<typeof loader>();
  const { say } = useWords();
  const asked = periods.chosen ? `?period=${periods.chosen}` : '';
  const back = county
    ? { href: `/counties/${county.number}${asked}`, label: county.name }
    : { href: '/offices', label: say(m.offices_title) };
  return (
    <OfficeView document={document} periods={periods} back={back} next={say(m.offices_next_office)}>
      <ul className="downloads" aria-label={say(m.offices_take_along)}>
        <li>
          <DownloadButton
            href={`/offices/${number}/report.pdf${asked}`}
            label={say(m.offices_sheet_download)}
          />
        </li>
      </ul>
    </OfficeView>
  );
}
