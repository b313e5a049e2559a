import { Tag } from '@navikt/ds-react';
import type { FigureBlock, TableBlock } from '#modules/reports/schema.ts';
import { Runs } from './runs.tsx';

/** `Tabell 3` over the title, and a mark when the analysis was thought of after the plan. */
export function BlockTitle({ block, id }: { block: TableBlock | FigureBlock; id: string }) {
  return (
    <p className="block-title" id={id}>
      <strong>{block.number}</strong>
      {block.postHocLabel ? (
        <Tag size="xsmall" variant="outline" data-color="neutral">
          {block.postHocLabel}
        </Tag>
      ) : null}
      <span className="block-title__text">
        <Runs text={block.title} />
      </span>
    </p>
  );
}
