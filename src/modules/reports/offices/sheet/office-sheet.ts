import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import { withLiteralColours } from '../../figures/palette.ts';
import { withoutForbiddenCharacters } from '../../figures/text.ts';
import { drawableText } from '../../renderers/drawable-text.ts';
import { languageTags } from '../../renderers/language-tags.ts';
import { runsOf, withStatisticsTogether } from '../../renderers/runs.ts';
import type { Block, FigureBlock, Run, Text } from '../../schema.ts';
import type { OfficePage } from '../office-page.ts';
import type { OfficeSections } from '../office-sections.ts';

/** One office on one sheet: all its texts written and all its figures drawn. */
export type OfficeSheet = {
  readonly title: string;
  readonly lang: string;
  readonly region: string | null;
  readonly synthetic: string | null;
  readonly facts: readonly { readonly term: string; readonly value: readonly Run[] }[];
  readonly parts: Readonly<
    Record<'out' | 'indicators' | 'climate' | 'survey' | 'registration', SheetPart | null>
  >;
  readonly missing: { readonly heading: string; readonly items: readonly string[] } | null;
  readonly footer: string;
};
type SheetPart = {
  readonly heading: string;
  readonly finding: readonly Run[] | null;
  readonly items: readonly (readonly Run[])[];
  readonly figure: { readonly svg: string; readonly alt: string; readonly wide: boolean } | null;
  readonly source: string | null;
};

/** More than this would push the figures off the sheet; the page on the web has them all. */
const mostItems = 6;
const mostMissing = 4;

/** The same sections as the page has, as much of them as one sheet of paper holds. */
export function officeSheet({ document, sections }: OfficePage, language: Language): OfficeSheet {
  const locale = { locale: language };
  const [lang = 'nb', region] = languageTags[language].split('-');
  const part = (heading: string, blocks: readonly Block[], isWide: boolean): SheetPart | null =>
    blocks.length === 0 ? null : partOf(heading, blocks, isWide, language);
  const more = sections.missing.length - mostMissing;
  return {
    title: clean(document.title),
    lang,
    region: region ?? null,
    synthetic: document.syntheticNotice === undefined ? null : clean(document.syntheticNotice),
    facts: sections.facts.facts.map(({ term, value }) => ({ term: clean(term), value: runs(value) })),
    parts: {
      out: part(m.offices_heading_out({}, locale), sections.standsOut, true),
      indicators: part(m.offices_heading_indicators({}, locale), indicatorsOf(sections), true),
      climate: part(m.offices_heading_climate({}, locale), sections.climate, false),
      survey: part(m.offices_heading_survey({}, locale), sections.survey, false),
      registration: part(m.offices_heading_registration({}, locale), sections.registration, false),
    },
    missing:
      sections.missing.length === 0
        ? null
        : {
            heading: m.offices_heading_missing({}, locale),
            items: [
              ...sections.missing.slice(0, mostMissing).map(clean),
              ...(more > 0 ? [m.offices_sheet_more({ count: more }, locale)] : []),
            ],
          },
    footer: clean(`${document.footer} ${m.offices_sheet_footer({}, locale)}`),
  };
}

/** Of the year so far the sheet has the sentence; its figure would be the second of eleven panels. */
function indicatorsOf({ indicators, yearSentence }: OfficeSections): readonly Block[] {
  return yearSentence === null ? indicators : [...indicators, { kind: 'list', items: [yearSentence] }];
}

function partOf(heading: string, blocks: readonly Block[], isWide: boolean, language: Language): SheetPart {
  const items = blocks.flatMap((block) => (block.kind === 'list' ? block.items : []));
  const figure = blocks.find((block): block is FigureBlock => block.kind === 'figure');
  const finding = blocks.find((block) => block.kind === 'finding');
  const source = blocks.find((block) => block.kind === 'figure' || block.kind === 'table');
  const rest = items.length - mostItems;
  return {
    heading: clean(heading),
    finding: finding?.kind === 'finding' ? runs(finding.text) : null,
    items: [
      ...items.slice(0, mostItems).map(runs),
      ...(rest > 0 ? [runs(m.offices_sheet_more({ count: rest }, { locale: language }))] : []),
    ],
    figure: figure
      ? {
          svg: drawableText(withLiteralColours((isWide ? figure.svg : figure.narrowSvg) ?? figure.svg)),
          alt: clean(figure.alternativeText),
          wide: isWide,
        }
      : null,
    source: source && 'provenance' in source ? clean(source.provenance.text) : null,
  };
}

function runs(text: Text): Run[] {
  return runsOf(text).map((run) => ({ ...run, text: clean(run.text) }));
}

function clean(text: string): string {
  return drawableText(withStatisticsTogether(withoutForbiddenCharacters(text)));
}
