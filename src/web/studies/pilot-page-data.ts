import { data, type LoaderFunctionArgs } from 'react-router';
import { itemsOf } from '#modules/studies/index.ts';
import { textIn } from '#modules/studies/schema.ts';
import { audiencesAsked, trialAddressOf } from '#modules/surveys/index.ts';
import { languageOf } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { audienceTitles } from './audience-titles.ts';
import { wavePlace } from './study-place.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame, ...seen } = await wavePlace({ request, params, context });
  if (!frame.may.runWave) throw data(null, { status: 404 });
  const { study, wave } = seen;
  const services = context.get(servicesContext);
  const { testers, times, comments } = await services.waves.pilot(actor, seen);
  const ids = { studyId: frame.studyId, waveId: wave.waveId };
  const { plan, toWrite, hasMailServer, outbox } = await services.pilotLetters.look(actor, ids);
  const language = languageOf(request);
  const asked = audiencesAsked(study, wave);
  const items = new Map(
    Object.keys(study.instruments).flatMap((audience) =>
      itemsOf(study, audience).map((item) => [item.id, textIn(item.text, language)] as const),
    ),
  );
  const { slowest } = times;
  const slowestSection = slowest && study.instruments[slowest.audience]?.sections[slowest.section];
  const nameOf = new Map(testers.map(({ testerId, name }) => [testerId, name]));
  const origin = services.origin();
  return {
    frame,
    isOver: wave.state !== 'draft' && wave.state !== 'pilot',
    languages: study.languages,
    letters: {
      toWrite,
      hasMailServer,
      isSending: plan?.state === 'sending',
      fault: plan?.state === 'sending' ? plan.fault : null,
    },
    audiences: audienceTitles(study, language).filter(({ id }) => asked.includes(id)),
    testers: testers.map(
      ({ testerId, name, email, audience, link, isFinished, letterState, letterReply }) => ({
        testerId,
        name,
        email,
        audience,
        isFinished,
        letterState,
        letterReply,
        outbox: outbox.get(testerId) ?? null,
        address: `${origin}/s/${trialAddressOf(wave.waveId, link)}`,
        seconds: times.byTester.get(testerId) ?? null,
      }),
    ),
    medianSeconds: times.medianSeconds,
    slowest: slowestSection
      ? { title: textIn(slowestSection.title, language), seconds: slowest!.seconds }
      : null,
    comments: comments.map((comment) => ({
      ...comment,
      name: nameOf.get(comment.testerId) ?? '',
      question: comment.itemId === '' ? '' : (items.get(comment.itemId) ?? null),
    })),
  };
}

export type PilotPageData = Awaited<ReturnType<typeof loader>>;
