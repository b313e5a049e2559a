import { escapeXml } from '../figures/text.ts';
import type { Text } from '../schema.ts';
import { runsOf } from './runs.ts';

/** The one way text becomes HTML here: five characters escaped, forbidden ones dropped. */
export const escapeHtml = escapeXml;

export function htmlOf(text: Text): string {
  return runsOf(text)
    .map((run) => {
      let html = escapeHtml(run.text);
      if (run.subscript) html = `<sub>${html}</sub>`;
      if (run.superscript) html = `<sup>${html}</sup>`;
      if (run.italic) html = `<em>${html}</em>`;
      if (run.bold) html = `<strong>${html}</strong>`;
      return html;
    })
    .join('');
}

/** An id as it may stand in an attribute and after `#`; the same id always becomes the same. */
export function htmlId(id: string): string {
  return id.replace(/[^\p{L}\p{N}_-]+/gu, '-');
}
