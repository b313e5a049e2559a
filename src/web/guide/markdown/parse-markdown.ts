import { type Inline, type MarkdownBlock, type MarkdownList, plainText } from './markdown.ts';
import { parseInline } from './parse-inline.ts';

const heading = /^(#{1,4}) +(.+?)\s*$/;
const listItem = /^( *)(?:[-*]|(\d+)\.) +(.*)$/;
const tableRule = /^[ |:-]*-[ |:-]*$/;
const fence = /^ *```/;

/**
 * Reads the Markdown that our guides are written in: headings, paragraphs, lists (also lists in lists), tables,
 * fenced code, and the runs of `parseInline`. No HTML, no images, no quotations.
 */
export function parseMarkdown(text: string): MarkdownBlock[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const blocks: MarkdownBlock[] = [];
  const ids = new Map<string, number>();
  let at = 0;
  const take = (isMore: (line: string) => boolean): string[] => {
    const taken: string[] = [];
    while (at < lines.length && isMore(lines[at]!)) taken.push(lines[at++]!);
    return taken;
  };
  while (at < lines.length) {
    const line = lines[at]!;
    const headed = heading.exec(line);
    if (line.trim() === '') at += 1;
    else if (headed) {
      at += 1;
      const content = parseInline(headed[2]!);
      const level = headed[1]!.length as 1 | 2 | 3 | 4;
      blocks.push({ kind: 'heading', level, id: idOf(content, ids), content });
    } else if (fence.test(line)) {
      at += 1;
      blocks.push({ kind: 'code', text: take((next) => !fence.test(next)).join('\n') });
      at += 1;
    } else if (line.includes('|') && isTableRule(lines[at + 1] ?? '')) {
      const [head = '', , ...rows] = take((next) => next.includes('|'));
      blocks.push({ kind: 'table', head: cellsOf(head), rows: rows.map(cellsOf) });
    } else if (listItem.test(line)) {
      blocks.push(parseList(take((next) => listItem.test(next) || /^ +\S/.test(next))));
    } else {
      at += 1;
      const paragraph = [line, ...take((next) => !startsBlock(next))];
      blocks.push({ kind: 'paragraph', content: parseInline(paragraph.map((one) => one.trim()).join(' ')) });
    }
  }
  return blocks;
}

function isTableRule(line: string): boolean {
  return line.includes('|') && tableRule.test(line);
}

function startsBlock(line: string): boolean {
  return line.trim() === '' || heading.test(line) || fence.test(line) || listItem.test(line);
}

/** A line that is no item goes on with the item above; an item further in belongs to a list inside it. */
function parseList(lines: readonly string[]): MarkdownList {
  const first = listItem.exec(lines[0] ?? '');
  const indent = first?.[1]?.length ?? 0;
  const items: { text: string; inner: string[] }[] = [];
  for (const line of lines) {
    const item = listItem.exec(line);
    const last = items.at(-1);
    if (item && item[1]!.length <= indent) items.push({ text: item[3]!, inner: [] });
    else if (last && (item || last.inner.length > 0)) last.inner.push(line);
    else if (last) last.text += ` ${line.trim()}`;
  }
  return {
    kind: 'list',
    isOrdered: first?.[2] !== undefined,
    items: items.map(({ text, inner }) => ({
      content: parseInline(text),
      inner: inner.length > 0 ? parseList(inner) : null,
    })),
  };
}

function cellsOf(row: string): Inline[][] {
  const inside = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inside.split(/(?<!\\)\|/).map((cell) => parseInline(cell.trim().replaceAll('\\|', '|')));
}

function idOf(content: readonly Inline[], taken: Map<string, number>): string {
  const words = plainText(content)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  const id = words.replaceAll(/^-|-$/g, '') || 'part';
  const count = (taken.get(id) ?? 0) + 1;
  taken.set(id, count);
  return count === 1 ? id : `${id}-${count}`;
}
