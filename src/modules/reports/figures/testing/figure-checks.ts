import { JSDOM } from 'jsdom';
import { expect } from 'vitest';
import type { Figure } from '../figure.ts';
import { textWidth } from '../text.ts';

/** A figure as a document, and the texts in it. */
export const parse = ({ svg }: Figure) => new JSDOM(svg, { contentType: 'image/svg+xml' }).window.document;
export const textsOf = (figure: Figure) =>
  [...parse(figure).querySelectorAll('text')].map((text) => text.textContent ?? '');

/** What every figure keeps: it is named for who does not see it, all its text is inside, and every number is one. */
export function expectSound(figure: Figure, title: string): void {
  const svg = parse(figure).documentElement;
  expect(svg.getAttribute('role')).toBe('img');
  expect(svg.getAttribute('aria-label')).toBe(title);
  expect(svg.querySelector('title')?.textContent).toBe(title);
  expect(figure.svg).not.toMatch(/NaN|Infinity|undefined|null/);
  expect(figure.heightPixels).toBeGreaterThan(0);
  for (const text of svg.querySelectorAll('text')) {
    const number = (name: string) => Number(text.getAttribute(name));
    const width = textWidth(text.textContent ?? '', number('font-size')) / 1.1;
    const anchor = text.getAttribute('text-anchor') ?? 'start';
    const left = number('x') - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
    expect(left, text.textContent ?? '').toBeGreaterThanOrEqual(-1);
    expect(left + width, text.textContent ?? '').toBeLessThanOrEqual(figure.widthPixels + 1);
    expect(number('y')).toBeLessThanOrEqual(figure.heightPixels);
  }
}

/**
 * The same drawing in ink and ground only: what is still told apart is told by more than colour. A mark that is open has
 * the ground's fill.
 */
export function withoutColour({ svg }: Figure): string {
  return svg.replaceAll(/ (fill|stroke)="(?!none)([^"]*)"/g, (_, name: string, colour: string) =>
    /surface|#ffffff/.test(colour) ? ` ${name}="ground"` : ` ${name}="ink"`,
  );
}
