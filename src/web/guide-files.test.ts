import { describe, expect, test } from 'vitest';
import { languages } from '#platform/language.ts';
import { findGuide, guideHref, listGuides } from './guide/guide-catalogue.ts';
import type { Inline, MarkdownBlock, MarkdownList } from './guide/markdown/markdown.ts';
import { parseMarkdown } from './guide/markdown/parse-markdown.ts';
import { readGuideFiles, readSchema } from './guide-files.ts';

const files = readGuideFiles();

function runsOf(block: MarkdownBlock): Inline[] {
  const flat = (content: readonly Inline[]): Inline[] =>
    content.flatMap((one) => ('content' in one ? [one, ...flat(one.content)] : [one]));
  const ofList = (list: MarkdownList): Inline[] =>
    list.items.flatMap(({ content, inner }) => [...flat(content), ...(inner ? ofList(inner) : [])]);
  if (block.kind === 'code') return [];
  if (block.kind === 'list') return ofList(block);
  if (block.kind === 'table') return [...block.head, ...block.rows.flat()].flatMap(flat);
  return flat(block.content);
}

describe.each([...files])('%s', (file, text) => {
  const blocks = parseMarkdown(text);
  const runs = blocks.flatMap(runsOf);

  test('begins with its title and leaves no markup over', () => {
    expect(blocks[0]).toMatchObject({ kind: 'heading', level: 1 });
    const words = runs.flatMap((run) => (run.kind === 'text' ? [run.text] : []));
    expect(words.filter((word) => /\*\*|\]\(|^\s*#|\|\s*-{3}|`/.test(word))).toEqual([]);
  });

  test('links to other guides lead to them', () => {
    for (const run of runs) {
      if (run.kind !== 'link' || /^https?:/.test(run.href)) continue;
      const href = guideHref(files, file, run.href);
      // Sources, examples and decisions are not shown on the web; their names stand there as text.
      if (href === null)
        expect(run.href).toMatch(/^(\.\.\/)+(src|examples|bench|docs)\/|decisions|architecture/);
      else if (href.startsWith('/guide/schema/')) expect(readSchema(href.slice(14))).not.toBeNull();
      else if (href.startsWith('/guide/')) {
        expect(findGuide(files, href.slice(7).split('#')[0] ?? '', 'nb')).not.toBeNull();
      }
    }
  });
});

test.each(languages)('every guide is there for readers of %s', (reader) => {
  const ids = listGuides(files, reader).guides.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['getting-started', 'study-file', 'reading-the-report']));
});

test('nothing outside docs is read', () => {
  expect(readSchema('../package.json')).toBeNull();
  expect(findGuide(files, '../README', 'nb')).toBeNull();
  expect(guideHref(files, 'study-file.md', 'javascript:alert(1)')).toBeNull();
});
