import { Alert, Button, Tag } from '@navikt/ds-react';
import { m } from '#messages';
import { Fold } from '#web/components/fold.tsx';
import { useWords } from '#web/language/language.ts';
import { audienceName } from './audience-titles.ts';
import type { PilotPageData } from './pilot-page-data.ts';

type Tester = PilotPageData['testers'][number];

/** Whole seconds as minutes and seconds. */
export function minutesOf(seconds: number): { minutes: number; seconds: number } {
  const whole = Math.round(seconds);
  return { minutes: Math.floor(whole / 60), seconds: whole % 60 };
}

const letterWords = {
  none: { word: m.waves_pilot_letter_none, variant: 'neutral' },
  queued: { word: m.waves_pilot_letter_queued, variant: 'info' },
  sending: { word: m.waves_pilot_letter_sending, variant: 'info' },
  sent: { word: m.waves_pilot_letter_sent, variant: 'success' },
  uncertain: { word: m.waves_pilot_letter_uncertain, variant: 'warning' },
  refused: { word: m.waves_pilot_letter_refused, variant: 'error' },
  outbox: { word: m.waves_pilot_letter_outbox, variant: 'neutral' },
} as const;

/** Somebody who tries a wave out: how far they have come, and how it went with their letter. */
export function PilotTester({ tester, page }: { tester: Tester; page: PilotPageData }) {
  const { say, language } = useWords();
  const { testerId, name, email, audience, isFinished, seconds, letterState } = tester;
  const letter = letterWords[letterState];
  return (
    <li>
      <div className="testers__who">
        <h3>{name}</h3>
        <p>
          {email} · {audienceName(audience, language)}
        </p>
        <p className="testers__state">
          {page.isOver ? null : (
            <Tag variant={letter.variant} size="small">
              {say(letter.word)}
            </Tag>
          )}
          <span>
            {isFinished
              ? say(m.waves_pilot_finished)
              : seconds === null
                ? say(m.waves_pilot_not_begun)
                : say(m.waves_pilot_underway)}
            {seconds === null ? null : ` · ${say(m.waves_pilot_time, minutesOf(seconds))}`}
          </span>
        </p>
      </div>
      {page.isOver ? null : (
        <>
          <div className="testers__link">
            <label htmlFor={`link-${testerId}`}>{say(m.waves_pilot_link, { name })}</label>
            <input id={`link-${testerId}`} readOnly value={tester.address} />
          </div>
          <TesterForm tester={tester} hasMailServer={page.letters.hasMailServer} />
          <WhatNow tester={tester} />
        </>
      )}
    </li>
  );
}

/** What a mail server's answer, or none, asks of whoever runs the wave. */
function WhatNow({ tester: { letterState, letterReply, outbox } }: { tester: Tester }) {
  const { say } = useWords();
  if (letterState === 'refused') {
    return (
      <Alert variant="error" size="small" className="testers__now">
        {say(m.waves_pilot_refused_text, { code: letterReply ?? '–' })}
      </Alert>
    );
  }
  if (letterState === 'uncertain') {
    return (
      <Alert variant="warning" size="small" className="testers__now">
        {say(m.waves_pilot_uncertain_text)}
      </Alert>
    );
  }
  return outbox ? (
    <Fold summary={say(m.waves_pilot_letter_read)} className="testers__now">
      <div className="letter-preview">
        <strong>{outbox.subject}</strong>
        <div className="letter-preview__text">{outbox.text}</div>
      </div>
    </Fold>
  ) : null;
}

function TesterForm({ tester, hasMailServer }: { tester: Tester; hasMailServer: boolean }) {
  const { say } = useWords();
  const { testerId, name, letterState } = tester;
  const isOnItsWay = letterState === 'queued' || letterState === 'sending';
  return (
    <form method="post" className="testers__do">
      <input type="hidden" name="tester" value={testerId} />
      {letterState === 'uncertain' ? (
        <Button type="submit" size="small" variant="tertiary" name="do" value="came">
          {say(m.waves_pilot_came)}
        </Button>
      ) : null}
      {isOnItsWay || !hasMailServer ? null : (
        <Button
          type="submit"
          size="small"
          variant={letterState === 'uncertain' || letterState === 'refused' ? 'secondary' : 'tertiary'}
          name="do"
          value="send-one"
          aria-label={say(
            letterState === 'none' || letterState === 'outbox'
              ? m.waves_pilot_send_one_named
              : m.waves_pilot_send_again_named,
            { name },
          )}
        >
          {say(
            letterState === 'none' || letterState === 'outbox'
              ? m.waves_pilot_send_one
              : m.waves_pilot_send_again,
          )}
        </Button>
      )}
      <Button
        type="submit"
        size="small"
        variant="tertiary"
        name="do"
        value="remove"
        aria-label={say(m.waves_pilot_remove_named, { name })}
      >
        {say(m.waves_pilot_remove)}
      </Button>
    </form>
  );
}
