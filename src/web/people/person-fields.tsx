import { TextField } from '@navikt/ds-react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';

/** Name and address of somebody who works here. */
export function PersonFields(properties: {
  name: string;
  email: string;
  /** Whether it is the reader’s own name and address. */
  isOwn?: boolean;
}) {
  const { name, email, isOwn } = properties;
  const { say } = useWords();
  return (
    <>
      <TextField label={say(m.organisation_field_name)} name="name" defaultValue={name} maxLength={100} />
      <TextField
        label={say(m.organisation_field_email)}
        description={say(isOwn ? m.organisation_welcome_email_hint : m.organisation_field_email_hint)}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="off"
        defaultValue={email}
        maxLength={254}
      />
    </>
  );
}

/** The two fields as they were sent. */
export const personFieldsOf = (form: FormData) => ({
  name: String(form.get('name') ?? ''),
  email: String(form.get('email') ?? ''),
});
