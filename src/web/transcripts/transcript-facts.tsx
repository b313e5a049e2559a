import { Alert } from '@navikt/ds-react';
import { m } from '#messages';
import { sayDate } from '#platform/say-date.ts';
import { useWords } from '#web/language/language.ts';
import type { ShownVersion } from './shown-version.ts';

/** How much it is, who wrote it down, and who may read it. */
export function TranscriptFacts(properties: {
  version: ShownVersion;
  openVersion: number | null;
  mayConduct: boolean;
  namesHref: string;
}) {
  const { version, openVersion, mayConduct, namesHref } = properties;
  const { say, language } = useWords();
  const words = version.turns.reduce((sum, { text }) => sum + text.split(/\s+/u).length, 0);
  const isOpen = openVersion === version.version;
  return (
    <>
      <p className="transcript-facts">
        {say(m.interviews_transcript_facts, {
          turns: version.turns.length,
          words,
          version: version.version,
          name: version.byName,
          date: sayDate(version.savedOn, language),
        })}
      </p>
      {mayConduct && !isOpen ? (
        <Alert variant="info" className="transcript-notice">
          {openVersion === null
            ? say(m.interviews_transcript_names_first)
            : say(m.interviews_transcript_older_open, { version: openVersion })}{' '}
          <a href={namesHref}>{say(m.interviews_next_names_button)}</a>
        </Alert>
      ) : null}
    </>
  );
}
