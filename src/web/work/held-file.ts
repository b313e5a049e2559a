import { redirect } from 'react-router';
import { fileIn, refused, textOf } from '#web/letters/refused.ts';
import type { SaidRefusal } from './say-refusal.ts';

/** A page where a file is looked at before it is taken in. */
export type HeldFileDesk = {
  /** The page itself. */
  readonly here: string;
  /** The field that the file comes in. */
  readonly field: string;
  /** Forgets the file that is looked at. */
  letGo(): unknown;
  /** Takes in what was looked at, if it is what the stamp says, and tells where that leads; null when nothing is held. */
  confirm(stamp: string): Promise<string | null>;
  /** Keeps a file, so that it can be looked at. */
  hold(file: NonNullable<Awaited<ReturnType<typeof fileIn>>>): unknown;
};

export type HeldFileAnswer =
  | { readonly kind: 'nothing'; readonly refusal: null }
  | { readonly kind: 'confirm' | 'file'; readonly refusal: SaidRefusal };

/** Does what the form of such a page asks for. What goes well leads on; what does not is told for the page to say. */
export async function actOnHeldFile(
  request: Request,
  form: FormData,
  desk: HeldFileDesk,
): Promise<HeldFileAnswer> {
  const intent = form.get('intent');
  if (intent === 'cancel') {
    await desk.letGo();
    throw redirect(desk.here, 303);
  }
  if (intent === 'confirm') {
    let next = desk.here;
    const refusal = await refused(request, async () => {
      next = (await desk.confirm(textOf(form, 'stamp'))) ?? desk.here;
    });
    if (refusal) return { kind: 'confirm', refusal };
    throw redirect(next, 303);
  }
  const file = await fileIn(form, desk.field);
  if (!file) return { kind: 'nothing', refusal: null };
  const refusal = await refused(request, async () => desk.hold(file));
  if (refusal) return { kind: 'file', refusal };
  throw redirect(desk.here, 303);
}
