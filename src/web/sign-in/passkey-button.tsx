import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';

/**
 * A button that needs script, because passkeys do (decision 0022). The script shows it where the browser can; without
 * script nothing of it is seen, and the link by e-mail works.
 */
export function PasskeyButton(properties: {
  task: 'sign-in' | 'add';
  origin: string;
  next: string;
  isSecond?: boolean;
}) {
  const { task, origin, next, isSecond } = properties;
  const { say } = useWords();
  return (
    <div
      className="passkey"
      hidden
      data-passkey={task}
      data-origin={origin}
      data-next={next}
      data-failed={say(m.organisation_passkey_failed)}
      data-stale={say(m.organisation_passkey_stale)}
    >
      <Button type="button" variant={task === 'add' || isSecond ? 'secondary' : 'primary'}>
        {say(task === 'add' ? m.organisation_passkey_add : m.organisation_passkey_sign_in)}
      </Button>
      <p role="status" />
      <script type="module" src="/passkey.js" />
    </div>
  );
}
