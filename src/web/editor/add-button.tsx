import { PlusIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react';

/** Adds one more part to the list at this place of the study. */
export function AddButton({ path, words }: { path: string; words: string }) {
  return (
    <Button
      type="submit"
      name="intent"
      value={`add:${path}`}
      variant="secondary"
      icon={<PlusIcon aria-hidden />}
    >
      {words}
    </Button>
  );
}
