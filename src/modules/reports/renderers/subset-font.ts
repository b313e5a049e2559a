import { readFont } from './font-file.ts';

const composite = {
  wordArguments: 0x0001,
  scale: 0x0008,
  more: 0x0020,
  twoScales: 0x0040,
  matrix: 0x0080,
} as const;

/**
 * Cuts a TrueType font down to the characters a report is written with, so that the HTML file can carry it.
 * Keeps outlines and widths; leaves out kerning and hinting, which make up most of the file.
 * Source: OpenType 1.9, chapters "glyf", "hmtx", "cmap" (format 12).
 */
export function subsetFont(bytes: Buffer, characters: string): Buffer {
  const font = readFont(bytes);
  const codes = [...new Set([...characters].map((character) => character.codePointAt(0) ?? 0))]
    .filter((code) => font.glyphOf(code) !== 0)
    .sort((a, b) => a - b);
  const kept = [0];
  const renumbered = new Map([[0, 0]]);
  const keep = (glyph: number): number => {
    const known = renumbered.get(glyph);
    if (known !== undefined) return known;
    renumbered.set(glyph, kept.length);
    return kept.push(glyph) - 1;
  };
  const mapped = codes.map((code) => ({ code, glyph: keep(font.glyphOf(code)) }));

  const outlines: Buffer[] = [];
  // The list grows while it is walked: an accented letter brings the letter and the accent it is made of.
  for (let index = 0; index < kept.length; index++) {
    const outline = Buffer.from(font.glyph(kept[index] ?? 0));
    for (const at of componentsOf(outline)) outline.writeUInt16BE(keep(outline.readUInt16BE(at)), at);
    outlines.push(padded(outline));
  }
  const loca = Buffer.alloc(4 * (outlines.length + 1));
  let offset = 0;
  outlines.forEach((outline, index) => {
    offset += outline.length;
    loca.writeUInt32BE(offset, 4 * (index + 1));
  });

  const copy = (tag: string): Buffer => {
    const table = font.table(tag);
    if (!table) throw new Error(`font has no ${tag} table`);
    return Buffer.from(table);
  };
  const head = copy('head');
  head.writeUInt32BE(0, 8);
  head.writeInt16BE(1, 50);
  const hhea = copy('hhea');
  const measured = hhea.readUInt16BE(34);
  const metrics = copy('hmtx');
  const hmtx = Buffer.alloc(4 * kept.length);
  kept.forEach((glyph, index) => {
    hmtx.writeUInt16BE(metrics.readUInt16BE(4 * Math.min(glyph, measured - 1)), 4 * index);
    const bearing = glyph < measured ? 4 * glyph + 2 : 4 * measured + 2 * (glyph - measured);
    hmtx.writeInt16BE(metrics.readInt16BE(bearing), 4 * index + 2);
  });
  hhea.writeUInt16BE(kept.length, 34);
  const maxp = copy('maxp');
  maxp.writeUInt16BE(kept.length, 4);
  const post = Buffer.alloc(32);
  copy('post').copy(post, 0, 0, 32);
  post.writeUInt32BE(0x00030000, 0);

  return writeFont({
    'OS/2': copy('OS/2'),
    cmap: characterMap(mapped),
    glyf: Buffer.concat(outlines),
    head,
    hhea,
    hmtx,
    loca,
    maxp,
    name: emptyNames(),
    post,
  });
}

/** Places in a composite outline where the number of a component glyph stands. */
function componentsOf(outline: Buffer): number[] {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return [];
  const places: number[] = [];
  let at = 10;
  let flags: number;
  do {
    flags = outline.readUInt16BE(at);
    places.push(at + 2);
    at += 4 + (flags & composite.wordArguments ? 4 : 2);
    if (flags & composite.scale) at += 2;
    else if (flags & composite.twoScales) at += 4;
    else if (flags & composite.matrix) at += 8;
  } while (flags & composite.more);
  return places;
}

/** Format 12: one group for each run of characters whose glyphs also follow one another. */
function characterMap(mapped: readonly { code: number; glyph: number }[]): Buffer {
  const groups: { first: number; last: number; glyph: number }[] = [];
  for (const { code, glyph } of mapped) {
    const before = groups.at(-1);
    if (before && before.last === code - 1 && before.glyph + code - before.first === glyph)
      before.last = code;
    else groups.push({ first: code, last: code, glyph });
  }
  const table = Buffer.alloc(12 + 16 + 12 * groups.length);
  // One subtable for platform 3 (Windows), encoding 10 (all of Unicode), right after this record.
  table.writeUInt16BE(1, 2);
  table.writeUInt16BE(3, 4);
  table.writeUInt16BE(10, 6);
  table.writeUInt32BE(12, 8);
  table.writeUInt16BE(12, 12);
  table.writeUInt32BE(16 + 12 * groups.length, 16);
  table.writeUInt32BE(groups.length, 24);
  groups.forEach(({ first, last, glyph }, index) => {
    table.writeUInt32BE(first, 28 + 12 * index);
    table.writeUInt32BE(last, 32 + 12 * index);
    table.writeUInt32BE(glyph, 36 + 12 * index);
  });
  return table;
}

function emptyNames(): Buffer {
  const names = Buffer.alloc(6);
  names.writeUInt16BE(6, 4);
  return names;
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

function writeFont(tables: Readonly<Record<string, Buffer>>): Buffer {
  const tags = Object.keys(tables).sort();
  const power = 2 ** Math.floor(Math.log2(tags.length));
  const header = Buffer.alloc(12 + 16 * tags.length);
  header.writeUInt32BE(0x00010000, 0);
  [tags.length, 16 * power, Math.log2(power), 16 * (tags.length - power)].forEach((value, index) => {
    header.writeUInt16BE(value, 4 + 2 * index);
  });
  const parts: Buffer[] = [];
  let offset = header.length;
  tags.forEach((tag, index) => {
    const bytes = tables[tag] ?? Buffer.alloc(0);
    const at = 12 + 16 * index;
    header.write(tag, at, 'latin1');
    header.writeUInt32BE(checksum(padded(bytes)), at + 4);
    header.writeUInt32BE(offset, at + 8);
    header.writeUInt32BE(bytes.length, at + 12);
    parts.push(padded(bytes));
    offset += padded(bytes).length;
  });
  const font = Buffer.concat([header, ...parts]);
  const headAt = font.readUInt32BE(12 + 16 * tags.indexOf('head') + 8);
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, headAt + 8);
  return font;
}

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}
