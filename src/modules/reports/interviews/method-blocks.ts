import { m } from '#messages';
import type { FindingsMaterial } from '#modules/interviews/index.ts';
import { formatNumber, formatPercent } from '#platform/number-style.ts';
import type { PageContext } from '../offices/numbering.ts';
import type { Block, FactsBlock } from '../schema.ts';

/** What the report rests on, as its first page says it. */
export function methodFacts({ counts }: FindingsMaterial, { language, locale }: PageContext): FactsBlock {
  const whole = (count: number) => formatNumber(count, language, { decimals: 0 });
  const share = (part: number) =>
    counts.codes === 0
      ? '–'
      : m.findings_fact_share(
          {
            part: whole(part),
            all: whole(counts.codes),
            share: formatPercent(part / counts.codes, language),
          },
          locale,
        );
  return {
    kind: 'facts',
    facts: [
      { term: m.findings_fact_informants({}, locale), value: whole(counts.informants) },
      { term: m.findings_fact_interviews({}, locale), value: whole(counts.interviews) },
      {
        term: m.findings_fact_words({}, locale),
        value: m.findings_fact_words_own({ all: whole(counts.words), own: whole(counts.ownWords) }, locale),
      },
      {
        term: m.findings_fact_codes({}, locale),
        value: m.findings_fact_codes_on(
          { codes: whole(counts.codes), codings: whole(counts.codings), passages: whole(counts.passages) },
          locale,
        ),
      },
      { term: m.findings_fact_coders({}, locale), value: whole(counts.coders) },
      { term: m.findings_fact_tested({}, locale), value: share(counts.tested) },
      { term: m.findings_fact_passed({}, locale), value: share(counts.passed) },
      { term: m.findings_fact_groups({}, locale), value: whole(counts.groups) },
      { term: m.findings_fact_concepts({}, locale), value: whole(counts.concepts) },
      { term: m.findings_fact_outside({}, locale), value: whole(counts.outside) },
    ],
  };
}

/** How it was done, with the numbers that were counted as it was made. */
export function methodBlocks(
  material: FindingsMaterial,
  { language, locale }: PageContext,
): readonly Block[] {
  const { counts, number } = material;
  const whole = (count: number) => formatNumber(count, language, { decimals: 0 });
  const said = Object.fromEntries(
    Object.entries(counts).map(([name, count]) => [name, whole(count)]),
  ) as Record<keyof typeof counts, string>;
  return [
    m.findings_method_interviews(said, locale),
    m.findings_method_codes(said, locale),
    m.findings_method_test(said, locale),
    m.findings_method_groups(said, locale),
    m.findings_method_quotes({}, locale),
    m.findings_method_not_shares({}, locale),
    m.findings_method_counted({ number }, locale),
  ].map((text) => ({ kind: 'prose', text }));
}
