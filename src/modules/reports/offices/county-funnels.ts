import { m } from '#messages';
import { inAList } from '#platform/listing.ts';
import type { Block, FigureBlock } from '../schema.ts';
import { funnelBlock } from './funnel-blocks.ts';
import type { PageContext } from './numbering.ts';
import { indicatorSentence } from './stand-out.ts';
import type { IndicatorStanding } from './standings.rules.ts';
import { nameOf } from './wording.ts';

type About = {
  readonly nameOfUnit: (unit: string) => string;
  readonly source: string;
  readonly howId: string;
  /** Whether a funnel that nobody need look at is folded: on the web, not on paper. */
  readonly isFolding: boolean;
};

/**
 * Whether a funnel stands open: when an office stands out, or lies outside the outer limits, where one in five hundred
 * does by chance.
 */
export function isFunnelOpen({ offices }: Pick<IndicatorStanding, 'offices'>): boolean {
  return offices.some(({ standsOut, place }) => standsOut !== null || place === 'outside998');
}

/** One indicator of a county: who differs from the rest in words, then its funnel where there are counts to draw. */
export function funnelSection(standing: IndicatorStanding, about: About, context: PageContext): Block[] {
  const { language, locale } = context;
  const figure = funnelBlock(standing, about, context);
  const out = standing.offices.filter((office) => office.standsOut !== null);
  const sentences: Block[] =
    out.length > 0
      ? [
          {
            kind: 'list',
            items: out.map((office) =>
              indicatorSentence({ standing, office }, about.nameOfUnit(office.unit), context),
            ),
          },
        ]
      : figure
        ? [{ kind: 'prose', text: nobodyStandsOut(standing, about.nameOfUnit, context) }]
        : [{ kind: 'prose', text: m.offices_funnel_no_counts({}, locale) }];
  return [
    {
      kind: 'heading',
      level: 2,
      text: nameOf(standing.indicator, language),
      id: `indicator-${standing.indicator.code.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
    },
    ...sentences,
    ...(figure
      ? [about.isFolding && !isFunnelOpen(standing) ? folded(figure, standing, context) : figure]
      : []),
  ];
}

function folded(figure: FigureBlock, { indicator }: IndicatorStanding, { locale }: PageContext): Block {
  return {
    kind: 'details',
    id: `fold-${figure.id}`,
    summary: m.offices_funnel_fold({ code: indicator.code }, locale),
    blocks: [figure],
  };
}

/** Where a dot is filled though no office is said to stand out, the sentence says why. */
function nobodyStandsOut(
  { offices }: IndicatorStanding,
  nameOfUnit: (unit: string) => string,
  { language, locale }: PageContext,
): string {
  const outside = offices.filter(({ place }) => place === 'outside95' || place === 'outside998');
  if (outside.length === 0) return m.offices_funnel_nobody({}, locale);
  const names = inAList(
    outside.map(({ unit }) => nameOfUnit(unit)),
    language,
  );
  return m.offices_funnel_outside({ names }, locale);
}
