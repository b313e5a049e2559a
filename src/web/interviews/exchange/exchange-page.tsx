import { ArrowRightIcon, DownloadIcon } from '@navikt/aksel-icons';
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
import { FileField } from '#web/components/file-field.tsx';
import { readForm } from '#web/components/read-form.ts';
import { useWords } from '#web/language/language.ts';
import { fileIn, refused, textOf } from '#web/letters/refused.ts';
import { servicesContext } from '#web/services.ts';
import { sayDay } from '#web/studies/say-day.ts';
import { CodesFrame } from '../coding/codes-frame.tsx';
import { codingPlace } from '../coding/coding-place.ts';
import { ExchangeLog } from './exchange-log.tsx';
import { FilesToRead } from './files-to-read.tsx';
import { soundLost } from './sound-lost.ts';
import { WithSound } from './with-sound.tsx';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame } = await codingPlace({ request, params, context });
  const query = new URL(request.url).searchParams;
  const look = await context.get(servicesContext).exchange.look(actor, frame.studyId);
  const done = look.exchanges.find(({ exchangeId }) => exchangeId === query.get('in'));
  const refusedAs = query.get('refused');
  return { frame, look, done: done ?? null, isUndone: query.has('undone'), refusedAs };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, frame } = await codingPlace({ request, params, context });
  const { exchange } = context.get(servicesContext);
  const form = await readForm(request);
  const here = `/studies/${frame.studyId}/interviews/exchange`;
  if (form.get('intent') === 'undo') {
    const refusal = await refused(request, () =>
      exchange.undo(actor, frame.studyId, textOf(form, 'exchange')),
    );
    if (refusal) return data({ about: 'undo' as const, text: refusal.text }, { status: 409 });
    return redirect(`${here}?undone`, 303);
  }
  const file = await fileIn(form, 'file');
  if (!file) return data({ about: 'nothing' as const, text: '' }, { status: 422 });
  const refusal = await refused(request, () => exchange.hold(actor, frame.studyId, file));
  if (refusal) return data({ about: 'file' as const, text: refusal.text }, { status: 422 });
  return redirect(`${here}/import`, 303);
}

/** Coded material out to other programs and to paper, and in from other programs. */
export default function ExchangePage() {
  const { frame, look, done, isUndone, refusedAs } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { say, language } = useWords();
  const here = `/studies/${frame.studyId}/interviews/exchange`;
  const codings = look.interviews.reduce((sum, one) => sum + one.codings, 0);
  const lost = [
    say(m.interviews_exchange_lost_test, { count: look.tested }),
    say(m.interviews_exchange_lost_history),
    say(m.interviews_exchange_lost_key),
    say(m.interviews_exchange_lost_ends),
    ...soundLost(look.sounds, { say, language }),
    ...(look.adrift > 0 ? [say(m.interviews_exchange_lost_adrift, { count: look.adrift })] : []),
    ...(look.emptyGroups > 0 ? [say(m.interviews_exchange_lost_groups, { count: look.emptyGroups })] : []),
  ];
  const withSound = <WithSound here={here} look={look} refusedAs={refusedAs} />;
  return (
    <CodesFrame
      frame={frame}
      step="exchange"
      title={say(m.interviews_exchange_title)}
      lead={<p>{say(m.interviews_exchange_lead)}</p>}
    >
      {done ? (
        <Alert variant="success">
          {say(m.interviews_exchange_done_in, {
            interviews: done.interviews.length,
            codings: done.codings,
          })}{' '}
          {done.recordings.length > 0
            ? say(m.interviews_exchange_log_brought, { count: done.recordings.length })
            : null}
        </Alert>
      ) : null}
      {isUndone ? <Alert variant="success">{say(m.interviews_exchange_done_undone)}</Alert> : null}
      {result?.about === 'undo' ? (
        <Alert variant="error" role="alert">
          {result.text}
        </Alert>
      ) : null}
      {look.interviews.length === 0 ? (
        <>
          <p>{say(m.interviews_exchange_nothing_open)}</p>
          {look.sounds?.some(({ state }) => state === 'ready') ? withSound : null}
        </>
      ) : (
        <>
          <Alert variant="info" className="measure">
            {say(m.interviews_exchange_warning)}
          </Alert>
          {look.isPartial ? (
            <Alert variant="info" className="measure">
              {say(m.interviews_exchange_partial)}
            </Alert>
          ) : null}
          <section aria-labelledby="out">
            <h2 className="section-title" id="out">
              {say(m.interviews_exchange_out_title)}
            </h2>
            <p className="measure">
              {say(m.interviews_exchange_out_text, {
                interviews: look.interviews.length,
                codings,
                codes: look.codes,
                groups: look.groups,
                concepts: look.concepts,
              })}
            </p>
            <p className="measure">{say(m.interviews_exchange_how)}</p>
            <h3 id="lost">{say(m.interviews_exchange_not_carried)}</h3>
            <ul className="measure" aria-labelledby="lost">
              {lost.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
            <div className="exchange-out">
              <div className="upload__send">
                <Button
                  as="a"
                  role="link"
                  href={`${here}/project.qdpx`}
                  download
                  icon={<DownloadIcon aria-hidden />}
                >
                  {say(m.interviews_exchange_qdpx_button)}
                </Button>
                <Button
                  as="a"
                  role="link"
                  href={`${here}/codebook.qdc`}
                  download
                  variant="secondary"
                  icon={<DownloadIcon aria-hidden />}
                >
                  {say(m.interviews_exchange_qdc_button)}
                </Button>
              </div>
            </div>
          </section>
          {withSound}
          <FilesToRead here={here} interviews={look.interviews} />
        </>
      )}
      <section aria-labelledby="in">
        <h2 className="section-title" id="in">
          {say(m.interviews_exchange_in_title)}
        </h2>
        <p className="measure">{say(m.interviews_exchange_in_text)}</p>
        <form method="post" encType="multipart/form-data" className="asked-form">
          <FileField
            name="file"
            label={say(m.interviews_exchange_file_field)}
            accept=".qdpx,.qdc"
            mistake={
              result?.about === 'file'
                ? result.text
                : result?.about === 'nothing'
                  ? say(m.interviews_exchange_file_missing)
                  : undefined
            }
          />
          <Button
            type="submit"
            variant="secondary"
            icon={<ArrowRightIcon aria-hidden />}
            iconPosition="right"
          >
            {say(m.interviews_exchange_file_button)}
          </Button>
        </form>
      </section>
      <ExchangeLog
        exchanges={look.exchanges.map((one) => ({ ...one, day: sayDay(one.at.slice(0, 10), language) }))}
        interviews={look.interviews}
        copies={look.copies}
      />
    </CodesFrame>
  );
}
