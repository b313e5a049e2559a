import { Alert, Button } from '@navikt/ds-react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';

/**
 * What the script of a page tells while it is open: who else is here, that the page must be read anew to be right, and
 * what the server would not take. Empty until there is something to tell.
 */
export function Standing({ live, at, here }: { live: string | null; at: string | null; here: string }) {
  const { say } = useWords();
  return (
    <div className="coding-standing" data-standing data-live={live ?? undefined} data-at={at ?? undefined}>
      <p className="coding-others" role="status" data-others data-said={say(m.interviews_coders_here)} />
      <div data-stale hidden>
        <Alert variant="warning" size="small">
          {say(m.interviews_coders_stale)} <a href={here}>{say(m.interviews_coders_stale_read)}</a>
        </Alert>
      </div>
      <div data-aside role="alert" hidden>
        <Alert variant="error" size="small">
          <p>{say(m.interviews_coding_aside)}</p>
          <ul data-aside-list data-said-other={say(m.interviews_coding_aside_other)} />
          <Button type="button" size="small" variant="secondary" data-again>
            {say(m.interviews_coding_aside_again)}
          </Button>
        </Alert>
      </div>
    </div>
  );
}
