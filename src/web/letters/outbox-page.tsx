import { Alert, Tag } from '@navikt/ds-react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { Fold } from '#web/components/fold.tsx';
import { useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { notYours, wavePlace } from '#web/studies/study-place.ts';
import { WaveFrame } from '#web/studies/wave-frame.tsx';
import { kindWords } from './letter-words.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame } = await wavePlace({ request, params, context });
  if (!frame.may.sendLetters) throw notYours(frame, 'sendLetters');
  const ids = { studyId: frame.studyId, waveId: frame.wave.waveId };
  const page = Number(new URL(request.url).searchParams.get('page') ?? 1) || 1;
  return { frame, outbox: await context.get(servicesContext).letters.outbox(actor, ids, Math.floor(page)) };
}

export default function OutboxPage() {
  const { frame, outbox } = useLoaderData<typeof loader>();
  const { say } = useWords();
  const base = `/studies/${frame.studyId}/waves/${frame.wave.waveId}`;
  return (
    <WaveFrame
      frame={frame}
      step="letters"
      title={say(m.letters_outbox_title)}
      lead={<p>{say(m.letters_outbox_lead)}</p>}
    >
      <p>
        <a href={`${base}/letters`}>{say(m.letters_back)}</a>
      </p>
      {outbox.total === 0 ? (
        <p>{say(m.letters_outbox_empty)}</p>
      ) : (
        <p>{say(m.letters_outbox_count, { count: outbox.total })}</p>
      )}
      {outbox.mails === null && outbox.total > 0 ? (
        <Alert variant="info">{say(m.letters_outbox_hidden)}</Alert>
      ) : null}
      <ul className="asked-list">
        {(outbox.mails ?? []).map(({ kind, to, subject, text }) => (
          <li key={`${kind} ${to}`}>
            <div className="asked-list__who">
              <strong>{subject}</strong>
              <span>{to}</span>
              <Tag variant="neutral" size="small">
                {say(kindWords[kind])}
              </Tag>
            </div>
            <Fold summary={say(m.letters_outbox_read)}>
              <LetterText text={text} />
            </Fold>
          </li>
        ))}
      </ul>
      {outbox.pages > 1 ? (
        <p className="upload__send">
          <span>{say(m.letters_page_of, { page: outbox.page, pages: outbox.pages })}</span>
          {outbox.page > 1 ? <a href={`?page=${outbox.page - 1}`}>{say(m.letters_page_before)}</a> : null}
          {outbox.page < outbox.pages ? (
            <a href={`?page=${outbox.page + 1}`}>{say(m.letters_page_after)}</a>
          ) : null}
        </p>
      ) : null}
    </WaveFrame>
  );
}

/** A letter as it would be read, its link one that can be followed. */
function LetterText({ text }: { text: string }) {
  return (
    <div className="letter-preview__text">
      {text.split(/(https?:\/\/\S+)/).map((part, index) =>
        /^https?:\/\//.test(part) ? (
          <a key={index} href={part} rel="noreferrer">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </div>
  );
}
