import { renderDocx, renderHtml, renderPdf } from '#modules/reports/index.ts';
import type { RenderJob } from './job.ts';

export async function render({ format, document }: RenderJob): Promise<Uint8Array> {
  switch (format) {
    case 'html':
      return new TextEncoder().encode(renderHtml(document));
    case 'docx':
      return renderDocx(document);
    case 'pdf':
      return renderPdf(document);
  }
}
