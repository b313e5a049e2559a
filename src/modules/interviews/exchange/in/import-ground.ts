import { createHash } from 'node:crypto';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Database } from '#platform/database/database.ts';
import { seenBy } from '../../coding/coders/sight.rules.ts';
import { headOfLog, readSteps } from '../../coding/log/log.server.ts';
import { replay } from '../../coding/log/replay.ts';
import { listConsents } from '../../consent/consents.server.ts';
import { listInterviews } from '../../core/interviews.server.ts';
import { listStates } from '../../recordings/recordings.server.ts';
import type { InterviewsPlace } from '../../schema.ts';
import { undecidedInEach } from '../../transcripts/names/decided.ts';
import { listCurrentVersions } from '../../transcripts/store/versions.server.ts';
import type { Enter, ExchangeParts } from '../exchange-parts.ts';
import type { HeldFile } from './held-file.ts';
import { textOfSource } from './place-sources.ts';
import { type ImportChoices, type ImportGround, type ImportPlan, planImport } from './plan-import.ts';

export type PlannedFile = {
  readonly plan: ImportPlan;
  readonly ground: ImportGround;
  readonly place: InterviewsPlace;
  /** Changes when the study or the file does. */
  readonly stamp: string;
};
export type PlanOf = (
  from: Database,
  actor: Actor,
  given: { readonly file: HeldFile; readonly choices: ImportChoices | null; readonly importId: string },
) => Promise<PlannedFile>;

/** What a file would bring into its study as the study is now. */
export function createPlanOf(parts: ExchangeParts, enter: Enter): PlanOf {
  return async (from, actor, { file, choices, importId }) => {
    const { place, mayConduct } = enter(actor, file.studyId);
    const { mostBytes } = parts.recordings;
    const ground = await readGround(from, place, { actor, mayConduct, mostBytes });
    // Only whoever interviews brings in new texts, and is told what looks like names in them.
    const newTexts = file.project.sources.map((source) =>
      ground.mayConduct ? textOfSource(source).content.text : '',
    );
    const undecided = await undecidedInEach(from, parts, place, newTexts);
    const likelyNames = undecided.map(({ length }) => length);
    const plan = planImport({
      importId,
      project: file.project,
      losses: file.losses,
      ground,
      choices,
      likelyNames,
      facts: file.facts,
      importer: actor.name,
    });
    const head = await headOfLog(from, place);
    const seen = [file.sha256, head, [...ground.versions].map(([id, { open }]) => [id, open?.version])];
    const stamp = createHash('sha256').update(JSON.stringify(seen)).digest('hex').slice(0, 32);
    return { plan, ground, place, stamp };
  };
}

async function readGround(
  from: Database,
  place: InterviewsPlace,
  { actor, ...may }: { readonly actor: Actor; readonly mayConduct: boolean; readonly mostBytes: number },
): Promise<ImportGround> {
  const interviews = await listInterviews(from, place);
  const consents = await listConsents(from, place);
  const newest = await listCurrentVersions(from, place, { onlyOpen: false });
  const open = await listCurrentVersions(from, place, { onlyOpen: true });
  return {
    interviews,
    ...may,
    // What others have coded blind is neither met nor counted: a file of guesses would find it out.
    state: seenBy(replay(await readSteps(from, place)), { personId: actor.personId, ownOnly: false }),
    versions: new Map(
      newest.map(({ interviewId }) => [
        interviewId,
        { open: open.find((one) => one.interviewId === interviewId) ?? null },
      ]),
    ),
    recorded: new Set((await listStates(from, place)).map(({ interviewId }) => interviewId)),
    toRecording: new Set(
      interviews
        .filter(({ informantId }) => consents.get(informantId)?.toRecording)
        .map(({ interviewId }) => interviewId),
    ),
    consented: new Set(
      interviews.filter(({ informantId }) => consents.has(informantId)).map(({ interviewId }) => interviewId),
    ),
  };
}
