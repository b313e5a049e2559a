import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { buildCountyPage } from '#modules/reports/index.ts';
import { programVersion } from '#platform/program.ts';
import { Fold } from '#web/components/fold.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { DownloadButton } from './download-button.tsx';
import { OfficeList } from './office-list.tsx';
import { countyPlace, offeredPeriods } from './office-place.ts';
import { OfficeView } from './office-view.tsx';

export async function loader(asked: LoaderFunctionArgs) {
  const language = languageOf(asked.request);
  const { given, choice, choices } = await countyPlace(asked);
  return {
    document: buildCountyPage({ given, choice, language, version: programVersion }),
    number: given.county?.number ?? '',
    offices: given.offices.map(({ number, name }) => ({ number, name })),
    periods: offeredPeriods({ choices, choice }, language),
  };
}

export default function CountyPage() {
  const { document, number, offices, periods } = useLoaderData<typeof loader>();
  const { say } = useWords();
  const asked = periods.chosen ? `?period=${periods.chosen}` : '';
  const back = { href: '/offices', label: say(m.offices_title) };
  return (
    <OfficeView document={document} periods={periods} back={back} next={say(m.offices_next_county)}>
      <ul className="downloads" aria-label={say(m.offices_take_along)}>
        <li>
          <DownloadButton
            href={`/counties/${number}/report.pdf${asked}`}
            label={say(m.offices_county_download)}
          />
        </li>
        <li>
          <DownloadButton
            href={`/counties/${number}/offices.zip${asked}`}
            label={say(m.offices_zip_download)}
          />
        </li>
      </ul>
      <Fold summary={say(m.offices_to_offices, { count: offices.length })}>
        <OfficeList offices={offices} query={asked} />
      </Fold>
    </OfficeView>
  );
}
