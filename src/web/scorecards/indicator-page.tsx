import { Alert } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { indicatorFigure, saySource } from '#modules/reports/index.ts';
import type { IndicatorView } from '#modules/scorecards/index.ts';
import { smallestDenominator } from '#modules/scorecards/schema.ts';
import { BackLink } from '#web/components/back-link.tsx';
import { Fold } from '#web/components/fold.tsx';
import { Page } from '#web/components/page.tsx';
import { readForm } from '#web/components/read-form.ts';
import { languageOf } from '#web/language/language.ts';
import { refused, textOf } from '#web/letters/refused.ts';
import { Drawing } from '#web/reports/report-figure.tsx';
import { servicesContext } from '#web/services.ts';
import { IndicatorOffices } from './indicator-offices.tsx';
import { IndicatorSizes } from './indicator-sizes.tsx';
import { IndicatorTargets } from './indicator-targets.tsx';
import { MonthChoice } from './month-choice.tsx';
import { monthAsked, scorecardPlace } from './scorecard-place.ts';
import { useScorecardWords } from './scorecard-words.ts';
import { TargetForm } from './target-form.tsx';
import { WithdrawForm } from './withdraw-form.tsx';

const addressOf = (code: string) => `/scorecard/indicators/${encodeURIComponent(code)}`;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await scorecardPlace({ request, context }, 'seeOffices');
  const { scorecards } = context.get(servicesContext);
  const view = await scorecards.indicator(actor, params.code ?? '', { month: monthAsked(request) });
  if (!view) throw data(null, { status: 404 });
  const search = new URL(request.url).searchParams;
  const counties = (await context.get(servicesContext).offices.list(actor)).flatMap(({ county }) =>
    county ? [{ number: county.number, name: county.name }] : [],
  );
  return {
    view,
    counties,
    figure: indicatorFigure(view, { language: languageOf(request), tableId: 'offices-table' }),
    sources: view.sources.map((source) => saySource(source, languageOf(request))),
    done: (['saved', 'target', 'withdrawn'] as const).find((name) => search.has(name)) ?? null,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await scorecardPlace({ request, context }, 'manageScorecards');
  const { scorecards } = context.get(servicesContext);
  const form = await readForm(request);
  const code = params.code ?? '';
  if (form.get('intent') === 'withdraw') {
    const [unit, month, reason] = [textOf(form, 'unit'), textOf(form, 'month'), textOf(form, 'reason')];
    const refusal = await refused(request, () => scorecards.withdraw(actor, { code, unit, month, reason }));
    if (!refusal) throw redirect(`${addressOf(code)}?month=${encodeURIComponent(month)}&withdrawn`, 303);
    return data(
      { kind: 'withdraw' as const, refusal, target: null, withdrawn: { unit, reason } },
      { status: 422 },
    );
  }
  const target = { unit: textOf(form, 'unit'), from: textOf(form, 'from'), target: textOf(form, 'target') };
  const refusal = await refused(request, () => scorecards.setTarget(actor, code, target));
  if (!refusal) throw redirect(`${addressOf(code)}?target`, 303);
  return data({ kind: 'target' as const, refusal, target, withdrawn: null }, { status: 422 });
}

/** How many offices go which way, and how many reach the target, for the sentence above the table. */
function trendsOf({ offices }: IndicatorView) {
  const going = (verdict: 'better' | 'worse' | 'unclear') =>
    offices.filter(({ trend }) => trend.kind === 'slope' && trend.verdict === verdict).length;
  return {
    reached: offices.filter(({ attainment }) => attainment === 1).length,
    offices: offices.filter(({ attainment }) => attainment !== null).length,
    better: going('better'),
    worse: going('worse'),
    unclear: going('unclear'),
  };
}

export default function IndicatorPage() {
  const { view, figure, counties, sources, done } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const words = useScorecardWords();
  const { say, name, text, value, attained, owner, group } = words;
  const { indicator, county } = view;
  const summary = trendsOf(view);
  const doneWords = {
    saved: m.scorecards_indicator_saved,
    target: m.scorecards_target_saved,
    withdrawn: m.scorecards_withdrawn,
  };
  return (
    <>
      <BackLink href={view.month ? `/scorecard?month=${view.month}` : '/scorecard'}>
        {say(m.scorecards_title)}
      </BackLink>
      <Page
        kicker={`${indicator.code} · ${group(indicator.group)}`}
        title={name(indicator)}
        tabTitle={`${indicator.code} ${name(indicator)}`}
        isWide
      >
        {done ? (
          <p role="status" className="done-note">
            {say(doneWords[done])}
          </p>
        ) : null}
        <dl className="scorecard-definition">
          <div>
            <dt>{say(m.scorecards_counted)}</dt>
            <dd>{text(indicator.numerator)}</dd>
          </div>
          <div>
            <dt>{say(m.scorecards_counted_of)}</dt>
            <dd>
              {indicator.basis === 'users'
                ? say(m.scorecards_per_users, { per: indicator.per })
                : indicator.basis === 'positions'
                  ? say(m.scorecards_per_positions, { per: indicator.per })
                  : text(indicator.denominator)}
              {indicator.kind === 'rate' && indicator.basis === 'denominator' && indicator.per !== 1
                ? ` (${say(m.scorecards_per, { per: indicator.per })})`
                : ''}
            </dd>
          </div>
          <div>
            <dt>{say(m.scorecards_direction)}</dt>
            <dd>
              {say(indicator.direction === 'higher' ? m.scorecards_higher_better : m.scorecards_lower_better)}
            </dd>
          </div>
          <div>
            <dt>{say(m.scorecards_owner)}</dt>
            <dd>
              {owner(indicator.owner)}
              {indicator.ownerUnit ? ` ${indicator.ownerUnit}` : ''}
            </dd>
          </div>
          {indicator.source ? (
            <div>
              <dt>{say(m.scorecards_source)}</dt>
              <dd>{text(indicator.source)}</dd>
            </div>
          ) : null}
        </dl>
        {view.mayManage ? (
          <p className="scorecard-ways">
            <a href={`${addressOf(indicator.code)}/edit`}>{say(m.scorecards_edit_indicator)}</a>
          </p>
        ) : null}
        <MonthChoice months={view.months} month={view.month} />
        {view.month === null || !county ? (
          <Alert variant="info">{say(m.scorecards_empty_values)}</Alert>
        ) : (
          <section aria-labelledby="offices">
            <h2 className="section-title" id="offices">
              {say(m.scorecards_offices_title, { month: words.month(view.month) })}
            </h2>
            {county.value === null ? null : (
              <p className="report-finding">
                {say(m.scorecards_county_value, {
                  value: value(county.value, indicator),
                  attained: attained(county.attainment),
                  target:
                    county.target === null ? say(m.scorecards_no_target) : value(county.target, indicator),
                })}{' '}
                {summary.offices > 0 ? say(m.scorecards_reached_summary, summary) : null}{' '}
                {summary.better + summary.worse + summary.unclear > 0
                  ? say(m.scorecards_trend_summary, summary)
                  : null}
              </p>
            )}
            {figure ? (
              <figure className="scorecard-figure" aria-labelledby="offices">
                <Drawing block={figure} />
              </figure>
            ) : null}
            <IndicatorOffices view={view} />
            {view.offices.some(({ state }) => state === 'withheld') ? (
              <p className="scorecard-note">
                {say(m.scorecards_withheld_note, { minimum: smallestDenominator })}
              </p>
            ) : null}
            <p className="scorecard-note">{say(m.scorecards_trend_note)}</p>
            <p className="ways-on">
              {counties.map(({ number, name }) => (
                <a
                  key={number}
                  href={`/counties/${number}#indicator-${indicator.code.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`}
                >
                  {say(m.scorecards_to_county, { county: name })}
                </a>
              ))}
            </p>
          </section>
        )}
        {view.month === null ? null : <IndicatorSizes view={view} />}
        <section aria-labelledby="targets">
          <h2 className="section-title" id="targets">
            {say(m.scorecards_targets_title)}
          </h2>
          {view.targets.length === 0 ? (
            <p>{say(m.scorecards_targets_none)}</p>
          ) : (
            <IndicatorTargets view={view} />
          )}
          {view.mayManage ? (
            <TargetForm
              units={view.units}
              given={result?.target ?? null}
              refusal={result?.kind === 'target' ? result.refusal : undefined}
            />
          ) : null}
        </section>
        {view.mayManage && view.month && view.offices.some(({ state }) => state !== 'missing') ? (
          <WithdrawForm view={view} month={view.month} result={result?.kind === 'withdraw' ? result : null} />
        ) : null}
        {sources.length > 0 ? (
          <Fold summary={say(m.scorecards_sources_title)}>
            <ul>
              {sources.map((source) => (
                <li key={source}>{source}</li>
              ))}
            </ul>
          </Fold>
        ) : null}
      </Page>
    </>
  );
}
