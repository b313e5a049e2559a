import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Released, releaseFigure, revive, viewOf } from '../index.ts';

const policy = { minimumGroup: 5 };
const blank = (figure: { mean: number | null }) => ({ ...figure, mean: null });

describe('released only', () => {
  test('a figure about four people is withheld, about five it is shown', () => {
    expect(releaseFigure({ mean: 4.2 }, 4, policy, blank).mean).toBeNull();
    expect(releaseFigure({ mean: 4.2 }, 5, policy, blank).mean).toBe(4.2);
  });

  test('a page that wants released figures does not compile with raw ones', () => {
    const show = (figure: Released<{ mean: number | null }>) => String(figure.mean);
    // @ts-expect-error a raw figure is not released: this line failing to fail would break the build
    show({ mean: 4.2 });
    expect(show(releaseFigure({ mean: 4.2 }, 9, policy, blank))).toBe('4.2');
  });

  test('a view of released figures is released', () => {
    const mean: Released<{ mean: number | null }> = releaseFigure({ mean: 4.2 }, 9, policy, blank);
    const doubled: Released<{ twice: number }> = viewOf(mean, (figure) => ({
      twice: 2 * (figure.mean ?? 0),
    }));
    expect(doubled.twice).toBe(8.4);
  });

  test('what was released, stored and read back is released', () => {
    const mean = releaseFigure({ mean: 4.2 }, 9, policy, blank);
    const back: Released<{ mean: number | null }> = revive(JSON.stringify(mean));
    expect(back).toEqual({ mean: 4.2 });
  });

  test('nobody outside the disclosure folder casts to Released or takes its stamp', () => {
    const offenders = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('modules/privacy/disclosure/'))
      .filter((path) =>
        /\bas (unknown as )?Released\b|released\.ts'/.test(readFileSync(`src/${path}`, 'utf8')),
      )
      .filter((path) => path !== 'modules/privacy/index.ts')
      // Made-up figures for tests; nothing that ships imports these.
      .filter((path) => !/\.test\.tsx?$|fixture\.ts$/.test(path));
    expect(offenders).toEqual([]);
  });
});
