import { z } from 'zod';
import { isOwed } from '@/domain/case/states';
import { reportFilterFields } from '@/domain/match';
import type { ScaledScore } from '@/domain/metrics/satisfaction-scale';
import type { Asking } from '../read-metric';
import { checkRange, parseQuery, rangeFields } from '../schemas';
import { type CountedCase, readRecoveryFacts } from './recovery';

/** So many are listed; the number is of all. */
const MOST_LISTED = 200;

const kinds = [
  'opened',
  'contacted',
  'resolved',
  'owed',
  'contact',
  'resolve',
  'chased',
  'outcome',
  'cause',
  'owner',
  'asked',
  'answered',
  'pair',
  'speed',
  'period',
  'alone',
] as const;

export const recoveryBehindSchema = z
  .object({
    ...rangeFields,
    ...reportFilterFields,
    /** Which number. `of`: which of its values, such as `late` of a promise, an outcome, an owner or a local day. */
    kind: z.enum(kinds),
    of: z.string().max(100).optional(),
  })
  .superRefine(checkRange);
type Pick = z.output<typeof recoveryBehindSchema>;

/** One case or customer behind a number. */
export type BehindRecovery = {
  /** Null: no case, or one that the reader may not see. */
  case: string | null;
  customer: { key: string; name: string | null } | null;
  because: string | null;
  at: Date;
  owner: string | null;
  contactedAt: Date | null;
  hours: number | null;
  first: ScaledScore | null;
  later: ScaledScore | null;
};

/** The cases behind a number of the report, newest first. `hidden`: of them, how many the reader may not see. */
export async function readBehindRecovery({
  ctx,
  input,
  signal,
}: Asking<z.input<typeof recoveryBehindSchema>>): Promise<{
  n: number;
  hidden: number;
  rows: BehindRecovery[];
}> {
  const asked = parseQuery(recoveryBehindSchema, input);
  const { kind: _kind, of: _of, ...query } = asked;
  const { cases, alone } = await readRecoveryFacts({ ctx, input: query, signal });
  if (asked.kind === 'alone')
    return { n: alone.length, hidden: 0, rows: alone.slice(0, MOST_LISTED).map(aloneRow) };
  const found = cases.filter(one => isBehind(one, asked, asked.to));
  const seen = found.filter(one => one.isSeen);
  return {
    n: found.length,
    hidden: found.length - seen.length,
    rows: seen.slice(0, MOST_LISTED).map(caseRow),
  };
}

function isBehind(one: CountedCase, { kind, of }: Pick, to: string): boolean {
  switch (kind) {
    case 'opened':
      return true;
    case 'contacted':
      return one.contactedAt !== null;
    case 'resolved':
      return !isOwed(one.state);
    case 'owed':
      return isOwed(one.state);
    case 'contact':
    case 'resolve':
      return of === undefined ? one[kind] !== null : one[kind] === of;
    case 'chased':
      return one.chased > 0;
    case 'outcome':
      return !isOwed(one.state) && (one.outcome ?? '') === (of ?? '');
    case 'cause':
      return !isOwed(one.state) && (one.cause?.id ?? '') === (of ?? '');
    case 'owner':
      return one.owner?.id === of;
    case 'asked':
      return one.isAsked;
    case 'answered':
      return one.later !== null;
    case 'pair':
      return one.pair !== null;
    case 'speed':
      return one.pair?.speed === of;
    case 'period': {
      // `2026-03-02/2026-03-09`: from a local day until before another.
      const [start = '', end = to] = (of ?? '').split('/');
      return one.day >= start && one.day < end && one.contact !== null;
    }
    case 'alone':
      return false;
  }
}

const caseRow = (one: CountedCase): BehindRecovery => ({
  case: one.id,
  customer: one.customer && { key: one.customer.key, name: one.customer.name },
  because: one.because,
  at: one.openedAt,
  owner: one.owner?.name ?? null,
  contactedAt: one.contactedAt,
  hours: one.contactedAt ? one.hours : null,
  first: one.first,
  later: one.later && { metric: one.later.metric, score: one.later.score, points: one.later.points },
});

const aloneRow = ({
  case: of,
  customer,
  at,
  first,
  later,
}: Awaited<ReturnType<typeof readRecoveryFacts>>['alone'][number]): BehindRecovery => ({
  case: of,
  customer,
  because: null,
  at,
  owner: null,
  contactedAt: null,
  hours: null,
  first,
  later,
});
