/** What a run of text is made of. Nothing here is HTML: whoever shows it escapes it. */
export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly content: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly content: readonly Inline[] };

export type MarkdownList = {
  readonly kind: 'list';
  readonly isOrdered: boolean;
  readonly items: readonly { readonly content: readonly Inline[]; readonly inner: MarkdownList | null }[];
};

export type MarkdownBlock =
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2 | 3 | 4;
      readonly id: string;
      readonly content: readonly Inline[];
    }
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | MarkdownList;

/** The words alone. */
export function plainText(content: readonly Inline[]): string {
  return content.map((one) => ('text' in one ? one.text : plainText(one.content))).join('');
}

/** The first heading's words. */
export function titleOf(blocks: readonly MarkdownBlock[]): string {
  const [first] = blocks;
  return first?.kind === 'heading' ? plainText(first.content) : '';
}

/**
 * The same blocks with every link led elsewhere; where there is nowhere to lead, the link's words stand alone, and
 * where its words are only its address, it is called by name.
 */
export function withLinks(
  blocks: readonly MarkdownBlock[],
  lead: (href: string) => string | null,
  nameOf: (href: string) => string | null = () => null,
): MarkdownBlock[] {
  const runs = (content: readonly Inline[]): Inline[] =>
    content.flatMap((one): Inline[] => {
      if (!('content' in one)) return [one];
      if (one.kind !== 'link') return [{ kind: one.kind, content: runs(one.content) }];
      const href = lead(one.href);
      if (href === null) return runs(one.content);
      const name = plainText(one.content) === one.href ? nameOf(href) : null;
      return [
        { kind: 'link', href, content: name === null ? runs(one.content) : [{ kind: 'text', text: name }] },
      ];
    });
  const list = (given: MarkdownList): MarkdownList => ({
    ...given,
    items: given.items.map(({ content, inner }) => ({
      content: runs(content),
      inner: inner ? list(inner) : null,
    })),
  });
  return blocks.map((block): MarkdownBlock => {
    if (block.kind === 'code') return block;
    if (block.kind === 'list') return list(block);
    if (block.kind === 'table') {
      return { ...block, head: block.head.map(runs), rows: block.rows.map((row) => row.map(runs)) };
    }
    return { ...block, content: runs(block.content) };
  });
}
