import { Alert } from '@navikt/ds-react';
import { m } from '#messages';
import { Fold } from '#web/components/fold.tsx';
import { useWords } from '#web/language/language.ts';
import { sayDay } from '#web/studies/say-day.ts';

/** When a version was saved, and by whom. */
export type SavedVersion = {
  readonly version: number;
  readonly savedOn: string;
  readonly byName: string;
  /** Something is missing in it. */
  readonly isDraft?: boolean;
};

/** What was saved, and the way to what comes next. */
export function SavedAlert(properties: {
  readonly isSaved: boolean;
  readonly overview: string;
  readonly children: string;
}) {
  const { isSaved, overview, children } = properties;
  const { say } = useWords();
  return isSaved ? (
    <Alert variant="success" size="small">
      {children} <a href={overview}>{say(m.interviews_to_next_step)}</a>
    </Alert>
  ) : null;
}

export function VersionLine(saved: SavedVersion) {
  const sayVersion = useVersion();
  return <p className="guide-view__version">{sayVersion(saved)}</p>;
}

function useVersion() {
  const { say, language } = useWords();
  return ({ version, savedOn, byName, isDraft }: SavedVersion) =>
    say(isDraft ? m.interviews_version_draft_by : m.interviews_version_by, {
      version,
      name: byName,
      day: sayDay(savedOn, language),
    });
}

/** The ways to the other versions, folded; nothing where there is one alone. */
export function OtherVersions({
  base,
  shown,
  versions,
}: {
  readonly base: string;
  readonly shown: number;
  readonly versions: readonly SavedVersion[];
}) {
  const { say } = useWords();
  const sayVersion = useVersion();
  if (versions.length < 2) return null;
  return (
    <Fold summary={say(m.interviews_versions, { count: versions.length })} className="not-printed">
      <ul>
        {versions.map((saved) => (
          <li key={saved.version}>
            <a
              href={`${base}?version=${saved.version}`}
              aria-current={saved.version === shown ? 'true' : undefined}
            >
              {sayVersion(saved)}
            </a>
          </li>
        ))}
      </ul>
    </Fold>
  );
}
