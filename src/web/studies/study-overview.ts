import type { Block, FigureBlock, Text } from '#modules/reports/schema.ts';
import { type Instrument, type PlanEntry, type Study, textIn } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import type { Report } from '#web/work/job.ts';

export type StudyOverview = {
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  readonly syntheticNotice: string | null;
  readonly files: readonly { name: string; title: string; items: number; n: number }[];
  /** Sentences that say what was found, each with the heading it stands under in the report. */
  readonly findings: readonly { text: Text; href: string; where: string }[];
  readonly model: FigureBlock | null;
  readonly scales: readonly { id: string; label: string; items: number; source: string | null }[];
};

/** A first page holds about this many sentences before one stops reading. */
const mostFindings = 6;

/** What a study's first page shows, picked from its report: nothing is computed here. */
export function studyOverview({ study, results, document }: Report, language: Language): StudyOverview {
  const people = Object.entries(results.files).filter(([, file]) => file.unit === 'person');
  return {
    id: study.id,
    title: textIn(study.title, language),
    description: study.description ? textIn(study.description, language) : null,
    syntheticNotice: document.syntheticNotice ?? null,
    files: people.map(([name, { n }]) => {
      const instrument = study.instruments[name];
      const title = instrument?.title ? textIn(instrument.title, language) : name;
      return { name, title, items: instrument ? itemCount(instrument) : 0, n };
    }),
    findings: findingsOf(document.blocks, idsOf(study, answersAQuestion)).slice(0, mostFindings),
    model: modelOf(document.blocks, idsOf(study, isModel)),
    scales: Object.entries(study.scales).map(([id, { label, items, source }]) => ({
      id,
      label: textIn(label, language),
      items: items.length,
      source: source ? textIn(source, language) : null,
    })),
  };
}

/** Who answered and whether the scales hold are conditions; what goes together with what is a finding. */
const answersAQuestion = (entry: PlanEntry) =>
  isModel(entry) || 'regress' in entry || 'compareMeans' in entry || 'describe' in entry;
const isModel = (entry: PlanEntry) => 'correlate' in entry && entry.correlate.outcome !== undefined;

function idsOf({ plan, postHoc }: Study, isWanted: (entry: PlanEntry) => boolean): Set<string> {
  return new Set([...plan, ...postHoc].filter(isWanted).map(({ id }) => id));
}

/** The report calls an analysis's heading `analysis-ID` and its figure `figure-ID`. */
function findingsOf(blocks: readonly Block[], wanted: ReadonlySet<string>): StudyOverview['findings'] {
  let heading = { id: '', text: '' };
  return blocks.flatMap((block) => {
    if (block.kind === 'heading') heading = block;
    return block.kind === 'finding' && wanted.has(heading.id.replace('analysis-', ''))
      ? [{ text: block.text, href: heading.id, where: heading.text }]
      : [];
  });
}

function modelOf(blocks: readonly Block[], wanted: ReadonlySet<string>): FigureBlock | null {
  const models = blocks.flatMap((block) =>
    block.kind === 'figure' && wanted.has(block.id.replace('figure-', '')) ? [block] : [],
  );
  return models[0] ?? null;
}

function itemCount(instrument: Instrument): number {
  return instrument.sections.reduce((count, section) => count + section.items.length, 0);
}
