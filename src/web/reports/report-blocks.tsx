import { ExclamationmarkTriangleIcon, InformationSquareIcon } from '@navikt/aksel-icons';
import { Heading, InfoCard, List } from '@navikt/ds-react';
import type { Block, DetailsBlock, Provenance } from '#modules/reports/schema.ts';
import { Fold } from '#web/components/fold.tsx';
import { ReportFigure } from './report-figure.tsx';
import { ReportTable } from './report-table.tsx';
import { Runs } from './runs.tsx';

/**
 * A report's blocks as a web page. "How this was computed" stands folded right under the last table or figure
 * that points to it, so that it is one click away, and not at the end of the page.
 */
export function ReportBlocks({ blocks }: { blocks: readonly Block[] }) {
  const details = new Map(
    blocks.flatMap((block) => (block.kind === 'details' ? [[block.id, block] as const] : [])),
  );
  const lastUser = new Map<string, Block>();
  for (const block of blocks) {
    for (const howId of howIdsOf(block)) if (details.has(howId)) lastUser.set(howId, block);
  }
  return blocks.map((block, index) => {
    if (block.kind === 'details' && lastUser.has(block.id)) return null;
    const hows = [...new Set(howIdsOf(block))].filter((id) => lastUser.get(id) === block);
    return <OneBlock key={index} block={block} hows={hows.map((id) => details.get(id)!)} />;
  });
}

/** What a table or figure says of how it was computed; of a fold, what the tables and figures in it say. */
function howIdsOf(block: Block): readonly string[] {
  if (block.kind === 'details') return block.blocks.flatMap(howIdsOf);
  return 'provenance' in block && block.provenance.howId !== undefined ? [block.provenance.howId] : [];
}

function OneBlock({ block, hows }: { block: Block; hows: readonly DetailsBlock[] }) {
  switch (block.kind) {
    case 'heading':
      return (
        <Heading
          id={block.id}
          level={({ 1: '2', 2: '3', 3: '4' } as const)[block.level]}
          size={({ 1: 'large', 2: 'medium', 3: 'small' } as const)[block.level]}
          className={`report-heading report-heading--${block.level}`}
        >
          {block.text}
        </Heading>
      );
    case 'prose':
      return (
        <p className="report-prose">
          <Runs text={block.text} />
        </p>
      );
    case 'finding':
      return (
        <p className="report-finding">
          <Runs text={block.text} />
        </p>
      );
    case 'quote':
      return (
        <figure className="report-quote">
          <blockquote>
            <Runs text={block.text} />
          </blockquote>
          <figcaption>{block.source}</figcaption>
        </figure>
      );
    case 'list':
      return (
        <List className="report-list">
          {block.items.map((item, index) => (
            <List.Item key={index}>
              <Runs text={item} />
            </List.Item>
          ))}
        </List>
      );
    case 'facts':
      return (
        <dl className="report-facts">
          {block.facts.map(({ term, value }, index) => (
            <div key={index}>
              <dt>{term}</dt>
              <dd>
                <Runs text={value} />
              </dd>
            </div>
          ))}
        </dl>
      );
    case 'table':
      return (
        <div className="report-block">
          <ReportTable block={block} />
          <Origin provenance={block.provenance} hows={hows} />
        </div>
      );
    case 'figure':
      return (
        <div className="report-block">
          <ReportFigure block={block} />
          <Origin provenance={block.provenance} hows={hows} />
        </div>
      );
    case 'warning':
      return (
        <InfoCard
          data-color={block.severity === 'warning' ? 'warning' : 'info'}
          size="small"
          className="report-warning"
        >
          <InfoCard.Message
            icon={
              block.severity === 'warning' ? (
                <ExclamationmarkTriangleIcon aria-hidden />
              ) : (
                <InformationSquareIcon aria-hidden />
              )
            }
          >
            <Runs text={block.text} />
          </InfoCard.Message>
        </InfoCard>
      );
    case 'details':
      return (
        <>
          <How details={block} />
          <Hows of={hows} />
        </>
      );
  }
}

function Origin({ provenance, hows }: { provenance: Provenance; hows: readonly DetailsBlock[] }) {
  return (
    <>
      <p className="provenance">{provenance.text}</p>
      <Hows of={hows} />
    </>
  );
}

function Hows({ of }: { of: readonly DetailsBlock[] }) {
  return of.map((how) => <How key={how.id} details={how} />);
}

function How({ details }: { details: DetailsBlock }) {
  return (
    <Fold summary={details.summary} id={details.id}>
      <ReportBlocks blocks={details.blocks} />
    </Fold>
  );
}
