import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import type { Provenance } from '../schema.ts';
import { escapeHtml, htmlId } from './html-text.ts';

export function htmlProvenance(provenance: Provenance, language: Language): string {
  const source = m.reports_render_source({}, { locale: language });
  const how = m.reports_render_how_computed({}, { locale: language });
  const link = provenance.howId ? ` <a href="#${htmlId(provenance.howId)}">${escapeHtml(how)}</a>` : '';
  return `<p class="provenance">${escapeHtml(source)} ${escapeHtml(provenance.text)}.${link}</p>`;
}
