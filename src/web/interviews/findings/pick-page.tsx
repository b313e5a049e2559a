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
import { sayQuotePlace } from '#modules/reports/index.ts';
import { readForm } from '#web/components/read-form.ts';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { useWords } from '#web/language/language.ts';
import { refused } from '#web/letters/refused.ts';
import { cameFrom, codingHref } from './coding-way.ts';
import { FindingsFrame, Lacking } from './findings-frame.tsx';
import { findingsPlace } from './findings-place.ts';
import { QuoteFields } from './quotes-page.tsx';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const place = await findingsPlace({ request, params, context });
  const { actor, frame, findings, standing, query, language } = place;
  const found = await findings.passage(actor, { studyId: frame.studyId }, query.get('coding') ?? '');
  if (!found) throw data(null, { status: 404 });
  return {
    frame,
    passage: found,
    source: sayQuotePlace(found, language),
    from: cameFrom(query),
    isWide: query.has('wide'),
    concepts: standing.field.concepts.map(({ id, name }) => ({ id, name })),
    // Made as the form is shown: sent twice, it is one quote.
    quoteId: crypto.randomUUID(),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, frame, findings, base, query } = await findingsPlace({ request, params, context });
  const form = await readForm(request);
  const said = (name: string) => String(form.get(name) ?? '');
  const given = {
    quoteId: said('quote'),
    codingId: said('coding'),
    conceptId: said('concept'),
    text: said('text'),
  };
  if (!/^[\w-]{8,64}$/.test(given.quoteId)) throw data(null, { status: 400 });
  const refusal = await refused(request, () => findings.pick(actor, { studyId: frame.studyId }, given));
  if (refusal) return data({ refusal, given }, { status: 422 });
  const from = cameFrom(query);
  const back = from === null ? '' : `&${new URLSearchParams({ from, coding: given.codingId })}`;
  return redirect(`${base}/quotes?done${back}#quotes`, 303);
}

/** A passage becomes a quote in the report, whole or with words left out. */
export default function PickPage() {
  const { frame, passage, source, concepts, quoteId, from, isWide } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { say } = useWords();
  const { codingId, name, words, before, after, mayQuote, stands, sentence } = passage;
  const base = `/studies/${frame.studyId}/interviews`;
  const here = `${base}/findings/quotes/pick?${from === null ? '' : `from=${from}&`}coding=${codingId}`;
  const coding = codingHref(frame.studyId, { interviewId: passage.interviewId, codingId, from });
  return (
    <FindingsFrame
      frame={frame}
      step="quotes"
      title={say(m.findings_pick_page)}
      lead={<p>{say(m.findings_pick_lead)}</p>}
    >
      {from === null ? null : (
        <p className="pick__back">
          <a href={coding}>{say(m.findings_back_to_code, { name })}</a>
        </p>
      )}
      <RefusalAlert refusal={result?.refusal} />
      <blockquote className="pick">
        {before === '' ? null : <span className="pick__around">… {before}</span>}
        <mark>{passage.passage}</mark>
        {after === '' ? null : <span className="pick__around">{after} …</span>}
      </blockquote>
      <p className="passage__place">
        <a href={coding}>{source}</a> – {say(m.findings_pick_code, { words })}
      </p>
      {mayQuote ? null : <Alert variant="warning">{say(m.findings_pick_no_consent, { name })}</Alert>}
      {stands ? null : <Alert variant="warning">{say(m.findings_quote_gone_refusal)}</Alert>}
      {concepts.length === 0 ? <Lacking lack="concepts" studyId={frame.studyId} /> : null}
      {mayQuote && stands && concepts.length > 0 && sentence !== passage.passage && !result ? (
        <p>
          {isWide ? (
            <a href={here}>{say(m.findings_pick_narrow)}</a>
          ) : (
            <a href={`${here}&wide`}>{say(m.findings_quote_widen)}</a>
          )}
        </p>
      ) : null}
      {mayQuote && stands && concepts.length > 0 ? (
        <form method="post" action={here} className="concept-form">
          <input type="hidden" name="quote" value={result?.given.quoteId ?? quoteId} />
          <input type="hidden" name="coding" value={codingId} />
          <QuoteFields
            text={result?.given.text ?? (isWide ? sentence : passage.passage)}
            conceptId={result?.given.conceptId ?? passage.conceptId}
            concepts={concepts}
            id="new"
          />
          <Button type="submit" size="small">
            {say(m.findings_pick_button)}
          </Button>
        </form>
      ) : null}
    </FindingsFrame>
  );
}
