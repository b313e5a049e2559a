import { element, textLines } from './figure.ts';
import { type FunnelPoint, smallSize } from './funnel.ts';
import type { ColourName } from './palette.ts';
import { textWidth } from './text.ts';

/** The shape says it as well as the colour: a ring inside, a filled dot outside 95 %, a square outside 99.8 %. */
export function drawPoint(
  { place, isOwn }: FunnelPoint,
  x: number,
  y: number,
  paint: (name: ColourName) => string,
): string {
  const halo = isOwn
    ? element('circle', { cx: x, cy: y, r: 10, fill: 'none', stroke: paint('accent'), 'stroke-width': 2 })
    : '';
  const ink = isOwn ? 'accent' : place === 'inside' ? 'line' : 'contrary';
  if (place === 'outside998') {
    return halo + element('rect', { x: x - 5, y: y - 5, width: 10, height: 10, fill: paint(ink) });
  }
  const isFilled = place === 'outside95' || isOwn;
  return (
    halo +
    element('circle', {
      cx: x,
      cy: y,
      r: isFilled ? 5 : 4,
      stroke: paint(ink),
      'stroke-width': 1.8,
      fill: paint(isFilled ? ink : 'surface'),
    })
  );
}

type Level = { readonly text: string; readonly ink: ColourName; readonly dash: string | undefined };

/** On a phone: what each level line is, after a piece of it. */
export function levelsOver(levels: readonly Level[], paint: (name: ColourName) => string): string[] {
  let x = 0;
  return levels.map(({ text, ink, dash }) => {
    const from = x;
    x += textWidth(text, smallSize) + 42;
    return (
      element('line', {
        x1: from,
        x2: from + 22,
        y1: 32,
        y2: 32,
        stroke: paint(ink),
        'stroke-width': 1.8,
        'stroke-dasharray': dash,
      }) + textLines({ lines: [text], x: from + 27, y: 32, size: smallSize, fill: paint(ink) })
    );
  });
}
