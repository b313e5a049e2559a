/** What of a TrueType file is needed to ask which characters it draws and to cut it down to some of them. */
export type FontFile = {
  readonly table: (tag: string) => Buffer | undefined;
  /** Glyph number of a character; 0 where the font has none. */
  readonly glyphOf: (codePoint: number) => number;
  readonly glyphCount: number;
  readonly glyph: (index: number) => Buffer;
};

/** Source: OpenType 1.9, chapters "Font file", "cmap" (format 12), "loca". */
export function readFont(bytes: Buffer): FontFile {
  const tables = new Map<string, Buffer>();
  for (let index = 0; index < bytes.readUInt16BE(4); index++) {
    const record = 12 + 16 * index;
    const start = bytes.readUInt32BE(record + 8);
    tables.set(
      bytes.toString('latin1', record, record + 4),
      bytes.subarray(start, start + bytes.readUInt32BE(record + 12)),
    );
  }
  const required = (tag: string): Buffer => {
    const table = tables.get(tag);
    if (!table) throw new Error(`font has no ${tag} table`);
    return table;
  };
  const glyphs = characterMap(required('cmap'));
  const loca = required('loca');
  const glyf = required('glyf');
  const isLong = required('head').readInt16BE(50) === 1;
  const offset = (index: number) =>
    isLong ? loca.readUInt32BE(4 * index) : 2 * loca.readUInt16BE(2 * index);
  return {
    table: (tag) => tables.get(tag),
    glyphOf: (codePoint) => glyphs.get(codePoint) ?? 0,
    glyphCount: required('maxp').readUInt16BE(4),
    glyph: (index) => glyf.subarray(offset(index), offset(index + 1)),
  };
}

function characterMap(cmap: Buffer): Map<number, number> {
  const glyphs = new Map<number, number>();
  for (let index = 0; index < cmap.readUInt16BE(2); index++) {
    const start = cmap.readUInt32BE(8 + 8 * index);
    const format = cmap.readUInt16BE(start);
    if (format === 12) {
      for (let group = 0; group < cmap.readUInt32BE(start + 12); group++) {
        const at = start + 16 + 12 * group;
        const first = cmap.readUInt32BE(at);
        for (let code = first; code <= cmap.readUInt32BE(at + 4); code++) {
          glyphs.set(code, cmap.readUInt32BE(at + 8) + code - first);
        }
      }
      return glyphs;
    }
  }
  throw new Error('font has no full character map');
}
