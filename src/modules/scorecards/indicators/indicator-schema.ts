import { z } from 'zod';
import { type LocalisedText, localisedText } from '#modules/studies/schema.ts';
import { withoutControls } from '#platform/errors.ts';
import type { Indicator } from '../schema.ts';

/** A letter or digit first, no spaces; `B.12.target` and `B.12.direction` are names of columns, so no code ends like that. */
const indicatorCode = z
  .string()
  .max(20)
  .regex(/^[A-Za-zÆØÅæøå0-9][A-Za-zÆØÅæøå0-9._-]*$/, 'indicator-code')
  .refine((code) => !/\.(target|direction)$/i.test(code), 'indicator-code');

/** Longer than anybody reads in the head of a table. */
const longestText = 500;
const isReadable = (text: LocalisedText) =>
  (typeof text === 'string' ? [text] : Object.values(text)).every(
    (one) => one === undefined || (one.length <= longestText && withoutControls(one) === one),
  );
const readableText = localisedText.refine(isReadable, 'text-form');

const indicatorKinds = ['share', 'rate'] as const;
const indicatorGroups = ['individualFollowUp', 'labourMarket', 'other'] as const;
const indicatorOwners = ['national', 'county', 'office'] as const;
const indicatorBases = ['denominator', 'users', 'positions'] as const;
const indicatorDirections = ['higher', 'lower'] as const;

/** One indicator as it is written in a file; what is left out is what most indicators are. */
export const writtenIndicator = z.strictObject({
  code: indicatorCode,
  name: readableText,
  numerator: readableText,
  denominator: readableText.optional(),
  kind: z.enum(indicatorKinds),
  per: z.number().positive().max(1_000_000).optional(),
  basis: z.enum(indicatorBases).default('denominator'),
  direction: z.enum(indicatorDirections),
  group: z.enum(indicatorGroups).default('other'),
  owner: z.enum(indicatorOwners).default('national'),
  ownerUnit: z
    .string()
    .regex(/^\d{1,12}$/, 'unit-number')
    .nullable()
    .optional(),
  source: readableText.optional(),
});
type WrittenIndicator = z.infer<typeof writtenIndicator>;

export const indicatorSet = z.strictObject({
  handlingsrom: z.literal(1),
  indicators: z.array(writtenIndicator).min(1).max(200),
});

export type IndicatorFault = 'share-per' | 'share-basis' | 'denominator' | 'owner-unit' | 'owner-nobody';

/** What no single field shows: a share is of a whole, and whoever's own it is has a number. */
export function faultsOfIndicator(given: WrittenIndicator): readonly IndicatorFault[] {
  const isShare = given.kind === 'share';
  return [
    ...(isShare && given.per !== undefined && given.per !== 1 ? ['share-per' as const] : []),
    ...(isShare && given.basis !== 'denominator' ? ['share-basis' as const] : []),
    ...(given.basis === 'denominator' && !given.denominator ? ['denominator' as const] : []),
    ...(given.owner === 'national' && given.ownerUnit ? ['owner-nobody' as const] : []),
    ...(given.owner !== 'national' && !given.ownerUnit ? ['owner-unit' as const] : []),
  ];
}

export function indicatorOf(given: WrittenIndicator): Indicator {
  return {
    code: given.code,
    name: given.name,
    numerator: given.numerator,
    denominator: given.denominator ?? '',
    kind: given.kind,
    per: given.per ?? (given.kind === 'share' ? 1 : 100),
    basis: given.basis,
    direction: given.direction,
    group: given.group,
    owner: given.owner,
    ownerUnit: given.ownerUnit ?? null,
    source: given.source ?? null,
  };
}
