import { Resvg } from '@resvg/resvg-js';
import { withLiteralColours } from '../figures/palette.ts';
import { fontPaths } from './fonts.ts';

/** A figure as PNG with twice the pixels, sharp in print; drawn with our own fonts only, so alike on every machine. */
export function figurePng(svg: string): Uint8Array {
  const drawing = new Resvg(withLiteralColours(svg), {
    font: { loadSystemFonts: false, fontFiles: fontPaths(), defaultFontFamily: 'Source Sans 3' },
    background: '#ffffff',
    fitTo: { mode: 'zoom', value: 2 },
  });
  return new Uint8Array(drawing.render().asPng());
}
