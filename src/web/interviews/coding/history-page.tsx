import { Alert, Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { sentStepSchema } from '#modules/interviews/index.ts';
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { Choice } from './choice.tsx';
import { CodesFrame } from './codes-frame.tsx';
import { codingPlace } from './coding-place.ts';
import { HistoryDays, pageOfHistory } from './history-days.tsx';
import { sayDid } from './history-words.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, coding, asked, frame } = await codingPlace({ request, params, context });
  const query = new URL(request.url).searchParams;
  const chosen = {
    person: query.get('person') ?? '',
    interview: query.get('interview') ?? '',
    code: (query.get('code') ?? '').slice(0, 300),
  };
  const { entries, people, interviews } = await coding.history(actor, asked, chosen);
  const language = languageOf(request);
  const pseudonyms = new Map(interviews.map((one) => [one.interviewId, one.name]));
  const shown = pageOfHistory(entries, query, {
    chosen,
    language,
    say: ({ did }) => sayDid(did, { pseudonyms, language }),
  });
  return {
    frame,
    chosen,
    people,
    ...shown,
    isDone: query.has('done'),
    interviews: interviews.map(({ interviewId, name }) => ({ interviewId, name })),
  };
}

/** Takes a step back, or puts one back by taking back the step that took it back: both are steps in the log. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, coding, asked } = await codingPlace({ request, params, context });
  const form = await readForm(request);
  const step = { kind: 'takenBack', eventId: String(form.get('event') ?? '') };
  const sent = sentStepSchema.safeParse({ eventId: crypto.randomUUID(), step });
  if (sent.success) {
    const { refused } = await coding.takeOnBoard(actor, asked, [sent.data]);
    if (refused.some(({ why }) => why === 'notTheirs')) throw data(null, { status: 403 });
  }
  const url = new URL(request.url);
  url.searchParams.set('done', '');
  return redirect(`${url.pathname}${url.search}`, 303);
}

export default function HistoryPage() {
  const { frame, chosen, people, interviews, days, from, last, all, older, newer, isDone } =
    useLoaderData<typeof loader>();
  const { say } = useWords();
  const here = `/studies/${frame.studyId}/interviews/codes/history?${new URLSearchParams({ ...chosen, from: `${from}` })}`;
  return (
    <CodesFrame
      frame={frame}
      step="history"
      title={say(m.interviews_history_title)}
      lead={<p>{say(m.interviews_history_lead)}</p>}
    >
      {isDone ? (
        <Alert variant="success" size="small">
          {say(m.interviews_coding_done_change)}
        </Alert>
      ) : null}
      <form method="get" className="codes-filter">
        <Choice
          name="person"
          label={say(m.interviews_history_person)}
          chosen={chosen.person}
          any={say(m.interviews_codes_all)}
          options={people.map(({ personId, name }) => [personId, name])}
        />
        <Choice
          name="interview"
          label={say(m.interviews_codes_interview)}
          chosen={chosen.interview}
          any={say(m.interviews_codes_all)}
          options={interviews.map(({ interviewId, name }) => [interviewId, name])}
        />
        <label className="codes-choice">
          <span>{say(m.interviews_history_code)}</span>
          <input type="text" name="code" defaultValue={chosen.code} maxLength={300} autoComplete="off" />
        </label>
        <Button type="submit" size="small" variant="secondary">
          {say(m.interviews_codes_show)}
        </Button>
      </form>
      {all === 0 ? (
        <p>{say(m.interviews_history_none)}</p>
      ) : (
        <p>{say(m.interviews_history_count, { first: from + 1, last, all })}</p>
      )}
      <HistoryDays days={days} here={here} newer={newer} older={older} />
    </CodesFrame>
  );
}
