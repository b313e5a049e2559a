import { Alert, Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useSearchParams,
} from 'react-router';
import { m } from '#messages';
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { refused, textOf } from '#web/letters/refused.ts';
import { servicesContext } from '#web/services.ts';
import { NameChoices } from './name-choices.tsx';
import { decisionsIn } from './name-decisions.ts';
import { standInWords } from './stand-in-words.ts';
import { TranscriptFrame } from './transcript-frame.tsx';
import { codingPathOf, pathOf } from './transcript-path.ts';
import { transcriptPlace } from './transcript-place.ts';

const needs = 'conductInterviews';

/** Names and places of an interview, gone through before those who code may read it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, asked, frame } = await transcriptPlace({ request, params, context, needs });
  const { transcripts } = context.get(servicesContext);
  return { frame, asked, look: await transcripts.names(actor, asked, standInWords(languageOf(request))) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, asked } = await transcriptPlace({ request, params, context, needs });
  const { transcripts } = context.get(servicesContext);
  const form = await readForm(request);
  const here = pathOf(asked, '/names');
  const intent = form.get('intent');
  if (intent === 'open') {
    const version = Number(textOf(form, 'version'));
    const refusal = await refused(request, () => transcripts.openForCoding(actor, asked, { version }));
    if (!refusal) throw redirect(`${here}?opened=1`, 303);
    return data({ text: refusal.text }, { status: 422 });
  }
  let done = '';
  const refusal = await refused(request, async () => {
    const stamp = textOf(form, 'stamp');
    const { places, interviews } = await transcripts.decideNames(actor, asked, {
      stamp,
      decisions: decisionsIn(form),
    });
    done = new URLSearchParams({ places: String(places), interviews: String(interviews) }).toString();
  });
  if (!refusal) throw redirect(`${here}?${done}`, 303);
  return data({ text: refusal.text }, { status: 422 });
}

export default function NamesPage() {
  const { frame, asked, look } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [search] = useSearchParams();
  const { say } = useWords();
  const likely = look.suggestions.filter(({ isLikely }) => isLikely).length;
  const lead =
    look.version === null
      ? m.interviews_names_lead_none
      : look.isOpen && likely === 0
        ? m.interviews_names_lead_open
        : m.interviews_names_lead;
  const count = (name: string) => (/^\d{1,6}$/.test(search.get(name) ?? '') ? search.get(name)! : null);
  const [places, interviews] = [count('places'), count('interviews')];
  return (
    <TranscriptFrame
      frame={frame}
      step="names"
      title={say(m.interviews_names_title)}
      lead={<p>{say(lead)}</p>}
    >
      {result ? (
        <Alert variant="error" role="alert">
          {result.text}
        </Alert>
      ) : places !== null && interviews !== null ? (
        <Alert variant="success" role="status">
          {say(m.interviews_names_done, { places, interviews })}
        </Alert>
      ) : search.has('opened') && look.isOpen ? (
        <Alert variant="success" role="status">
          {say(m.interviews_names_opened)}
        </Alert>
      ) : null}
      {look.version !== null && likely === 0 && !look.isOpen ? (
        <form method="post" className="next-step names-open">
          <h2>{say(m.interviews_names_ready_title)}</h2>
          <p>
            {say(m.interviews_names_ready)} <a href={pathOf(asked)}>{say(m.interviews_names_read)}</a>
          </p>
          <input type="hidden" name="version" value={look.version} />
          <Button type="submit" name="intent" value="open">
            {say(m.interviews_names_open)}
          </Button>
        </form>
      ) : null}
      {look.isOpen && likely === 0 ? (
        <p>
          <Button as="a" role="link" href={codingPathOf(asked)}>
            {say(m.interviews_names_to_coding)}
          </Button>
        </p>
      ) : null}
      {look.waiting > 0 ? (
        <Alert variant="info">
          {say(m.interviews_names_waiting, { shown: look.suggestions.length, count: look.waiting })}
        </Alert>
      ) : null}
      {look.version === null ? null : <NameChoices look={look} />}
      <p className="names-list-link">
        <a href={pathOf(asked, '/names/list')}>
          {say(m.interviews_names_list_link, { count: look.replaced })}
        </a>
      </p>
    </TranscriptFrame>
  );
}
