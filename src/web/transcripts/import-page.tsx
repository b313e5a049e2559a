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
import type { SpeakerChoice, TranscriptPreview } from '#modules/interviews/index.ts';
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { fileIn, refused, textOf } from '#web/letters/refused.ts';
import { servicesContext } from '#web/services.ts';
import { ImportForms } from './import-forms.tsx';
import { ImportPreview } from './import-preview.tsx';
import { timeOf } from './shown-version.ts';
import { TranscriptFrame } from './transcript-frame.tsx';
import { pathOf } from './transcript-path.ts';
import { transcriptPlace } from './transcript-place.ts';

const needs = 'conductInterviews';
const roles = ['interviewer', 'informant', 'other'] as const;

/** A transcript from a file or from pasted text: looked at, with who is who, before it is saved. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, asked, frame } = await transcriptPlace({ request, params, context, needs });
  const { transcripts } = context.get(servicesContext);
  const held = await transcripts.held(actor, asked);
  return { frame, asked, held: held && shownOf(held) };
}

/** A page shows how it begins; thousands of turns help nobody to see who is who. */
const mostShown = 30;
const shownOf = ({ turns, ...held }: TranscriptPreview) => ({
  ...held,
  turns: turns
    .slice(0, mostShown)
    .map(({ speaker, text, startMs }) => ({ speaker, text, time: timeOf(startMs) })),
  turnCount: turns.length,
  words: held.speakers.reduce((sum, { words }) => sum + words, 0),
});

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, asked } = await transcriptPlace({ request, params, context, needs });
  const { transcripts } = context.get(servicesContext);
  const form = await readForm(request);
  const intent = form.get('intent');
  const here = pathOf(asked, '/import');
  if (intent === 'cancel') {
    await transcripts.letGo(actor, asked);
    throw redirect(here, 303);
  }
  if (intent === 'confirm') {
    const choices = choicesIn(form);
    let next = here;
    const interviewer = m.interviews_transcript_interviewer({}, { locale: languageOf(request) });
    const refusal = await refused(request, async () => {
      const given = { stamp: textOf(form, 'stamp'), choices, interviewer };
      if (await transcripts.confirm(actor, asked, given)) next = `${pathOf(asked)}?saved=1`;
    });
    if (!refusal) throw redirect(next, 303);
    return data({ kind: 'confirm' as const, text: refusal.text, choices, pasted: '' }, { status: 422 });
  }
  const isText = intent === 'text';
  const pasted = isText ? textOf(form, 'text') : '';
  const file = isText
    ? { fileName: null, bytes: new TextEncoder().encode(pasted) }
    : await fileIn(form, 'transcript');
  if (!file) return data({ kind: 'nothing' as const, text: '', choices: null, pasted }, { status: 422 });
  const refusal = await refused(request, () => transcripts.hold(actor, asked, file));
  if (!refusal) throw redirect(here, 303);
  const kind = isText ? ('text' as const) : ('file' as const);
  return data({ kind, text: refusal.text, choices: null, pasted }, { status: 422 });
}

function choicesIn(form: FormData): readonly SpeakerChoice[] {
  const choices: SpeakerChoice[] = [];
  for (let at = 0; form.has(`role-${at}`); at += 1) {
    const role = roles.find((one) => one === form.get(`role-${at}`)) ?? 'other';
    choices.push({ role, name: textOf(form, `name-${at}`) });
  }
  return choices;
}

export default function ImportPage() {
  const { frame, asked, held } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { say } = useWords();
  const isLooking = held !== null && (result === undefined || result.kind === 'confirm');
  return (
    <TranscriptFrame
      frame={frame}
      step="import"
      title={say(isLooking ? m.interviews_transcript_preview_title : m.interviews_transcript_import_title)}
      lead={
        <p>{say(isLooking ? m.interviews_transcript_preview_lead : m.interviews_transcript_import_lead)}</p>
      }
    >
      {result?.kind === 'confirm' ? (
        <Alert variant="error" role="alert">
          {result.text}
        </Alert>
      ) : null}
      {isLooking ? (
        <ImportPreview held={held} pseudonym={frame.interview.pseudonym} choices={result?.choices ?? null} />
      ) : (
        <ImportForms
          action={pathOf(asked, '/import')}
          wrong={
            result && (result.kind === 'file' || result.kind === 'text')
              ? { from: result.kind, text: result.text }
              : null
          }
          isNothing={result?.kind === 'nothing'}
          pasted={result?.pasted ?? ''}
        />
      )}
    </TranscriptFrame>
  );
}
