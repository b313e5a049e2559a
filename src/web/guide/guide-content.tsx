import { Heading } from '@navikt/ds-react';
import { ScrollFrame } from '#web/components/scroll-frame.tsx';
import type { Inline, MarkdownBlock, MarkdownList } from './markdown/markdown.ts';

/** A guide's blocks as a page; React escapes every word of them. */
export function GuideContent({ blocks }: { blocks: readonly MarkdownBlock[] }) {
  return blocks.map((block, index) => <OneBlock key={index} block={block} />);
}

function OneBlock({ block }: { block: MarkdownBlock }) {
  switch (block.kind) {
    case 'heading':
      return (
        <Heading
          id={block.id}
          level={({ 1: '2', 2: '2', 3: '3', 4: '4' } as const)[block.level]}
          size={({ 1: 'large', 2: 'medium', 3: 'small', 4: 'xsmall' } as const)[block.level]}
          className="guide__heading"
        >
          <Runs content={block.content} />
        </Heading>
      );
    case 'paragraph':
      return (
        <p>
          <Runs content={block.content} />
        </p>
      );
    case 'code':
      return (
        <pre className="guide__code">
          <code>{block.text}</code>
        </pre>
      );
    case 'list':
      return <OneList list={block} />;
    case 'table':
      return (
        <ScrollFrame hasHint={block.head.length > 2}>
          <table className="guide__table">
            <thead>
              <tr>
                {block.head.map((cell, at) => (
                  <th key={at} scope="col">
                    <Runs content={cell} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, at) => (
                    <td key={at}>
                      <Runs content={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollFrame>
      );
  }
}

function OneList({ list }: { list: MarkdownList }) {
  const Tag = list.isOrdered ? 'ol' : 'ul';
  return (
    <Tag className="guide__list">
      {list.items.map(({ content, inner }, index) => (
        <li key={index}>
          <Runs content={content} />
          {inner ? <OneList list={inner} /> : null}
        </li>
      ))}
    </Tag>
  );
}

function Runs({ content }: { content: readonly Inline[] }) {
  return content.map((one, index) => <Run key={index} run={one} />);
}

function Run({ run }: { run: Inline }) {
  switch (run.kind) {
    case 'text':
      return run.text;
    case 'code':
      return <code>{run.text}</code>;
    case 'strong':
      return (
        <strong>
          <Runs content={run.content} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Runs content={run.content} />
        </em>
      );
    case 'link':
      return (
        <a href={run.href}>
          <Runs content={run.content} />
        </a>
      );
  }
}
