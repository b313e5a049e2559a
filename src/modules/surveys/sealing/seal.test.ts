import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smallWaveStudy } from '../testing/small-wave.ts';
import { answerBytesOf, fromBytes, mostTextCharacters, toBytes } from './answer-bytes.ts';
import { pad, unpad } from './padding.ts';
import { makeSealingKeys, openSealed, seal, sealOverheadBytes } from './seal.ts';

const keys = makeSealingKeys();
const place = Buffer.from('a receipt');

describe('a sealed answer', () => {
  test('opens with the wave’s key and gives what was sealed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => {
        const sealed = await seal(bytes, keys.publicKey, place);
        expect(sealed.length).toBe(bytes.length + sealOverheadBytes);
        expect(Buffer.from(openSealed(sealed, keys, place))).toEqual(Buffer.from(bytes));
      }),
      { numRuns: 30 },
    );
  });

  test('does not open with another key, in another place, or when a bit has changed', async () => {
    const sealed = await seal(Buffer.from('answer'), keys.publicKey, place);
    expect(() => openSealed(sealed, makeSealingKeys(), place)).toThrow();
    expect(() => openSealed(sealed, keys, Buffer.from('another receipt'))).toThrow();
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Uint8Array.from(sealed);
      changed[at]! ^= 1;
      expect(() => openSealed(changed, keys, place), String(at)).toThrow();
    }
  });

  test('is never the same twice, so that equal answers cannot be told', async () => {
    const sealed = async () =>
      Buffer.from(await seal(Buffer.from('answer'), keys.publicKey, place)).toString('hex');
    const [one, other] = [await sealed(), await sealed()];
    expect(one).not.toBe(other);
    // Nor do two have the same key of their own, which would show that they came together.
    expect(one.slice(0, 64)).not.toBe(other.slice(0, 64));
  });
});

describe('padding', () => {
  test('gives back what was padded, and all lengths look alike', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const padded = pad(bytes, 204);
        expect(padded).toHaveLength(204);
        expect(Buffer.from(unpad(padded))).toEqual(Buffer.from(bytes));
      }),
    );
  });

  test('refuses what does not fit', () => {
    expect(() => pad(new Uint8Array(5), 8)).toThrow(RangeError);
  });
});

describe('the length of a wave’s answers', () => {
  const { study } = smallWaveStudy();
  const length = answerBytesOf(study);

  test('has room for the longest answer that the questionnaire allows, in any alphabet', () => {
    const letters = ['a', 'å', '語', '😀', '"', '\n'].map((letter) =>
      letter.repeat(mostTextCharacters / letter.length),
    );
    for (const text of [...letters, `${'"'.repeat(mostTextCharacters - 1)}語`, '']) {
      const answer = {
        audience: 'employee',
        office: 'NAV Et langt kontornavn',
        answers: { age: 2, s1: 6, s2: 6 },
        texts: { why: text },
      };
      expect(fromBytes(toBytes(answer, length))).toEqual(answer);
    }
  });

  test('does not tell in which order the questions were answered', () => {
    const given = { audience: 'employee', office: null, texts: {} };
    const one = toBytes({ ...given, answers: { s1: 1, s2: 2 } }, length);
    const other = toBytes({ ...given, answers: { s2: 2, s1: 1 } }, length);
    expect(Buffer.from(one)).toEqual(Buffer.from(other));
  });
});
