import type { Inline } from './markdown.ts';

// In this order: what stands between backticks means nothing else.
const patterns = [
  { kind: 'code', pattern: /`([^`]+)`/ },
  { kind: 'link', pattern: /\[((?:[^[\]`]|`[^`]*`)+)\]\(([^()\s]+)\)/ },
  { kind: 'address', pattern: /<(https?:\/\/[^\s<>]+)>/ },
  { kind: 'strong', pattern: /\*\*(?=\S)((?:[^*`]|`[^`]*`|\*(?!\*))+?)(?<=\S)\*\*/ },
  {
    kind: 'emphasis',
    pattern: /(?<![\p{L}\p{N}*])\*(?=[^\s*])((?:[^*`]|`[^`]*`)+?)(?<=\S)\*(?![\p{L}\p{N}*])/u,
  },
  {
    kind: 'emphasis',
    pattern: /(?<![\p{L}\p{N}_])_(?=[^\s_])((?:[^_`]|`[^`]*`)+?)(?<=\S)_(?![\p{L}\p{N}_])/u,
  },
] as const;

/**
 * Reads code, links, bold and italic; everything else, HTML included, is text.
 *
 * @example parseInline('see **this**') // [{kind: 'text', text: 'see '}, {kind: 'strong', content: […]}]
 */
export function parseInline(text: string): Inline[] {
  const first = patterns
    .flatMap(({ kind, pattern }, order) => {
      const match = pattern.exec(text);
      return match ? [{ kind, match, order }] : [];
    })
    .sort((a, b) => a.match.index - b.match.index || a.order - b.order)[0];
  if (!first) return text === '' ? [] : [{ kind: 'text', text }];
  const { kind, match } = first;
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + match[0].length);
  return [
    ...(before === '' ? [] : [{ kind: 'text', text: before } as const]),
    inlineOf(kind, match[1] ?? '', match[2] ?? ''),
    ...parseInline(after),
  ];
}

function inlineOf(kind: (typeof patterns)[number]['kind'], inside: string, href: string): Inline {
  switch (kind) {
    case 'code':
      return { kind, text: inside };
    case 'link':
      return { kind, href, content: parseInline(inside) };
    case 'address':
      return { kind: 'link', href: inside, content: [{ kind: 'text', text: inside }] };
    case 'strong':
    case 'emphasis':
      return { kind, content: parseInline(inside) };
  }
}
