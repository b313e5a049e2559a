import { m } from '#messages';
import type { NumberSource } from '#modules/scorecards/schema.ts';
import type { Block } from '../schema.ts';
import { saySource } from '../sections/outcomes-read.ts';
import type { PageContext } from './numbering.ts';

/** Where "how this was computed" stands, by what it is about. */
export const howId = {
  indicators: 'how-indicators',
  year: 'how-year',
  size: 'how-size',
  climate: 'how-climate',
  survey: 'how-survey',
} as const;

export function howBlocks(
  { locale, language }: PageContext,
  has: Readonly<Record<keyof typeof howId, boolean>>,
  /** The sheets that the numbers came by. */
  sources: readonly NumberSource[],
): Block[] {
  const from = (isSurvey: boolean) =>
    sources
      .filter(({ kind }) => (kind === 'userSurvey') === isSurvey)
      .map((source) => saySource(source, language));
  const details = (id: string, subject: string, sentences: readonly string[]): Block => ({
    kind: 'details',
    id,
    subject,
    summary: m.reports_how_summary({ title: subject }, locale),
    blocks: sentences.map((text) => ({ kind: 'prose', text })),
  });
  return [
    ...(has.indicators
      ? [
          details(howId.indicators, m.offices_heading_indicators({}, locale), [
            m.offices_how_value({}, locale),
            m.offices_how_attainment({}, locale),
            m.offices_how_funnel({}, locale),
            m.offices_how_spread({}, locale),
            m.offices_how_q({}, locale),
            m.offices_how_change({}, locale),
            ...from(false),
          ]),
        ]
      : []),
    ...(has.year
      ? [
          details(howId.year, m.offices_heading_year({}, locale), [
            m.offices_how_year({}, locale),
            m.offices_how_year_trend({}, locale),
          ]),
        ]
      : []),
    ...(has.size
      ? [details(howId.size, m.offices_heading_size({}, locale), [m.offices_how_size({}, locale)])]
      : []),
    ...(has.climate
      ? [
          details(howId.climate, m.offices_heading_climate({}, locale), [
            m.offices_how_climate({}, locale),
            m.offices_how_climate_q({}, locale),
          ]),
        ]
      : []),
    ...(has.survey
      ? [
          details(howId.survey, m.offices_heading_survey({}, locale), [
            m.offices_how_survey({}, locale),
            ...from(true),
          ]),
        ]
      : []),
  ];
}
