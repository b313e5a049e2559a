import { Button } from '@navikt/ds-react';
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { studyDifference } from '#modules/studies/index.ts';
import { BackLink } from '#web/components/back-link.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { StudyFrame } from '#web/studies/study-frame.tsx';
import { studyPlace } from '#web/studies/study-place.ts';
import { DifferenceView } from './difference-view.tsx';

export async function loader(asked: LoaderFunctionArgs) {
  const { actor, frame } = await studyPlace(asked);
  const { studyDesk } = asked.context.get(servicesContext);
  const search = new URL(asked.request.url).searchParams;
  const [from, to] = [Number(search.get('from')), Number(search.get('to'))];
  const [before, after] = await Promise.all(
    [from, to].map((version) =>
      Number.isInteger(version) ? studyDesk.textOf(actor, frame.studyId, version) : null,
    ),
  );
  if (!before?.study || !after?.study) throw data(null, { status: 404 });
  return {
    frame,
    from,
    to,
    isSameText: before.text === after.text,
    groups: studyDifference(before.study, after.study, languageOf(asked.request)),
  };
}

export default function DifferencePage() {
  const { frame, from, to, isSameText, groups } = useLoaderData<typeof loader>();
  const { say } = useWords();
  const versions = `/studies/${frame.studyId}/versions`;
  return (
    <>
      <BackLink href={versions}>{say(m.editor_part_versions)}</BackLink>
      <StudyFrame frame={frame} step="design" title={say(m.editor_between, { from, to })}>
        {groups.length === 0 ? (
          <p>{say(isSameText ? m.editor_same : m.editor_only_writing)}</p>
        ) : (
          <DifferenceView groups={groups} />
        )}
        {frame.may.editStudy ? (
          <form method="post" action={versions}>
            <Button type="submit" name="restore" value={from} variant="secondary">
              {say(m.editor_restore_version, { version: from })}
            </Button>
          </form>
        ) : null}
      </StudyFrame>
    </>
  );
}
