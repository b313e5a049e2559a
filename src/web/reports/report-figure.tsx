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
    <div className="figure-frame" role="img" aria-label={block.alternativeText} tabIndex={0}>
      <div
        className="figure-drawing"
        style={{ maxWidth: `${block.widthPixels}px`, minWidth: `${Math.min(block.widthPixels, 520)}px` }}
        aria-hidden="true"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: made by reports/figures, which escapes every label
        dangerouslySetInnerHTML={{ __html: block.svg }}
      />
    </div>
  );
}
