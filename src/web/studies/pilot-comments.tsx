import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import type { PilotPageData } from './pilot-page-data.ts';

type Comment = PilotPageData['comments'][number];

/** What testers said, under the question they said it about, each to be ticked off when something has been done. */
export function PilotComments({ page: { comments } }: { page: PilotPageData }) {
  const { say } = useWords();
  const byItem = Map.groupBy(comments, ({ itemId }) => itemId);
  return (
    <section aria-labelledby="comments">
      <h2 className="section-title" id="comments">
        {say(m.waves_pilot_comments)}
      </h2>
      {comments.length === 0 ? <p>{say(m.waves_pilot_no_comments)}</p> : null}
      {[...byItem].map(([itemId, about]) => (
        <article key={itemId} className="pilot-comments">
          <h3>
            {itemId === ''
              ? say(m.waves_pilot_whole)
              : (about[0]!.question ?? say(m.waves_pilot_gone_question))}
          </h3>
          <ul>
            {about.map((comment) => (
              <CommentRow key={comment.testerId} comment={comment} />
            ))}
          </ul>
        </article>
      ))}
    </section>
  );
}

function CommentRow({ comment }: { comment: Comment }) {
  const { say } = useWords();
  const { testerId, itemId, name, text, isDealtWith } = comment;
  return (
    <li className={isDealtWith ? 'pilot-comments--dealt' : undefined}>
      <blockquote>
        <p>{text}</p>
        <footer>
          {name}
          {isDealtWith ? ` · ${say(m.waves_pilot_is_dealt)}` : ''}
        </footer>
      </blockquote>
      <form method="post" action="#comments">
        <input type="hidden" name="tester" value={testerId} />
        <input type="hidden" name="item" value={itemId} />
        <Button
          type="submit"
          size="small"
          variant={isDealtWith ? 'tertiary' : 'secondary'}
          name="do"
          value={isDealtWith ? 'reopen' : 'deal'}
          aria-label={isDealtWith ? undefined : say(m.waves_pilot_dealt_named, { name })}
        >
          {say(isDealtWith ? m.waves_pilot_undo : m.waves_pilot_dealt)}
        </Button>
      </form>
    </li>
  );
}
