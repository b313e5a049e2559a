import type { Language } from '#platform/language.ts';
import type { FigureTheme } from './palette.ts';
import { escapeXml, type Weight } from './text.ts';

export type FigureLayout = 'wide' | 'narrow';
export type FigureOptions = {
  readonly language: Language;
  /** Becomes the SVG's `<title>`: what a screen reader says first. */
  readonly title: string;
  /** A number in the report's language and style, with so many decimals. */
  readonly formatNumber: (value: number, decimals: number) => string;
  /** `web` (default) has colours a page can turn dark; `print` has literal ones. */
  readonly theme?: FigureTheme;
  /** `narrow` is 328 pixels wide, for a phone. */
  readonly layout?: FigureLayout;
};
export type Figure = { readonly svg: string; readonly widthPixels: number; readonly heightPixels: number };

export const figureWidths = { wide: 720, narrow: 328 } as const satisfies Record<FigureLayout, number>;
export const fontFamily = "'Source Sans 3', Arial, sans-serif";

type Attributes = Record<string, string | number | undefined>;

/** One SVG element; attribute values are escaped here, `content` must already be SVG. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escapeXml(value ?? '')}"`)
    .join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

export type TextLines = {
  readonly lines: readonly string[];
  readonly x: number;
  /** The middle of the block of lines. */
  readonly y: number;
  readonly size: number;
  readonly fill: string;
  readonly weight?: Weight;
  readonly anchor?: 'start' | 'middle' | 'end';
};

export const lineHeight = 1.25;

/** Lines of text centred on `y`. Baselines are set by number: `dominant-baseline` is not understood everywhere. */
export function textLines({ lines, x, y, size, fill, weight = 400, anchor = 'start' }: TextLines): string {
  const step = size * lineHeight;
  const first = y - ((lines.length - 1) * step) / 2 + size * 0.34;
  return lines
    .map((line, index) =>
      element(
        'text',
        {
          x,
          y: first + index * step,
          'font-size': size,
          'font-weight': weight,
          'text-anchor': anchor === 'start' ? undefined : anchor,
          fill,
        },
        escapeXml(line),
      ),
    )
    .join('');
}

export function frameFigure(title: string, widthPixels: number, height: number, content: string): Figure {
  const heightPixels = Math.ceil(height);
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      role: 'img',
      'aria-label': title,
      class: 'hr-figure',
      width: widthPixels,
      height: heightPixels,
      viewBox: `0 0 ${widthPixels} ${heightPixels}`,
      'font-family': fontFamily,
    },
    `<title>${escapeXml(title)}</title>${content}`,
  );
  return { svg, widthPixels, heightPixels };
}

/** Hundredths of a pixel: more only makes the file longer. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Diagonal lines drawn one by one: a pattern needs an id, and ids clash when two figures share a page. */
export function hatch(x: number, y: number, width: number, height: number, stroke: string): string {
  const gap = 7;
  const parts: string[] = [];
  for (let offset = gap; offset < width + height; offset += gap) {
    const fromX = Math.min(offset, width);
    const toY = Math.min(offset, height);
    parts.push(
      `M${round(x + fromX)} ${round(y + offset - fromX)}L${round(x + offset - toY)} ${round(y + toY)}`,
    );
  }
  return element('path', { d: parts.join(''), stroke, 'stroke-width': 1, fill: 'none' });
}
