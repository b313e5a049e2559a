import { m } from '#messages';
import type { Block } from '../schema.ts';
import type { CountyGiven } from './county-given.ts';
import { howBlocks } from './how-blocks.ts';
import type { PageContext } from './numbering.ts';

export type OfficeSections = {
  readonly facts: Block & { readonly kind: 'facts' };
  readonly standsOut: readonly Block[];
  readonly indicators: readonly Block[];
  readonly year: readonly Block[];
  /** The year in a sentence, where the period is not the year so far itself. */
  readonly yearSentence: string | null;
  readonly size: readonly Block[];
  readonly climate: readonly Block[];
  readonly survey: readonly Block[];
  readonly registration: readonly Block[];
  readonly missing: readonly string[];
};

/** The sections under their headings, those that have something to say, and last how it was done. */
export function blocksOf(
  sections: OfficeSections,
  sources: CountyGiven['sources'],
  context: PageContext,
): Block[] {
  const { locale } = context;
  const heading = (id: string, text: string): Block => ({ kind: 'heading', level: 1, id, text });
  const under = (id: string, text: string, blocks: readonly Block[]) =>
    blocks.length > 0 ? [heading(id, text), ...blocks] : [];
  return [
    sections.facts,
    ...under('stands-out', m.offices_heading_out({}, locale), sections.standsOut),
    ...under('against-target', m.offices_heading_indicators({}, locale), sections.indicators),
    ...under('year-to-date', m.offices_heading_year({}, locale), sections.year),
    ...under('against-size', m.offices_heading_size({}, locale), sections.size),
    ...under('climate-beside-county', m.offices_heading_climate({}, locale), sections.climate),
    ...under('user-survey', m.offices_heading_survey({}, locale), sections.survey),
    ...under('registration', m.offices_heading_registration({}, locale), sections.registration),
    ...under(
      'missing',
      m.offices_heading_missing({}, locale),
      sections.missing.length > 0 ? [{ kind: 'list', items: sections.missing }] : [],
    ),
    ...howBlocks(
      context,
      {
        indicators: sections.indicators.length > 0,
        year: sections.year.length > 0,
        size: sections.size.some(({ kind }) => kind === 'table'),
        climate: sections.climate.length > 0,
        survey: sections.survey.length > 0,
      },
      sources,
    ),
  ];
}
