import { Button } from '@navikt/ds-react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import { OtherVersions, SavedAlert, VersionLine } from './document-versions.tsx';
import { InterviewsFrame } from './interviews-frame.tsx';
import { loadDocument } from './load-document.ts';
import { SheetView } from './sheet-view.tsx';
import { UnfinishedParts } from './unfinished-parts.tsx';

export const loader = (args: LoaderFunctionArgs) =>
  loadDocument(args, async (informants, actor, studyId) =>
    (await informants.sheetVersions(actor, studyId)).map((one) => ({
      ...one,
      isDraft: one.unfinished.length > 0,
    })),
  );

/** What informants are told before they say yes, with the consent under it, to be read, printed and signed. */
export default function SheetPage() {
  const { frame, mayPrepare, shown, versions, isSaved } = useLoaderData<typeof loader>();
  const { say } = useWords();
  const base = `/studies/${frame.studyId}/interviews/sheet`;
  return (
    <InterviewsFrame
      frame={frame}
      step="sheet"
      title={say(m.interviews_sheet_title)}
      lead={<p>{say(m.interviews_sheet_lead)}</p>}
    >
      {shown?.isDraft ? (
        <UnfinishedParts unfinished={shown.unfinished} edit={mayPrepare ? `${base}/edit` : null}>
          {say(isSaved ? m.interviews_sheet_saved_draft : m.interviews_sheet_is_draft)}
        </UnfinishedParts>
      ) : (
        <SavedAlert isSaved={isSaved} overview={`/studies/${frame.studyId}/interviews`}>
          {say(m.interviews_sheet_saved)}
        </SavedAlert>
      )}
      {shown ? null : (
        <p className="measure">{say(mayPrepare ? m.interviews_sheet_none : m.interviews_sheet_none_yet)}</p>
      )}
      {mayPrepare ? (
        <div className="upload__send not-printed">
          <Button as="a" role="link" href={`${base}/edit`}>
            {say(
              shown === null
                ? m.interviews_sheet_write
                : shown.isDraft
                  ? m.interviews_sheet_fill_in
                  : m.interviews_sheet_change,
            )}
          </Button>
          {shown && !shown.isDraft ? <p>{say(m.interviews_sheet_print)}</p> : null}
        </div>
      ) : null}
      {shown ? (
        <>
          <VersionLine {...shown} />
          <SheetView sheet={shown.sheet} toSign={!shown.isDraft} />
          <OtherVersions base={base} shown={shown.version} versions={versions} />
        </>
      ) : null}
    </InterviewsFrame>
  );
}
