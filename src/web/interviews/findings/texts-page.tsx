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
import { matrixOf, sentStepSchema } from '#modules/interviews/index.ts';
import { readForm } from '#web/components/read-form.ts';
import { useWords } from '#web/language/language.ts';
import { textOf } from '#web/letters/refused.ts';
import { servicesContext } from '#web/services.ts';
import { FindingsFrame, Lacking } from './findings-frame.tsx';
import { findingsPlace, lackOf } from './findings-place.ts';
import { SealedView, sealedStatus, unlessSealed } from './sealed-view.tsx';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const place = await findingsPlace({ request, params, context });
  const { frame, standing, query, actor, findings } = place;
  const { state, field } = standing;
  const asked = { studyId: frame.studyId };
  const found = await unlessSealed(request, place, async () => ({
    texts: await findings.texts(actor, asked),
  }));
  if (found.isSealed) return sealedStatus({ frame, ...found });
  const quotes = await findings.quotes(actor, asked);
  const { rows } = matrixOf(field, 'concept');
  return sealedStatus({
    isSealed: false as const,
    frame,
    lack: lackOf(standing, 'concept'),
    all: field.informants.length,
    concepts: state.concepts.map(({ conceptId, name, literature, memo }, at) => ({
      conceptId,
      name,
      literature,
      memo,
      text: found.texts[conceptId] ?? '',
      informants: rows[at]!.informants,
      passages: rows[at]!.all,
      quotes: quotes.filter((quote) => quote.conceptId === conceptId && quote.standing === 'stands').length,
    })),
    isDone: query.has('done'),
  });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const place = await findingsPlace({ request, params, context });
  const { actor, frame, findings } = place;
  const found = await unlessSealed(request, place, async () => ({
    texts: await findings.texts(actor, { studyId: frame.studyId }),
  }));
  // The page says why.
  if (found.isSealed) throw redirect(new URL(request.url).pathname, 303);
  const form = await readForm(request);
  const conceptId = textOf(form, 'concept');
  const text = textOf(form, 'text');
  const before = textOf(form, 'before');
  // Somebody has written here since the page was opened: nothing of theirs is written over, nothing typed is lost.
  if ((found.texts[conceptId] ?? '').trim() !== before.trim()) {
    return data({ conceptId, text, why: 'changed' as const }, { status: 409 });
  }
  const step = { eventId: crypto.randomUUID(), step: { kind: 'conceptWritten', conceptId, text } };
  const read = sentStepSchema.safeParse(step);
  if (!read.success) return data({ conceptId, text, why: 'long' as const }, { status: 422 });
  const { coding } = context.get(servicesContext);
  await coding.takeOnBoard(actor, { studyId: frame.studyId, spoken: 'no' }, [read.data]);
  return redirect(`${new URL(request.url).pathname}?done#${conceptId}`, 303);
}

/** What each concept means, in the words of whoever writes the report, beside what it stands on. */
export default function TextsPage() {
  const { frame, ...found } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { say } = useWords();
  if (found.isSealed) {
    return (
      <FindingsFrame frame={{ ...frame, isPartial: false }} step="texts" title={say(m.findings_texts_page)}>
        <SealedView {...found} studyId={frame.studyId} />
      </FindingsFrame>
    );
  }
  const { lack, concepts, all, isDone } = found;
  const base = `/studies/${frame.studyId}/interviews/findings`;
  return (
    <FindingsFrame
      frame={frame}
      step="texts"
      title={say(m.findings_texts_page)}
      lead={<p>{say(m.findings_texts_lead)}</p>}
    >
      {refused ? (
        <Alert variant="error" role="alert">
          {say(refused.why === 'changed' ? m.findings_text_changed : m.findings_text_long)}
        </Alert>
      ) : null}
      {isDone && !refused ? (
        <Alert variant="success" size="small">
          {say(m.findings_text_saved)}
        </Alert>
      ) : null}
      {lack ? <Lacking lack={lack} studyId={frame.studyId} /> : null}
      {concepts.map((concept) => {
        const { conceptId, name, text, literature, memo, informants, passages, quotes } = concept;
        const typed = refused?.conceptId === conceptId ? refused.text : null;
        return (
          <section
            key={conceptId}
            id={conceptId}
            className="concept-text"
            aria-labelledby={`name-${conceptId}`}
          >
            <h2 className="section-title" id={`name-${conceptId}`}>
              {name}
            </h2>
            <form method="post" action={`${base}/texts`} className="concept-form">
              <input type="hidden" name="concept" value={conceptId} />
              <input type="hidden" name="before" value={text} />
              <label>
                <span>{say(m.findings_text_label)}</span>
                <textarea name="text" rows={8} maxLength={10000} defaultValue={typed ?? text} />
              </label>
              <Button type="submit" size="small" variant="secondary">
                {say(m.findings_text_save)}
              </Button>
            </form>
            <dl className="concept-text__beside">
              <dt>{say(m.findings_text_behind)}</dt>
              <dd>
                <a href={`${base}/passages?kind=concept&id=${conceptId}`}>
                  {say(m.findings_forces_behind, { part: informants, all, passages })}
                </a>
                {'. '}
                <a href={`${base}/quotes`}>{say(m.findings_text_quotes, { count: quotes })}</a>
              </dd>
              <dt>{say(m.interviews_concept_literature)}</dt>
              <dd>{literature || '–'}</dd>
              <dt>{say(m.interviews_concept_memo)}</dt>
              <dd>{memo || '–'}</dd>
            </dl>
          </section>
        );
      })}
    </FindingsFrame>
  );
}
