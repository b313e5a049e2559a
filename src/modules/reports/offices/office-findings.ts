import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import { meanAttainments, sayAttainment } from '#modules/scorecards/index.ts';
import { formatNumber } from '#platform/number-style.ts';
import type { Block, Text } from '../schema.ts';
import { type OwnMeasure, reportedAs, standsOutOf } from './climate-blocks.ts';
import type { OwnStanding } from './indicator-table.ts';
import type { PageContext } from './numbering.ts';
import { groupName } from './wording.ts';

/** What differs from the rest of the county beyond chance; that nothing does; or that there was nothing to compare. */
export function standsOutBlocks(
  out: readonly Text[],
  {
    county,
    tests,
    compared,
  }: { readonly county: string; readonly tests: number; readonly compared: boolean },
  { language, locale }: PageContext,
): Block[] {
  const nothing = compared
    ? m.offices_out_none({ county }, locale)
    : m.offices_out_nothing_to_compare({}, locale);
  return [
    {
      kind: 'finding',
      text: out.length === 0 ? nothing : m.offices_out_some({ count: out.length, county }, locale),
    },
    ...(out.length > 0 ? [{ kind: 'list' as const, items: out }] : []),
    ...(tests > 0
      ? [
          {
            kind: 'prose' as const,
            text: m.offices_out_family({ tests: formatNumber(tests, language, { decimals: 0 }) }, locale),
          },
        ]
      : []),
  ];
}

/** On how many scales the office differs from the others beyond chance. */
export function climateSentence(own: Released<readonly OwnMeasure[]>, context: PageContext): string {
  const { locale } = context;
  const joint = reportedAs(own, context);
  const whose = joint === null ? '' : `${m.offices_climate_joint({ offices: joint }, locale)} `;
  const scales = own.filter(({ office }) => office.difference).length;
  const count = own.filter(({ office }) => standsOutOf(office) !== null).length;
  if (scales === 0) return whose + m.offices_climate_finding_withheld({}, locale);
  return (
    whose +
    (count === 0
      ? m.offices_climate_finding_none({ scales }, locale)
      : m.offices_climate_finding_some({ count, scales }, locale))
  );
}

/** `Individuell oppfølging: 92 % av målkravet over 8 indikatorer; målkravet er nådd for 4.` */
export function attainmentSentence(own: readonly OwnStanding[], { language, locale }: PageContext): string {
  const groups = meanAttainments(
    own.map(({ standing, office }) => ({ group: standing.indicator.group, attainment: office.attainment })),
  ).filter(({ mean }) => mean !== null);
  const withTarget = own.filter(({ office }) => office.attainment !== null);
  if (groups.length === 0) return m.offices_attainment_none({}, locale);
  const reached = withTarget.filter(({ office }) => office.attainment! >= 1).length;
  const parts = groups.map(({ group, mean, counted }) =>
    m.offices_attainment_group(
      {
        group: groupName(group, language),
        percent: sayAttainment(mean!, language),
        count: counted,
      },
      locale,
    ),
  );
  return m.offices_attainment_sentence(
    { reached, count: withTarget.length, groups: parts.join('; ') },
    locale,
  );
}

/** The finding that a section begins with. */
export function findingOf(blocks: readonly Block[]): string | null {
  const found = blocks.find((block) => block.kind === 'finding');
  return found?.kind === 'finding' && typeof found.text === 'string' ? found.text : null;
}
