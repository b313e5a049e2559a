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
import { sayDay, sayDid, sayTimeOfDay } from './history-words.ts';

const mostShown = 50;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, coding, asked, frame } = await codingPlace({ request, params, context });
  const query = new URL(request.url).searchParams;
  const chosen = {
    person: query.get('person') ?? '',
    interview: query.get('interview') ?? '',
    code: (query.get('code') ?? '').slice(0, 300),
  };
  const { entries, people, interviews } = await coding.history(actor, asked, chosen);
  const from = Math.max(0, Math.trunc(Number(query.get('from')) || 0));
  const language = languageOf(request);
  const pseudonyms = new Map(interviews.map((one) => [one.interviewId, one.name]));
  const pageAt = (at: number) => `?${new URLSearchParams({ ...chosen, from: `${Math.max(0, at)}` })}`;
  const shown = entries.slice(from, from + mostShown).map((entry) => ({
    eventId: entry.eventId,
    byName: entry.byName,
    at: entry.at,
    quote: entry.did.quote,
    canTakeBack: entry.canTakeBack,
    takenBackBy: entry.takenBackBy,
    memo: entry.did.text,
    text: sayDid(entry.did, { pseudonyms, language }),
    day: sayDay(entry.at, language),
    time: sayTimeOfDay(entry.at, language),
  }));
  return {
    frame,
    chosen,
    people,
    from,
    all: entries.length,
    isDone: query.has('done'),
    days: [...Map.groupBy(shown, ({ day }) => day)],
    interviews: interviews.map(({ interviewId, name }) => ({ interviewId, name })),
    older: from + mostShown < entries.length ? pageAt(from + mostShown) : null,
    newer: from > 0 ? pageAt(from - mostShown) : null,
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
  const { frame, chosen, people, interviews, days, from, all, older, newer, isDone } =
    useLoaderData<typeof loader>();
  const { say } = useWords();
  const here = `/studies/${frame.studyId}/interviews/codes/history?${new URLSearchParams({ ...chosen, from: `${from}` })}`;
  const count = days.reduce((sum, [, entries]) => sum + entries.length, 0);
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
        <p>{say(m.interviews_history_count, { first: from + 1, last: from + count, all })}</p>
      )}
      {days.map(([day, entries]) => (
        <section key={day} aria-label={day}>
          <h2 className="section-title">{day}</h2>
          <ol className="history">
            {entries.map((entry) => (
              <li
                key={entry.eventId}
                className={entry.takenBackBy ? 'history__step history__step--back' : 'history__step'}
                id={`step-${entry.eventId}`}
              >
                <time dateTime={entry.at}>{entry.time}</time>
                <div className="history__what">
                  <p>
                    <strong>{entry.byName}</strong> {entry.text}
                  </p>
                  {entry.quote ? <q>{entry.quote}</q> : null}
                  {entry.memo ? <p className="listed-code__memo">{entry.memo}</p> : null}
                  {entry.takenBackBy ? (
                    <p className="history__back">
                      {say(m.interviews_history_taken_back, { name: entry.takenBackBy.byName })}
                    </p>
                  ) : null}
                </div>
                {entry.canTakeBack ? (
                  <form method="post" action={here}>
                    <input type="hidden" name="event" value={entry.takenBackBy?.eventId ?? entry.eventId} />
                    <Button type="submit" size="small" variant="tertiary">
                      {say(
                        entry.takenBackBy ? m.interviews_history_put_back : m.interviews_history_take_back,
                      )}
                      <span className="visually-hidden">: {entry.text}</span>
                    </Button>
                  </form>
                ) : null}
              </li>
            ))}
          </ol>
        </section>
      ))}
      <p className="history-pages">
        {newer ? <a href={newer}>{say(m.interviews_history_newer)}</a> : null}{' '}
        {older ? <a href={older}>{say(m.interviews_history_older)}</a> : null}
      </p>
    </CodesFrame>
  );
}
