import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { matrixBlocks, startPage } from '#modules/reports/index.ts';
import { useWords } from '#web/language/language.ts';
import { ReportBlocks } from '#web/reports/report-blocks.tsx';
import { FindingsFrame, Lacking, Views } from './findings-frame.tsx';
import { findingsPlace, lackOf, tablesGiven } from './findings-place.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { frame, standing, by, base, language } = await findingsPlace({ request, params, context });
  const lack = lackOf(standing, by);
  return {
    frame,
    by,
    lack,
    blocks: lack === null ? matrixBlocks(tablesGiven(standing, base), by, startPage(language)) : [],
    hasGroups: standing.field.groups.length > 0,
  };
}

/** Who speaks of what. */
export default function MatrixPage() {
  const { frame, by, lack, blocks, hasGroups } = useLoaderData<typeof loader>();
  const { say } = useWords();
  const here = `/studies/${frame.studyId}/interviews/findings`;
  return (
    <FindingsFrame
      frame={frame}
      step="matrix"
      title={say(m.findings_matrix_page)}
      lead={<p>{say(m.findings_matrix_lead)}</p>}
    >
      {hasGroups ? (
        <Views
          label={say(m.findings_views_by)}
          views={[
            { name: say(m.findings_by_concepts), href: here, isHere: by === 'concept' },
            { name: say(m.findings_by_groups), href: `${here}?by=group`, isHere: by === 'group' },
          ]}
        />
      ) : null}
      {lack ? <Lacking lack={lack} studyId={frame.studyId} /> : null}
      <div className="findings-blocks">
        <ReportBlocks blocks={blocks} />
      </div>
      {lack ? null : (
        <p>
          <a href={`${here}/tables/matrix-${by}.csv`}>{say(m.findings_csv)}</a>
        </p>
      )}
    </FindingsFrame>
  );
}
