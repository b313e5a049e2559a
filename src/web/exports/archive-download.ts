import { type ActionFunctionArgs, data, redirect } from 'react-router';
import { isDomainError } from '#platform/errors.ts';
import { readForm } from '#web/components/read-form.ts';
import { servicesContext } from '#web/services.ts';
import { wavePlace } from '#web/studies/study-place.ts';
import { fileResponse } from './file-download.ts';

const filesOf = ({ studyId, waveId }: { studyId?: string | undefined; waveId?: string | undefined }) =>
  `/studies/${studyId}/waves/${waveId}/files`;

export const loader = ({ params }: { params: Parameters<typeof filesOf>[0] }) =>
  redirect(filesOf(params), 303);

/** The archive itself; what is wrong with the passphrase is said on the page that asked for it. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { actor, frame } = await wavePlace({ request, params, context, needs: 'archiveWave' });
  const form = await readForm(request);
  const passphrase = String(form.get('passphrase') ?? '');
  const said = (problem: string) => redirect(`${filesOf(params)}?problem=${problem}#archive`, 303);
  if (passphrase !== String(form.get('again') ?? '')) return said('passphrase-differs');
  try {
    const ids = { studyId: frame.studyId, waveId: frame.wave.waveId };
    const file = await context.get(servicesContext).archives.download(actor, { ...ids, passphrase });
    if (file) return fileResponse(file);
  } catch (refusal) {
    if (!isDomainError(refusal)) throw refusal;
    if (refusal.code === 'passphrase-short') return said(refusal.code);
  }
  throw data(null, { status: 404 });
}
