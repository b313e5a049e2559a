import { expect, test } from 'vitest';

/** A script of a page: asked for by its address, as a page asks. */
const { createResampler, toBytes } = await import(
  new URL('../public/recording/resample.js', import.meta.url).href
);

const tone = (hertz: number, rate: number, seconds: number) =>
  Float32Array.from({ length: rate * seconds }, (_, at) => Math.sin((2 * Math.PI * hertz * at) / rate));
const strength = (samples: readonly number[]) =>
  Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length);

/** In blocks of 128, as browsers give sound. */
function resampled(samples: Float32Array, from: number): number[] {
  const resample = createResampler(from, 16_000) as (block: Float32Array) => number[];
  const all: number[] = [];
  for (let at = 0; at < samples.length; at += 128) all.push(...resample(samples.subarray(at, at + 128)));
  return all;
}

test.each([48_000, 44_100, 16_000])('a tone of speech from %i a second is as strong as it was', (rate) => {
  const given = resampled(tone(1000, rate, 1), rate);
  expect(Math.abs(given.length - 16_000)).toBeLessThan(60);
  expect(strength(given.slice(200, -200))).toBeCloseTo(Math.SQRT1_2, 2);
  // And as high: it crosses nought two thousand times a second.
  const crossings = given.filter((sample, at) => at > 0 && sample >= 0 !== given[at - 1]! >= 0).length;
  expect(Math.abs(crossings - 2000)).toBeLessThan(8);
});

test('a tone too high to be kept is taken away, and does not come back as another', () => {
  expect(strength(resampled(tone(11_000, 48_000, 1), 48_000).slice(200, -200))).toBeLessThan(0.002);
});

test('what is too loud is cut at the most there is', () => {
  expect([...new Int16Array(toBytes([0, 1, -1, 3, -3]) as ArrayBuffer)]).toEqual([
    0, 32_767, -32_767, 32_767, -32_767,
  ]);
});
