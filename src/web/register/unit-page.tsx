import { Alert } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { sizeClassOf, statusOn, type UnitField } from '#modules/organisation/index.ts';
import { successionKinds } from '#modules/organisation/schema.ts';
import { BackLink } from '#web/components/back-link.tsx';
import { Page } from '#web/components/page.tsx';
import { readForm } from '#web/components/read-form.ts';
import { useWords } from '#web/language/language.ts';
import { refused, textOf } from '#web/letters/refused.ts';
import { servicesContext } from '#web/services.ts';
import { managingRegister } from './managing-register.ts';
import { namesOfUnits, sizeWords, typeWords } from './register-words.ts';
import { StatusTag } from './status-tag.tsx';
import { SuccessionForm } from './succession-form.tsx';
import { UnitEvents } from './unit-events.tsx';
import { UnitFacts } from './unit-facts.tsx';
import { givenIn } from './unit-fields.tsx';
import { UnitForm } from './unit-form.tsx';
import { historyOf } from './unit-history.ts';

const changeable: readonly UnitField[] = [
  'name',
  'positions',
  'users',
  'leader',
  'municipality',
  'parent',
  'status',
  'validFrom',
  'validTo',
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await managingRegister({ request, context });
  const found = await context.get(servicesContext).register.unit(actor, params.number ?? '');
  if (!found) throw data(null, { status: 404 });
  const { units, ...look } = found;
  return {
    ...look,
    units: units.map(({ number, name, type, parent, leader, status, validFrom, validTo }) => ({
      number,
      name,
      type,
      parent,
      leader,
      status,
      validFrom,
      validTo,
    })),
    done: new URL(request.url).searchParams.get('done'),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await managingRegister({ request, context });
  const { register } = context.get(servicesContext);
  const form = await readForm(request);
  const number = params.number ?? '';
  if (!(await register.unit(actor, number))) throw data(null, { status: 404 });
  const stamp = textOf(form, 'stamp');
  const kind = successionKinds.find((one) => one === form.get('kind'));
  if (form.has('succeed')) {
    const given = { to: textOf(form, 'to'), on: textOf(form, 'on'), kind: kind ?? 'merged' };
    const refusal = await refused(request, () => register.succeed(actor, { from: number, ...given, stamp }));
    if (!refusal) throw redirect(`/register/${number}?done=succeeded`, 303);
    return data({ form: 'succeed' as const, refusal, given }, { status: 422 });
  }
  const given = givenIn(form, changeable);
  const from = textOf(form, 'from');
  const refusal = await refused(request, () => register.change(actor, number, { given, from, stamp }));
  if (!refusal) throw redirect(`/register/${number}?done=changed`, 303);
  return data({ form: 'change' as const, refusal, given: { ...given, from } }, { status: 422 });
}

const doneWords = {
  added: m.register_done_added,
  changed: m.register_done_changed,
  succeeded: m.register_done_succeeded,
};

export default function UnitPage() {
  const { unit, units, facts, successions, limits, municipalityName, stamp, today, done } =
    useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { say } = useWords();
  const nameOf = namesOfUnits(units);
  const size = sizeClassOf(unit, limits);
  const doneWord = doneWords[done as keyof typeof doneWords];
  return (
    <>
      <BackLink href="/register">{say(m.register_title)}</BackLink>
      <Page
        title={unit.name}
        tabTitle={`${unit.name} ${unit.number}`}
        kicker={`${say(typeWords[unit.type])} ${unit.number}`}
        lead={
          <p>
            <StatusTag status={statusOn(unit, today)} />
            {size ? (
              <span className="register-size">
                {say(m.register_filter_size)}: {say(sizeWords[size]).toLowerCase()}
              </span>
            ) : null}
          </p>
        }
      >
        {!result && doneWord ? (
          <p role="status" className="done-note">
            {say(doneWord)}
          </p>
        ) : null}
        {unit.synthetic ? <Alert variant="info">{say(m.register_unit_made_up)}</Alert> : null}
        <UnitFacts
          unit={unit}
          units={units}
          successions={successions}
          municipalityName={municipalityName}
          today={today}
        />
        {unit.type === 'department' ? null : (
          <p className="ways-on">
            <a href={unit.type === 'county' ? `/counties/${unit.number}` : `/offices/${unit.number}`}>
              {say(unit.type === 'county' ? m.register_to_county : m.register_to_office)}
            </a>
          </p>
        )}
        <UnitEvents
          number={unit.number}
          events={historyOf(unit.number, facts, successions)}
          nameOf={nameOf}
        />
        <UnitForm
          unit={unit}
          units={units}
          stamp={stamp}
          today={today}
          given={result?.form === 'change' ? result.given : null}
          refusal={result?.form === 'change' ? result.refusal : undefined}
        />
        <SuccessionForm
          unit={unit}
          units={units}
          stamp={stamp}
          today={today}
          given={result?.form === 'succeed' ? result.given : null}
          refusal={result?.form === 'succeed' ? result.refusal : undefined}
        />
      </Page>
    </>
  );
}
