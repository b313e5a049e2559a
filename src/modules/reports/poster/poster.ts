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
const page = { width: 595, height: 842, margin: 56 };
const ink = figureColours.ink.light;
const subtle = figureColours.subtle.light;
const accent = figureColours.accent.light;
const qrSide = 270;

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
    const height = lines.length * size * 1.25;
    parts.push(textLines({ lines, x: middle, y: y + height / 2, size, fill, weight, anchor: 'middle' }));
    y += height + after;
  }
  parts.push(element('rect', { width: page.width, height: page.height, fill: '#ffffff' }));
  parts.push(element('rect', { width: page.width, height: 14, fill: accent }));
  y += 10;
  write(given.office, 20, { fill: accent, weight: 600, after: 10 });
  write(given.title, given.title.length > 60 ? 28 : 36, { weight: 600, after: 12 });
  write(m.following_poster_invite({}, locale), 18, { fill: subtle, after: 22 });
  parts.push(drawQr(given.address, middle - qrSide / 2, y));
  y += qrSide + 18;
  write(m.following_poster_scan({}, locale), 18, { weight: 600, after: 8 });
  write(m.following_poster_or({ address: given.shortAddress }, locale), 18, { after: 12 });
  parts.push(codeBox(given.code, middle, y));
  const promises = [
    m.following_poster_voluntary({}, locale),
    m.following_poster_anonymous({}, locale),
    m.following_poster_groups({ minimum: given.minimumGroup }, locale),
  ];
  parts.push(promiseLines(promises, room));
  const title = m.following_poster_document({ office: given.office }, locale);
  const svg = element(
    'svg',
    {
      ...{ xmlns: 'http://www.w3.org/2000/svg', role: 'img', 'aria-label': drawableText(title) },
      ...{ width: '210mm', height: '297mm', viewBox: `0 0 ${page.width} ${page.height}` },
      'font-family': fontFamily,
    },
    `<title>${escapeXml(drawableText(title))}</title>${parts.join('')}`,
  );
  const inWords = [
    given.title,
    given.office,
    m.following_poster_or({ address: given.shortAddress }, locale),
    given.code,
  ];
  return {
    svg,
    title: drawableText(title),
    alternativeText: drawableText([...inWords, ...promises].join('. ')),
  };
}

function drawQr(address: string, x: number, y: number): string {
  const { path, size } = qrPath(address);
  const scale = qrSide / (size + 2 * quietModules);
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
  const height = 62;
  return (
    element('rect', {
      ...{ x: middle - width / 2, y, width, height, rx: 12 },
      ...{ fill: figureColours['accent-faint'].light, stroke: accent, 'stroke-width': 1.5 },
    }) +
    textLines({
      ...{ lines: [code], x: middle, y: y + height / 2, size, fill: ink },
      ...{ weight: 600 as const, anchor: 'middle' as const },
    })
  );
}

/** At the foot of the page, each with its dot. */
function promiseLines(promises: readonly string[], room: number): string {
  const size = 13.5;
  const step = size * 1.25;
  const left = page.margin + 18;
  const wrapped = promises.map((promise) => wrapText(drawableText(promise), room - 18, size));
  const height = wrapped.reduce((sum, lines) => sum + lines.length * step + 7, 0);
  let y = page.height - 44 - height;
  const parts = [
    element('line', {
      ...{ x1: page.margin, x2: page.width - page.margin, y1: y - 14, y2: y - 14 },
      stroke: figureColours.grid.light,
    }),
  ];
  for (const lines of wrapped) {
    parts.push(element('circle', { cx: page.margin + 5, cy: y + step / 2, r: 3, fill: accent }));
    parts.push(textLines({ lines, x: left, y: y + (lines.length * step) / 2, size, fill: subtle }));
    y += lines.length * step + 7;
  }
  return parts.join('');
}
