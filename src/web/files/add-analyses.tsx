import { PlusIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import { Fold } from '#web/components/fold.tsx';
import { useWords } from '#web/language/language.ts';
import type { ChosenInForm } from './analyses-form.ts';
import type { Named } from './analyses-view.ts';

type Choices = {
  readonly scales: readonly Named[];
  readonly numbers: readonly Named[];
  readonly kinds: readonly Named[];
  readonly questions: readonly Named[];
  readonly groups: readonly Named[];
  readonly canExplore: boolean;
};

/** The analyses that can be added, each with the choices it needs and a sentence about what it answers. */
export function AddAnalyses(properties: {
  choices: Choices;
  taken: readonly string[];
  hasBackground: boolean;
  hasNumbers: boolean;
  form: ChosenInForm;
}) {
  const { choices, taken, hasBackground, hasNumbers, form } = properties;
  const { say } = useWords();
  const { scales, groups, canExplore } = choices;
  const simple = [
    {
      intent: 'add-reliability',
      kind: 'reliability',
      name: say(m.web_files_add_reliability),
      isOffered: scales.length > 0,
    },
    {
      intent: 'add-frequencies',
      kind: 'frequencies',
      name: say(m.web_files_add_frequencies),
      isOffered: hasBackground,
    },
    {
      intent: 'add-describe',
      kind: 'describe',
      name: say(m.web_files_add_describe),
      isOffered: scales.length > 0 || hasNumbers,
    },
    {
      intent: 'add-correlate',
      kind: 'correlate',
      name: say(m.web_files_add_correlate),
      isOffered: scales.length > 1,
    },
  ].filter(({ kind, isOffered }) => isOffered && !taken.includes(kind));
  return (
    <section aria-labelledby="add" className="add-analyses">
      <h2 className="section-title" id="add">
        {say(m.web_files_add)}
      </h2>
      {simple.length > 0 ? (
        <form method="post" className="add-simple">
          {simple.map(({ intent, name }) => (
            <Button
              key={intent}
              type="submit"
              name="intent"
              value={intent}
              variant="secondary"
              size="small"
              icon={<PlusIcon aria-hidden />}
            >
              {name}
            </Button>
          ))}
        </form>
      ) : null}
      <AddRegression choices={choices} form={form} />
      {groups.length > 0 ? <AddComparison choices={choices} form={form} /> : null}
      {canExplore && scales.length > 0 ? <AddFactors scales={scales} form={form} /> : null}
    </section>
  );
}

function AddRegression({ choices, form }: { choices: Choices; form: ChosenInForm }) {
  const { say } = useWords();
  const { scales, numbers, kinds, questions } = choices;
  const [first] = [...scales, ...numbers, ...questions];
  if (!first) return null;
  const boxes = (list: readonly Named[]) =>
    list.map(({ id, name }) => (
      <label className="tick" key={id}>
        <input type="checkbox" name="predictor" value={id} defaultChecked={form.predictors.includes(id)} />
        <span>{name}</span>
      </label>
    ));
  return (
    <Fold
      summary={say(m.web_files_add_regress)}
      isOpen={form.predictors.length > 0 || form.outcome !== ''}
      className="add-fold"
    >
      <form method="post" className="add-form">
        <p>{say(m.web_files_regress_text)}</p>
        <VariableSelect
          id="outcome"
          label={say(m.web_files_outcome)}
          choices={choices}
          chosen={form.outcome}
        />
        <fieldset className="ticks">
          <legend>{say(m.web_files_predictors)}</legend>
          {boxes(scales)}
          {boxes(numbers)}
          {boxes(kinds)}
          {questions.length > 0 ? (
            <Fold
              summary={say(m.web_files_single_questions, { count: questions.length })}
              isOpen={questions.some(({ id }) => form.predictors.includes(id))}
            >
              {boxes(questions)}
            </Fold>
          ) : null}
        </fieldset>
        <Button type="submit" name="intent" value="add-regress" variant="secondary">
          {say(m.web_files_add_this)}
        </Button>
      </form>
    </Fold>
  );
}

function AddComparison({ choices, form }: { choices: Choices; form: ChosenInForm }) {
  const { say } = useWords();
  return (
    <Fold
      summary={say(m.web_files_add_compare)}
      isOpen={form.compared !== '' || form.by !== ''}
      className="add-fold"
    >
      <form method="post" className="add-form">
        <p>{say(m.web_files_compare_text)}</p>
        <VariableSelect
          id="compared"
          label={say(m.web_files_compared)}
          choices={choices}
          chosen={form.compared}
        />
        <div className="select-field">
          <label htmlFor="by">{say(m.web_files_by)}</label>
          <select id="by" name="by" defaultValue={form.by}>
            <option value="">{say(m.web_files_choose)}</option>
            {choices.groups.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <Button type="submit" name="intent" value="add-compare" variant="secondary">
          {say(m.web_files_add_this)}
        </Button>
      </form>
    </Fold>
  );
}

function AddFactors({ scales, form }: { scales: readonly Named[]; form: ChosenInForm }) {
  const { say } = useWords();
  return (
    <Fold summary={say(m.web_files_add_explore)} isOpen={form.factorScales.length > 0} className="add-fold">
      <form method="post" className="add-form">
        <p>{say(m.web_files_explore_text)}</p>
        <fieldset className="ticks">
          <legend>{say(m.web_files_explore_scales)}</legend>
          {scales.map(({ id, name }) => (
            <label className="tick" key={id}>
              <input
                type="checkbox"
                name="factor-scale"
                value={id}
                defaultChecked={form.factorScales.length === 0 || form.factorScales.includes(id)}
              />
              <span>{name}</span>
            </label>
          ))}
        </fieldset>
        <Button type="submit" name="intent" value="add-explore" variant="secondary">
          {say(m.web_files_add_this)}
        </Button>
      </form>
    </Fold>
  );
}

function VariableSelect(properties: { id: string; label: string; choices: Choices; chosen: string }) {
  const { id, label, choices, chosen } = properties;
  const { say } = useWords();
  const groups = [
    { name: say(m.web_files_group_scales), options: choices.scales },
    { name: say(m.web_files_group_numbers), options: choices.numbers },
    { name: say(m.web_files_group_questions), options: choices.questions },
  ].filter(({ options }) => options.length > 0);
  return (
    <div className="select-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} name={id} defaultValue={chosen}>
        <option value="">{say(m.web_files_choose)}</option>
        {groups.map(({ name, options }) => (
          <optgroup key={name} label={name}>
            {options.map((option) => (
              <option key={option.id} value={option.id}>
                {option.name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
