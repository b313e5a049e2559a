import { data } from 'react-router';
import { withoutUnseen } from '#platform/text/unseen.ts';

/**
 * The form a page was sent. What is no form is refused in words, as a mistake of the sender and not of ours. What
 * nobody types and nobody sees is left out: no database keeps U+0000, and no report can be written with some of the others.
 */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return seen(await request.formData());
  } catch {
    throw data(null, { status: 400 });
  }
}

function seen(sent: FormData): FormData {
  const form = new FormData();
  for (const [name, value] of sent) {
    if (typeof value === 'string') form.append(name, withoutUnseen(value));
    else form.append(name, value, withoutUnseen(value.name));
  }
  return form;
}
