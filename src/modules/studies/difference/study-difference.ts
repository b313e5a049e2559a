import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import { sayPeriod } from '#platform/say-date.ts';
import type { Study } from '../schema.ts';
import { textIn } from '../schema.ts';
import { type Change, type ChangeGroup, named, textChanges, valueChange } from './change.ts';
import { instrumentChanges } from './instrument-difference.ts';
import { scaleChanges } from './scale-difference.ts';

/**
 * What is different between two versions of a study, in words, grouped as the study is: about it, each questionnaire,
 * scales, outcomes, plan. Empty when they ask and analyse the same.
 */
export function studyDifference(before: Study, after: Study, reader: Language): readonly ChangeGroup[] {
  const studies = { before, after };
  const locale = { locale: reader };
  const groups: ChangeGroup[] = [
    { title: m.editor_diff_study({}, locale), changes: aboutStudy(studies, reader) },
    ...instrumentGroups(studies, reader),
    { title: m.editor_part_scales({}, locale), changes: scaleChanges(studies, reader) },
    { title: m.editor_diff_outcomes({}, locale), changes: outcomeChanges(studies, reader) },
    { title: m.editor_diff_plan({}, locale), changes: planChanges(studies, reader) },
  ];
  return groups.filter(({ changes }) => changes.length > 0);
}

type Studies = { readonly before: Study; readonly after: Study };

function aboutStudy({ before, after }: Studies, reader: Language): Change[] {
  const locale = { locale: reader };
  return [
    ...textChanges(m.editor_diff_title({}, locale), before.title, after.title, reader),
    ...textChanges(m.editor_diff_description({}, locale), before.description, after.description, reader),
    ...textChanges(m.editor_diff_synthetic({}, locale), before.synthetic, after.synthetic, reader),
    ...textChanges(m.editor_diff_source({}, locale), before.source, after.source, reader),
    ...valueChange(
      m.editor_languages({}, locale),
      before.languages.join(', '),
      after.languages.join(', '),
      reader,
    ),
    ...valueChange(
      m.editor_minimum_group({}, locale),
      before.privacy.minimumGroup,
      after.privacy.minimumGroup,
      reader,
    ),
    ...valueChange(
      m.editor_erase_by({}, locale),
      before.privacy.eraseCodeKeyBy,
      after.privacy.eraseCodeKeyBy,
      reader,
    ),
    ...valueChange(m.editor_office({}, locale), before.offices?.column, after.offices?.column, reader),
    ...valueChange(m.editor_diff_office_units({}, locale), unitsInWords(before), unitsInWords(after), reader),
    ...valueChange(
      m.editor_diff_office_sizes({}, locale),
      sizesInWords(before, reader),
      sizesInWords(after, reader),
      reader,
    ),
    ...valueChange(
      m.editor_diff_office_period({}, locale),
      periodInWords(before, reader),
      periodInWords(after, reader),
      reader,
    ),
    ...valueChange(
      m.editor_diff_office_registration({}, locale),
      before.offices?.registration,
      after.offices?.registration,
      reader,
    ),
    ...valueChange(
      m.editor_diff_missing({}, locale),
      before.missing.join(', '),
      after.missing.join(', '),
      reader,
    ),
  ];
}

function unitsInWords({ offices }: Study): string | undefined {
  if (!offices?.units) return undefined;
  return Object.entries(offices.units)
    .map(([code, unit]) => `${code}: ${unit}`)
    .join(', ');
}

/** Which months of the scorecard a wave's report is about; nothing where the study does not say. */
function periodInWords({ offices }: Study, reader: Language): string | undefined {
  if (offices?.period) {
    return sayPeriod({ from: offices.period.slice(0, 7), to: offices.period.slice(8) }, reader);
  }
  if (offices?.months === undefined) return undefined;
  return m.editor_diff_office_months({ count: offices.months }, { locale: reader });
}

function sizesInWords({ offices }: Study, reader: Language): string | undefined {
  return offices?.sizes
    ?.map(({ label, offices: codes }) => `${textIn(label, reader)}: ${codes.join(', ')}`)
    .join('; ');
}

function instrumentGroups(studies: Studies, reader: Language): ChangeGroup[] {
  const { before, after } = studies;
  const titleOf = (study: Study, file: string) => {
    const title = study.instruments[file]?.title;
    return title === undefined ? file : textIn(title, reader);
  };
  const files = [...new Set([...Object.keys(after.instruments), ...Object.keys(before.instruments)])];
  return files.map((file) => {
    const [isOld, isNow] = [Object.hasOwn(before.instruments, file), Object.hasOwn(after.instruments, file)];
    if (isOld && isNow)
      return { title: titleOf(after, file), changes: instrumentChanges(file, studies, reader) };
    const instrument = (isNow ? after : before).instruments[file]!;
    const count = instrument.sections.reduce((sum, { items }) => sum + items.length, 0);
    const say = isNow ? m.editor_diff_questionnaire_new : m.editor_diff_questionnaire_gone;
    const text = say({ count }, { locale: reader });
    return {
      title: titleOf(isNow ? after : before, file),
      changes: [{ kind: isNow ? 'added' : 'removed', text }],
    };
  });
}

function outcomeChanges({ before, after }: Studies, reader: Language): Change[] {
  return keyedChanges(
    before.outcomes,
    after.outcomes,
    (outcome, id) => named(outcome.label, id, reader),
    reader,
  );
}

function planChanges({ before, after }: Studies, reader: Language): Change[] {
  const byId = <T extends { id: string }>(entries: readonly T[]) =>
    Object.fromEntries(entries.map((one) => [one.id, one]));
  const nameOf = (_: unknown, id: string) => id;
  return (['plan', 'postHoc', 'families'] as const).flatMap((list) => {
    const [old, now] = [byId<{ id: string }>(before[list]), byId<{ id: string }>(after[list])];
    return keyedChanges(old, now, nameOf, reader);
  });
}

/** Things with a name: new, gone, or otherwise than before. */
function keyedChanges<T>(
  before: Readonly<Record<string, T>>,
  after: Readonly<Record<string, T>>,
  nameOf: (value: T, id: string) => string,
  reader: Language,
): Change[] {
  const locale = { locale: reader };
  return [
    ...Object.entries(after).flatMap(([id, value]): Change[] => {
      const name = nameOf(value, id);
      if (!Object.hasOwn(before, id)) return [{ kind: 'added', text: m.editor_diff_new({ name }, locale) }];
      if (JSON.stringify(before[id]) === JSON.stringify(value)) return [];
      return [{ kind: 'changed', text: m.editor_diff_changed({ name }, locale) }];
    }),
    ...Object.entries(before)
      .filter(([id]) => !Object.hasOwn(after, id))
      .map(
        ([id, value]): Change => ({
          kind: 'removed',
          text: m.editor_diff_gone({ name: nameOf(value, id) }, locale),
        }),
      ),
  ];
}
