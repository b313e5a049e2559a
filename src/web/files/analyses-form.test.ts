import { expect, test } from 'vitest';
import { analysisFromForm, chosenInForm } from './analyses-form.ts';

const offered = {
  file: 'employee',
  scales: ['trust', 'help'],
  background: ['gender'],
  numbers: ['years'],
  references: { role: 1 },
};
function form(intent: string, entries: [string, string][] = []): FormData {
  const data = new FormData();
  data.set('intent', intent);
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

test.each([
  ['add-reliability', { reliability: { file: 'employee', scales: 'all' } }],
  ['add-frequencies', { frequencies: { file: 'employee', items: ['gender'] } }],
  ['add-describe', { describe: { file: 'employee', variables: ['trust', 'help', 'years'] } }],
  ['add-correlate', { correlate: { file: 'employee', among: ['trust', 'help'] } }],
])('%s needs nothing more', (intent, analysis) => {
  expect(analysisFromForm(form(intent), offered)).toEqual({ analysis });
});

test('a regression needs an outcome and something else to explain it by', () => {
  const regress = (entries: [string, string][]) => analysisFromForm(form('add-regress', entries), offered);
  expect(regress([])).toEqual({ mistake: 'outcome-missing' });
  expect(
    regress([
      ['outcome', 'trust'],
      ['predictor', 'trust'],
    ]),
  ).toEqual({ mistake: 'predictors-missing' });
  expect(
    regress([
      ['outcome', 'trust'],
      ['predictor', 'trust'],
      ['predictor', 'help'],
    ]),
  ).toEqual({ analysis: { regress: { file: 'employee', outcome: 'trust', predictors: ['help'] } } });
});

test('options that are kinds are compared with the first of them in a regression', () => {
  const chosen: [string, string][] = [
    ['outcome', 'trust'],
    ['predictor', 'help'],
    ['predictor', 'role'],
  ];
  expect(analysisFromForm(form('add-regress', chosen), offered)).toEqual({
    analysis: {
      regress: { file: 'employee', outcome: 'trust', predictors: ['help', 'role'], categories: { role: 1 } },
    },
  });
});

test('a comparison needs groups, and factors need scales that there are', () => {
  expect(analysisFromForm(form('add-compare', [['compared', 'trust']]), offered)).toEqual({
    mistake: 'group-missing',
  });
  expect(analysisFromForm(form('add-explore', [['factor-scale', 'gone']]), offered)).toEqual({
    mistake: 'scales-missing',
  });
  expect(analysisFromForm(form('add-explore', [['factor-scale', 'help']]), offered)).toEqual({
    analysis: { explore: { file: 'employee', scales: ['help'] } },
  });
});

test('what was chosen can be put back into the form', () => {
  const chosen = chosenInForm(
    form('add-regress', [
      ['outcome', 'trust'],
      ['predictor', 'help'],
      ['by', 'gender'],
    ]),
  );
  expect(chosen).toEqual({
    outcome: 'trust',
    predictors: ['help'],
    compared: '',
    by: 'gender',
    factorScales: [],
  });
});
