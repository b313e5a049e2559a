import { checkPublication, parsePublishedTables } from '#modules/publications/index.ts';
import type { CheckJob } from './job.ts';

export function check({ text, fileName }: CheckJob): unknown {
  return checkPublication(parsePublishedTables(text, fileName));
}
