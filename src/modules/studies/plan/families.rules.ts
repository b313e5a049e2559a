import { m } from '#messages';
import { type Finding, finding, sayWithSuggestion } from '../parse/finding.ts';
import { laterOnes } from '../parse/later-ones.ts';
import type { NamedPlace, StudyOutline } from '../parse/study-outline.ts';
import { planKinds } from './kinds.ts';

/** A family is of planned analyses that test something, and no analysis is in two. */
export function familyFindings({ families, entries }: StudyOutline): Finding[] {
  const members = families.flatMap((family) => family.analyses);
  return [
    ...laterOnes(
      families.filter(({ id }) => id !== ''),
      ({ id }) => id,
    ).map(({ id, path }) =>
      finding(
        'duplicate-family',
        [...path, 'id'],
        (locale) => m.studies_family_duplicate({}, { locale }),
        id,
      ),
    ),
    ...members.flatMap((member) => memberFindings(member, entries)),
    ...laterOnes(members, ({ id }) => id).map(({ id, path }) =>
      finding('family-twice', path, (locale) => m.studies_family_twice({}, { locale }), id),
    ),
  ];
}

function memberFindings({ id, path }: NamedPlace, entries: StudyOutline['entries']): Finding[] {
  const entry = entries.find((one) => one.id === id);
  if (!entry) {
    const known = entries.filter(({ list }) => list === 'plan').map((one) => one.id);
    const say = sayWithSuggestion((locale) => m.studies_family_unknown({}, { locale }), id, known);
    return [finding('family-unknown', path, say, id)];
  }
  if (entry.list === 'postHoc') {
    return [finding('family-post-hoc', path, (locale) => m.studies_family_post_hoc({}, { locale }), id)];
  }
  if (planKinds[entry.analysis].hasTests) return [];
  return [finding('family-no-tests', path, (locale) => m.studies_family_no_tests({}, { locale }), id)];
}
