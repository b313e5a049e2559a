import { Alert, Button, Select, TextField } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { unitFields } from '#modules/organisation/index.ts';
import { Fold } from '#web/components/fold.tsx';
import { Page } from '#web/components/page.tsx';
import { readForm } from '#web/components/read-form.ts';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { useWords } from '#web/language/language.ts';
import { refused, textOf } from '#web/letters/refused.ts';
import { servicesContext } from '#web/services.ts';
import { AddUnit } from './add-unit.tsx';
import { CountySection } from './county-section.tsx';
import { managingRegister } from './managing-register.ts';
import { RegisterChanges } from './register-changes.tsx';
import { askedIn, shownCounties } from './register-view.ts';
import { namesOfUnits, sayCount, sizeWords, statusWords } from './register-words.ts';
import { givenIn } from './unit-fields.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await managingRegister({ request, context });
  const look = await context.get(servicesContext).register.look(actor);
  const { searchParams } = new URL(request.url);
  const asked = askedIn(searchParams);
  return {
    asked,
    counties: shownCounties(look, asked),
    total: look.units.length,
    isMadeUp: look.units.length > 0 && look.units.every(({ synthetic }) => synthetic),
    parents: look.units.filter(({ type }) => type !== 'department'),
    limits: look.limits,
    changes: look.changes,
    names: look.units.map(({ number, name }) => ({ number, name })),
    done: searchParams.get('done'),
    counts: ['added', 'changed'].map((name) => Number(searchParams.get(name)) || 0),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await managingRegister({ request, context });
  const { register } = context.get(servicesContext);
  const form = await readForm(request);
  const given = givenIn(form, unitFields);
  if (form.has('undo')) {
    const refusal = await refused(request, () => register.undo(actor, textOf(form, 'undo')));
    if (!refusal) throw redirect('/register?done=undone', 303);
    return data({ kind: 'undo' as const, refusal, given }, { status: 422 });
  }
  if (form.has('limits')) {
    const limits = { mediumFrom: textOf(form, 'mediumFrom'), largeFrom: textOf(form, 'largeFrom') };
    const refusal = await refused(request, () => register.setLimits(actor, limits));
    if (!refusal) throw redirect('/register?done=limits', 303);
    return data({ kind: 'limits' as const, refusal, given }, { status: 422 });
  }
  const refusal = await refused(request, () => register.add(actor, given));
  if (!refusal) throw redirect(`/register/${given.number?.trim()}?done=added`, 303);
  return data({ kind: 'add' as const, refusal, given }, { status: 422 });
}

export default function RegisterPage() {
  const { asked, counties, total, limits, changes, names, parents, done, counts, isMadeUp } =
    useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { say, language } = useWords();
  const shown = counties.reduce((sum, { units }) => sum + units.length, 0);
  const doneWord = doneWords[done as keyof typeof doneWords];
  return (
    <Page title={say(m.register_title)} lead={<p>{say(m.register_lead)}</p>} isWide>
      {!result && done === 'imported' ? (
        <p role="status" className="done-note">
          {say(m.register_done_imported, { added: counts[0] ?? 0, changed: counts[1] ?? 0 })}
        </p>
      ) : null}
      {!result && doneWord ? (
        <p role="status" className="done-note">
          {say(doneWord)}
        </p>
      ) : null}
      {result?.kind === 'undo' ? <RefusalAlert refusal={result.refusal} /> : null}
      {isMadeUp ? <Alert variant="info">{say(m.register_made_up)}</Alert> : null}
      {total === 0 ? (
        <section className="register-empty">
          <h2 className="section-title">{say(m.register_empty_title)}</h2>
          <p>{say(m.register_empty_text)}</p>
          <Button as="a" role="link" href="/register/import">
            {say(m.register_import_button)}
          </Button>
        </section>
      ) : (
        <>
          <form method="get" className="asked-search register-search">
            <TextField
              label={say(m.register_search)}
              name="search"
              defaultValue={asked.search}
              maxLength={100}
            />
            <Select label={say(m.register_field_status)} name="status" defaultValue={asked.status}>
              <option value="here">{say(m.register_filter_here)}</option>
              <option value="all">{say(m.register_filter_all)}</option>
              {(['planned', 'active', 'closing', 'closed'] as const).map((status) => (
                <option key={status} value={status}>
                  {say(statusWords[status])}
                </option>
              ))}
            </Select>
            <Select label={say(m.register_filter_size)} name="size" defaultValue={asked.size}>
              <option value="all">{say(m.register_filter_sizes)}</option>
              {(['small', 'medium', 'large'] as const).map((size) => (
                <option key={size} value={size}>
                  {say(sizeWords[size])}
                </option>
              ))}
            </Select>
            <Button type="submit" variant="secondary">
              {say(m.register_search_button)}
            </Button>
            <Button as="a" role="link" href="/register/import">
              {say(m.register_import_button)}
            </Button>
          </form>
          <p className="asked-note">
            {shown === 0 && counties.length === 0
              ? say(m.register_found_none)
              : say(m.register_found, {
                  count: shown + counties.filter(({ county }) => county).length,
                  total,
                })}
          </p>
          {counties.map((section) => (
            <CountySection key={section.county?.number ?? '-'} section={section} />
          ))}
        </>
      )}
      <div className="register-more">
        <AddUnit
          parents={parents}
          given={result?.kind === 'add' ? result.given : null}
          refusal={result?.kind === 'add' ? result.refusal : undefined}
        />
        <Fold summary={say(m.register_limits_title)} isOpen={result?.kind === 'limits'}>
          <form method="post" className="asked-form">
            <p>{say(m.register_limits_text)}</p>
            <RefusalAlert refusal={result?.kind === 'limits' ? result.refusal : undefined} />
            <div className="asked-fields">
              <TextField
                label={say(m.register_limits_medium)}
                name="mediumFrom"
                inputMode="decimal"
                defaultValue={sayCount(limits.mediumFrom, language)}
              />
              <TextField
                label={say(m.register_limits_large)}
                name="largeFrom"
                inputMode="decimal"
                defaultValue={sayCount(limits.largeFrom, language)}
              />
            </div>
            <Button type="submit" name="limits" value="yes" variant="secondary">
              {say(m.register_save)}
            </Button>
          </form>
        </Fold>
        <RegisterChanges changes={changes} nameOf={namesOfUnits(names)} />
      </div>
    </Page>
  );
}

const doneWords = {
  undone: m.register_done_undone,
  limits: m.register_done_limits,
};
