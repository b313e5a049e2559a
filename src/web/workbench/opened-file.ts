import { data } from 'react-router';
import type { FileKey, OpenedFile } from '#modules/workbench/index.ts';
import type { Services } from '#web/services.ts';
import { secretId } from '#web/work/temporary-reports.ts';

const cookieName = 'workbench';

/**
 * The secret by which a browser is known to have opened a file; empty where it has none. Addresses hold only the
 * file's id, which opens nothing without it (docs/decisions/0008-opened-files.md).
 */
export function ownerOf(request: Request): string {
  const cookies = request.headers.get('cookie') ?? '';
  return /(?:^|;\s*)workbench=([\w-]{24})(?:;|$)/.exec(cookies)?.[1] ?? '';
}

/**
 * The browser's secret, and the header that gives it one when it has none.
 *
 * @example const { owner, headers } = ownerFor(request); await openedFiles.open({ …, owner }); return redirect(to, { headers })
 */
export function ownerFor(request: Request): { owner: string; headers: Record<string, string> } {
  const known = ownerOf(request);
  if (known !== '') return { owner: known, headers: {} };
  const owner = secretId();
  const isSecure =
    new URL(request.url).protocol === 'https:' || request.headers.get('x-forwarded-proto') === 'https';
  const cookie = `${cookieName}=${owner}; Path=/; SameSite=Strict; HttpOnly${isSecure ? '; Secure' : ''}`;
  return { owner, headers: { 'Set-Cookie': cookie } };
}

export function keyOf(request: Request, fileId: string | undefined): FileKey {
  return { id: fileId ?? '', owner: ownerOf(request) };
}

/**
 * The opened file that an address names, for the browser that opened it.
 *
 * @throws a 410 response when it is closed, forgotten or another's: which, is not said
 */
export function openedFileOf(
  request: Request,
  fileId: string | undefined,
  services: Pick<Services, 'openedFiles'>,
): { key: FileKey; file: OpenedFile } {
  const key = keyOf(request, fileId);
  const file = services.openedFiles.opened(key);
  if (!file) throw data(null, { status: 410 });
  return { key, file };
}
