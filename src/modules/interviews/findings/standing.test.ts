import { expect, test } from 'vitest';
import type { CodingState } from '../coding/log/replay.ts';
import type { Field } from './field.rules.ts';
import { findingsCome } from './standing.rules.ts';

type Code = CodingState['codes'][number];
const code = (codeId: string, come: Partial<Code> = {}) =>
  ({
    codeId,
    words: codeId,
    byName: 'Ivar',
    memo: '',
    number: 1,
    test: { couldBeWrittenBefore: false, saysWhatWasSaid: true },
    place: { kind: 'outside' },
    ...come,
  }) as Code;
const report = (version: number) => ({ reportId: `r${version}`, version, lockedOn: `2026-03-0${version}` });
const come = (codes: readonly Code[], concepts = 0, reports: readonly ReturnType<typeof report>[] = []) =>
  findingsCome({
    state: {
      codes,
      groups: [],
      concepts: Array.from({ length: concepts }, (_, at) => ({
        conceptId: `c${at}`,
        name: 'Begrep',
        literature: '',
        memo: '',
      })),
    },
    // A code that is on no passage of an open interview is not counted.
    field: { codes: codes.filter(({ codeId }) => codeId !== 'gone') as unknown as Field['codes'] },
    reports,
  });

test('what is next follows the method: codes, the code test, groups, concepts, the report', () => {
  const [untested, ungrouped] = [{ test: null }, { place: { kind: 'ungrouped' } }] as const;
  expect(come([code('gone')])).toMatchObject({ next: 'code', codes: 0 });
  expect(come([code('a', untested), code('b', ungrouped)])).toMatchObject({ next: 'test', untested: 1 });
  expect(come([code('a'), code('b', ungrouped)])).toMatchObject({ next: 'group', ungrouped: 1 });
  expect(come([code('a'), code('b')])).toMatchObject({ next: 'concepts', codes: 2 });
  expect(come([code('a')], 1)).toMatchObject({ next: 'lock', locked: null });
});

test('with a locked report it is done, and the newest is told', () => {
  const all = come([code('a', { test: null })], 1, [report(1), report(2)]);
  expect(all).toMatchObject({ next: 'done', locked: { version: 2, lockedOn: '2026-03-02' } });
});
