import { z } from 'zod';
import { allOrSome, fileName } from '../../schema-parts.ts';

export const describeOptions = z.strictObject({ file: fileName, variables: allOrSome });
