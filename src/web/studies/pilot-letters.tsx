import { Alert, Button } from '@navikt/ds-react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import type { PilotPageData } from './pilot-page-data.ts';

/** One button that sends everybody who lacks it their link; how it goes is told beside each of them. */
export function SendPilotLetters({ page }: { page: PilotPageData }) {
  const { say } = useWords();
  const { toWrite, hasMailServer, isSending, fault } = page.letters;
  const { frame } = page;
  return (
    <div className="pilot-send">
      {fault ? (
        <Alert variant="warning">
          {say(fault === 'some-deferred' ? m.waves_pilot_mail_deferred : m.waves_pilot_mail_down)}
        </Alert>
      ) : isSending ? (
        <Alert variant="info" role="status">
          {say(m.waves_pilot_mail_sending)}
        </Alert>
      ) : null}
      {hasMailServer ? null : <Alert variant="info">{say(m.waves_pilot_mail_no_server)}</Alert>}
      <form method="post" className="upload__send">
        {toWrite > 0 ? (
          <Button type="submit" name="do" value="send-all">
            {say(hasMailServer ? m.waves_pilot_mail_send : m.waves_pilot_mail_make, { count: toWrite })}
          </Button>
        ) : fault ? (
          <Button type="submit" name="do" value="send-all" variant="secondary">
            {say(m.waves_pilot_mail_try)}
          </Button>
        ) : null}
        <a href={`/studies/${frame.studyId}/waves/${frame.wave.waveId}/pilot/letter`}>
          {say(m.waves_pilot_mail_words)}
        </a>
      </form>
    </div>
  );
}
