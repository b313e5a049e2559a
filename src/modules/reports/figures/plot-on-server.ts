import * as Plot from '@observablehq/plot';
import { JSDOM } from 'jsdom';

let plotDocument: Document | undefined;

/**
 * Draws a plot without a browser and returns what stands inside its `<svg>`.
 * Axes are off and y is in pixels: the figure places its own labels, because only it knows how they wrap.
 */
export function plotContent(options: Plot.PlotOptions): string {
  plotDocument ??= new JSDOM('').window.document;
  const svg = Plot.plot({
    axis: null,
    margin: 0,
    ...options,
    y: { type: 'identity', axis: null },
    color: { type: 'identity' },
    className: 'hr-plot',
    document: plotDocument,
  });
  svg.querySelector('style')?.remove();
  // Plot names its groups with aria-label, which a group without a role may not have.
  for (const group of svg.querySelectorAll('[aria-label]')) {
    group.setAttribute('data-mark', group.getAttribute('aria-label') ?? '');
    group.removeAttribute('aria-label');
  }
  // HTML writes a no-break space as a named entity, which XML readers (resvg, Typst) do not know.
  const content = svg.innerHTML.replaceAll('&nbsp;', '&#160;');
  return `<g text-anchor="middle">${content}</g>`;
}
