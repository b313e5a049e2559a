import { DownloadIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react';

export function DownloadButton({ href, label }: { href: string; label: string }) {
  return (
    <Button
      as="a"
      role="link"
      href={href}
      variant="secondary"
      size="small"
      icon={<DownloadIcon aria-hidden />}
    >
      {label}
    </Button>
  );
}
