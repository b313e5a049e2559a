import { Alert, Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { readForm } from '#web/components/read-form.ts';
import { useWords } from '#web/language/language.ts';
import { refused, textOf } from '#web/letters/refused.ts';
import { servicesContext } from '#web/services.ts';
import { TranscriptFrame } from './transcript-frame.tsx';
import { pathOf } from './transcript-path.ts';
import { transcriptPlace } from './transcript-place.ts';

/** Codings whose place is not certain after the transcript was changed. What nobody answers waits, and nothing is lost. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, asked, frame } = await transcriptPlace({ request, params, context });
  return { frame, asked, found: await context.get(servicesContext).transcripts.asking(actor, asked) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, asked } = await transcriptPlace({ request, params, context });
  const form = await readForm(request);
  const answers = [...form].flatMap(([field, value]) => {
    const isAnswer = field.startsWith('coding-') && (value === 'suggested' || value === 'remove');
    return isAnswer
      ? [{ codingId: field.slice('coding-'.length), answer: value as 'suggested' | 'remove' }]
      : [];
  });
  const version = Number(textOf(form, 'version'));
  const refusal = await refused(request, () =>
    context.get(servicesContext).transcripts.answer(actor, asked, { version, answers }),
  );
  if (!refusal) throw redirect(pathOf(asked, '/codes'), 303);
  return data({ text: refusal.text }, { status: 409 });
}

export default function CodesPage() {
  const { frame, asked, found } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { say } = useWords();
  const asking = found?.asking ?? [];
  return (
    <TranscriptFrame
      frame={frame}
      step="codes"
      title={say(m.interviews_transcript_codes_title)}
      lead={
        <p>
          {say(asking.length > 0 ? m.interviews_transcript_codes_lead : m.interviews_transcript_codes_none)}
        </p>
      }
    >
      {result ? (
        <Alert variant="error" role="alert">
          {result.text}
        </Alert>
      ) : null}
      {asking.length === 0 ? (
        <p>
          <a href={pathOf(asked)}>{say(m.interviews_transcript_title)}</a>
        </p>
      ) : (
        <form method="post" className="asked-form">
          <input type="hidden" name="version" value={found?.version ?? 0} />
          {asking.map(({ codingId, code, quote, why, suggestion, around }) => (
            <fieldset key={codingId} className="transcript-speaker plain-choices">
              <legend>{code}</legend>
              <p>
                {say(whyWords[why])} <q>{quote}</q>
              </p>
              {suggestion && around ? (
                <label>
                  <input type="radio" name={`coding-${codingId}`} value="suggested" />{' '}
                  <span>
                    {say(m.interviews_transcript_codes_move)} …{around.before}
                    <mark>{suggestion.quote}</mark>
                    {around.after}…
                  </span>
                </label>
              ) : null}
              <label>
                <input type="radio" name={`coding-${codingId}`} value="remove" />{' '}
                <span>{say(m.interviews_transcript_codes_remove)}</span>
              </label>
              <label>
                <input type="radio" name={`coding-${codingId}`} value="wait" defaultChecked />{' '}
                <span>{say(m.interviews_transcript_codes_wait)}</span>
              </label>
            </fieldset>
          ))}
          <Button type="submit">{say(m.interviews_transcript_codes_save)}</Button>
        </form>
      )}
    </TranscriptFrame>
  );
}

const whyWords = {
  gone: m.interviews_transcript_codes_gone,
  edgeChanged: m.interviews_transcript_codes_edge,
  muchChanged: m.interviews_transcript_codes_much,
};
