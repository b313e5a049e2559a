import type { Block, DetailsBlock, ReportDocument } from '../schema.ts';

/** On paper nothing folds: how things were computed is gathered after the findings. */
export function splitAppendix(document: ReportDocument): {
  readonly body: readonly Block[];
  readonly appendix: readonly DetailsBlock[];
} {
  return {
    body: document.blocks.filter((block) => block.kind !== 'details'),
    appendix: document.blocks
      .filter((block) => block.kind === 'details')
      .map((block) => ({ ...block, summary: block.subject ?? block.summary })),
  };
}
