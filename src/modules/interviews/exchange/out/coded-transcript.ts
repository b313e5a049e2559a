import { m } from '#messages';
import type { Block, ReportDocument, Run, TableBlock } from '#modules/reports/schema.ts';
import type { Language } from '#platform/language.ts';
import { sayDate } from '#platform/say-date.ts';
import type { CodingState } from '../../coding/log/replay.ts';
import { segmentsOf } from '../../coding/segments.ts';
import { sayTime } from '../../transcripts/import/timestamps.ts';
import type { OpenMaterial } from '../material.ts';
import { standingOf } from './standing.ts';
import { origin } from './study-project.ts';

export type TranscriptGiven = {
  readonly material: OpenMaterial;
  readonly state: CodingState;
  readonly title: string;
  readonly language: Language;
};

/**
 * One interview as a document to read: what was said, turn by turn, with a number at the head and the foot of each coded
 * passage, and the codes by number beside it. It holds all that was said, and says itself that it is working material.
 */
export function codedTranscript({ material, state, title, language }: TranscriptGiven): ReportDocument {
  const locale = { locale: language };
  const { interview, version, toQuotes } = material;
  const { pseudonym, name, heldOn } = interview;
  const codings = numbered(version.interviewId, state);
  const names = [...new Set(codings.map(({ byName }) => byName))].filter(Boolean);
  const coders = names.join(', ');
  const facts = [
    ...(heldOn ? [[m.interviews_exchange_fact_held({}, locale), sayDate(heldOn, language)] as const] : []),
    [m.interviews_exchange_fact_version({}, locale), String(version.version)] as const,
    [m.interviews_exchange_fact_codings({}, locale), String(codings.length)] as const,
    ...(coders ? [[m.interviews_exchange_fact_coders({}, locale), coders] as const] : []),
  ];
  const quoting = toQuotes ? m.interviews_exchange_may_quote : m.interviews_exchange_may_not_quote;
  const blocks: readonly Block[] = [
    {
      kind: 'warning',
      severity: toQuotes ? 'info' : 'warning',
      text: `${m.interviews_exchange_working({}, locale)} ${quoting({ pseudonym }, locale)}`,
    },
    { kind: 'facts', facts: facts.map(([term, value]) => ({ term, value })) },
    { kind: 'heading', level: 2, id: 'said', text: m.interviews_exchange_said({}, locale) },
    saidTable(material, codings, { language, withCoders: names.length > 1 }),
  ];
  return {
    language,
    title: m.interviews_exchange_transcript_title({ interview: name }, locale),
    subtitle: title,
    blocks,
    footer: `${title} · ${name} · ${origin}`,
  };
}

type Numbered = CodingState['codings'][number] & { readonly mark: number; readonly words: string };

/** The codings of an interview by their places, from 1. */
export function numbered(interviewId: string, state: CodingState): readonly Numbered[] {
  const words = new Map(state.codes.map((code) => [code.codeId, code.words]));
  return state.codings
    .filter((one) => one.interviewId === interviewId)
    .toSorted((a, b) => a.anchor.start - b.anchor.start || b.anchor.end - a.anchor.end || a.number - b.number)
    .map((one, at) => ({ ...one, mark: at + 1, words: words.get(one.codeId)! }));
}

function saidTable(
  { version, interview }: OpenMaterial,
  codings: readonly Numbered[],
  { language, withCoders }: { readonly language: Language; readonly withCoders: boolean },
): TableBlock {
  const locale = { locale: language };
  return {
    kind: 'table',
    id: 'said-table',
    number: interview.name,
    title: m.interviews_exchange_said_title({}, locale),
    columns: [
      { label: m.interviews_exchange_column_who({}, locale), align: 'left' },
      { label: m.interviews_exchange_column_said({}, locale), align: 'left' },
      { label: m.interviews_exchange_column_codes({}, locale), align: 'left' },
    ],
    rows: version.turns.map((turn) => {
      const here = codings.filter(({ anchor }) => anchor.start < turn.end && anchor.end > turn.start);
      const time = turn.startMs === null ? [] : [{ text: ` ${sayTime(turn.startMs)}` }];
      return {
        cells: [
          { text: [{ text: turn.speaker, bold: true }, ...time], isHeading: true },
          { text: markedText(version.text, turn, here) },
          { text: here.flatMap((one, at) => codeRuns(one, { isNext: at > 0, withCoders })) },
        ],
      };
    }),
    notes: [m.interviews_exchange_said_note({}, locale)],
    provenance: { text: origin },
    isRunning: true,
  };
}

const codeRuns = (
  { mark, words, byName }: Numbered,
  { isNext, withCoders }: { readonly isNext: boolean; readonly withCoders: boolean },
): readonly Run[] => [
  { text: `${isNext ? ' · ' : ''}${mark} `, bold: true },
  { text: withCoders && byName !== '' ? `${words} (${byName})` : words },
];

/** What is said in a turn, with a mark where each coded passage begins and ends; they may lie over each other. */
export function markedText(
  text: string,
  turn: { readonly start: number; readonly end: number },
  codings: readonly Numbered[],
): readonly Run[] {
  const marks = codings.map(({ mark, anchor }) => ({
    id: String(mark),
    start: anchor.start,
    end: anchor.end,
  }));
  const runs: Run[] = [];
  for (const { start, end, ids } of segmentsOf(turn, marks)) {
    const begin = marks.filter((one) => Math.max(one.start, turn.start) === start);
    if (begin.length > 0) runs.push({ text: `${begin.map(({ id }) => id).join(',')}‹`, superscript: true });
    runs.push({ text: text.slice(start, end), italic: ids.length > 0 });
    const done = marks.filter((one) => Math.min(one.end, turn.end) === end);
    if (done.length > 0) runs.push({ text: `›${done.map(({ id }) => id).join(',')}`, superscript: true });
  }
  return runs;
}

/** The same as rows for a spreadsheet: a coded passage a row, and a row for each turn that nobody has coded in. */
export function transcriptRows({ material, state, language }: Omit<TranscriptGiven, 'title'>) {
  const locale = { locale: language };
  const { version, interview } = material;
  const codings = numbered(version.interviewId, state);
  const head = [
    m.interviews_exchange_csv_informant({}, locale),
    m.interviews_exchange_csv_turn({}, locale),
    m.interviews_exchange_csv_time({}, locale),
    m.interviews_exchange_column_who({}, locale),
    m.interviews_exchange_column_said({}, locale),
    m.interviews_exchange_csv_passage({}, locale),
    m.interviews_exchange_column_code({}, locale),
    m.interviews_exchange_column_test({}, locale),
    m.interviews_exchange_csv_group({}, locale),
    m.interviews_exchange_csv_concept({}, locale),
    m.interviews_exchange_csv_coder({}, locale),
  ];
  const rows = version.turns.flatMap((turn, at) => {
    const about = [
      ...[interview.name, at + 1, turn.startMs === null ? null : sayTime(turn.startMs), turn.speaker],
      version.text.slice(turn.start, turn.end),
    ];
    // A passage over several turns stands where it begins.
    const here = codings.filter(({ anchor }) => anchor.start >= turn.start && anchor.start < turn.end);
    if (here.length === 0) return [[...about, null, null, null, null, null, null]];
    return here.map(({ anchor, words, codeId, byName }) => {
      const { statusText, group, concept } = standingOf(state, codeId, language);
      return [...about, anchor.quote, words, statusText, group, concept, byName];
    });
  });
  return [head, ...rows];
}
