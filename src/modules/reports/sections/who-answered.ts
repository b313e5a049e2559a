import { m } from '#messages';
import { howIdOf, type TableContext } from '#modules/analyses/index.ts';
import type { Results } from '#modules/analyses/schema.ts';
import { type Released, viewOf } from '#modules/privacy/index.ts';
import type { Study } from '#modules/studies/schema.ts';
import type { Collection } from '#modules/surveys/schema.ts';
import type { Language } from '#platform/language.ts';
import { inAList } from '#platform/listing.ts';
import { formatNumber } from '#platform/number-style.ts';
import { dayBlocks, letterName } from '../following/days-blocks.ts';
import { audienceName, headlineOf, partialOf } from '../following/follow-view.ts';
import {
  likenessFinding,
  likenessMeaning,
  likenessSentence,
  likenessTable,
} from '../following/likeness-blocks.ts';
import { openLinksTable } from '../following/open-links-table.ts';
import { ratesFigure, ratesTable } from '../following/rates-blocks.ts';
import { sayDate } from '../following/say-day.ts';
import { unitSentences } from '../following/unit-sentences.ts';
import type { Block, FigureBlock, TableBlock } from '../schema.ts';

type Given = {
  readonly study: Study;
  readonly results: Released<Results>;
  readonly language: Language;
};
type Numbering = TableContext['numbering'];

/**
 * Who answered a wave, before anything of what they answered: how many were asked, reached and answered, in the table of
 * 2015, and whether those who answered are like those who were asked. The figures are those of the page that follows the
 * wave, released once; nothing of them is reckoned anew here. Empty for answers that were not collected in a wave.
 */
export function whoAnsweredBlocks(given: Given, numbering: Numbering): Block[] {
  const { study, results, language } = given;
  if (!results.collection) return [];
  const collection: Released<Collection> = viewOf(results, (all) => all.collection!);
  const rates = viewOf(collection, (all) => all.rates);
  const locale = { locale: language };
  const { minimumGroup } = results.provenance;
  const nameOf = (audience: string) => audienceName(study, audience, language);
  const context = { language, minimumGroup, isFinal: true, nameOf };
  const put = placer(given, collection, numbering);
  const { total } = rates;
  const isAnybodyInvited = total.invited > 0;

  const byAudience = rates.byAudience.rows.length > 1 ? ratesTable(rates, 'audience', context) : null;
  const bars = isAnybodyInvited ? ratesFigure(rates, context) : null;
  const partial = partialOf(total, language);
  const headline = headlineOf(total, { minimumGroup, isFinal: true }, language);
  return [
    { kind: 'heading', level: 1, id: 'who-answered', text: m.following_title_final({}, locale) },
    { kind: 'finding', text: partial ? `${headline} ${partial}` : headline },
    { kind: 'prose', text: fieldwork(collection, language) },
    ...(byAudience ? [put.table(byAudience, total.invited)] : []),
    ...(isAnybodyInvited ? [put.table(ratesTable(rates, 'office', context), total.invited)] : []),
    ...unitsBlock(collection, language),
    ...(collection.openLinks.length > 0 ? [openLinks(collection, put, language)] : []),
    ...(isAnybodyInvited ? likenessBlocks(collection, put, context) : []),
    {
      kind: 'details',
      id: howIdOf(howId),
      subject: m.following_title_final({}, locale),
      summary: m.reports_how_summary({ title: m.following_title_final({}, locale) }, locale),
      blocks: [
        { kind: 'prose', text: m.reports_who_how_counted({}, locale) },
        ...(isAnybodyInvited && collection.likeness.length > 0
          ? [
              { kind: 'prose' as const, text: m.reports_who_how_fit({}, locale) },
              { kind: 'prose' as const, text: likenessMeaning(language) },
            ]
          : []),
        // As many bars as there are offices: on paper a page of its own.
        ...(bars ? [put.appendixFigure(bars, total.invited)] : []),
        ...(isAnybodyInvited ? curve(collection, put, language) : []),
      ],
    },
  ];
}

const howId = 'who-answered';

/** Gives tables and figures their numbers and their provenance, in the order in which they are put. */
function placer({ results, language }: Given, { closedOn }: Collection, numbering: Numbering) {
  const { program, version } = results.provenance;
  const day = closedOn ? sayDate(closedOn, language) : '–';
  const provenance = (n: number) => ({
    text: [
      m.reports_who_source({ day }, { locale: language }),
      `n = ${formatNumber(n, language, { decimals: 0 })}`,
      `${program} ${version}`,
    ].join(' · '),
    howId: howIdOf(howId),
  });
  return {
    table: (block: TableBlock, n: number): TableBlock => ({
      ...block,
      number: numbering.nextTable(),
      provenance: provenance(n),
    }),
    appendixTable: (block: TableBlock, n: number): TableBlock => ({
      ...block,
      number: numbering.nextAppendixTable(),
      provenance: provenance(n),
    }),
    appendixFigure: (block: FigureBlock, n: number): FigureBlock => ({
      ...block,
      number: numbering.nextAppendixFigure(),
      provenance: provenance(n),
    }),
  };
}
type Put = ReturnType<typeof placer>;

/** When the wave was open, and which letters went out when. */
function fieldwork({ openedOn, closedOn, letters }: Collection, language: Language): string {
  const locale = { locale: language };
  const period = { opened: sayOrDash(openedOn, language), closed: sayOrDash(closedOn, language) };
  const sentences = [m.reports_who_period(period, locale)];
  if (letters.length > 0) {
    const each = letters.map(({ kind, day }) => `${letterName(kind, language)} ${sayDate(day, language)}`);
    sentences.push(m.reports_who_letters({ letters: inAList(each, language) }, locale));
  }
  return sentences.join(' ');
}

const sayOrDash = (day: string | null, language: Language) => (day ? sayDate(day, language) : '–');

function unitsBlock({ units = [] }: Collection, language: Language): Block[] {
  const sentences = unitSentences(units, language);
  return sentences.length > 0 ? [{ kind: 'prose', text: sentences.join(' ') }] : [];
}

function openLinks({ openLinks: links }: Collection, put: Put, language: Language): Block {
  const total = links.reduce((sum, { answered }) => sum + (answered ?? 0), 0);
  return put.table(openLinksTable(links, language), total);
}

function likenessBlocks(
  collection: Released<Collection>,
  put: Put,
  context: Parameters<typeof likenessTable>[1],
): Block[] {
  const locale = { locale: context.language };
  const title = m.following_likeness_title({}, locale);
  const all = collection.likeness.map((_, place) => viewOf(collection, ({ likeness }) => likeness[place]!));
  return [
    { kind: 'heading', level: 2, id: 'likeness', text: title },
    all.length === 0
      ? { kind: 'prose', text: m.following_likeness_nothing({}, locale) }
      : { kind: 'finding', text: likenessFinding(all, context) },
    ...all
      .filter(({ rows }) => rows.length > 0)
      .flatMap((one, place): Block[] => {
        const sentence = likenessSentence(one, context);
        return [
          ...(sentence ? [{ kind: 'prose' as const, text: sentence }] : []),
          put.table(likenessTable(one, context, place), one.answered ?? one.invited),
        ];
      }),
  ];
}

/** The answers day by day, with the letters: for those who want to see what a reminder did. */
function curve(collection: Released<Collection>, put: Put, language: Language): Block[] {
  const days = dayBlocks({
    days: viewOf(collection, (all) => all.days),
    letters: collection.letters,
    openedOn: collection.openedOn,
    plannedClosingOn: null,
    language,
  });
  if (!days) return [];
  const n = collection.days.at(-1)?.submitted ?? 0;
  return [put.appendixFigure(days.figure, n), put.appendixTable(days.table, n)];
}
