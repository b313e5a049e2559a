import { m } from '#messages';
import type { SettingField, SettingProblem } from '#modules/surveys/index.ts';
import { useWords } from '#web/language/language.ts';
import { sayDay } from './say-day.ts';

/** What stands in the form of a wave's settings. */
export type WaveFieldValues = {
  readonly title: string;
  readonly plannedClosingOn: string;
  readonly eraseCodeKeyOn: string;
  readonly senderName: string;
  readonly replyTo: string;
  readonly audiences: readonly string[];
};

const mistakes: Record<
  Exclude<SettingProblem['code'], 'erased-too-late'>,
  Parameters<ReturnType<typeof useWords>['say']>[0]
> = {
  'title-missing': m.waves_problem_title_missing,
  'too-long': m.waves_problem_too_long,
  'not-a-day': m.waves_problem_not_a_day,
  'day-passed': m.waves_problem_day_passed,
  'erased-before-closing': m.waves_problem_erased_before_closing,
  'not-an-address': m.waves_problem_not_an_address,
  'nobody-asked': m.waves_problem_nobody_asked,
};

/** Reads the form as it was sent. */
export function settingsFormOf(form: FormData): WaveFieldValues {
  const text = (name: string) => String(form.get(name) ?? '');
  return {
    title: text('title'),
    plannedClosingOn: text('plannedClosingOn'),
    eraseCodeKeyOn: text('eraseCodeKeyOn'),
    senderName: text('senderName'),
    replyTo: text('replyTo'),
    audiences: form.getAll('audiences').map(String),
  };
}

/** The fields of a wave's settings, each with what is wrong with it. */
export function WaveFields(properties: {
  values: WaveFieldValues;
  audiences: readonly { readonly id: string; readonly title: string }[];
  problems: readonly SettingProblem[];
  /** Who is asked is settled once a wave has opened. */
  isOpen?: boolean;
}) {
  const { values, audiences, problems, isOpen } = properties;
  const { say, language } = useWords();
  const mistakeOf = (field: SettingField) => {
    const problem = problems.find((one) => one.field === field);
    if (problem?.code === 'erased-too-late')
      return say(m.waves_problem_erased_too_late, { day: sayDay(problem.day ?? '', language) });
    return problem ? say(mistakes[problem.code]) : undefined;
  };
  type Word = (typeof mistakes)[keyof typeof mistakes];
  const line = (
    name: Exclude<SettingField, 'audiences'>,
    label: Word,
    hint: Word,
    type: 'text' | 'date' | 'email' = 'text',
  ) => (
    <TextField
      name={name}
      type={type}
      label={say(label)}
      hint={say(hint)}
      value={values[name]}
      mistake={mistakeOf(name)}
    />
  );
  return (
    <>
      {line('title', m.waves_field_title, m.waves_field_title_hint)}
      {isOpen || audiences.length < 2 ? (
        audiences.map(({ id }) => <input key={id} type="hidden" name="audiences" value={id} />)
      ) : (
        <fieldset className="ticks">
          <legend>{say(m.waves_field_audiences)}</legend>
          {mistakeOf('audiences') ? <p className="field-mistake">{mistakeOf('audiences')}</p> : null}
          {audiences.map(({ id, title }) => (
            <label className="tick" key={id}>
              <input
                type="checkbox"
                name="audiences"
                value={id}
                defaultChecked={values.audiences.length === 0 || values.audiences.includes(id)}
              />
              <span>{title}</span>
            </label>
          ))}
        </fieldset>
      )}
      <div className="field-pair">
        {line('plannedClosingOn', m.waves_field_closing, m.waves_field_closing_hint, 'date')}
        {line('eraseCodeKeyOn', m.waves_field_erase, m.waves_field_erase_hint, 'date')}
      </div>
      <div className="field-pair">
        {line('senderName', m.waves_field_sender, m.waves_field_sender_hint)}
        {line('replyTo', m.waves_field_reply, m.waves_field_reply_hint, 'email')}
      </div>
    </>
  );
}

/** One line to fill in, with its hint above and what is wrong with it below the label. */
export function TextField(properties: {
  name: string;
  label: string;
  hint?: string;
  type?: 'text' | 'date' | 'email' | 'number';
  value: string;
  mistake?: string | undefined;
}) {
  const { name, label, hint, type = 'text', value, mistake } = properties;
  const described = [hint ? `${name}-hint` : null, mistake ? `${name}-mistake` : null].filter(Boolean);
  return (
    <div className={`text-field${type === 'text' || type === 'email' ? ' text-field--wide' : ''}`}>
      <label htmlFor={name}>{label}</label>
      {hint ? (
        <p className="file-field__hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {mistake ? (
        <p className="field-mistake" id={`${name}-mistake`}>
          {mistake}
        </p>
      ) : null}
      <input
        id={name}
        name={name}
        type={type === 'email' ? 'text' : type}
        inputMode={type === 'email' ? 'email' : undefined}
        defaultValue={value}
        aria-describedby={described.length > 0 ? described.join(' ') : undefined}
        aria-invalid={mistake ? true : undefined}
      />
    </div>
  );
}
