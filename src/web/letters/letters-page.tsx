import { ArrowRightIcon } from '@navikt/aksel-icons';
import { Alert, Button, Tag } from '@navikt/ds-react';
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
import { servicesContext } from '#web/services.ts';
import { notYours, wavePlace } from '#web/studies/study-place.ts';
import { WaveFrame } from '#web/studies/wave-frame.tsx';
import { kindWords, useLetterStatus } from './letter-words.ts';
import { fileIn, refused } from './refused.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame } = await wavePlace({ request, params, context });
  if (!frame.may.sendLetters) throw notYours(frame, 'sendLetters');
  const ids = { studyId: frame.studyId, waveId: frame.wave.waveId };
  const { letters, bounces } = context.get(servicesContext);
  const marked = new URL(request.url).searchParams.get('marked');
  return {
    frame,
    look: await letters.look(actor, ids),
    proposals: await bounces.proposals(actor, ids),
    marked: marked && /^\d{1,6}$/.test(marked) ? Number(marked) : null,
    isMailboxRead: new URL(request.url).searchParams.has('read'),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, frame } = await wavePlace({ request, params, context, needs: 'sendLetters' });
  const { bounces } = context.get(servicesContext);
  const ids = { studyId: frame.studyId, waveId: frame.wave.waveId };
  const base = `/studies/${ids.studyId}/waves/${ids.waveId}/letters`;
  const form = await readForm(request);
  const intent = form.get('intent');
  if (intent === 'mailbox') {
    const file = await fileIn(form, 'mailbox');
    if (!file) return data({ mistake: null }, { status: 422 });
    const refusal = await refused(request, () => bounces.hold(actor, ids, file));
    if (!refusal) throw redirect(`${base}?read=1#returned`, 303);
    return data({ mistake: refusal.text }, { status: 422 });
  }
  let count = 0;
  await refused(request, async () => {
    const kinds = (['undeliverable', 'absent'] as const).filter((kind) => intent === kind);
    count = await bounces.confirm(
      actor,
      ids,
      kinds.length > 0 ? { kinds } : { invitationIds: form.getAll('person').map(String) },
    );
  });
  throw redirect(`${base}?marked=${count}#returned`, 303);
}

export default function LettersPage() {
  const { frame, look, proposals, marked, isMailboxRead } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { say } = useWords();
  const statusOf = useLetterStatus();
  const wave = `/studies/${frame.studyId}/waves/${frame.wave.waveId}`;
  const isSending = look.letters.some(({ plan }) => plan?.state === 'sending');
  const outbox = look.letters.reduce((sum, { counts }) => sum + (counts?.outbox ?? 0), 0);
  const proposed = proposals.undeliverable + proposals.absent;
  return (
    <WaveFrame frame={frame} step="letters" title={say(m.letters_title)} lead={<p>{say(m.letters_lead)}</p>}>
      {isSending ? <meta httpEquiv="refresh" content="4" /> : null}
      {look.isPointless ? (
        <Alert variant="warning">{say(m.letters_refused_no_server)}</Alert>
      ) : look.hasMailServer ? null : (
        <Alert variant="info">
          {say(m.letters_no_server)}{' '}
          {outbox > 0 ? <a href={`${wave}/outbox`}>{say(m.letters_to_outbox, { count: outbox })}</a> : null}
        </Alert>
      )}
      {look.people === 0 ? (
        <Alert variant="info">
          {say(m.letters_nobody)} <a href={`${wave}/people`}>{say(m.letters_to_people)}</a>
        </Alert>
      ) : null}
      <ol className="letter-list">
        {look.letters.map((letter) => {
          const { text, variant } = statusOf(letter);
          return (
            <li key={letter.kind}>
              <a href={`${wave}/letters/${letter.kind}`}>{say(kindWords[letter.kind])}</a>
              <Tag variant={variant} size="small">
                {text}
              </Tag>
              {letter.hasUncertain ? (
                <Tag variant="warning" size="small">
                  {letter.counts
                    ? say(m.letters_uncertain_count, { count: letter.counts.uncertain })
                    : say(m.letters_untold_uncertain)}
                </Tag>
              ) : null}
              {letter.counts && letter.counts.refused > 0 ? (
                <Tag variant="warning" size="small">
                  {say(m.letters_refused_count, { count: letter.counts.refused })}
                </Tag>
              ) : null}
            </li>
          );
        })}
      </ol>
      <section aria-labelledby="returned">
        <h2 className="section-title" id="returned">
          {say(m.letters_bounces_title)}
        </h2>
        <p>{say(m.letters_bounces_text)}</p>
        {marked !== null ? (
          <Alert variant="success">{say(m.letters_bounces_marked, { count: marked })}</Alert>
        ) : null}
        {isMailboxRead && proposed === 0 ? <Alert variant="info">{say(m.letters_bounces_none)}</Alert> : null}
        {proposed > 0 ? (
          <form method="post" className="asked-form">
            <h3>{say(m.letters_bounces_found)}</h3>
            {proposals.people ? (
              <fieldset className="ticks">
                <legend>{say(m.letters_bounces_choose)}</legend>
                {proposals.people.map(({ invitationId, name, email, kind }) => (
                  <label className="tick" key={invitationId}>
                    <input
                      type="checkbox"
                      name="person"
                      value={invitationId}
                      defaultChecked={kind === 'undeliverable'}
                    />
                    <span>
                      {name} ({email}) –{' '}
                      {say(kind === 'absent' ? m.letters_state_absent : m.letters_state_undeliverable)}
                    </span>
                  </label>
                ))}
              </fieldset>
            ) : null}
            <div className="upload__send">
              {proposals.people ? (
                <Button type="submit" name="intent" value="chosen">
                  {say(m.letters_bounces_confirm)}
                </Button>
              ) : (
                <>
                  {proposals.undeliverable > 0 ? (
                    <Button type="submit" name="intent" value="undeliverable" variant="secondary">
                      {say(m.letters_bounces_all_undeliverable, { count: proposals.undeliverable })}
                    </Button>
                  ) : null}
                  {proposals.absent > 0 ? (
                    <Button type="submit" name="intent" value="absent" variant="secondary">
                      {say(m.letters_bounces_all_absent, { count: proposals.absent })}
                    </Button>
                  ) : null}
                </>
              )}
            </div>
          </form>
        ) : null}
        {proposals.unknown > 0 ? <p>{say(m.letters_bounces_unknown, { count: proposals.unknown })}</p> : null}
        <form method="post" encType="multipart/form-data" className="asked-form">
          <FileField
            name="mailbox"
            label={say(m.letters_bounces_field)}
            hint={say(m.letters_bounces_hint)}
            accept=".mbox,.eml,message/rfc822"
            mistake={result ? (result.mistake ?? say(m.letters_import_nothing)) : undefined}
          />
          <div className="upload__send">
            <Button
              type="submit"
              name="intent"
              value="mailbox"
              variant="secondary"
              icon={<ArrowRightIcon aria-hidden />}
              iconPosition="right"
            >
              {say(m.letters_bounces_button)}
            </Button>
          </div>
        </form>
      </section>
    </WaveFrame>
  );
}
