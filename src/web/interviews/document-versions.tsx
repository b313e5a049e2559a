import { Alert } from '@navikt/ds-react';
import { m } from '#messages';
import { Fold } from '#web/components/fold.tsx';
import { useWords } from '#web/language/language.ts';
import { sayDay } from '#web/studies/say-day.ts';

/** When a version was saved, and by whom. */
export type SavedVersion = { readonly version: number; readonly savedOn: string; readonly byName: string };

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

export function VersionLine({ version, savedOn, byName }: SavedVersion) {
  const { say, language } = useWords();
  const day = sayDay(savedOn, language);
  return (
    <p className="guide-view__version">{say(m.interviews_version_by, { version, name: byName, day })}</p>
  );
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
  const { say, language } = useWords();
  if (versions.length < 2) return null;
  return (
    <Fold summary={say(m.interviews_versions, { count: versions.length })} className="not-printed">
      <ul>
        {versions.map(({ version, savedOn, byName }) => (
          <li key={version}>
            <a href={`${base}?version=${version}`} aria-current={version === shown ? 'true' : undefined}>
              {say(m.interviews_version_by, { version, name: byName, day: sayDay(savedOn, language) })}
            </a>
          </li>
        ))}
      </ul>
    </Fold>
  );
}
