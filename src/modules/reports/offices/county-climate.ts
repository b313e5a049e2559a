import { m } from '#messages';
import { viewOf } from '#modules/privacy/index.ts';
import { textIn } from '#modules/studies/schema.ts';
import type { Block } from '../schema.ts';
import { climateOfOffices } from './climate-blocks.ts';
import type { CountyGiven } from './county-given.ts';
import { howId } from './how-blocks.ts';
import type { PageContext } from './numbering.ts';

/** Each scale of the working climate in every office that may be shown, folded away until it is asked for. */
export function climateOfEachOffice(given: CountyGiven, context: PageContext, version: string): Block[] {
  const { climate } = given;
  if (!climate) return [];
  const { language, locale } = context;
  const scales = viewOf(climate, ({ measures }) =>
    measures.filter(({ kind, ends, offices }) => kind === 'scale' && ends !== null && offices.length > 0),
  );
  const figures = scales.flatMap((_, at) => {
    const measure = viewOf(scales, (all) => all[at]!);
    const title = m.offices_climate_scale_title({ scale: textIn(measure.label, language) }, locale);
    const figure = climateOfOffices(
      measure,
      {
        nameOf: ({ unit, label }) =>
          given.offices.find(({ number }) => number === unit)?.name ?? textIn(label, language),
        title,
        source: m.offices_source_climate(
          { source: given.climateSource ?? '', n: measure.county.n ?? 0, version },
          locale,
        ),
        howId: howId.climate,
      },
      context,
    );
    if (!figure) return [];
    return [{ figure, summary: textIn(measure.label, language) }];
  });
  if (figures.length === 0) return [];
  return [
    { kind: 'prose', text: m.offices_climate_offices_intro({ minimum: climate.minimumGroup }, locale) },
    ...figures.map(
      ({ figure, summary }): Block => ({
        kind: 'details',
        id: `fold-${figure.id}`,
        summary,
        blocks: [figure],
      }),
    ),
  ];
}
