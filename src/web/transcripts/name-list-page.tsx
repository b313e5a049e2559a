import { Alert, Button, Table } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useSearchParams,
} from 'react-router';
import { m } from '#messages';
import { sayDate } from '#platform/say-date.ts';
import { ColumnHeads } from '#web/components/column-heads.tsx';
import { readForm } from '#web/components/read-form.ts';
import { ScrollFrame } from '#web/components/scroll-frame.tsx';
import { useWords } from '#web/language/language.ts';
import { refused } from '#web/letters/refused.ts';
import { servicesContext } from '#web/services.ts';
import { TranscriptFrame } from './transcript-frame.tsx';
import { pathOf } from './transcript-path.ts';
import { transcriptPlace } from './transcript-place.ts';

const needs = 'conductInterviews';

/** What stands for what, over all interviews of the study: the code key. Looking at it is written down. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, asked, frame } = await transcriptPlace({ request, params, context, needs });
  const list = await context.get(servicesContext).transcripts.replacements(actor, asked);
  return { frame, asked, list };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, asked } = await transcriptPlace({ request, params, context, needs });
  await readForm(request);
  const refusal = await refused(request, () =>
    context.get(servicesContext).transcripts.undoNames(actor, asked),
  );
  if (!refusal) throw redirect(`${pathOf(asked, '/names/list')}?undone=1`, 303);
  return data({ text: refusal.text }, { status: 422 });
}

export default function NameListPage() {
  const { frame, list } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [search] = useSearchParams();
  const { say, language } = useWords();
  const last = list.at(-1)?.stepId;
  return (
    <TranscriptFrame
      frame={frame}
      step="names"
      title={say(m.interviews_names_list_title)}
      lead={<p>{say(m.interviews_names_list_lead)}</p>}
    >
      {result ? (
        <Alert variant="error" role="alert">
          {result.text}
        </Alert>
      ) : search.has('undone') ? (
        <Alert variant="success" role="status">
          {say(m.interviews_names_undone)}
        </Alert>
      ) : null}
      {list.length === 0 ? (
        <p>{say(m.interviews_names_list_none)}</p>
      ) : (
        <>
          <ScrollFrame labelledBy="replaced">
            <Table size="small">
              <caption id="replaced" className="transcript-facts">
                {say(m.interviews_names_list_caption)}
              </caption>
              <ColumnHeads
                columns={[
                  say(m.interviews_names_list_word),
                  say(m.interviews_names_list_stand_in),
                  say(m.interviews_names_list_when),
                ]}
              />
              <Table.Body>
                {list.map(({ original, replacement, decidedOn, byName }) => (
                  <Table.Row key={original} shadeOnHover={false}>
                    <Table.HeaderCell scope="row">{original}</Table.HeaderCell>
                    <Table.DataCell>{replacement}</Table.DataCell>
                    <Table.DataCell>
                      {sayDate(decidedOn, language)}, {byName}
                    </Table.DataCell>
                  </Table.Row>
                ))}
              </Table.Body>
            </Table>
          </ScrollFrame>
          <form method="post" className="asked-form">
            <p>
              {say(m.interviews_names_undo_text, {
                words: list.flatMap(({ stepId, original }) => (stepId === last ? [original] : [])).join(', '),
              })}
            </p>
            <Button type="submit" name="intent" value="undo" variant="secondary">
              {say(m.interviews_names_undo)}
            </Button>
          </form>
        </>
      )}
    </TranscriptFrame>
  );
}
