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
import { Fold } from '#web/components/fold.tsx';
import { readForm } from '#web/components/read-form.ts';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { useWords } from '#web/language/language.ts';
import { refused } from '#web/letters/refused.ts';
import { cameFrom, codingHref } from './coding-way.ts';
import { FindingsFrame } from './findings-frame.tsx';
import { findingsPlace } from './findings-place.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const place = await findingsPlace({ request, params, context });
  const { actor, frame, findings, standing, language } = place;
  const quotes = await findings.quotes(actor, { studyId: frame.studyId });
  return {
    frame,
    concepts: standing.field.concepts.map(({ id, name }) => ({ id, name })),
    quotes: quotes.map((quote) => ({ ...quote, source: sayQuotePlace(quote, language) })),
    isDone: place.query.has('done'),
    back: await wayBack(place),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, frame, findings } = await findingsPlace({ request, params, context });
  const form = await readForm(request);
  const said = (name: string) => String(form.get(name) ?? '');
  const asked = { studyId: frame.studyId };
  const quoteId = said('quote');
  const ways: Readonly<Record<string, () => Promise<void>>> = {
    remove: () => findings.remove(actor, asked, quoteId),
    up: () => findings.change(actor, asked, { quoteId, move: 'up' }),
    down: () => findings.change(actor, asked, { quoteId, move: 'down' }),
    widen: () => findings.change(actor, asked, { quoteId, isWidened: true, conceptId: said('concept') }),
    save: () => findings.change(actor, asked, { quoteId, text: said('text'), conceptId: said('concept') }),
  };
  const way = ways[said('do')];
  if (!way) throw data(null, { status: 400 });
  const refusal = await refused(request, way);
  if (refusal) return data({ refusal, quoteId, text: said('text') }, { status: 422 });
  return redirect(`${new URL(request.url).pathname}?done#quotes`, 303);
}

/** To the code that a quote was just picked from, for whoever was coding. */
async function wayBack({ actor, frame, findings, query }: Awaited<ReturnType<typeof findingsPlace>>) {
  const from = cameFrom(query);
  const codingId = query.get('coding');
  if (from === null || codingId === null) return null;
  const passage = await findings.passage(actor, { studyId: frame.studyId }, codingId);
  if (passage === null) return null;
  const { interviewId, name } = passage;
  return { name, href: codingHref(frame.studyId, { interviewId, codingId, from }) };
}

/** The quotes that are in the report, by concept; and those that no longer stand, with why. */
export default function QuotesPage() {
  const { frame, concepts, quotes, isDone, back } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { say } = useWords();
  const known = new Set(concepts.map(({ id }) => id));
  const lost = quotes.filter(({ conceptId }) => !known.has(conceptId));
  const base = `/studies/${frame.studyId}/interviews/findings`;
  const list = (some: typeof quotes) => (
    <ol className="quotes">
      {some.map((quote) => (
        <QuoteItem
          key={quote.quoteId}
          quote={quote}
          concepts={concepts}
          here={`${base}/quotes`}
          typed={result?.quoteId === quote.quoteId ? result.text : null}
        />
      ))}
    </ol>
  );
  return (
    <FindingsFrame
      frame={frame}
      step="quotes"
      title={say(m.findings_quotes_page)}
      lead={<p>{say(m.findings_quotes_lead)}</p>}
    >
      <RefusalAlert refusal={result?.refusal} />
      {isDone && !result ? (
        <Alert variant="success" size="small">
          {say(m.findings_quotes_saved)}{' '}
          {back ? <a href={back.href}>{say(m.findings_back_to_code, { name: back.name })}</a> : null}
        </Alert>
      ) : null}
      <div id="quotes">
        {quotes.length === 0 ? (
          <p className="measure">
            {say(m.findings_quotes_empty)} <a href={base}>{say(m.findings_quotes_to_matrix)}</a>
          </p>
        ) : null}
        {concepts.map(({ id, name }) => {
          const own = quotes.filter(({ conceptId }) => conceptId === id);
          return own.length === 0 ? null : (
            <section key={id} aria-label={name}>
              <h2 className="section-title">{name}</h2>
              {list(own)}
            </section>
          );
        })}
        {lost.length > 0 ? (
          <section aria-labelledby="lost">
            <h2 className="section-title" id="lost">
              {say(m.findings_quotes_lost)}
            </h2>
            <p>{say(m.findings_quotes_lost_text)}</p>
            {list(lost)}
          </section>
        ) : null}
      </div>
    </FindingsFrame>
  );
}

type Shown = {
  quoteId: string;
  conceptId: string;
  text: string;
  passage: string;
  isShortened: boolean;
  canWiden: boolean;
  standing: 'stands' | 'gone' | 'noConsent';
  name: string;
  source: string;
};

function QuoteItem(properties: {
  quote: Shown;
  concepts: readonly { id: string; name: string }[];
  here: string;
  /** What was typed when it was refused. */
  typed: string | null;
}) {
  const { quote, concepts, here, typed } = properties;
  const { say } = useWords();
  const { quoteId, text, passage, isShortened, canWiden, standing, name, source } = quote;
  return (
    <li className="quote" data-standing={standing}>
      <blockquote>{say(m.findings_quoted, { text })}</blockquote>
      <p className="passage__place">{source}</p>
      {standing === 'gone' ? (
        <Alert variant="warning" size="small">
          {say(m.findings_quote_gone, { name })}
        </Alert>
      ) : null}
      {standing === 'noConsent' ? (
        <Alert variant="warning" size="small">
          {say(m.findings_quote_no_consent_now, { name })}
        </Alert>
      ) : null}
      <form method="post" action={here} className="quote__ways">
        <input type="hidden" name="quote" value={quoteId} />
        <Button type="submit" name="do" value="up" size="small" variant="tertiary">
          {say(m.findings_quote_up)}
        </Button>
        <Button type="submit" name="do" value="down" size="small" variant="tertiary">
          {say(m.findings_quote_down)}
        </Button>
        <Button type="submit" name="do" value="remove" size="small" variant="tertiary">
          {say(m.findings_quote_remove)}
        </Button>
      </form>
      <Fold summary={say(m.findings_quote_change)} isOpen={typed !== null}>
        {isShortened ? (
          <p>
            {say(m.findings_quote_whole)} {passage}
          </p>
        ) : null}
        <form method="post" action={here} className="concept-form">
          <input type="hidden" name="quote" value={quoteId} />
          <QuoteFields text={typed ?? text} conceptId={quote.conceptId} concepts={concepts} id={quoteId} />
          <Button type="submit" name="do" value="save" size="small" variant="secondary">
            {say(m.findings_quote_save)}
          </Button>
          {canWiden ? (
            <Button type="submit" name="do" value="widen" size="small" variant="tertiary">
              {say(m.findings_quote_widen)}
            </Button>
          ) : null}
        </form>
      </Fold>
    </li>
  );
}

/** The words that are shown, and which concept they are to show. */
export function QuoteFields(properties: {
  text: string;
  conceptId: string | null;
  concepts: readonly { id: string; name: string }[];
  id: string;
}) {
  const { text, conceptId, concepts, id } = properties;
  const { say } = useWords();
  return (
    <>
      <label htmlFor={`text-${id}`}>
        <span>{say(m.findings_quote_text)}</span>
        <textarea
          id={`text-${id}`}
          name="text"
          rows={4}
          defaultValue={text}
          aria-describedby={`help-${id}`}
        />
      </label>
      <p id={`help-${id}`} className="quote__help">
        {say(m.findings_quote_help)}
      </p>
      <label>
        <span>{say(m.findings_column_concept)}</span>
        <select name="concept" defaultValue={conceptId ?? ''}>
          {concepts.map(({ id: value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
