import { m } from '#messages';
import { inAllLanguages } from '#platform/language.ts';
import type { Item, Study } from '../schema.ts';

/** A person's size of office: reckoned from where they work, never asked. */
export const officeSizeVariable = 'officeSize';

/** The sizes of offices as if they were a question's options, so that whatever takes a choice takes them. */
export function officeSizeItem({ offices }: Pick<Study, 'offices'>): Item | undefined {
  if (!offices?.sizes) return undefined;
  return {
    id: officeSizeVariable,
    kind: 'choice',
    text: inAllLanguages((locale) => m.studies_office_size_label({}, { locale })),
    options: offices.sizes.map(({ id, label }) => ({ value: id, label })),
  };
}

/** Says which class an office is of; null where the study file puts it in none. */
export function sizeOfOffice({ offices }: Pick<Study, 'offices'>): (code: number | string) => string | null {
  const sizeOf = new Map(
    (offices?.sizes ?? []).flatMap(({ id, offices: codes }) => codes.map((code) => [String(code), id])),
  );
  return (code) => sizeOf.get(String(code)) ?? null;
}
