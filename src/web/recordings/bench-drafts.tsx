import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import { Fold } from '#web/components/fold.tsx';
import { useWords } from '#web/language/language.ts';
import { benchPath } from './recording-path.ts';
import { type ShownDraft, sayWhen } from './shown-draft.ts';

/** What has been written and not finished: each can be gone on with, or let go of after a second look. */
export function BenchDrafts(properties: {
  asked: { readonly studyId: string; readonly interviewId: string };
  drafts: readonly ShownDraft[];
  isChoosing: boolean;
}) {
  const { asked, drafts, isChoosing } = properties;
  const { say, language } = useWords();
  if (drafts.length === 0) return null;
  return (
    <section aria-labelledby="drafts" className="bench-drafts">
      <h2 className="section-title" id="drafts">
        {say(isChoosing ? m.interviews_bench_drafts_choose : m.interviews_bench_drafts_others)}
      </h2>
      <ul>
        {drafts.map(({ draftId, savedAt, byName, words, ends }) => (
          <li key={draftId}>
            <p>{say(m.interviews_bench_draft, { when: sayWhen(savedAt, language), name: byName, words })}</p>
            {ends === '' ? null : <q>… {ends}</q>}
            <p>
              <Button
                as="a"
                role="link"
                size="small"
                variant="secondary"
                href={benchPath(asked, `?draft=${draftId}`)}
              >
                {say(m.interviews_bench_draft_go_on)}
              </Button>
            </p>
            <Fold summary={say(m.interviews_bench_draft_discard)}>
              <form method="post" action={benchPath(asked)}>
                <input type="hidden" name="draft" value={draftId} />
                <p>{say(m.interviews_bench_draft_discard_text)}</p>
                <Button type="submit" name="intent" value="discard" size="small" data-color="danger">
                  {say(m.interviews_bench_draft_discard_button)}
                </Button>
              </form>
            </Fold>
          </li>
        ))}
      </ul>
      {isChoosing ? (
        <p>
          <a href={benchPath(asked, '?draft=new')}>{say(m.interviews_bench_draft_new)}</a>
        </p>
      ) : null}
    </section>
  );
}
