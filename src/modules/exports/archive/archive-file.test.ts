import { describe, expect, test } from 'vitest';
import { isDomainError } from '#platform/errors.ts';
import { openArchive, sealArchive } from './archive-file.ts';
import { contentFromBytes } from './content.ts';

const passphrase = 'fire ord på rad';
const content = Buffer.from('Svar: æøå. '.repeat(500));
const sealed = await sealArchive(content, passphrase);
const codeOf = async (act: () => unknown) => {
  try {
    await act();
    return 'nothing';
  } catch (error) {
    return isDomainError(error) ? error.code : String(error);
  }
};

describe('an archive', () => {
  test('opens with its passphrase, also typed with accents apart, and gives what was put in', async () => {
    expect(Buffer.from(await openArchive(sealed, passphrase))).toEqual(content);
    expect(Buffer.from(await openArchive(sealed, passphrase.normalize('NFD')))).toEqual(content);
  });

  test('is never the same twice, though its content is', async () => {
    expect(Buffer.from(await sealArchive(content, passphrase))).not.toEqual(Buffer.from(sealed));
  });

  test('says that the passphrase is wrong, the file cut, altered, of a newer program or no archive', async () => {
    expect(await codeOf(() => openArchive(sealed, 'fem ord på en rad'))).toBe('passphrase-wrong');
    expect(await codeOf(() => openArchive(sealed, ''))).toBe('passphrase-wrong');
    for (const length of [9, 40, 70, sealed.length - 1]) {
      expect(await codeOf(() => openArchive(sealed.subarray(0, length), passphrase)), String(length)).toBe(
        'archive-cut',
      );
    }
    const altered = (at: number) => {
      const bytes = Uint8Array.from(sealed);
      bytes[at]! ^= 1;
      return bytes;
    };
    expect(await codeOf(() => openArchive(altered(0), passphrase))).toBe('not-an-archive');
    expect(await codeOf(() => openArchive(altered(7), passphrase))).toBe('archive-newer');
    for (const at of [28, 70, sealed.length - 20, sealed.length - 1]) {
      expect(await codeOf(() => openArchive(altered(at), passphrase)), String(at)).toBe('archive-altered');
    }
    expect(await codeOf(() => openArchive(Buffer.concat([sealed, Buffer.from('x')]), passphrase))).toBe(
      'archive-altered',
    );
    expect(await codeOf(() => openArchive(new Uint8Array(), passphrase))).toBe('not-an-archive');
  });

  test('does not let a hostile file spend our memory', async () => {
    const hostile = Uint8Array.from(sealed);
    hostile[8] = 40;
    expect(await codeOf(() => openArchive(hostile, passphrase))).toBe('archive-altered');
  });

  test('is not made with a short passphrase', async () => {
    expect(await codeOf(() => sealArchive(content, 'kort'))).toBe('passphrase-short');
  });

  test('of something else, though it opens, is refused', async () => {
    for (const text of ['', '[]', '{"handlingsromArchive":1,"tables":{}}', '{"handlingsromArchive":2}']) {
      expect(await codeOf(() => contentFromBytes(Buffer.from(text)))).toBe('archive-altered');
    }
  });
});
