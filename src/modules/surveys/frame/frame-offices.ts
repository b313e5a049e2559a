import { m } from '#messages';
import type { Invitation } from '#modules/privacy/index.ts';
import { comparable } from '#modules/studies/index.ts';
import { refusal } from '#platform/errors.ts';
import type { SeenWave } from '../waves/see-wave.ts';
import { hasControls } from './frame-columns.rules.ts';
import { knownOffices } from './frame-context.ts';

/** Offices to choose among: the study's, or those that are in the list already. */
export function officesFor({ study }: SeenWave, people: readonly Invitation[]): readonly string[] {
  const known = knownOffices(study);
  if (known) return known.map(({ name }) => name);
  return [...new Set(people.flatMap(({ office }) => (office === null ? [] : [office])))].sort((a, b) =>
    a.localeCompare(b, 'nb', { numeric: true }),
  );
}

/** An office as the study or the list writes it; null for none. @throws DomainError `office` */
export function officeFrom(given: string, offices: readonly string[], { study }: SeenWave): string | null {
  const office = given.trim();
  if (office === '') return null;
  const known = offices.find((name) => comparable(name) === comparable(office));
  if (known) return known;
  if (knownOffices(study)) throw refusal('office', m.letters_frame_office_unknown);
  if (hasControls(office) || office.length > 200) throw refusal('office', m.letters_frame_controls);
  return office;
}
