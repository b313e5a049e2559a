import { Button } from '@navikt/ds-react';
import type { ReactNode } from 'react';
import { m } from '#messages';
import { Page } from '#web/components/page.tsx';
import { useWords } from '#web/language/language.ts';

export type FileStep = 'codebook' | 'people' | 'scales' | 'analyses' | 'desk';

/** What every page about an opened file knows of it. */
export type FileSummary = {
  readonly id: string;
  readonly fileName: string;
  readonly rowCount: number;
  readonly idleHours: number;
};

/** A page of the journey from a file to its report: the steps on top, and below what to do with the file as such. */
export function FileFrame(properties: {
  file: FileSummary;
  step: FileStep;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  const { file, step, title, lead, children } = properties;
  const { say } = useWords();
  const base = `/files/${file.id}`;
  const steps = [
    { id: 'codebook', name: say(m.web_files_step_codebook), href: base },
    { id: 'people', name: say(m.web_files_step_people), href: `${base}/people` },
    { id: 'scales', name: say(m.web_files_step_scales), href: `${base}/scales` },
    { id: 'analyses', name: say(m.web_files_step_analyses), href: `${base}/analyses` },
    { id: 'desk', name: say(m.web_files_step_desk), href: `${base}/desk` },
  ];
  return (
    <Page
      title={title}
      kicker={say(m.web_files_kicker, { file: file.fileName, rows: file.rowCount })}
      lead={lead}
      isWide
    >
      <nav className="file-steps" aria-label={say(m.web_files_steps)}>
        <ol>
          {steps.map(({ id, name, href }) => (
            <li key={id}>
              <a href={href} aria-current={id === step ? 'step' : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      {children}
      <section className="file-foot" aria-label={say(m.web_files_this_file)}>
        <p>{say(m.web_files_promise, { hours: file.idleHours })}</p>
        <div className="file-foot__ways">
          <a href={`${base}/study.yaml`}>{say(m.web_files_download_study)}</a>
          <form method="post" action={`${base}/close`}>
            <Button type="submit" size="small" variant="tertiary">
              {say(m.web_files_close)}
            </Button>
          </form>
        </div>
      </section>
    </Page>
  );
}
