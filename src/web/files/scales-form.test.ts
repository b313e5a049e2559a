import { expect, test } from 'vitest';
import { intentOf, scalesFromForm } from './scales-form.ts';

const before = [
  {
    id: 'help',
    label: 'Help',
    items: [
      { id: 'h1', isReversed: false },
      { id: 'h2', isReversed: true },
    ],
  },
  { id: 'calm', label: 'Calm', items: [{ id: 'c1', isReversed: false }] },
];
function form(intent: string, more: [string, string][] = []): FormData {
  const asIs: [string, string][] = [
    ['label-help', 'Help'],
    ['in-help', 'h1'],
    ['in-help', 'h2'],
    ['turned-help', 'h2'],
    ['label-calm', 'Calm'],
    ['in-calm', 'c1'],
  ];
  const data = new FormData();
  for (const [name, value] of [...asIs, ...more]) data.append(name, value);
  data.set('intent', intent);
  return data;
}
const taken = ['help', 'calm', 'h1', 'h2', 'c1'];

test('a form sent as it was changes nothing', () => {
  expect(scalesFromForm(form('save'), before, taken)).toEqual({ scales: before });
});

test('a name is changed, a question left out, another turned', () => {
  const data = form('save', []);
  data.set('label-help', ' Støtte ');
  data.delete('in-help');
  data.append('in-help', 'h2');
  data.delete('turned-help');
  expect(scalesFromForm(data, before, taken).scales[0]).toEqual({
    id: 'help',
    label: 'Støtte',
    items: [{ id: 'h2', isReversed: false }],
  });
});

test('a name that is taken away stays as it was', () => {
  const data = form('save');
  data.set('label-help', '  ');
  expect(scalesFromForm(data, before, taken).scales[0]?.label).toBe('Help');
});

test('two scales become one; one alone does not', () => {
  const two = form('merge', [
    ['merge', 'help'],
    ['merge', 'calm'],
  ]);
  expect(scalesFromForm(two, before, taken).scales.map(({ items }) => items.length)).toEqual([3]);
  expect(scalesFromForm(form('merge', [['merge', 'help']]), before, taken)).toEqual({
    scales: before,
    mistake: 'merge-two',
  });
});

test('loose questions become a new scale, or go into one that is there', () => {
  const named = form('add', [
    ['loose', 'x1'],
    ['new-label', 'Help'],
  ]);
  expect(scalesFromForm(named, before, taken).scales[2]).toEqual({
    id: 'help_2',
    label: 'Help',
    items: [{ id: 'x1', isReversed: false }],
  });
  const moved = form('move', [
    ['loose', 'x1'],
    ['into', 'calm'],
  ]);
  expect(scalesFromForm(moved, before, taken).scales[1]?.items.map(({ id }) => id)).toEqual(['c1', 'x1']);
  expect(scalesFromForm(form('add', [['new-label', 'X']]), before, taken).mistake).toBe('choose-questions');
  expect(scalesFromForm(form('add', [['loose', 'x1']]), before, taken).mistake).toBe('name-missing');
});

test('a scale is taken away, and what no button says is saved', () => {
  expect(scalesFromForm(form('remove:help'), before, taken).scales.map(({ id }) => id)).toEqual(['calm']);
  expect(intentOf(form('something else'))).toEqual({ intent: 'save', about: '' });
});
