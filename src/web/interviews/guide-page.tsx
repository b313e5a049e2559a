import { Button } from '@navikt/ds-react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { languages } from '#platform/language.ts';
import { useWords } from '#web/language/language.ts';
import { OtherVersions, SavedAlert, VersionLine } from './document-versions.tsx';
import { GuideView } from './guide-view.tsx';
import { InterviewsFrame } from './interviews-frame.tsx';
import { loadDocument } from './load-document.ts';

export const loader = (args: LoaderFunctionArgs) =>
  loadDocument(args, (informants, actor, studyId) => informants.guideVersions(actor, studyId));

/** The guide as it is read and printed, and its earlier versions; before there is one, three ways to begin. */
export default function GuidePage() {
  const { frame, mayPrepare, shown, versions, isSaved } = useLoaderData<typeof loader>();
  const { say, language } = useWords();
  const base = `/studies/${frame.studyId}/interviews/guide`;
  return (
    <InterviewsFrame
      frame={frame}
      step="guide"
      title={say(m.interviews_guide_title)}
      lead={<p>{say(m.interviews_guide_lead)}</p>}
    >
      <SavedAlert isSaved={isSaved} overview={`/studies/${frame.studyId}/interviews`}>
        {say(m.interviews_guide_saved)}
      </SavedAlert>
      {shown ? (
        <>
          <div className="upload__send not-printed">
            {mayPrepare ? (
              <Button as="a" role="link" href={`${base}/edit`}>
                {say(m.interviews_guide_change)}
              </Button>
            ) : null}
            {mayPrepare ? <a href={`${base}/text`}>{say(m.interviews_guide_as_text)}</a> : null}
            <p>{say(m.interviews_guide_print)}</p>
          </div>
          <VersionLine {...shown} />
          <GuideView guide={shown.guide} />
          <OtherVersions base={base} shown={shown.version} versions={versions} />
        </>
      ) : mayPrepare ? (
        <div className="guide-starts">
          <form method="get" action={`${base}/edit`}>
            <h2>{say(m.interviews_guide_start_ready)}</h2>
            <p>{say(m.interviews_guide_start_ready_text)}</p>
            <input type="hidden" name="from" value="ready-made" />
            <div className="select-field">
              <label htmlFor="language">{say(m.interviews_guide_language)}</label>
              <select id="language" name="language" defaultValue={language}>
                {languages.map((each) => (
                  <option key={each} value={each}>
                    {say(names[each])}
                  </option>
                ))}
              </select>
            </div>
            <Button type="submit">{say(m.interviews_guide_start_ready_button)}</Button>
          </form>
          <div>
            <h2>{say(m.interviews_guide_start_paste)}</h2>
            <p>{say(m.interviews_guide_start_paste_text)}</p>
            <Button as="a" role="link" variant="secondary" href={`${base}/text`}>
              {say(m.interviews_guide_start_paste_button)}
            </Button>
          </div>
          <div>
            <h2>{say(m.interviews_guide_start_empty)}</h2>
            <p>{say(m.interviews_guide_start_empty_text)}</p>
            <Button as="a" role="link" variant="secondary" href={`${base}/edit`}>
              {say(m.interviews_guide_start_empty_button)}
            </Button>
          </div>
        </div>
      ) : (
        <p className="measure">{say(m.interviews_guide_none)}</p>
      )}
    </InterviewsFrame>
  );
}

const names = {
  nb: m.interviews_language_nb,
  nn: m.interviews_language_nn,
  en: m.interviews_language_en,
} as const;
