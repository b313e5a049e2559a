import { m } from '#messages';
import { SavRefusal } from './sav-refusal.ts';

/** Names that SPSS uses and the encoding standard of the web does not know. */
const otherNames: Readonly<Record<string, string>> = {
  cp932: 'windows-31j',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  cp874: 'windows-874',
  cp28605: 'iso-8859-15',
  cp65001: 'utf-8',
};

/** Code pages as numbers, where they do not follow from the number. */
const codePages: Readonly<Record<number, string>> = {
  819: 'iso-8859-1',
  874: 'windows-874',
  932: 'windows-31j',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  51949: 'euc-kr',
  65001: 'utf-8',
};

/**
 * The decoder of the file's texts: by the encoding record, else by the code page of the machine that wrote it,
 * else Windows-1252, which old Norwegian files are in.
 *
 * @throws SavRefusal when the encoding is named and not known
 */
export function decoderOf(name: string | undefined, codePage: number | undefined): TextDecoder {
  const wanted = name?.trim().toLowerCase() || nameOfCodePage(codePage ?? 0);
  try {
    return new TextDecoder(otherNames[wanted] ?? wanted);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const encoding = wanted.slice(0, 40);
    throw new SavRefusal('sav-encoding', (locale) =>
      m.analyses_answers_sav_encoding({ encoding }, { locale }),
    );
  }
}

function nameOfCodePage(codePage: number): string {
  if (codePage >= 1250 && codePage <= 1258) return `windows-${codePage}`;
  // The standard has no part 12.
  if (codePage > 28590 && codePage < 28607 && codePage !== 28602) return `iso-8859-${codePage - 28590}`;
  return codePages[codePage] ?? 'windows-1252';
}

/** Text without what it was padded with. */
export function decodePadded(decoder: TextDecoder, bytes: Uint8Array): string {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end -= 1;
  return end === 0 ? '' : decoder.decode(bytes.subarray(0, end));
}
