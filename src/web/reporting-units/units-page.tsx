import { Alert, Button } from '@navikt/ds-react';
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
import type { UnitProblem, UnitsLook } from '#modules/surveys/index.ts';
import { inAList } from '#platform/listing.ts';
import { readForm } from '#web/components/read-form.ts';
import { useWords } from '#web/language/language.ts';
import { refused } from '#web/letters/refused.ts';
import { servicesContext } from '#web/services.ts';
import { wavePlace } from '#web/studies/study-place.ts';
import { WaveFrame } from '#web/studies/wave-frame.tsx';
import { OfficesTable } from './offices-table.tsx';
import { RateForm } from './rate-form.tsx';
import { type UnitsGiven, unitsWishOf } from './units-form.ts';
import { UnitsTable } from './units-table.tsx';

/** Which offices of a wave are reported together: proposed, decided by the lead until the wave opens, and then locked. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame, ...seen } = await wavePlace({ request, params, context });
  if (!frame.may.followWave) throw data(null, { status: 404 });
  const look = await context.get(servicesContext).waves.units(actor, seen);
  return { frame, look, minimumGroup: seen.wave.minimumGroup };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, frame, ...seen } = await wavePlace({ request, params, context, needs: 'runWave' });
  const { wish, given } = unitsWishOf(await readForm(request));
  if (!wish) throw data(null, { status: 400 });
  let problems: readonly UnitProblem[] = [];
  const refusal = await refused(request, async () => {
    problems = await context.get(servicesContext).waves.decideUnits(actor, { seen, wish });
  });
  if (refusal || problems.length > 0) return data({ refusal, problems, given }, { status: 422 });
  const path = `/studies/${frame.studyId}/waves/${frame.wave.waveId}/reporting-units`;
  return redirect(wish.do === 'rate' ? path : `${path}?saved=1`, 303);
}

export default function UnitsPage() {
  const { frame, look, minimumGroup } = useLoaderData<typeof loader>();
  const { say } = useWords();
  const isLocked = look?.isLocked ?? false;
  return (
    <WaveFrame
      frame={frame}
      step="units"
      title={say(m.waves_units_title)}
      lead={
        <p>
          {isLocked ? say(m.waves_units_lead_locked) : say(m.waves_units_lead, { minimum: minimumGroup })}
        </p>
      }
    >
      {look ? (
        <Units look={look} mayDecide={frame.may.runWave && !isLocked} />
      ) : (
        <p>{say(m.waves_units_none)}</p>
      )}
    </WaveFrame>
  );
}

function Units({ look, mayDecide }: { look: UnitsLook; mayDecide: boolean }) {
  const result = useActionData<typeof action>();
  const given: UnitsGiven | null = result?.given ?? null;
  const isAnyJoined = look.units.some(({ offices }) => offices.length > 1);
  return (
    <>
      <Notices look={look} />
      <Mistakes refusal={result?.refusal?.text ?? null} problems={result?.problems ?? []} />
      {look.isLocked ? null : <RateForm look={look} mayDecide={mayDecide} given={given} />}
      {mayDecide ? (
        <form method="post" className="units-form">
          <OfficesTable look={look} given={given} mayDecide />
          {isAnyJoined ? <UnitsTable look={look} given={given} mayDecide /> : null}
          <Buttons isProposalNext={!look.isDecided && !look.isAsProposed} />
        </form>
      ) : (
        <>
          {look.isLocked ? null : <OfficesTable look={look} given={null} mayDecide={false} />}
          {isAnyJoined || look.isLocked ? <UnitsTable look={look} given={null} mayDecide={false} /> : null}
        </>
      )}
    </>
  );
}

/** The proposal first, until something has been decided. */
function Buttons({ isProposalNext }: { isProposalNext: boolean }) {
  const { say } = useWords();
  const buttons = [
    { verb: 'save', name: say(m.waves_units_save) },
    { verb: 'propose', name: say(m.waves_units_use_proposal) },
  ];
  return (
    <div className="upload__send">
      {(isProposalNext ? buttons.toReversed() : buttons).map(({ verb, name }, at) => (
        <Button key={verb} type="submit" name="do" value={verb} variant={at === 0 ? 'primary' : 'secondary'}>
          {name}
        </Button>
      ))}
      <Button type="submit" name="do" value="reset" variant="tertiary">
        {say(m.waves_units_reset)}
      </Button>
    </div>
  );
}

function Notices({ look }: { look: UnitsLook }) {
  const { say, language } = useWords();
  const [search] = useSearchParams();
  if (look.isLocked) return null;
  const offices = inAList(look.undecided, language);
  return (
    <>
      {search.has('saved') && look.isDecided ? (
        <Alert variant="success">
          {say(m.waves_units_saved)} {look.isAsProposed ? say(m.waves_units_as_proposed) : null}
        </Alert>
      ) : null}
      {look.isDecided ? null : <Alert variant="info">{say(m.waves_units_not_decided)}</Alert>}
      {look.undecided.length > 0 ? (
        <Alert variant="warning">{say(m.waves_units_undecided, { offices })}</Alert>
      ) : null}
      {look.isRegisterOfUse ? null : <Alert variant="warning">{say(m.waves_units_register_missing)}</Alert>}
    </>
  );
}

/** All that is wrong at once, each in a sentence; what was chosen stands as it was. */
function Mistakes({ refusal, problems }: { refusal: string | null; problems: readonly UnitProblem[] }) {
  const { say } = useWords();
  const sentences = problems.map(({ code, name = '' }) => {
    if (code === 'name-taken') return say(m.waves_units_problem_taken, { name });
    if (code === 'name-long') return say(m.waves_units_problem_long, { name, most: 120 });
    return say(m.waves_units_problem_list);
  });
  const all = [...new Set([...(refusal ? [refusal] : []), ...sentences])];
  if (all.length === 0) return null;
  return (
    <Alert variant="error" role="alert">
      {all.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Alert>
  );
}
