import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import type { FrameLook } from '#modules/surveys/index.ts';
import { Fold } from '#web/components/fold.tsx';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { useWords } from '#web/language/language.ts';
import type { SaidRefusal } from '#web/work/say-refusal.ts';
import { useAudienceName } from './audience-name.ts';

/** One person more, written by hand. */
export function AddPerson(properties: {
  look: Pick<FrameLook, 'audiences' | 'offices'>;
  given: { name: string; email: string; office: string; audience: string } | null;
  refusal: SaidRefusal | undefined;
}) {
  const { look, given, refusal } = properties;
  const { say } = useWords();
  const audienceName = useAudienceName();
  return (
    <Fold summary={say(m.letters_add_title)} isOpen={given !== null}>
      <form method="post" className="asked-form">
        <RefusalAlert refusal={refusal} />
        <div className="asked-fields">
          <TextField name="name" label={say(m.letters_field_name)} value={given?.name ?? ''} />
          <TextField
            name="email"
            label={say(m.letters_field_email)}
            value={given?.email ?? ''}
            type="email"
          />
          <TextField
            name="office"
            label={say(m.letters_field_office)}
            value={given?.office ?? ''}
            list="offices"
          />
          <datalist id="offices">
            {look.offices.map((office) => (
              <option key={office} value={office} />
            ))}
          </datalist>
          {look.audiences.length > 1 ? (
            <div className="select-field">
              <label htmlFor="audience">{say(m.letters_field_audience)}</label>
              <select id="audience" name="audience" defaultValue={given?.audience}>
                {look.audiences.map((audience) => (
                  <option key={audience} value={audience}>
                    {audienceName(audience)}
                  </option>
                ))}
              </select>
            </div>
          ) : (
            <input type="hidden" name="audience" value={look.audiences[0]} />
          )}
        </div>
        <Button type="submit" name="intent" value="add" variant="secondary">
          {say(m.letters_add_button)}
        </Button>
      </form>
    </Fold>
  );
}

export function TextField(properties: {
  name: string;
  label: string;
  value: string;
  type?: string;
  list?: string;
  id?: string;
}) {
  const { name, label, value, type = 'text', list, id = name } = properties;
  return (
    <div className="text-field">
      <label htmlFor={id}>{label}</label>
      <input id={id} name={name} type={type} defaultValue={value} list={list} autoComplete="off" />
    </div>
  );
}
