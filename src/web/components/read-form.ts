import { data } from 'react-router';

/** The form a page was sent. What is no form is refused in words, as a mistake of the sender and not of ours. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw data(null, { status: 400 });
  }
}
