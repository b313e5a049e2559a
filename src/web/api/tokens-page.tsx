import { Alert, Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { lifetimesInDays, type Scope, type TokenDescription } from '#modules/api-tokens/schema.ts';
import { isDomainError } from '#platform/errors.ts';
import { BackLink } from '#web/components/back-link.tsx';
import { Page } from '#web/components/page.tsx';
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { signedIn } from '#web/sign-in/actor.ts';
import { sayDay } from '#web/studies/say-day.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await signedIn({ request, context });
  const { apiTokens } = context.get(servicesContext);
  return { tokens: await apiTokens.list(actor), scopes: apiTokens.scopesFor(actor) };
}

type Said = { problem?: string; token?: string; isRevoked?: boolean; name?: string };

/** The token is in the answer to this one request, and nowhere else: no address, no store, no cache. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await signedIn({ request, context });
  const { apiTokens } = context.get(servicesContext);
  const form = await readForm(request);
  const unkept = { headers: { 'Cache-Control': 'no-store' } };
  const revoke = form.get('revoke');
  if (revoke !== null) {
    return data<Said>({ isRevoked: await apiTokens.revoke(actor, String(revoke)) }, unkept);
  }
  const name = String(form.get('name') ?? '');
  const wanted = { name, scopes: form.getAll('scope').map(String), days: Number(form.get('days')) };
  try {
    return data<Said>({ token: await apiTokens.create(actor, wanted), name: name.trim() }, unkept);
  } catch (refusal) {
    if (!isDomainError(refusal)) throw refusal;
    return data<Said>({ problem: refusal.text[languageOf(request)], name }, { status: 422 });
  }
}

export const headers = () => ({ 'Cache-Control': 'no-store' });

export default function TokensPage() {
  const { say } = useWords();
  const { tokens, scopes } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  return (
    <>
      <BackLink href="/account">{say(m.organisation_account_title)}</BackLink>
      <Page title={say(m.api_tokens_title)} lead={<p>{say(m.api_tokens_lead)}</p>}>
        {said?.token ? (
          <section className="token-made" aria-labelledby="token-made">
            <h2 id="token-made">{say(m.api_tokens_made_title)}</h2>
            <p>{say(m.api_tokens_made)}</p>
            <p>
              <code className="token-made__token">{said.token}</code>
            </p>
            <p>
              <a href="/api">{say(m.api_tokens_read_api)}</a>
            </p>
          </section>
        ) : null}
        {said?.isRevoked ? <Alert variant="success">{say(m.api_tokens_revoked)}</Alert> : null}
        <section>
          <h2 className="section-title">{say(m.api_tokens_yours)}</h2>
          {tokens.length === 0 ? <p>{say(m.api_tokens_none)}</p> : null}
          <ul className="token-list">
            {tokens.map((token) => (
              <TokenRow key={token.tokenId} token={token} />
            ))}
          </ul>
        </section>
        <section>
          <h2 className="section-title">{say(m.api_tokens_new)}</h2>
          {scopes.length === 0 ? (
            <p>{say(m.api_tokens_no_scopes)}</p>
          ) : (
            <NewToken
              scopes={scopes}
              problem={said?.problem}
              name={said?.problem === undefined ? '' : (said.name ?? '')}
            />
          )}
        </section>
      </Page>
    </>
  );
}

const scopeWords: Record<Scope, typeof m.api_scope_status> = {
  status: m.api_scope_status,
  files: m.api_scope_files,
  reports: m.api_scope_reports,
  frame: m.api_scope_frame,
  scorecard: m.api_scope_scorecard,
};

function TokenRow({ token }: { token: TokenDescription }) {
  const { say, language } = useWords();
  const { name, tokenId, scopes, expiresOn, lastUsedOn, isExpired } = token;
  const until = isExpired ? m.api_tokens_expired : m.api_tokens_expires;
  const used = lastUsedOn
    ? say(m.api_tokens_used, { day: sayDay(lastUsedOn, language) })
    : say(m.api_tokens_unused);
  return (
    <li>
      <div>
        <strong>{name}</strong>
        <span>{scopes.map((scope) => say(scopeWords[scope])).join(', ')}</span>
        <span>{`${say(until, { day: sayDay(expiresOn, language) })}, ${used}`}</span>
      </div>
      <form method="post">
        <Button
          type="submit"
          variant="secondary"
          size="small"
          name="revoke"
          value={tokenId}
          aria-label={say(m.api_tokens_revoke_named, { name })}
        >
          {say(m.api_tokens_revoke)}
        </Button>
      </form>
    </li>
  );
}

function NewToken(properties: { scopes: readonly Scope[]; problem: string | undefined; name: string }) {
  const { say } = useWords();
  const { scopes, problem, name } = properties;
  return (
    <form method="post" className="token-form">
      {problem === undefined ? null : (
        <Alert variant="error" role="alert">
          {problem}
        </Alert>
      )}
      <div className="text-field">
        <label htmlFor="name">{say(m.api_tokens_name)}</label>
        <p className="file-field__hint" id="name-hint">
          {say(m.api_tokens_name_hint)}
        </p>
        <input
          id="name"
          name="name"
          maxLength={80}
          required
          defaultValue={name}
          aria-describedby="name-hint"
        />
      </div>
      <fieldset className="ticks">
        <legend>{say(m.api_tokens_scopes)}</legend>
        {scopes.map((scope) => (
          <label className="tick" key={scope}>
            <input type="checkbox" name="scope" value={scope} />
            <span>{say(scopeWords[scope])}</span>
          </label>
        ))}
      </fieldset>
      <div className="select-field">
        <label htmlFor="days">{say(m.api_tokens_days)}</label>
        <select id="days" name="days" defaultValue="90">
          {lifetimesInDays.map((days) => (
            <option key={days} value={days}>
              {say(m.api_tokens_days_n, { days })}
            </option>
          ))}
        </select>
      </div>
      <div>
        <Button type="submit">{say(m.api_tokens_create)}</Button>
      </div>
    </form>
  );
}
