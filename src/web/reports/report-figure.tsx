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

/** The drawing alone: laid out for a wide page and, where there is one, for a phone. One of them is shown. */
export function Drawing({ block }: { block: FigureBlock }) {
  const { svg, narrowSvg, widthPixels, alternativeText } = block;
  return (
    <div className="figure-frame">
      <Layout
        svg={svg}
        label={alternativeText}
        className={narrowSvg ? 'figure-drawing figure-drawing--wide' : 'figure-drawing'}
        widthPixels={widthPixels}
      />
      {narrowSvg ? (
        <Layout svg={narrowSvg} label={alternativeText} className="figure-drawing figure-drawing--narrow" />
      ) : null}
    </div>
  );
}

type LayoutProperties = { svg: string; label: string; className: string; widthPixels?: number };

function Layout({ svg, label, className, widthPixels }: LayoutProperties) {
  return (
    <div
      role="img"
      aria-label={label}
      className={className}
      style={widthPixels === undefined ? undefined : { maxWidth: `${widthPixels}px` }}
      // Made by reports/figures, which escapes every label.
      dangerouslySetInnerHTML={{ __html: svg }}
    />
  );
}
