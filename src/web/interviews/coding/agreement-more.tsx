import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';

/**
 * The way to the rows that are not here: part by part, and with the script of the page all of them here, with how far that
 * has come while they are reckoned.
 */
export function MoreRows(properties: {
  parts: readonly { from: number; to: number; href: string }[];
  from: number;
  all: number;
  each: readonly unknown[];
}) {
  const { parts, from, all, each } = properties;
  const { say } = useWords();
  return (
    <div className="agreement-more" data-more>
      <p role="status" tabIndex={-1} data-state>
        {say(m.interviews_agreement_shown, { from: from + 1, to: from + each.length, all })}
      </p>
      <progress max={all} value={each.length} hidden aria-hidden="true" />
      {from === 0 ? (
        <Button
          type="button"
          size="small"
          variant="secondary"
          hidden
          data-show-all
          data-said={say(m.interviews_agreement_so_far, { done: '{done}', all })}
          data-said-done={say(m.interviews_agreement_all_shown, { all })}
          data-said-failed={say(m.interviews_agreement_not_fetched)}
        >
          {say(m.interviews_agreement_show_all, { all })}
        </Button>
      ) : null}
      <nav aria-label={say(m.interviews_agreement_parts)}>
        <ul>
          {parts.map((part) => (
            <li key={part.from}>
              <a href={part.href} aria-current={part.from === from ? 'page' : undefined} data-part>
                {part.from + 1}–{part.to}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {from === 0 ? <script type="module" src="/coding/agreement.js" /> : null}
    </div>
  );
}
