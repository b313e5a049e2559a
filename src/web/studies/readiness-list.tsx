import {
  CheckmarkCircleFillIcon,
  ExclamationmarkTriangleFillIcon,
  XMarkOctagonFillIcon,
} from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react';
import type { ReactNode } from 'react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import { audienceName } from './audience-titles.ts';
import { pagesThatExist } from './pages-that-exist.ts';
import { sayDay } from './say-day.ts';
import type { WavePageData } from './wave-page-data.ts';

type Check = WavePageData['checks'][number];

/** What is in place before a wave opens and what is not; each with the way to where it is put right. */
export function ReadinessList({ page }: { page: WavePageData }) {
  const { say } = useWords();
  return (
    <ul className="readiness">
      {page.checks.map((check) => (
        <li key={check.id} className={`readiness__${check.state}`}>
          <StateIcon state={check.state} />
          <div>
            <h3>{say(names[check.id])}</h3>
            <CheckText check={check} page={page} />
          </div>
        </li>
      ))}
    </ul>
  );
}

const names = {
  languages: m.waves_check_languages,
  plan: m.waves_check_plan,
  retention: m.waves_check_retention,
  people: m.waves_check_people,
  units: m.waves_check_units,
  letter: m.waves_check_letter,
  pilot: m.waves_check_pilot,
  closing: m.waves_check_closing,
} as const;

function StateIcon({ state }: { state: Check['state'] }) {
  const { say } = useWords();
  if (state === 'done') return <CheckmarkCircleFillIcon title={say(m.waves_check_done)} />;
  if (state === 'advice') return <ExclamationmarkTriangleFillIcon title={say(m.waves_check_advice)} />;
  return <XMarkOctagonFillIcon title={say(m.waves_check_missing)} />;
}

function CheckText({ check, page }: { check: Check; page: WavePageData }) {
  const { say, language } = useWords();
  const { frame, wave } = page;
  const study = `/studies/${frame.studyId}`;
  const base = `${study}/waves/${frame.wave.waveId}`;
  const count = check.count ?? 0;
  const isDone = check.state === 'done';
  const way = (href: string, text: string, isThere = true) =>
    isThere && !isDone ? <a href={href}>{text}</a> : null;
  const line = (text: string, more: ReactNode = null) => (
    <p>
      {text} {more}
    </p>
  );
  const settings = frame.may.runWave ? way(`${base}/settings`, say(m.waves_check_set)) : null;
  const design = way(
    `${study}/design`,
    say(m.waves_check_design),
    pagesThatExist.design && frame.may.editStudy,
  );
  switch (check.id) {
    case 'languages':
      return line(
        isDone ? say(m.waves_check_languages_done) : say(m.waves_check_languages_missing, { count }),
        design,
      );
    case 'plan':
      return line(
        isDone ? say(m.waves_check_plan_done, { count }) : say(m.waves_check_plan_missing),
        way(`${study}/design#plan`, say(m.waves_check_plan_way), frame.may.editStudy),
      );
    case 'retention':
      return line(
        isDone && wave.eraseCodeKeyOn
          ? say(m.waves_check_retention_done, {
              day: sayDay(wave.eraseCodeKeyOn, language),
              minimum: wave.minimumGroup,
            })
          : check.promised
            ? say(m.waves_check_retention_late, { day: sayDay(check.promised, language) })
            : say(m.waves_check_retention_missing),
        settings,
      );
    case 'people':
      return line(
        count === 0
          ? say(
              page.turn?.hand === 'lead' ? m.waves_check_people_missing_theirs : m.waves_check_people_missing,
              { who: page.hands.custodian },
            )
          : (check.audiences ?? [])
              .map(({ audience, people }) =>
                say(m.waves_check_people_count, { who: audienceName(audience, language), count: people }),
              )
              .join(' · '),
        way(
          `${base}/people`,
          say(m.waves_check_people_way),
          pagesThatExist.people && (frame.may.importFrame || frame.may.readCodeKey),
        ),
      );
    case 'units':
      return line(
        say(unitsWords(check), { count: isDone ? (check.units ?? 0) : check.undecided || count }),
        way(`${base}/reporting-units`, say(m.waves_check_units_way), frame.may.runWave),
      );
    case 'letter':
      return line(
        isDone
          ? say(m.waves_check_letter_done)
          : wave.senderName === ''
            ? say(m.waves_check_letter_sender)
            : say(
                page.turn?.hand === 'lead'
                  ? m.waves_check_letter_missing_theirs
                  : m.waves_check_letter_missing,
                { who: page.hands.custodian },
              ),
        wave.senderName === ''
          ? settings
          : way(
              `${base}/letters`,
              say(m.waves_check_letter_way),
              pagesThatExist.letters && frame.may.sendLetters,
            ),
      );
    case 'pilot':
      return <PilotText check={check} page={page} />;
    case 'closing':
      return line(
        isDone && wave.plannedClosingOn
          ? say(m.waves_check_closing_done, { day: sayDay(wave.plannedClosingOn, language) })
          : say(m.waves_check_closing_missing),
        settings,
      );
  }
}

function unitsWords({ state, isDecided, undecided }: Check) {
  if (state === 'done') return isDecided ? m.waves_check_units_done : m.waves_check_units_alone;
  if (!isDecided) return m.waves_check_units_small;
  return undecided ? m.waves_check_units_new : m.waves_check_units_still_small;
}

function PilotText({ check, page }: { check: Check; page: WavePageData }) {
  const { say } = useWords();
  const { frame, wave, hands } = page;
  const count = check.count ?? 0;
  const isTried = check.count !== undefined;
  const said = isTried
    ? check.state === 'done'
      ? say(m.waves_check_pilot_done, { count })
      : say(m.waves_check_pilot_comments, { count })
    : check.state === 'advice'
      ? say(m.waves_check_pilot_skipped)
      : say(frame.may.runWave ? m.waves_check_pilot_missing : m.waves_check_pilot_missing_theirs, {
          who: hands.lead,
        });
  return (
    <>
      <p>
        {said}{' '}
        {frame.may.runWave ? (
          <a href={`/studies/${frame.studyId}/waves/${frame.wave.waveId}/pilot`}>
            {say(m.waves_check_pilot_way)}
          </a>
        ) : null}
      </p>
      {frame.may.runWave && !isTried ? (
        <form method="post">
          <Button
            type="submit"
            size="small"
            variant="tertiary"
            name="do"
            value={wave.isPilotSkipped ? 'want-pilot' : 'skip-pilot'}
          >
            {say(wave.isPilotSkipped ? m.waves_pilot_want : m.waves_pilot_skip)}
          </Button>
        </form>
      ) : null}
    </>
  );
}
