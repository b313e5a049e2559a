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
import type { RemovedCounts } from '#modules/interviews/index.ts';
import { readForm } from '#web/components/read-form.ts';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { useWords } from '#web/language/language.ts';
import { refused } from '#web/letters/refused.ts';
import { servicesContext } from '#web/services.ts';
import { sayDay } from '#web/studies/say-day.ts';
import { InterviewsFrame } from './interviews-frame.tsx';
import { interviewsPlace } from './interviews-place.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame } = await interviewsPlace({ request, params, context }, 'conductInterviews');
  const { informants } = context.get(servicesContext);
  const look = await informants.withdrawal(actor, frame.studyId, params.informantId ?? '');
  if (!look) throw data(null, { status: 404 });
  return { frame, ...look };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, frame } = await interviewsPlace({ request, params, context }, 'conductInterviews');
  const { informants } = context.get(servicesContext);
  const informantId = params.informantId ?? '';
  const form = await readForm(request);
  if (!form.has('sure')) return data({ isUnsure: true, refusal: null }, { status: 422 });
  const refusal = await refused(request, () => informants.withdraw(actor, frame.studyId, informantId));
  if (refusal) return data({ isUnsure: false, refusal }, { status: 422 });
  return redirect(`/studies/${frame.studyId}/interviews/informants/${informantId}/withdraw`, 303);
}

/** One informant takes their consent back: what goes, what cannot be taken back, and afterwards the receipt. */
export default function WithdrawPage() {
  const { frame, informant, receipt, there, lockedReports } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { say, language } = useWords();
  const { pseudonym } = informant;
  const base = `/studies/${frame.studyId}/interviews`;
  if (receipt) {
    return (
      <InterviewsFrame frame={frame} step="informants" title={say(m.interviews_receipt_title, { pseudonym })}>
        <div className="confirm measure">
          <p>
            {say(m.interviews_receipt_text, {
              ...{ pseudonym, name: receipt.byName, day: sayDay(receipt.withdrawnOn, language) },
            })}
          </p>
          <Removed counts={receipt.removed} />
          <p>{say(m.interviews_receipt_note)}</p>
          <p className="not-printed">
            <a href={base}>{say(m.interviews_hold_back)}</a>
          </p>
        </div>
      </InterviewsFrame>
    );
  }
  return (
    <InterviewsFrame frame={frame} step="informants" title={say(m.interviews_withdraw_title, { pseudonym })}>
      <RefusalAlert refusal={result?.refusal ?? undefined} />
      {result?.isUnsure ? (
        <Alert variant="error" role="alert">
          {say(m.interviews_withdraw_unsure)}
        </Alert>
      ) : null}
      <div className="confirm measure">
        <section aria-labelledby="goes">
          <h2 className="section-title" id="goes">
            {say(m.interviews_withdraw_goes)}
          </h2>
          <Removed counts={there} />
          <p>{say(m.interviews_withdraw_keeps, { pseudonym })}</p>
        </section>
        <section aria-labelledby="stays">
          <h2 className="section-title" id="stays">
            {say(m.interviews_withdraw_stays)}
          </h2>
          {lockedReports.length === 0 ? (
            <p>{say(m.interviews_withdraw_no_reports)}</p>
          ) : (
            <ul>
              {lockedReports.map(({ title, on }) => (
                <li key={`${title} ${on}`}>
                  {say(m.interviews_withdraw_report, { title, day: sayDay(on, language) })}
                </li>
              ))}
            </ul>
          )}
          <p>{say(m.interviews_withdraw_backups)}</p>
        </section>
        <form method="post" className="confirm__ways">
          <label className="plain-choice" htmlFor="sure">
            <input type="checkbox" id="sure" name="sure" />
            {say(m.interviews_withdraw_sure, { pseudonym })}
          </label>
          <Button type="submit" data-color="danger">
            {say(m.interviews_withdraw_button)}
          </Button>
          <a href={base}>{say(m.interviews_cancel)}</a>
        </form>
      </div>
    </InterviewsFrame>
  );
}

const words = {
  names: m.interviews_removed_names,
  papers: m.interviews_removed_papers,
  notes: m.interviews_removed_notes,
  transcripts: m.interviews_removed_transcripts,
  recordings: m.interviews_removed_recordings,
  replacedNames: m.interviews_removed_replaced_names,
  passages: m.interviews_removed_passages,
  codes: m.interviews_removed_codes,
} as const;

function Removed({ counts }: { counts: RemovedCounts }) {
  const { say } = useWords();
  const there = (Object.keys(words) as (keyof typeof words)[]).filter((what) => (counts[what] ?? 0) > 0);
  if (there.length === 0) return <p>{say(m.interviews_removed_nothing)}</p>;
  return (
    <ul>
      {there.map((what) => (
        <li key={what}>{say(words[what], { count: counts[what] ?? 0 })}</li>
      ))}
    </ul>
  );
}
