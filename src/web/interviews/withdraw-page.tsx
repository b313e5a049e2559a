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
import { readForm } from '#web/components/read-form.ts';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { useWords } from '#web/language/language.ts';
import { refused } from '#web/letters/refused.ts';
import { sayDay } from '#web/studies/say-day.ts';
import { informantPlace, lookAtInformant } from './informant-place.ts';
import { InterviewsFrame } from './interviews-frame.tsx';
import { Removed, Stays } from './withdrawal-view.tsx';

export const loader = (args: LoaderFunctionArgs) =>
  lookAtInformant(args, (informants, actor, { studyId, informantId }) =>
    informants.withdrawal(actor, studyId, informantId),
  );

export async function action(args: ActionFunctionArgs) {
  const { request } = args;
  const { actor, frame, informants, informantId } = await informantPlace(args);
  const form = await readForm(request);
  if (!form.has('sure')) return data({ isUnsure: true, refusal: null }, { status: 422 });
  const refusal = await refused(request, () => informants.withdraw(actor, frame.studyId, informantId));
  if (refusal) return data({ isUnsure: false, refusal }, { status: 422 });
  return redirect(`/studies/${frame.studyId}/interviews/informants/${informantId}/withdraw`, 303);
}

/** One informant takes their consent back: what goes, what cannot be taken back, and afterwards the receipt. */
export default function WithdrawPage() {
  const { frame, informant, receipt, there, lockedReports, takenOut } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { say, language } = useWords();
  const { pseudonym } = informant;
  const base = `/studies/${frame.studyId}/interviews`;
  const reports = frame.may.codeInterviews ? `${base}/findings/reports` : null;
  const stays = { pseudonym, lockedReports, takenOut, reports };
  if (receipt) {
    return (
      <InterviewsFrame frame={frame} step="informants" title={say(m.interviews_receipt_title, { pseudonym })}>
        <div className="confirm measure">
          <p>
            {say(m.interviews_receipt_text, {
              pseudonym,
              name: receipt.byName,
              day: sayDay(receipt.withdrawnOn, language),
            })}
          </p>
          <Removed counts={receipt.removed} />
          <Stays {...stays} />
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
        <Stays {...stays} />
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
