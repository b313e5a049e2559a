import { Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import type { Indicator } from '#modules/scorecards/schema.ts';
import { languages } from '#platform/language.ts';
import { BackLink } from '#web/components/back-link.tsx';
import { Page } from '#web/components/page.tsx';
import { readForm } from '#web/components/read-form.ts';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { refused, textOf } from '#web/letters/refused.ts';
import { servicesContext } from '#web/services.ts';
import { scorecardPlace } from './scorecard-place.ts';
import { useScorecardWords } from './scorecard-words.ts';

const texts = ['name', 'numerator', 'denominator', 'source'] as const;
const choices = ['kind', 'basis', 'direction', 'group', 'owner'] as const;
type Fields = Readonly<Record<string, string>>;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await scorecardPlace({ request, context }, 'manageScorecards');
  if (params.code === undefined) return { code: null, fields: blank };
  const all = await context.get(servicesContext).scorecards.indicators(actor);
  const indicator = all.find(({ code }) => code === params.code);
  if (!indicator) throw data(null, { status: 404 });
  return { code: indicator.code, fields: fieldsOf(indicator) };
}

const blank: Fields = {
  kind: 'share',
  basis: 'denominator',
  direction: 'higher',
  group: 'other',
  owner: 'county',
};

function fieldsOf(indicator: Indicator): Fields {
  const localised = texts.flatMap((text) =>
    languages.map((language) => {
      const given = indicator[text];
      return [`${text}-${language}`, (typeof given === 'string' ? given : given?.[language]) ?? ''];
    }),
  );
  return {
    ...Object.fromEntries(localised),
    ...Object.fromEntries(choices.map((choice) => [choice, indicator[choice]])),
    code: indicator.code,
    per: indicator.kind === 'share' ? '' : String(indicator.per),
    ownerUnit: indicator.ownerUnit ?? '',
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await scorecardPlace({ request, context }, 'manageScorecards');
  const form = await readForm(request);
  const fields: Fields = Object.fromEntries(
    [...form.keys()].map((name) => [name, textOf(form, name).trim()]),
  );
  const how = params.code === undefined ? 'new' : 'change';
  const given = givenIn({ ...fields, ...(params.code === undefined ? {} : { code: params.code }) });
  let code = '';
  const refusal = await refused(request, async () => {
    code = (await context.get(servicesContext).scorecards.saveIndicator(actor, given, how)).code;
  });
  if (!refusal) throw redirect(`/scorecard/indicators/${encodeURIComponent(code)}?saved`, 303);
  return data({ refusal, fields }, { status: 422 });
}

/** The form as an indicator is written in a file; what is empty is left out. */
function givenIn(fields: Fields): Readonly<Record<string, unknown>> {
  const localised = texts.flatMap((text) => {
    const said = languages.flatMap((language) => {
      const words = fields[`${text}-${language}`];
      return words ? [[language, words]] : [];
    });
    return said.length > 0 ? [[text, Object.fromEntries(said)]] : [];
  });
  const per = fields.per?.replace(',', '.');
  return {
    ...Object.fromEntries(localised),
    ...Object.fromEntries(choices.map((choice) => [choice, fields[choice]])),
    code: fields.code,
    ...(per && fields.kind === 'rate' ? { per: Number(per) } : {}),
    ...(fields.owner !== 'national' && fields.ownerUnit ? { ownerUnit: fields.ownerUnit } : {}),
  };
}

export default function IndicatorFormPage() {
  const { code, fields: stored } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { say, group, owner } = useScorecardWords();
  const fields: Fields = result?.fields ?? stored;
  const title = code ? say(m.scorecards_edit_title, { code }) : say(m.scorecards_new_indicator);
  return (
    <>
      <BackLink href={code ? `/scorecard/indicators/${encodeURIComponent(code)}` : '/scorecard'}>
        {code ?? say(m.scorecards_title)}
      </BackLink>
      <Page title={title} lead={<p>{say(m.scorecards_form_lead)}</p>}>
        <form method="post" className="asked-form">
          <RefusalAlert refusal={result?.refusal} />
          {code ? null : (
            <Field
              name="code"
              label={say(m.scorecards_form_code)}
              hint={say(m.scorecards_form_code_hint)}
              fields={fields}
            />
          )}
          {texts.map((text) => (
            <fieldset key={text} className="scorecard-languages">
              <legend>{say(textWords[text])}</legend>
              {languages.map((language) => (
                <Field
                  key={language}
                  name={`${text}-${language}`}
                  label={say(languageWords[language])}
                  fields={fields}
                />
              ))}
            </fieldset>
          ))}
          <div className="asked-fields">
            <Choice
              name="kind"
              label={say(m.scorecards_form_kind)}
              fields={fields}
              options={[
                ['share', say(m.scorecards_kind_share)],
                ['rate', say(m.scorecards_kind_rate)],
              ]}
            />
            <Field
              name="per"
              label={say(m.scorecards_form_per)}
              hint={say(m.scorecards_form_per_hint)}
              fields={fields}
            />
            <Choice
              name="basis"
              label={say(m.scorecards_form_basis)}
              fields={fields}
              options={[
                ['denominator', say(m.scorecards_basis_denominator)],
                ['users', say(m.scorecards_basis_users)],
                ['positions', say(m.scorecards_basis_positions)],
              ]}
            />
            <Choice
              name="direction"
              label={say(m.scorecards_direction)}
              fields={fields}
              options={[
                ['higher', say(m.scorecards_higher_better)],
                ['lower', say(m.scorecards_lower_better)],
              ]}
            />
            <Choice
              name="group"
              label={say(m.scorecards_form_group)}
              fields={fields}
              options={(['individualFollowUp', 'labourMarket', 'other'] as const).map((each) => [
                each,
                group(each),
              ])}
            />
            <Choice
              name="owner"
              label={say(m.scorecards_owner)}
              fields={fields}
              options={(['national', 'county', 'office'] as const).map((each) => [each, owner(each)])}
            />
            <Field
              name="ownerUnit"
              label={say(m.scorecards_form_owner_unit)}
              hint={say(m.scorecards_form_owner_unit_hint)}
              fields={fields}
            />
          </div>
          <Button type="submit">{say(m.scorecards_form_save)}</Button>
        </form>
      </Page>
    </>
  );
}

function Field(properties: { name: string; label: string; hint?: string; fields: Fields }) {
  const { name, label, hint, fields } = properties;
  return (
    <div className="text-field text-field--wide">
      <label htmlFor={name}>{label}</label>
      {hint ? (
        <p className="file-field__hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      <input
        id={name}
        name={name}
        defaultValue={fields[name] ?? ''}
        maxLength={400}
        aria-describedby={hint ? `${name}-hint` : undefined}
      />
    </div>
  );
}

function Choice(properties: {
  name: string;
  label: string;
  fields: Fields;
  options: readonly (readonly [string, string])[];
}) {
  const { name, label, fields, options } = properties;
  return (
    <div className="select-field">
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} defaultValue={fields[name]}>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

const textWords = {
  name: m.scorecards_form_name,
  numerator: m.scorecards_form_numerator,
  denominator: m.scorecards_form_denominator,
  source: m.scorecards_form_source,
};
const languageWords = {
  nb: m.scorecards_language_nb,
  nn: m.scorecards_language_nn,
  en: m.scorecards_language_en,
};
