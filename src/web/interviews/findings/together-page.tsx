import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import type { MeetingWay } from '#modules/interviews/index.ts';
import { meetingBlocks, startPage } from '#modules/reports/index.ts';
import { useWords } from '#web/language/language.ts';
import { ReportBlocks } from '#web/reports/report-blocks.tsx';
import { FindingsFrame, Lacking, Views } from './findings-frame.tsx';
import { findingsPlace, lackOf, tablesGiven } from './findings-place.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { frame, standing, by, base, language, query } = await findingsPlace({ request, params, context });
  const lack = lackOf(standing, by);
  const way: MeetingWay = query.get('way') === 'turn' ? 'turn' : 'overlap';
  const given = tablesGiven(standing, base, { by, way });
  return {
    frame,
    by,
    way,
    lack,
    blocks: lack === null ? meetingBlocks(given, { by, way }, startPage(language)) : [],
  };
}

/** What is said together. */
export default function TogetherPage() {
  const { frame, by, way, lack, blocks } = useLoaderData<typeof loader>();
  const { say } = useWords();
  const base = `/studies/${frame.studyId}/interviews/findings`;
  const at = (chosenBy: string, chosenWay: string) => `${base}/together?by=${chosenBy}&way=${chosenWay}`;
  return (
    <FindingsFrame
      frame={frame}
      step="together"
      title={say(m.findings_together_page)}
      lead={<p>{say(m.findings_together_lead)}</p>}
    >
      <div className="findings-choices">
        <Views
          label={say(m.findings_views_by)}
          views={[
            { name: say(m.findings_by_concepts), href: at('concept', way), isHere: by === 'concept' },
            { name: say(m.findings_by_groups), href: at('group', way), isHere: by === 'group' },
          ]}
        />
        <Views
          label={say(m.findings_views_way)}
          views={[
            { name: say(m.findings_way_overlap), href: at(by, 'overlap'), isHere: way === 'overlap' },
            { name: say(m.findings_way_turn), href: at(by, 'turn'), isHere: way === 'turn' },
          ]}
        />
      </div>
      <p className="measure">
        {say(way === 'overlap' ? m.findings_together_how_overlap : m.findings_together_how_turn)}
      </p>
      {lack ? <Lacking lack={lack} studyId={frame.studyId} /> : null}
      <div className="findings-blocks">
        <ReportBlocks blocks={blocks} />
      </div>
      {lack ? null : (
        <p>
          <a href={`${base}/tables/together-${by}-${way}.csv`}>{say(m.findings_csv)}</a>
        </p>
      )}
    </FindingsFrame>
  );
}
