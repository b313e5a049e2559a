import { ArrowRightIcon } from '@navikt/aksel-icons';
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
import type { HeldImport } from '#modules/organisation/index.ts';
import { BackLink } from '#web/components/back-link.tsx';
import { FileField } from '#web/components/file-field.tsx';
import { Page } from '#web/components/page.tsx';
import { ProblemList } from '#web/components/problem-list.tsx';
import { readForm } from '#web/components/read-form.ts';
import { useWords } from '#web/language/language.ts';
import { fileIn, refused, textOf } from '#web/letters/refused.ts';
import { servicesContext } from '#web/services.ts';
import { actOnHeldFile } from '#web/work/held-file.ts';
import { ImportPreview } from './import-preview.tsx';
import { managingRegister } from './managing-register.ts';

const here = '/register/import';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await managingRegister({ request, context });
  const { register } = context.get(servicesContext);
  let held: HeldImport | null = null;
  const refusal = await refused(request, async () => {
    held = await register.held(actor);
  });
  const look = await register.look(actor);
  return {
    held: held as HeldImport | null,
    refusal,
    lostZeros: refusal?.problems.some(({ code }) => code === 'lost-zero') ?? false,
    names: look.units.map(({ number, name }) => ({ number, name })),
    municipalities: look.municipalities,
    taken: countIn(new URL(request.url).searchParams.get('municipalities')),
  };
}

/** What the address says has been taken in; whoever wrote something else there is told nothing. */
const countIn = (text: string | null) => (/^\d{1,5}$/.test(text ?? '') ? Number(text) : 0);

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await managingRegister({ request, context });
  const { register } = context.get(servicesContext);
  const form = await readForm(request);
  const intent = form.get('intent');
  if (intent === 'pad') {
    register.padZeros(actor);
    throw redirect(here, 303);
  }
  if (intent === 'municipalities') {
    const codes = await fileIn(form, 'codes');
    if (!codes) return data({ kind: 'no-codes' as const, refusal: null }, { status: 422 });
    let count = 0;
    const refusal = await refused(request, async () => {
      count = await register.takeMunicipalities(actor, codes);
    });
    if (!refusal) throw redirect(`${here}?municipalities=${count}`, 303);
    return data({ kind: 'codes' as const, refusal }, { status: 422 });
  }
  const answer = await actOnHeldFile(request, form, {
    here,
    field: 'units',
    letGo: () => register.letGo(actor),
    confirm: async (stamp) => {
      const done = await register.confirm(actor, { stamp, from: textOf(form, 'from') });
      return done && `/register?done=imported&added=${done.added}&changed=${done.changed}`;
    },
    hold: (file) => register.hold(actor, file),
  });
  return data(answer, { status: 422 });
}

export default function ImportPage() {
  const { held, refusal, lostZeros, names, municipalities, taken } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { say } = useWords();
  return (
    <>
      <BackLink href="/register">{say(m.register_title)}</BackLink>
      <Page
        title={say(held ? m.register_preview_title : m.register_import_title)}
        lead={
          <p>{held ? say(m.register_preview_lead, { file: held.fileName }) : say(m.register_import_lead)}</p>
        }
        isWide
      >
        {result?.kind === 'confirm' ? (
          <Alert variant="error" role="alert">
            {result.refusal.text}
          </Alert>
        ) : null}
        {held ? (
          <ImportPreview held={held} names={names} />
        ) : (
          <>
            {refusal ? (
              <section className="register-refused">
                <Alert variant="error" role="alert">
                  {refusal.text}
                </Alert>
                {lostZeros ? (
                  <form method="post" className="register-pad">
                    <p>{say(m.register_pad_text)}</p>
                    <Button type="submit" name="intent" value="pad" variant="secondary">
                      {say(m.register_pad_button)}
                    </Button>
                  </form>
                ) : null}
                <ProblemList problems={refusal.problems} />
              </section>
            ) : null}
            <section aria-labelledby="units-title">
              <h2 className="section-title" id="units-title">
                {say(m.register_file_title)}
              </h2>
              <p>{say(m.register_file_text)}</p>
              <form method="post" encType="multipart/form-data" className="asked-form">
                <FileField
                  name="units"
                  label={say(m.register_file_field)}
                  hint={say(m.register_file_hint)}
                  accept=".json,.csv,.tsv,.txt,.xlsx"
                  mistake={result?.kind === 'nothing' ? say(m.register_file_nothing) : undefined}
                />
                <div className="upload__send">
                  <Button
                    type="submit"
                    name="intent"
                    value="read"
                    icon={<ArrowRightIcon aria-hidden />}
                    iconPosition="right"
                  >
                    {say(m.register_file_button)}
                  </Button>
                  <a href="/guide/register">{say(m.register_file_guide)}</a>
                </div>
              </form>
            </section>
            <section aria-labelledby="codes-title">
              <h2 className="section-title" id="codes-title">
                {say(m.register_codes_title)}
              </h2>
              {taken > 0 && !result ? (
                <p role="status" className="done-note">
                  {say(m.register_codes_done, { count: taken })}
                </p>
              ) : null}
              <p>{say(m.register_codes_text)}</p>
              <p className="asked-note">
                {municipalities === 0
                  ? say(m.register_codes_none)
                  : say(m.register_codes_count, { count: municipalities })}
              </p>
              <form method="post" encType="multipart/form-data" className="asked-form">
                <FileField
                  name="codes"
                  label={say(m.register_codes_field)}
                  accept=".csv,.txt,.xlsx"
                  mistake={
                    result?.kind === 'no-codes'
                      ? say(m.register_file_nothing)
                      : result?.kind === 'codes'
                        ? result.refusal.text
                        : undefined
                  }
                />
                {result?.kind === 'codes' ? <ProblemList problems={result.refusal.problems} /> : null}
                <Button type="submit" name="intent" value="municipalities" variant="secondary">
                  {say(m.register_codes_button)}
                </Button>
              </form>
            </section>
          </>
        )}
      </Page>
    </>
  );
}
