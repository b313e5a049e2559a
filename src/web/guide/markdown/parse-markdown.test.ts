import { expect, test } from 'vitest';
import { withLinks } from './markdown.ts';
import { parseInline } from './parse-inline.ts';
import { parseMarkdown } from './parse-markdown.ts';

const text = (words: string) => ({ kind: 'text', text: words });

test('headings have ids that links can point to, each its own', () => {
  expect(parseMarkdown('# Å lese\n## Del\n## Del\n')).toEqual([
    { kind: 'heading', level: 1, id: 'å-lese', content: [text('Å lese')] },
    { kind: 'heading', level: 2, id: 'del', content: [text('Del')] },
    { kind: 'heading', level: 2, id: 'del-2', content: [text('Del')] },
  ]);
});

test('lines of a paragraph are one run; an empty line ends it', () => {
  expect(parseMarkdown('one\ntwo\n\nthree')).toEqual([
    { kind: 'paragraph', content: [text('one two')] },
    { kind: 'paragraph', content: [text('three')] },
  ]);
});

test('lists may hold lists, and items go on over lines', () => {
  const [list] = parseMarkdown('- one\n  goes on\n  - inside\n- two\n');
  expect(list).toEqual({
    kind: 'list',
    isOrdered: false,
    items: [
      {
        content: [text('one goes on')],
        inner: { kind: 'list', isOrdered: false, items: [{ content: [text('inside')], inner: null }] },
      },
      { content: [text('two')], inner: null },
    ],
  });
  expect(parseMarkdown('1. a\n2. b')[0]).toMatchObject({ kind: 'list', isOrdered: true });
});

test('tables are split at bars that are not escaped', () => {
  expect(parseMarkdown('| a | b |\n|---|:--:|\n| `x` | p \\| q |\n')).toEqual([
    {
      kind: 'table',
      head: [[text('a')], [text('b')]],
      rows: [[[{ kind: 'code', text: 'x' }], [text('p | q')]]],
    },
  ]);
});

test('fenced code is kept as it is', () => {
  expect(parseMarkdown('```yaml\na: [1]  # **b**\n\n- c\n```\nafter')).toEqual([
    { kind: 'code', text: 'a: [1]  # **b**\n\n- c' },
    { kind: 'paragraph', content: [text('after')] },
  ]);
});

test('code, links, bold and italic are found in a run, also in one another', () => {
  expect(parseInline('a `b*c*` **d `e`** *f* _g_ [h `i`](j.md).')).toEqual([
    text('a '),
    { kind: 'code', text: 'b*c*' },
    text(' '),
    { kind: 'strong', content: [text('d '), { kind: 'code', text: 'e' }] },
    text(' '),
    { kind: 'emphasis', content: [text('f')] },
    text(' '),
    { kind: 'emphasis', content: [text('g')] },
    text(' '),
    { kind: 'link', href: 'j.md', content: [text('h '), { kind: 'code', text: 'i' }] },
    text('.'),
  ]);
  expect(parseInline('<http://localhost:3000>')).toEqual([
    { kind: 'link', href: 'http://localhost:3000', content: [text('http://localhost:3000')] },
  ]);
});

test('a link called by its address gets its page’s name; one that leads nowhere is only its words', () => {
  const blocks = withLinks(
    parseMarkdown('[../b.md](../b.md) [c](c.ts)'),
    (href) => (href.endsWith('.md') ? '/guide/b' : null),
    () => 'Page B',
  );
  expect(blocks).toEqual([
    {
      kind: 'paragraph',
      content: [{ kind: 'link', href: '/guide/b', content: [text('Page B')] }, text(' '), text('c')],
    },
  ]);
});

test.each(['<script>alert(1)</script>', 'a * b * c', 'snake_case_name', '2 ** 3', '[no link]', '![alt'])(
  '%s is text',
  (run) => {
    expect(parseInline(run)).toEqual([text(run)]);
  },
);
