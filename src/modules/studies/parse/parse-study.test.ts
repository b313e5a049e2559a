import { expect, test } from 'vitest';
import { type ParsedStudy, parseStudy } from './parse-study.ts';
import { sound } from './testing/sound-study.ts';

test('a sound study is read, with defaults filled in', () => {
  const { study, fileName, sourceSha256, planSha256 } = parseStudy(`\ufeff${sound}`, 'study.yaml');
  expect(study.scales.support).toMatchObject({ score: 'mean', minimumAnswered: 0.5 });
  expect(study.languages).toEqual(['nb']);
  expect(fileName).toBe('study.yaml');
  expect([sourceSha256, planSha256].every((hash) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
});

test('what YAML 1.1 would have turned into something else stays what was written', () => {
  const { study } = parseStudy(
    sound.replace('title: Prøve', 'title: no').replace('minimumGroup: 5', 'eraseCodeKeyBy: 2016-02-01'),
    'study.yaml',
  );
  expect(study.title).toBe('no');
  expect(study.privacy.eraseCodeKeyBy).toBe('2016-02-01');
});

test('repetitions (anchors) can be used', () => {
  const options = '[{value: 1, label: Ung}, {value: 2, label: Eldre}]';
  const text = sound
    .replace(`options: ${options}`, `options: &two ${options}`)
    .replace(/options: \[\{value: nord.*/, 'options: *two}');
  const { study } = parseStudy(text, 'study.yaml');
  expect(study.instruments.employee!.sections[0]!.items[1]).toMatchObject({
    options: [{ value: 1 }, { value: 2 }],
  });
});

const planOf = (text: string): ParsedStudy['planSha256'] => parseStudy(text, 'study.yaml').planSha256;

test('the hash of the plan changes with the plan, not with words, comments or post-hoc analyses', () => {
  const hash = planOf(sound);
  expect(planOf(`# a comment\n${sound.replace('Støtte to', 'Noe annet')}`)).toBe(hash);
  expect(planOf(`${sound}postHoc: [{id: P, reliability: {file: employee}}]\n`)).toBe(hash);
  expect(planOf(sound.replace('-support2', 'support2'))).not.toBe(hash);
  expect(planOf(sound.replace('by: region', 'by: age'))).not.toBe(hash);
  expect(planOf(sound.replace('points: 6', 'points: 7'))).not.toBe(hash);
});
