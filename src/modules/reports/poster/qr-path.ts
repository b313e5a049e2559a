import qrcode from 'qrcode';

export type QrPath = {
  /** A path on a grid of whole modules, from 0 to `size`, without the quiet zone. */
  readonly path: string;
  readonly size: number;
};

/** Readers need this many empty modules around the code (ISO/IEC 18004). */
export const quietModules = 4;

/**
 * A QR code as one path: each row's dark modules as runs, so that no thin line shows between them in print.
 *
 * @example qrPath('https://example.org/s/k/KTR8WQ').path // 'M0 0h7v1h-7z…'
 */
export function qrPath(text: string): QrPath {
  // M: readable with 15 % of it torn, smudged or in the shade.
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const isDark = (row: number, column: number) => column < size && modules.get(row, column) === 1;
  let path = '';
  for (let row = 0; row < size; row += 1) {
    let column = 0;
    while (column < size) {
      const start = column;
      while (isDark(row, column)) column += 1;
      if (column > start) path += `M${start} ${row}h${column - start}v1h${start - column}z`;
      else column += 1;
    }
  }
  return { path, size };
}
