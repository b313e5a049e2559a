import { Alert, Button } from '@navikt/ds-react';
import { m } from '#messages';
import type { LetterKind } from '#modules/privacy/index.ts';
import type { LetterLook } from '#modules/surveys/index.ts';
import { useWords } from '#web/language/language.ts';
import { kindWords } from './letter-words.ts';

type Properties = {
  letter: LetterLook;
  people: number;
  isPointless: boolean;
  hasMailServer: boolean;
  /** The first of the letters that come after this one and have not been sent. */
  nextKind: LetterKind | null;
  /** The address of the wave. */
  wave: string;
  may: { readonly readCodeKey: boolean; readonly followWave: boolean };
};

/** What can be done about sending a letter just now; when it has been sent, what comes next. */
export function LetterSend(properties: Properties) {
  const { letter, people, isPointless, wave } = properties;
  const { say } = useWords();
  const { plan } = letter;
  const isDone = plan?.state === 'done';
  return (
    <section aria-labelledby="send" className="letter-send">
      <h2 className="section-title" id="send">
        {say(isDone ? m.letters_next_title : m.letters_send_title)}
      </h2>
      {people === 0 ? (
        <p>
          {say(m.letters_nobody)} <a href={`${wave}/people`}>{say(m.letters_to_people)}</a>
        </p>
      ) : null}
      {isPointless ? <p>{say(m.letters_refused_no_server)}</p> : null}
      {plan?.state === 'sending' || plan?.state === 'planned' ? (
        <form method="post">
          <Button type="submit" name="intent" value="stop" variant="secondary">
            {say(plan.state === 'planned' ? m.letters_unplan : m.letters_stop)}
          </Button>
        </form>
      ) : null}
      {plan?.state === 'paused' ? (
        <form method="post">
          <Button type="submit" name="intent" value="go-on" disabled={!letter.maySend}>
            {say(m.letters_go_on)}
          </Button>
        </form>
      ) : null}
      {(letter.counts?.refused ?? 0) > 0 && !isPointless ? <Refused {...properties} /> : null}
      {people > 0 && !isPointless && (plan === null || isDone) ? <Ways {...properties} /> : null}
    </section>
  );
}

function Ways(properties: Properties) {
  const { letter, hasMailServer } = properties;
  const isDone = letter.plan?.state === 'done';
  const outbox = letter.counts?.outbox ?? 0;
  if (outbox > 0 && hasMailServer) return <FromOutbox {...properties} />;
  if (!isDone) return <SendForms letter={letter} isFirst />;
  return (
    <>
      <NextLetter {...properties} />
      {letter.waiting === 0 ? null : <SendForms letter={letter} isFirst={false} />}
    </>
  );
}

/** Letters that were made while there was no mail server: nobody has had them, and now they can go. */
function FromOutbox({ letter, wave }: Properties) {
  const { say } = useWords();
  return (
    <>
      <p className="measure">{say(m.letters_outbox_waiting, { count: letter.counts?.outbox ?? 0 })}</p>
      {letter.maySend ? null : <p>{say(m.letters_refused_state)}</p>}
      <div className="upload__send">
        {letter.maySend ? (
          <form method="post">
            <Button type="submit" name="intent" value="outbox">
              {say(m.letters_outbox_send, { count: letter.counts?.outbox ?? 0 })}
            </Button>
          </form>
        ) : null}
        <a href={`${wave}/outbox`}>{say(m.letters_outbox_look)}</a>
      </div>
    </>
  );
}

function SendForms({ letter, isFirst }: { letter: LetterLook; isFirst: boolean }) {
  const { say } = useWords();
  const { kind, waiting, maySend } = letter;
  const toWhom = () => {
    if (waiting !== null) return say(isFirst ? m.letters_to_count : m.letters_to_rest, { count: waiting });
    if (!isFirst) return say(kind === 'thanks' ? m.letters_to_more_answered : m.letters_to_more_unanswered);
    return say(kind === 'thanks' ? m.letters_to_answered : m.letters_to_unanswered);
  };
  return (
    <>
      <p className="measure">{toWhom()}</p>
      {letter.counts ? null : <p className="measure">{say(m.letters_untold_why)}</p>}
      {maySend ? null : <p className="measure">{say(m.letters_refused_state)}</p>}
      {waiting === 0 ? null : (
        <div className="letter-send__ways">
          {maySend ? (
            <form method="post">
              <Button
                type="submit"
                name="intent"
                value="send"
                variant={isFirst || waiting !== null ? 'primary' : 'secondary'}
              >
                {say(isFirst ? m.letters_send_now : m.letters_send_rest)}
              </Button>
            </form>
          ) : null}
          {isFirst ? (
            <form method="post" className="letter-send__day">
              <div className="text-field">
                <label htmlFor="on">{say(maySend ? m.letters_send_on : m.letters_send_on_day)}</label>
                <input id="on" name="on" type="date" required />
              </div>
              <Button type="submit" name="intent" value="plan" variant="secondary">
                {say(m.letters_send_plan)}
              </Button>
            </form>
          ) : null}
        </div>
      )}
    </>
  );
}

const nextWords = {
  notice: m.letters_next_notice,
  invitation: m.letters_next_invitation,
  reminder1: m.letters_next_reminder1,
  reminder2: m.letters_next_reminder2,
  thanks: m.letters_next_thanks,
} as const;

function NextLetter({ nextKind, wave, may }: Properties) {
  const { say } = useWords();
  return (
    <>
      <p className="measure">{say(nextKind ? nextWords[nextKind] : m.letters_next_none)}</p>
      <p className="letter-send__on">
        {nextKind ? (
          <Button as="a" role="link" href={`${wave}/letters/${nextKind}`} variant="secondary" size="small">
            {say(m.letters_next_open, { letter: say(kindWords[nextKind]) })}
          </Button>
        ) : null}
        {may.followWave ? <a href={`${wave}/follow`}>{say(m.letters_next_follow)}</a> : null}
      </p>
    </>
  );
}

/** Addresses the mail server would not have: a correction lets the letter go again. */
function Refused({ letter, wave, may }: Properties) {
  const { say } = useWords();
  return (
    <Alert variant="warning">
      {say(may.readCodeKey ? m.letters_refused_mend : m.letters_refused_mend_system, {
        count: letter.counts?.refused ?? 0,
      })}{' '}
      <a href={may.readCodeKey ? `${wave}/people/list` : `${wave}/people`}>
        {say(may.readCodeKey ? m.letters_refused_to_list : m.letters_to_people)}
      </a>
    </Alert>
  );
}
