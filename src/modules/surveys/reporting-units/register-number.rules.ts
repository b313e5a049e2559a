import { comparable, officeItem } from '#modules/studies/index.ts';
import { type Study, textIn } from '#modules/studies/schema.ts';
import { languages } from '#platform/language.ts';

/** The register number that the study file gives an office, by its code or by the label of its code. */
export function registerNumberIn(study: Study, office: string): string | null {
  const numbers = study.offices?.units ?? {};
  const codes = Object.keys(study.instruments).flatMap((audience) => {
    const item = officeItem(study, audience);
    return item?.kind === 'choice'
      ? item.options
          .filter(({ label }) =>
            languages.some((language) => comparable(textIn(label, language)) === comparable(office)),
          )
          .map(({ value }) => String(value))
      : [];
  });
  return (
    [...codes, office].map((code) => (Object.hasOwn(numbers, code) ? numbers[code]! : null)).find(Boolean) ??
    null
  );
}
