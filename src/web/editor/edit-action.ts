import { type ActionFunctionArgs, data, type RouterContextProvider, redirect } from 'react-router';
import type { Actor } from '#modules/organisation/schema.ts';
import { type Fields, type OfficeToTake, type PartVerb, partVerbs } from '#modules/studies/index.ts';
import { isDomainError } from '#platform/errors.ts';
import { readForm } from '#web/components/read-form.ts';
import { languageOf } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { signedIn } from '#web/sign-in/actor.ts';
import { hrefOf } from './editor-place.ts';

/** Takes a form of the editor into the draft, does what its button says, and leads on. Every button keeps what was typed. */
export async function editAction({ request, params, context }: ActionFunctionArgs) {
  const actor = await signedIn({ request, context });
  const { studyDesk } = context.get(servicesContext);
  const studyId = params.studyId ?? '';
  const form = await readForm(request);
  const here = new URL(request.url).pathname;
  const intent = String(form.get('intent') ?? 'apply');
  try {
    if (intent === 'undo') {
      await studyDesk.undo(actor, studyId);
      return redirect(here, 303);
    }
    const part = partOf(intent, form);
    const offices = part?.verb === 'offices' ? await officesOf(actor, { context, county: part.kind }) : null;
    const { at, isOverOther } = await studyDesk.change(actor, studyId, {
      step: countIn(form, 'step'),
      basedOn: countIn(form, 'basedOn'),
      fields: fieldsOf(form),
      ...(part ? { part: offices ? { ...part, offices } : part } : {}),
    });
    if (intent === 'save') return redirect(`/studies/${studyId}/design/save`, 303);
    return redirect(nextPage(studyId, { here, intent, at, isOverOther }), 303);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    if (error.code === 'not-allowed' || error.code === 'study-gone') throw data(null, { status: 404 });
    return data({ refusal: error.text[languageOf(request)] }, { status: 409 });
  }
}

/** The register's offices, of one county or of all: the register says what they are, never the form. */
async function officesOf(
  actor: Actor,
  { context, county }: { context: Readonly<RouterContextProvider>; county: string },
): Promise<readonly OfficeToTake[]> {
  const counties = await context.get(servicesContext).offices.toTake(actor);
  return counties
    .filter((one) => county === '' || one.county?.number === county)
    .flatMap(({ offices }) => offices);
}

/** A number that the page itself wrote into the form; 0 for one that it cannot have written. */
export function countIn(form: FormData, name: string): number {
  const text = String(form.get(name) ?? '');
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

export function fieldsOf(form: FormData): Fields {
  const fields = new Map<string, string[]>();
  for (const [name, value] of form) {
    if (typeof value === 'string') fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  return fields;
}

function partOf(intent: string, form: FormData) {
  const [verb = '', path = ''] = intent.split(/:(.*)/s);
  if (!partVerbs.includes(verb as PartVerb)) return null;
  const said = (name: string) => String(form.get(`${name}:${path}`) ?? '');
  return {
    verb: verb as PartVerb,
    path,
    kind: said('new-kind'),
    lines: said('new-lines'),
    to: said('move-to'),
  };
}

function nextPage(
  studyId: string,
  done: { here: string; intent: string; at: string | null; isOverOther: boolean },
): string {
  const { here, intent, at, isOverOther } = done;
  const other = isOverOther ? '?other' : '';
  if (at === null) return `${here}${other}`;
  const [page, mark] = hrefOf(studyId, at).split('#');
  // What is made is gone on with where it is written; what is moved within a list stays on the page of the list.
  return `${/^(add|move):/.test(intent) ? page : here}${other}#${mark}`;
}
