type WrittenNumber =
  | { readonly kind: 'number'; readonly value: number; readonly isPercent: boolean }
  /** "1,234": one and something, or one thousand two hundred and thirty-four. */
  | { readonly kind: 'ambiguous'; readonly asThousands: string; readonly asDecimals: string }
  | { readonly kind: 'noNumber' };

/** How numbers of a column are written: with which sign decimals begin, as far as its other cells tell. */
export type DecimalSign = ',' | '.' | 'unknown';

const ambiguous = /^[+-]?[1-9]\d{0,2}([.,])\d{3}$/;
const decimals = /^[+-]?\d*([.,])\d+$/;

/**
 * Which sign decimals begin with in a column. A cell tells when it cannot be read as thousands: "0,75", "12,5". Two that
 * tell different things tell nothing.
 */
export function decimalSignOf(cells: readonly string[]): DecimalSign {
  const signs = new Set<string>();
  for (const cell of cells) {
    const text = bare(cell).text;
    const sign = ambiguous.test(text) ? undefined : decimals.exec(text)?.[1];
    if (sign) signs.add(sign);
  }
  const [only] = signs;
  return signs.size === 1 ? (only as DecimalSign) : 'unknown';
}

/**
 * A number as people write it: decimal comma or point, spaces between thousands, a percent sign. What could be two
 * numbers is said to be, and not guessed.
 *
 * @param sign how decimals begin in the column; a spreadsheet's own numbers always have a point
 */
export function numberWritten(cell: string, sign: DecimalSign): WrittenNumber {
  const { text, isPercent } = bare(cell);
  const unclear = ambiguous.exec(text)?.[1];
  if (unclear && sign !== unclear) {
    const [whole, rest] = text.split(unclear) as [string, string];
    if (sign === 'unknown') {
      return { kind: 'ambiguous', asThousands: `${whole}${rest}`, asDecimals: `${whole}${unclear}${rest}0` };
    }
    return { kind: 'number', value: Number(`${whole}${rest}`), isPercent };
  }
  // 1.234.567 or 1.234,5: thousands first, decimals last.
  const grouped =
    /^([+-]?[1-9]\d{0,2})((?:\.\d{3})+)(?:,(\d+))?$/.exec(text) ??
    /^([+-]?[1-9]\d{0,2})((?:,\d{3})+)(?:\.(\d+))?$/.exec(text);
  const plain =
    grouped && !unclear
      ? `${grouped[1]}${grouped[2]!.replaceAll(/[.,]/g, '')}.${grouped[3] ?? '0'}`
      : text.replace(',', '.');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,2})?$/i.test(plain)) return { kind: 'noNumber' };
  // Nothing is counted as minus nothing.
  const value = Number(plain) + 0;
  return Math.abs(value) <= 1e12 ? { kind: 'number', value, isPercent } : { kind: 'noNumber' };
}

/** Without spaces between thousands, a typographic minus and the percent sign. */
function bare(cell: string): { readonly text: string; readonly isPercent: boolean } {
  const trimmed = cell.trim().replace(/^\u2212/, '-');
  const isPercent = trimmed.endsWith('%');
  const text = (isPercent ? trimmed.slice(0, -1) : trimmed).trim();
  const isGrouped = /^[+-]?\d{1,3}([\s\u00a0\u2009\u202f]\d{3})+([.,]\d+)?$/.test(text);
  return { text: isGrouped ? text.replaceAll(/[\s\u00a0\u2009\u202f]/g, '') : text, isPercent };
}
