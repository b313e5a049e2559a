import { Alert, Button } from '@navikt/ds-react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';

/** Letters that may or may not have been sent when the server stopped: somebody who can ask the mail server decides. */
export function UncertainLetters(properties: {
  /** Null where it is not told how many. */
  count: number | null;
  people: readonly { invitationId: string; name: string; email: string }[] | null;
}) {
  const { count, people } = properties;
  const { say } = useWords();
  return (
    <Alert variant="warning">
      <form method="post" className="asked-form">
        <p>
          {count === null ? say(m.letters_untold_uncertain_text) : say(m.letters_uncertain_text, { count })}
        </p>
        {people ? (
          <fieldset className="ticks">
            <legend>{say(m.letters_uncertain_choose)}</legend>
            <input type="hidden" name="named" value="1" />
            {people.map(({ invitationId, name, email }) => (
              <label className="tick" key={invitationId}>
                <input type="checkbox" name="person" value={invitationId} />
                <span>
                  {name} ({email})
                </span>
              </label>
            ))}
          </fieldset>
        ) : null}
        <div className="upload__send">
          <Button type="submit" name="intent" value="leave" variant="secondary" size="small">
            {say(m.letters_uncertain_leave)}
          </Button>
          <Button type="submit" name="intent" value="again" variant="secondary" size="small">
            {say(people ? m.letters_uncertain_again_chosen : m.letters_uncertain_again)}
          </Button>
        </div>
      </form>
    </Alert>
  );
}
