import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import { element, fontFamily, textLines } from '../figures/figure.ts';
import { figureColours } from '../figures/palette.ts';
import { escapeXml, textWidth, wrapText } from '../figures/text.ts';
import { drawableText } from '../renderers/drawable-text.ts';
import { qrPath, quietModules } from './qr-path.ts';

export type PosterGiven = {
  readonly language: Language;
  /** What one is asked about: the questionnaire's title. */
  readonly title: string;
  readonly office: string;
  /** Where one types the code, as it is read aloud: `rom.example.org/s/k`. */
  readonly shortAddress: string;
  /** As it is printed: `KTR 8WQ`. */
  readonly code: string;
  /** What the QR code leads to. */
  readonly address: string;
  readonly minimumGroup: number;
};
export type Poster = { readonly svg: string; readonly title: string; readonly alternativeText: string };

/** A4 in points. */
const page = { width: 595, height: 842, margin: 48 };
const ink = figureColours.ink.light;
const subtle = figureColours.subtle.light;
const accent = figureColours.accent.light;
/** As large as there is room for, up to this; a phone reads a square a tenth as wide as it is far away. */
const largestQr = 270;
const codeHeight = 62;
/** Whoever stands two metres away must be able to read it; the promises are for those who have come up to it. */
const sizes = {
  office: 24,
  title: [40, 36, 32, 28],
  invite: 22,
  scan: 24,
  way: 18,
  address: 28,
  promise: 13.5,
};
const lineHeight = 1.25;

/** A poster for the counter: what it is about, the QR code, the short way in, and what is promised. */
export function drawPoster(given: PosterGiven): Poster {
  const { language } = given;
  const locale = { locale: language };
  const middle = page.width / 2;
  const room = page.width - 2 * page.margin;
  const parts: string[] = [];
  let y = page.margin;
  /** Lines in the middle, from `y` down. */
  function write(
    text: string,
    size: number,
    options: { fill?: string; weight?: 400 | 600; after?: number } = {},
  ) {
    const { fill = ink, weight = 400, after = 0 } = options;
    const lines = wrapText(drawableText(text), room, size, weight);
    const height = lines.length * size * lineHeight;
    parts.push(textLines({ lines, x: middle, y: y + height / 2, size, fill, weight, anchor: 'middle' }));
    y += height + after;
  }
  const promises = [
    m.following_poster_voluntary({}, locale),
    m.following_poster_anonymous({}, locale),
    m.following_poster_groups({ minimum: given.minimumGroup }, locale),
  ];
  const foot = promiseLines(promises, room);
  parts.push(element('rect', { width: page.width, height: page.height, fill: '#ffffff' }));
  parts.push(element('rect', { width: page.width, height: 14, fill: accent }));
  write(given.office, sizes.office, { fill: accent, weight: 600, after: 8 });
  // As large as two lines of it can be.
  const titleSize = sizes.title.find((size) => wrapText(given.title, room, size, 600).length <= 2);
  write(given.title, titleSize ?? sizes.title.at(-1)!, { weight: 600, after: 8 });
  write(m.following_poster_invite({}, locale), sizes.invite, { fill: subtle, after: 12 });
  const addressSize = fitted(given.shortAddress, sizes.address, room);
  const below = (sizes.scan + 2 * sizes.way + addressSize) * lineHeight + codeHeight + 44;
  const qrSide = Math.min(largestQr, foot.top - below - y);
  parts.push(drawQr(given.address, { x: middle - qrSide / 2, y, side: qrSide }));
  y += qrSide + 8;
  write(m.following_poster_scan({}, locale), sizes.scan, { weight: 600, after: 10 });
  write(m.following_poster_go({}, locale), sizes.way, { fill: subtle });
  write(given.shortAddress, addressSize, { fill: accent, weight: 600 });
  write(m.following_poster_type({}, locale), sizes.way, { fill: subtle, after: 8 });
  parts.push(codeBox(given.code, middle, y));
  parts.push(foot.svg);
  const title = m.following_poster_document({ office: given.office }, locale);
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      role: 'img',
      'aria-label': drawableText(title),
      width: '210mm',
      height: '297mm',
      viewBox: `0 0 ${page.width} ${page.height}`,
      'font-family': fontFamily,
    },
    `<title>${escapeXml(drawableText(title))}</title>${parts.join('')}`,
  );
  const inWords = [
    given.title,
    given.office,
    `${m.following_poster_go({}, locale)} ${given.shortAddress} ${m.following_poster_type({}, locale)}: ${given.code}`,
  ];
  return {
    svg,
    title: drawableText(title),
    alternativeText: drawableText([...inWords, ...promises].join('. ')),
  };
}

/** An address has no place to break, so a long one is written smaller. */
function fitted(text: string, size: number, room: number): number {
  return Math.min(size, (size * room) / textWidth(text, size, 600));
}

function drawQr(
  address: string,
  { x, y, side }: { readonly x: number; readonly y: number; readonly side: number },
): string {
  const { path, size } = qrPath(address);
  const scale = side / (size + 2 * quietModules);
  const offset = quietModules * scale;
  return element(
    'g',
    { transform: `translate(${x + offset} ${y + offset}) scale(${scale})`, 'data-qr': size },
    element('path', { d: path, fill: '#000000', 'shape-rendering': 'crispEdges' }),
  );
}

function codeBox(code: string, middle: number, y: number): string {
  const size = 40;
  const width = textWidth(code, size, 600) + 56;
  const height = codeHeight;
  return (
    element('rect', {
      x: middle - width / 2,
      y,
      width,
      height,
      rx: 12,
      fill: figureColours['accent-faint'].light,
      stroke: accent,
      'stroke-width': 1.5,
    }) +
    textLines({
      lines: [code],
      x: middle,
      y: y + height / 2,
      size,
      fill: ink,
      weight: 600 as const,
      anchor: 'middle' as const,
    })
  );
}

/** At the foot of the page, each with its dot. */
function promiseLines(promises: readonly string[], room: number): { svg: string; top: number } {
  const size = sizes.promise;
  const step = size * lineHeight;
  const left = page.margin + 18;
  const wrapped = promises.map((promise) => wrapText(drawableText(promise), room - 18, size));
  const height = wrapped.reduce((sum, lines) => sum + lines.length * step + 7, 0);
  let y = page.height - 32 - height;
  const top = y - 14;
  const parts = [
    element('line', {
      x1: page.margin,
      x2: page.width - page.margin,
      y1: top,
      y2: top,
      stroke: figureColours.grid.light,
    }),
  ];
  for (const lines of wrapped) {
    parts.push(element('circle', { cx: page.margin + 5, cy: y + step / 2, r: 3, fill: accent }));
    parts.push(textLines({ lines, x: left, y: y + (lines.length * step) / 2, size, fill: subtle }));
    y += lines.length * step + 7;
  }
  return { svg: parts.join(''), top };
}
