import type { LoaderFunctionArgs } from 'react-router';
import { loader as fileOf } from './report-download.ts';

/** The files of a locked report. */
export async function loader(asked: LoaderFunctionArgs): Promise<Response> {
  return fileOf(asked);
}
