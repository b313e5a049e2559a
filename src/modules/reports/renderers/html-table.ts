import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import type { Cell, TableBlock } from '../schema.ts';
import { htmlProvenance } from './html-provenance.ts';
import { escapeHtml, htmlId, htmlOf } from './html-text.ts';
import { plainText } from './runs.ts';
import { headerRows, isHeadingCell, splitStars, starRoom, starWidth } from './table-grid.ts';

/** A table with more columns than this may be wider than the text around it, where the screen is. */
const manyColumns = 8;

/** A table in a frame of its own: on a phone the frame scrolls, by finger or keyboard, and the page does not. */
export function htmlTable(table: TableBlock, language: Language): string {
  const id = htmlId(table.id);
  const room = starRoom(table);
  const tag = table.postHocLabel ? ` <span class="tag">${escapeHtml(table.postHocLabel)}</span>` : '';
  const caption = `<caption><span class="sticky" id="${id}-title"><span class="number">${escapeHtml(table.number)}</span>${tag}<span class="title">${htmlOf(table.title)}</span></span></caption>`;
  const head = headerRows(table.columns)
    .map((cells) => {
      const written = cells.map((cell) => {
        const span = `${cell.columnSpan > 1 ? ` colspan="${cell.columnSpan}"` : ''}${cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : ''}`;
        const scope = cell.isGroup ? 'colgroup' : 'col';
        const stars = cell.isGroup ? '' : starSpan('', room[cell.column] ?? 0);
        return `<th scope="${scope}"${span} class="${cell.align}${cell.isGroup ? ' group' : ''}">${htmlOf(cell.text)}${stars}</th>`;
      });
      return `<tr>${written.join('')}</tr>`;
    })
    .join('');
  const bodies: string[][] = [[]];
  for (const row of table.rows) {
    if (row.isSection) {
      const heading = `<tr class="section"><th scope="rowgroup" colspan="${table.columns.length}"><span class="sticky">${htmlOf(row.cells[0]?.text ?? '')}</span></th></tr>`;
      bodies.push([heading]);
      continue;
    }
    const cells = row.cells.map((cell, index) => bodyCell(cell, index, table, room[index] ?? 0, language));
    bodies.at(-1)?.push(`<tr${row.isTotal ? ' class="total"' : ''}>${cells.join('')}</tr>`);
  }
  const body = bodies
    .filter((rows) => rows.length > 0)
    .map((rows) => `<tbody>${rows.join('\n')}</tbody>`)
    .join('');
  const notes = table.notes.map((note) => `<p>${htmlOf(note)}</p>`).join('');
  return `<div class="table${table.columns.length > manyColumns ? ' many' : ''}" id="${id}">
<div class="frame" role="region" aria-labelledby="${id}-title" tabindex="0">
<table>${caption}<thead>${head}</thead>${body}</table>
</div>
<div class="notes">${notes}${htmlProvenance(table.provenance, language)}</div>
</div>`;
}

function bodyCell(cell: Cell, index: number, table: TableBlock, room: number, language: Language): string {
  const align = table.columns[index]?.align ?? 'left';
  const { value, stars } = align === 'right' ? splitStars(cell.text) : { value: cell.text, stars: '' };
  const note = cell.note ? `<sup class="note">${escapeHtml(cell.note)}</sup>` : '';
  const content = cell.isWithheld
    ? withheld(plainText(cell.text), language)
    : `${htmlOf(value)}${starSpan(stars, room)}`;
  const indent = cell.indent ? ` style="padding-left:${0.5 + cell.indent}rem"` : '';
  return isHeadingCell(cell, index)
    ? `<th scope="row" class="${align}"${indent}>${content}${note}</th>`
    : `<td class="${align}${cell.tone ? ` tone tone-${cell.tone}` : ''}"${indent}>${content}${note}</td>`;
}

function withheld(text: string, language: Language): string {
  const word = text === '' ? m.reports_render_withheld({}, { locale: language }) : text;
  const reason = m.reports_render_withheld_reason({}, { locale: language });
  return `<span class="withheld" title="${escapeHtml(reason)}">${escapeHtml(word)}</span>`;
}

function starSpan(stars: string, room: number): string {
  return room === 0
    ? ''
    : `<span class="stars" style="width:${(room * starWidth).toFixed(2)}em">${stars}</span>`;
}
