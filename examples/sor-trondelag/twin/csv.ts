export type Cell = number | string | null;

/** Semicolon-separated, as Norwegian spreadsheets write it; nothing for no answer. */
export function toCsv(headings: readonly string[], columns: Record<string, readonly Cell[]>): string {
  const quote = (cell: Cell): string => {
    if (cell === null) return '';
    const text = String(cell);
    return /[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const rowCount = columns[headings[0]!]!.length;
  const lines = [headings.join(';')];
  for (let row = 0; row < rowCount; row++) {
    lines.push(headings.map((heading) => quote(columns[heading]![row] ?? null)).join(';'));
  }
  return `${lines.join('\n')}\n`;
}
