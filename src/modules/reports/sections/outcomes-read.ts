import { m } from '#messages';
import type { Results } from '#modules/analyses/schema.ts';
import type { NotReckoned, NumberSource, OutcomesRead } from '#modules/scorecards/schema.ts';
import { type Study, textIn } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import { inAList, inQuotes } from '#platform/listing.ts';
import { sayDate } from '../following/say-day.ts';
import { sayMonth, sayPeriod } from '../offices/wording.ts';
import type { Block, FactsBlock } from '../schema.ts';
import { shortHash } from './how-computed.ts';

type Given = { readonly study: Study; readonly results: Results; readonly language: Language };

/** Where the offices' outcomes are from, in a line among the facts of a report. */
export function outcomeFacts({ results, language }: Given): FactsBlock['facts'] {
  const { outcomesRead: read } = results;
  if (!read) return [];
  const locale = { locale: language };
  const survey = read.userSurvey
    ? m.reports_outcomes_with_survey({ month: sayMonth(read.userSurvey, language) }, locale)
    : m.reports_outcomes_no_survey({}, locale);
  const file = `${read.fileName} · SHA-256 ${read.sha256}`;
  const value = m.reports_outcomes_value(
    { months: sayPeriod(read.period, language), survey, day: sayDate(read.readOn, language) },
    locale,
  );
  return [
    { term: m.reports_outcomes_term({}, locale), value: `${value} ${file}` },
    { term: m.reports_outcomes_offices_term({}, locale), value: sayOffices(read, language) },
  ];
}

function sayOffices({ offices, joined }: OutcomesRead, language: Language): string {
  const locale = { locale: language };
  if (joined === 0) return m.reports_outcomes_offices({ offices }, locale);
  return m.reports_outcomes_offices_joined({ offices, joined }, locale);
}

/** What was missing, what has changed since, and which sheets the numbers came by. */
export function outcomeBlocks({ study, results, language }: Given): Block[] {
  const { outcomesRead: read } = results;
  if (!read) return [];
  const locale = { locale: language };
  const info = (text: string): Block => ({ kind: 'warning', severity: 'info', text });
  const first = { day: sayDate(read.firstReadOn, language) };
  const again = read.reading > 1 && !read.isChanged;
  return [
    ...(read.isChanged
      ? [
          {
            kind: 'warning' as const,
            severity: 'warning' as const,
            text: m.reports_outcomes_changed(first, locale),
          },
        ]
      : []),
    ...(again ? [info(m.reports_outcomes_again(first, locale))] : []),
    ...read.notReckoned.map((one) => info(sayNotReckoned(one, { study, results, language }))),
    ...sayGaps(read, language).map(info),
    {
      kind: 'details',
      id: 'outcomes-read',
      summary: m.reports_outcomes_sources({}, locale),
      blocks: [
        { kind: 'prose', text: m.reports_outcomes_how({}, locale) },
        { kind: 'list', items: read.sources.map((source) => saySource(source, language)) },
      ],
    },
  ];
}

/** An outcome by its label, and why it stands nowhere in the report. */
function sayNotReckoned({ outcome, indicators, because }: NotReckoned, { study, language }: Given): string {
  const label = study.outcomes[outcome]?.label;
  const named = {
    outcome: inQuotes(label ? textIn(label, language) : outcome, language),
    indicators: inAList(indicators, language),
  };
  return notReckonedSentences[because](named, { locale: language });
}

const notReckonedSentences = {
  unknown: m.reports_outcomes_unknown,
  noNumbers: m.reports_outcomes_no_numbers,
  noTarget: m.reports_outcomes_no_target,
  noSurvey: m.reports_outcomes_without_survey,
};

function sayGaps(read: OutcomesRead, language: Language): string[] {
  const locale = { locale: language };
  const { emptyMonths, incomplete, tooFew, withoutTarget, unknownOffices } = read;
  const lists = incomplete.map(({ indicator, offices }) =>
    m.reports_outcomes_incomplete_one({ indicator, offices }, locale),
  );
  return [
    ...(unknownOffices.length > 0
      ? [m.reports_outcomes_unknown_offices({ offices: inAList(unknownOffices, language) }, locale)]
      : []),
    ...(emptyMonths.length > 0
      ? [
          m.reports_outcomes_empty_months(
            {
              months: inAList(
                emptyMonths.map((month) => sayMonth(month, language)),
                language,
              ),
            },
            locale,
          ),
        ]
      : []),
    ...(lists.length > 0 ? [m.reports_outcomes_incomplete({ indicators: lists.join(', ') }, locale)] : []),
    ...(tooFew > 0 ? [m.reports_outcomes_too_few({ count: tooFew }, locale)] : []),
    ...(withoutTarget > 0 ? [m.reports_outcomes_without_target({ count: withoutTarget }, locale)] : []),
  ];
}

const kindWords = {
  values: m.reports_outcomes_kind_values,
  targets: m.reports_outcomes_kind_targets,
  userSurvey: m.reports_outcomes_kind_survey,
};

/** "Monthly values: scorecard.csv (SHA-256 0123456789ab), taken in 10 July 2015: 1254 numbers". */
export function saySource(
  { kind, fileName, sha256, importedOn, numbers }: NumberSource,
  language: Language,
): string {
  const locale = { locale: language };
  const what = kindWords[kind]({}, locale);
  if (fileName === null || sha256 === null || importedOn === null) {
    return m.reports_outcomes_source_unknown({ what, numbers }, locale);
  }
  const day = sayDate(importedOn, language);
  return m.reports_outcomes_source({ what, numbers, file: fileName, hash: shortHash(sha256), day }, locale);
}
