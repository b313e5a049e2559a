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
import { BackLink } from '#web/components/back-link.tsx';
import { Page } from '#web/components/page.tsx';
import { readForm } from '#web/components/read-form.ts';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { useWords } from '#web/language/language.ts';
import { TextField } from '#web/letters/add-person.tsx';
import { refused, textOf } from '#web/letters/refused.ts';
import { recordingPath } from '#web/recordings/recording-path.ts';
import { notesInForm } from './hold-form.ts';
import { HoldQuestions } from './hold-questions.tsx';
import { informantPlace, lookAtInformant } from './informant-place.ts';

export async function loader(args: LoaderFunctionArgs) {
  const { frame, ...look } = await lookAtInformant(args, (informants, actor, { studyId, interviewId }) =>
    informants.hold(actor, studyId, interviewId),
  );
  const parts = look.guide?.guide.parts ?? [];
  const { searchParams } = new URL(args.request.url);
  const part = parts.find(({ id }) => id === searchParams.get('part')) ?? parts[0] ?? null;
  return {
    studyId: frame.studyId,
    studyTitle: frame.title,
    ...look,
    part,
    isSaved: searchParams.has('saved'),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { request } = args;
  const { actor, frame, informants, interviewId } = await informantPlace(args);
  const form = await readForm(request);
  const isHeld = textOf(form, 'intent') === 'held';
  const refusal = await refused(request, async () => {
    if (isHeld) {
      await informants.markHeld(actor, frame.studyId, { interviewId, on: textOf(form, 'heldOn') });
    } else {
      await informants.saveNotes(actor, frame.studyId, { interviewId, notes: notesInForm(form) });
    }
  });
  if (refusal) return data({ refusal, notes: notesInForm(form) }, { status: 422 });
  const base = `/studies/${frame.studyId}/interviews`;
  if (isHeld) return redirect(base, 303);
  const to = /^p\d{1,4}$/.exec(textOf(form, 'to'))?.[0] ?? '';
  return redirect(`${base}/${interviewId}/hold?part=${to}&saved`, 303);
}

/** The guide to hold an interview by: one part at a time, in large type, with marks and notes. */
export default function HoldPage() {
  const loaded = useLoaderData<typeof loader>();
  const { studyId, studyTitle, interview, consent, guide, part, today, isSaved } = loaded;
  const result = useActionData<typeof action>();
  const { say } = useWords();
  const base = `/studies/${studyId}/interviews`;
  const here = `${base}/${interview.interviewId}/hold`;
  const notes = new Map([...loaded.notes, ...(result?.notes ?? [])].map((note) => [note.questionId, note]));
  const parts = guide?.guide.parts ?? [];
  const nameOf = ({ kind, title }: (typeof parts)[number]) =>
    kind === 'warmUp'
      ? say(m.interviews_guide_warm_up)
      : kind === 'closing'
        ? say(m.interviews_guide_closing)
        : title;
  const next = part ? (parts[parts.findIndex(({ id }) => id === part.id) + 1] ?? null) : null;
  return (
    <>
      <BackLink href={base}>{say(m.interviews_hold_back)}</BackLink>
      <Page
        title={say(m.interviews_hold_title, { pseudonym: interview.name })}
        tabTitle={say(m.interviews_hold_title, { pseudonym: interview.name })}
        kicker={studyTitle}
      >
        {consent === null ? (
          <Alert variant="warning">
            {say(m.interviews_consent_missing, { pseudonym: interview.pseudonym })}{' '}
            <a href={`${base}/informants/${interview.informantId}/consent`}>
              {say(m.interviews_next_consent_button)}
            </a>
          </Alert>
        ) : (
          <p className="hold__consent">
            {say(consent.toRecording ? m.interviews_consent_to_recording : m.interviews_consent_no_recording)}
            {' · '}
            {say(consent.toQuotes ? m.interviews_consent_to_quotes : m.interviews_consent_no_quotes)}
            {consent.toRecording ? (
              <>
                {' · '}
                <a
                  href={recordingPath({ studyId, interviewId: interview.interviewId })}
                  target="_blank"
                  rel="noreferrer"
                >
                  {say(m.interviews_hold_record)}
                </a>
              </>
            ) : null}
          </p>
        )}
        <RefusalAlert refusal={result?.refusal} />
        {part === null ? (
          <p>
            {say(m.interviews_hold_no_guide)} <a href={`${base}/guide`}>{say(m.interviews_nav_guide)}</a>
          </p>
        ) : (
          <>
            <nav aria-label={say(m.interviews_hold_parts)} className="hold__parts">
              <ol>
                {parts.map((each) => {
                  const asked = each.questions.filter(({ id }) => notes.get(id)?.isAsked).length;
                  return (
                    <li key={each.id}>
                      <a
                        href={`${here}?part=${each.id}`}
                        aria-current={each.id === part.id ? 'page' : undefined}
                      >
                        {nameOf(each)}{' '}
                        <small>
                          {say(m.interviews_hold_asked_of, { asked, all: each.questions.length })}
                        </small>
                      </a>
                    </li>
                  );
                })}
              </ol>
            </nav>
            <form
              method="post"
              className="hold"
              data-notes={`${here}/notes`}
              data-saving={say(m.interviews_hold_saving)}
              data-saved={say(m.interviews_hold_saved)}
              data-failed={say(m.interviews_hold_failed)}
            >
              <h2>{nameOf(part)}</h2>
              <HoldQuestions part={part} notes={notes} canWrite={consent !== null} />
              {consent === null ? (
                next ? (
                  <p>
                    <a href={`${here}?part=${next.id}`}>{nameOf(next)}</a>
                  </p>
                ) : null
              ) : (
                <div className="upload__send">
                  <Button type="submit" name="to" value={next?.id ?? part.id}>
                    {next ? say(m.interviews_hold_next, { name: nameOf(next) }) : say(m.interviews_hold_save)}
                  </Button>
                  {next ? (
                    <Button type="submit" name="to" value={part.id} variant="secondary">
                      {say(m.interviews_hold_save)}
                    </Button>
                  ) : null}
                  <p role="status" data-status>
                    {isSaved ? say(m.interviews_hold_saved) : ''}
                  </p>
                </div>
              )}
            </form>
            {next === null && consent !== null ? (
              <form method="post" className="hold__end">
                <h2>{say(m.interviews_held_title)}</h2>
                <TextField
                  name="heldOn"
                  label={say(m.interviews_held_on)}
                  value={interview.heldOn ?? today}
                  type="date"
                />
                <Button type="submit" name="intent" value="held" variant="secondary">
                  {say(m.interviews_held_button)}
                </Button>
              </form>
            ) : null}
          </>
        )}
      </Page>
      <script type="module" src="/hold.js" />
    </>
  );
}
