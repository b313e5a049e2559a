import { m } from '#messages';
import type { Block, ReportDocument, TableBlock } from '#modules/reports/schema.ts';
import type { Language } from '#platform/language.ts';
import type { CodingState } from '../../coding/log/replay.ts';
import { statusOf } from '../../coding/progress.rules.ts';
import type { StudyMaterial } from '../material.ts';
import { sayStatus, standingOf } from './standing.ts';
import { codesInOrder, origin } from './study-project.ts';

type Given = { readonly material: StudyMaterial; readonly title: string; readonly language: Language };
type Code = CodingState['codes'][number];

/** What stands of a code in a code book. */
type Entry = {
  readonly code: Code;
  readonly passages: number;
  readonly informants: number;
  /** Of somebody who has said yes to being quoted; null where nobody has. */
  readonly example: { readonly quote: string; readonly pseudonym: string } | null;
};

function entriesOf({ open, state }: StudyMaterial): readonly Entry[] {
  const at = new Map(open.map((one, index) => [one.version.interviewId, { ...one, index }]));
  return codesInOrder({ open, state }).map((code) => {
    const here = state.codings
      .filter(({ codeId }) => codeId === code.codeId)
      .toSorted(
        (a, b) =>
          at.get(a.interviewId)!.index - at.get(b.interviewId)!.index || a.anchor.start - b.anchor.start,
      );
    const quoted = here.find(({ interviewId }) => at.get(interviewId)!.toQuotes);
    return {
      code,
      passages: new Set(here.map(placeOf)).size,
      informants: new Set(here.map(({ interviewId }) => at.get(interviewId)!.interview.informantId)).size,
      example: quoted
        ? {
            quote: quoted.anchor.quote.replaceAll(/\s+/gu, ' '),
            pseudonym: at.get(quoted.interviewId)!.interview.pseudonym,
          }
        : null,
    };
  });
}

/** Two coders on one passage are one passage. */
const placeOf = ({ interviewId, anchor }: CodingState['codings'][number]) =>
  `${interviewId} ${anchor.start} ${anchor.end}`;

/**
 * The code book as a document to read: concepts with their literature and memos, the groups in each, and the codes in each
 * group, tested or not, with how much they are used and a quote. Only who has said yes to it is quoted.
 */
export function codebookDocument({ material, title, language }: Given): ReportDocument {
  const locale = { locale: language };
  const { state } = material;
  const entries = entriesOf(material);
  const tables = { number: 0 };
  const tableOf = (id: string, name: string, isHere: (code: Code) => boolean): readonly Block[] => {
    const here = entries.filter(({ code }) => isHere(code));
    return here.length === 0 ? [] : [codeTable(`codes-${id}`, name, here, { language, tables })];
  };
  const isIn = (group: string) => (code: Code) => code.place.kind === 'group' && code.place.groupId === group;
  const groupsOf = (concept: string | null) =>
    state.groups
      .filter(({ conceptId }) => conceptId === concept)
      .flatMap(({ groupId, name }) => tableOf(groupId, name, isIn(groupId)));
  const under = (id: string, text: string, blocks: readonly Block[]): readonly Block[] =>
    blocks.length === 0 ? [] : [{ kind: 'heading', level: 2, id, text }, ...blocks];
  const concepts = state.concepts.flatMap(({ conceptId, name, literature, memo }) => {
    const said = [
      [m.interviews_exchange_literature({}, locale), literature],
      [m.interviews_exchange_memo({}, locale), memo],
    ] as const;
    const facts = said.filter(([, text]) => text !== '').map(([term, value]) => ({ term, value }));
    const about: readonly Block[] = facts.length > 0 ? [{ kind: 'facts', facts }] : [];
    const heading: Block = { kind: 'heading', level: 2, id: `concept-${conceptId}`, text: name };
    return [heading, ...about, ...groupsOf(conceptId)];
  });
  const [ungrouped, outside] = [
    m.interviews_board_ungrouped({}, locale),
    m.interviews_board_outside({}, locale),
  ];
  return {
    language,
    title: m.interviews_exchange_codebook_title({}, locale),
    subtitle: title,
    blocks: [
      { kind: 'warning', severity: 'info', text: m.interviews_exchange_codebook_working({}, locale) },
      { kind: 'facts', facts: factsOf(material, entries, language) },
      ...concepts,
      ...under('no-concept', m.interviews_exchange_no_concept({}, locale), groupsOf(null)),
      ...under(
        'ungrouped',
        ungrouped,
        tableOf('ungrouped', ungrouped, ({ place }) => place.kind === 'ungrouped'),
      ),
      ...under(
        'outside',
        outside,
        tableOf('outside', outside, ({ place }) => place.kind === 'outside'),
      ),
    ],
    footer: `${title} · ${origin}`,
  };
}

function factsOf({ open, state }: StudyMaterial, entries: readonly Entry[], language: Language) {
  const locale = { locale: language };
  const tested = entries.filter(({ code }) => code.test !== null).length;
  return [
    { term: m.interviews_exchange_fact_interviews({}, locale), value: String(open.length) },
    { term: m.interviews_exchange_fact_codes({}, locale), value: String(entries.length) },
    { term: m.interviews_exchange_fact_tested({}, locale), value: String(tested) },
    { term: m.interviews_exchange_fact_groups({}, locale), value: String(state.groups.length) },
    { term: m.interviews_exchange_fact_concepts({}, locale), value: String(state.concepts.length) },
  ];
}

function codeTable(
  id: string,
  title: string,
  entries: readonly Entry[],
  { language, tables }: { readonly language: Language; readonly tables: { number: number } },
): TableBlock {
  const locale = { locale: language };
  tables.number += 1;
  return {
    kind: 'table',
    id,
    title,
    number: m.interviews_exchange_group_number({ number: tables.number }, locale),
    columns: [
      { label: m.interviews_exchange_column_code({}, locale), align: 'left' },
      { label: m.interviews_exchange_column_test({}, locale), align: 'left' },
      { label: m.interviews_exchange_column_passages({}, locale), align: 'right' },
      { label: m.interviews_exchange_column_informants({}, locale), align: 'right' },
      { label: m.interviews_exchange_column_example({}, locale), align: 'left' },
    ],
    rows: entries.map(({ code, passages, informants, example }) => ({
      cells: [
        { text: code.words, isHeading: true },
        { text: sayStatus(statusOf(code), language) },
        { text: String(passages) },
        { text: String(informants) },
        {
          text: example
            ? [{ text: `«${example.quote}»`, italic: true }, ` (${example.pseudonym})`]
            : m.interviews_exchange_no_quote({}, locale),
        },
      ],
    })),
    notes: [],
    provenance: { text: origin },
  };
}

/** The same as rows for a spreadsheet, a code a row. */
export function codebookRows({ material, language }: Omit<Given, 'title'>) {
  const locale = { locale: language };
  const { state } = material;
  return [
    [
      m.interviews_exchange_column_code({}, locale),
      m.interviews_exchange_column_test({}, locale),
      m.interviews_exchange_csv_group({}, locale),
      m.interviews_exchange_csv_concept({}, locale),
      m.interviews_exchange_column_passages({}, locale),
      m.interviews_exchange_column_informants({}, locale),
      m.interviews_exchange_column_example({}, locale),
      m.interviews_exchange_csv_informant({}, locale),
    ],
    ...entriesOf(material).map(({ code, passages, informants, example }) => {
      const { statusText, group, concept } = standingOf(state, code.codeId, language);
      const quoted = [example?.quote ?? null, example?.pseudonym ?? null];
      return [code.words, statusText, group, concept, passages, informants, ...quoted];
    }),
  ];
}
