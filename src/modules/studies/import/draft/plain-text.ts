/** What was in a text besides words: told of, because it is not kept. */
export type TextLoss = 'format' | 'picture' | 'link' | 'script';
export type PlainText = { readonly text: string; readonly lost: readonly TextLoss[] };

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  laquo: '«',
  raquo: '»',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  aelig: 'æ',
  oslash: 'ø',
  aring: 'å',
  AElig: 'Æ',
  Oslash: 'Ø',
  Aring: 'Å',
  eacute: 'é',
  egrave: 'è',
  ouml: 'ö',
  auml: 'ä',
  uuml: 'ü',
  Ouml: 'Ö',
  Auml: 'Ä',
  Uuml: 'Ü',
  ocirc: 'ô',
  euro: '€',
  sect: '§',
  copy: '©',
  reg: '®',
  deg: '°',
  frac12: '½',
  times: '×',
  rarr: '→',
  larr: '←',
  thinsp: ' ',
  ensp: ' ',
};

/**
 * The words of a text that may hold HTML: paragraphs and lists become lines, everything else that is drawn goes. A `<`
 * that begins no tag is a sign like any other.
 *
 * @example plainText('<p>Hva <b>mener</b> du?</p>') // { text: 'Hva mener du?', lost: ['format'] }
 */
export function plainText(source: string): PlainText {
  const lost = new Set<TextLoss>();
  let text = withoutElements(source, lost);
  text = text.replace(
    /<(\/?)([a-zA-Z][a-zA-Z0-9]{0,20})(?:\s[^<>]*)?\/?>/g,
    (_, closing: string, tag: string) => {
      const name = tag.toLowerCase();
      if (name === 'img' || name === 'video' || name === 'audio' || name === 'iframe') lost.add('picture');
      else if (name === 'a') lost.add('link');
      else if (!['br', 'p', 'div', 'span'].includes(name)) lost.add('format');
      if (name === 'li') return closing ? '' : '\n– ';
      return /^(br|p|div|h[1-6]|ul|ol|tr|table)$/.test(name) ? '\n' : '';
    },
  );
  text = text.replace(/&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z][a-z0-9]{1,7});/gi, (whole, name: string) =>
    entity(whole, name),
  );
  const lines = text
    .replace(/(?![\t\n\r])\p{Cc}|[\ufeff\ufffe\uffff]/gu, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/[\s\u00a0]+/g, ' ').trim());
  return {
    text: lines
      .join('\n')
      .replace(/\n{2,}/g, '\n')
      .trim(),
    lost: [...lost],
  };
}

/** Scripts, styles and comments go with what is in them. */
function withoutElements(source: string, lost: Set<TextLoss>): string {
  if (!source.includes('<')) return source;
  let text = '';
  let at = 0;
  for (const { index, 0: start, 1: tag } of source.matchAll(/<(!--|script|style)/gi)) {
    if (index < at) continue;
    const end = tag === '!--' ? '-->' : `</${tag}`;
    const from = source.toLowerCase().indexOf(end.toLowerCase(), index + start.length);
    text += source.slice(at, index);
    const close = from < 0 ? -1 : source.indexOf('>', from);
    at = close < 0 ? source.length : close + 1;
    if (tag !== '!--') lost.add('script');
  }
  return text + source.slice(at);
}

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return Object.hasOwn(named, name) ? named[name]! : whole;
  const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point < 0xe000)
    ? String.fromCodePoint(point)
    : '';
}
