export { renderHtml } from './html.ts';
export { renderPdf } from './pdf.ts';
