import type { FigureBlock } from '#modules/reports/schema.ts';
import { BlockTitle } from './block-title.tsx';

export function ReportFigure({ block }: { block: FigureBlock }) {
  const titleId = `${block.id}-title`;
  return (
    <figure className="report-figure" id={block.id} aria-labelledby={titleId}>
      <BlockTitle block={block} id={titleId} />
      <Drawing block={block} />
    </figure>
  );
}

/** The drawing alone, as wide as it was made and never wider than the page. */
export function Drawing({ block }: { block: FigureBlock }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide drawing scrolls in its frame, also by keyboard
    <section className="figure-frame" tabIndex={0} aria-label={block.number}>
      <div
        role="img"
        aria-label={block.alternativeText}
        className="figure-drawing"
        style={{ maxWidth: `${block.widthPixels}px`, minWidth: `${Math.min(block.widthPixels, 520)}px` }}
        // Made by reports/figures, which escapes every label.
        dangerouslySetInnerHTML={{ __html: block.svg }}
      />
    </section>
  );
}
