export { renderDocx } from './docx.ts';
export { renderHtml } from './html.ts';
export { renderPdf } from './pdf.ts';
