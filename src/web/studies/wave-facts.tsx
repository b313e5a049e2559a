import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import { Fold } from '#web/components/fold.tsx';
import { useWords } from '#web/language/language.ts';
import { sayDay } from './say-day.ts';
import type { WavePageData } from './wave-page-data.ts';

/** What has been decided of a wave, and what is locked. */
export function WaveFacts({ page }: { page: WavePageData }) {
  const { say, language } = useWords();
  const { wave, version, frame } = page;
  const isBefore = wave.state === 'draft' || wave.state === 'pilot';
  const isOver = wave.state === 'closed' || wave.state === 'archived';
  const day = (text: string | null) => (text ? sayDay(text, language) : null);
  const erased = wave.codeKeyErasedOn
    ? say(m.waves_fact_key_erased, { day: sayDay(wave.codeKeyErasedOn, language) })
    : wave.eraseCodeKeyOn
      ? say(m.waves_fact_key_erase, { day: sayDay(wave.eraseCodeKeyOn, language) })
      : say(m.waves_fact_key_undecided);
  const facts: [string, string | null][] = [
    [say(m.waves_fact_opened), day(wave.openedOn)],
    [say(m.waves_fact_closed), day(wave.closedOn)],
    [say(m.waves_field_closing), isOver ? null : (day(wave.plannedClosingOn) ?? say(m.waves_fact_none))],
    [say(m.waves_field_sender), wave.senderName || say(m.waves_fact_none)],
    [say(m.waves_field_reply), wave.replyTo || null],
    [say(m.waves_fact_minimum), say(m.waves_fact_minimum_people, { count: wave.minimumGroup })],
    [say(m.waves_fact_key), erased],
    [
      say(m.waves_fact_study),
      isBefore ? say(m.waves_fact_study_newest, { version }) : say(m.waves_fact_study_locked, { version }),
    ],
  ];
  return (
    <section aria-labelledby="facts">
      <h2 className="section-title" id="facts">
        {say(m.waves_facts_title)}
      </h2>
      <dl className="wave-facts">
        {facts.map(([term, value]) =>
          value === null ? null : (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
        <div>
          <dt>{say(m.waves_fact_hash)}</dt>
          <dd>
            <code>{wave.planSha256}</code>
            <span>{say(isBefore ? m.waves_fact_hash_before : m.waves_fact_hash_locked)}</span>
          </dd>
        </div>
      </dl>
      {frame.may.runWave && !isOver ? (
        <p>
          <a href={`/studies/${frame.studyId}/waves/${frame.wave.waveId}/settings`}>
            {say(m.waves_settings_title)}
          </a>
        </p>
      ) : null}
      {frame.may.runWave && wave.state === 'open' ? (
        <Fold summary={say(m.waves_minimum_title)} className="measure">
          <p>{say(m.waves_minimum_text)}</p>
          <form method="post" className="raise-minimum">
            <label htmlFor="minimum">{say(m.waves_minimum_label)}</label>
            <input
              id="minimum"
              name="minimum"
              type="number"
              min={wave.minimumGroup}
              max={1000}
              defaultValue={wave.minimumGroup}
            />
            <Button type="submit" size="small" variant="secondary" name="do" value="raise-minimum">
              {say(m.waves_minimum_button)}
            </Button>
          </form>
        </Fold>
      ) : null}
    </section>
  );
}
