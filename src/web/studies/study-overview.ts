import type { FigureBlock, Text } from '#modules/reports/schema.ts';
import { type Instrument, textIn } from '#modules/studies/schema.ts';
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
    findings: findingsOf(document.blocks).slice(0, mostFindings),
    model:
      document.blocks.find(
        (block): block is FigureBlock => block.kind === 'figure' && block.id.toLowerCase().includes('model'),
      ) ?? null,
    scales: Object.entries(study.scales).map(([id, { label, items, source }]) => ({
      id,
      label: textIn(label, language),
      items: items.length,
      source: source ?? null,
    })),
  };
}

function findingsOf(blocks: Report['document']['blocks']): StudyOverview['findings'] {
  let heading = { id: '', text: '' };
  return blocks.flatMap((block) => {
    if (block.kind === 'heading') heading = block;
    return block.kind === 'finding' ? [{ text: block.text, href: heading.id, where: heading.text }] : [];
  });
}

function itemCount(instrument: Instrument): number {
  return instrument.sections.reduce((count, section) => count + section.items.length, 0);
}
