import { DownloadIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';

/**
 * The report to take along: to read and print, to write on in, to open anywhere; and to compute on with, where it has
 * figures that are kept by themselves.
 */
export function Downloads({ basePath, hasResults = true }: { basePath: string; hasResults?: boolean }) {
  const { say } = useWords();
  const files = [
    { name: 'report.pdf', label: say(m.web_download_pdf) },
    { name: 'report.docx', label: say(m.web_download_docx) },
    { name: 'report.html', label: say(m.web_download_html) },
    ...(hasResults ? [{ name: 'results.json', label: say(m.web_download_json) }] : []),
  ];
  return (
    <ul className="downloads" aria-label={say(m.web_download_label)}>
      {files.map(({ name, label }) => (
        <li key={name}>
          <Button
            as="a"
            role="link"
            href={`${basePath}/${name}`}
            variant="secondary"
            size="small"
            icon={<DownloadIcon aria-hidden />}
          >
            {label}
          </Button>
        </li>
      ))}
    </ul>
  );
}
