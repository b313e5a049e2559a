import { Table } from '@navikt/ds-react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import type { MonthlyValue } from '#modules/scorecards/schema.ts';
import { formatNumber } from '#platform/number-style.ts';
import { BackLink } from '#web/components/back-link.tsx';
import { ColumnHeads } from '#web/components/column-heads.tsx';
import { Page } from '#web/components/page.tsx';
import { ScrollFrame } from '#web/components/scroll-frame.tsx';
import { languageOf } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { scorecardPlace } from './scorecard-place.ts';
import { useScorecardWords } from './scorecard-words.ts';

const tagOf = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await scorecardPlace({ request, context }, 'manageScorecards');
  const asked = new URL(request.url).searchParams.get('page') ?? '1';
  const page = /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : 1;
  const { corrections, hasMore } = await context.get(servicesContext).scorecards.corrections(actor, { page });
  const day = new Intl.DateTimeFormat(tagOf[languageOf(request)], {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Oslo',
  });
  return {
    page,
    hasMore,
    corrections: corrections.map(({ at, ...one }) => ({ ...one, at: day.format(at) })),
  };
}

export default function CorrectionsPage() {
  const { corrections, page, hasMore } = useLoaderData<typeof loader>();
  const { say, month, language } = useScorecardWords();
  const number = (value: number) =>
    formatNumber(value, language, { decimals: Number.isInteger(value) ? 0 : 3 });
  const written = (one: MonthlyValue | null) => {
    if (!one) return say(m.scorecards_nothing_there);
    if (one.numerator === null || one.denominator === null) return number(one.value);
    return say(m.scorecards_of, { part: number(one.numerator), whole: number(one.denominator) });
  };
  return (
    <>
      <BackLink href="/scorecard">{say(m.scorecards_title)}</BackLink>
      <Page
        title={say(m.scorecards_corrections_title)}
        lead={<p>{say(m.scorecards_corrections_lead)}</p>}
        isWide
      >
        {corrections.length === 0 ? (
          <p>{say(m.scorecards_corrections_none)}</p>
        ) : (
          <ScrollFrame>
            <Table size="small" className="scorecard-corrections">
              <ColumnHeads
                columns={[
                  say(m.scorecards_col_when),
                  say(m.scorecards_col_indicator),
                  say(m.scorecards_col_unit),
                  say(m.scorecards_month),
                  say(m.scorecards_col_before),
                  say(m.scorecards_col_after),
                  say(m.scorecards_col_reason),
                ]}
              />
              <Table.Body>
                {corrections.map((one, index) => (
                  <Table.Row key={index} shadeOnHover={false}>
                    <Table.DataCell>{one.at}</Table.DataCell>
                    <Table.DataCell>{one.indicator}</Table.DataCell>
                    <Table.DataCell>{one.unit}</Table.DataCell>
                    <Table.DataCell>{month(one.month)}</Table.DataCell>
                    <Table.DataCell>{written(one.before)}</Table.DataCell>
                    <Table.DataCell>{written(one.after)}</Table.DataCell>
                    <Table.DataCell className="scorecard-why">
                      {say(m.scorecards_reason_by, { reason: one.reason, name: one.byName })}
                    </Table.DataCell>
                  </Table.Row>
                ))}
              </Table.Body>
            </Table>
          </ScrollFrame>
        )}
        {page > 1 || hasMore ? (
          <p className="scorecard-ways">
            {page > 1 ? <a href={`?page=${page - 1}`}>{say(m.scorecards_newer)}</a> : null}
            {hasMore ? <a href={`?page=${page + 1}`}>{say(m.scorecards_older)}</a> : null}
          </p>
        ) : null}
      </Page>
    </>
  );
}
