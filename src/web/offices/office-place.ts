import { data, type LoaderFunctionArgs, redirect } from 'react-router';
import type { Actor } from '#modules/organisation/schema.ts';
import { chosenPeriod, type PeriodChoice, periodChoices, sayChoice } from '#modules/reports/index.ts';
import { DomainError } from '#platform/errors.ts';
import type { Language } from '#platform/language.ts';
import { servicesContext } from '#web/services.ts';
import { actorOf } from '#web/sign-in/actor.ts';

type Asked = Pick<LoaderFunctionArgs, 'request' | 'params' | 'context'>;

/** One office: 404 where there is none, 403 for who may not see it, and the way in for who is not signed in. */
export async function officePlace({ request, params, context }: Asked) {
  const actor = await actorOf({ request, context });
  const { offices } = context.get(servicesContext);
  const found = await refusedAsPage(request, actor, () => offices.office(actor, params.number ?? ''));
  if (!found) throw data(null, { status: 404 });
  return { ...found, ...periodOf(request, found.given.values) };
}

/** One county in the same way. */
export async function countyPlace({ request, params, context }: Asked) {
  const actor = await actorOf({ request, context });
  const { offices } = context.get(servicesContext);
  const given = await refusedAsPage(request, actor, () => offices.county(actor, params.number ?? ''));
  if (!given) throw data(null, { status: 404 });
  return { given, ...periodOf(request, given.values) };
}

async function refusedAsPage<Found>(
  request: Request,
  actor: Actor | null,
  find: () => Promise<Found>,
): Promise<Found> {
  try {
    return await find();
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'not-allowed') throw error;
    if (actor) throw data(null, { status: 403 });
    const { pathname, search } = new URL(request.url);
    throw redirect(`/sign-in?next=${encodeURIComponent(pathname + search)}`, 303);
  }
}

type Periods = { readonly choices: readonly PeriodChoice[]; readonly choice: PeriodChoice | null };

function periodOf(request: Request, values: readonly { readonly month: string }[]): Periods {
  const choices = periodChoices(values.map(({ month }) => month));
  return { choices, choice: chosenPeriod(choices, new URL(request.url).searchParams.get('period')) };
}

/** The periods as a form offers them. */
export function offeredPeriods({ choices, choice }: Periods, language: Language) {
  return {
    chosen: choice?.id ?? null,
    offered: choices.map((one) => ({ id: one.id, kind: one.kind, label: sayChoice(one, language) })),
  };
}
export type OfferedPeriods = ReturnType<typeof offeredPeriods>;
