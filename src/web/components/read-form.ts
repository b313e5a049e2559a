import { data } from 'react-router';

/**
 * The form a page was sent. What is no form is refused in words, as a mistake of the sender and not of ours. The
 * character U+0000, which nobody types and no database keeps, is left out.
 */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return withoutNull(await request.formData());
  } catch {
    throw data(null, { status: 400 });
  }
}

function withoutNull(sent: FormData): FormData {
  const form = new FormData();
  for (const [name, value] of sent) {
    if (typeof value === 'string') form.append(name, value.replaceAll('\0', ''));
    else form.append(name, value, value.name);
  }
  return form;
}
