import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { AppError } from '@/domain/errors';
import { isSure } from '@/domain/metrics/findings';
import { can, type Role } from '@/domain/roles';
import type { Ctx } from '@/server/db/tenant';
import type { Asking } from '../read-metric';
import { checkRange, metricQueryFields, parseQuery } from '../schemas';
import { readSegments, type SegmentRow, type SegmentsReport } from './segments';

/** What every part of the team page is asked: a metric's answers of some days, by the people or the places of the front line. */
export const teamFields = metricQueryFields
  .pick({
    metric: true,
    survey: true,
    question: true,
    from: true,
    to: true,
    filter: true,
    match: true,
    saved: true,
  })
  .extend({ of: z.enum(['agent', 'location']) });

export const teamSchema = teamFields.superRefine(checkRange);

/** Who looks: what is shown of people depends on it. */
export type TeamReader = { role: Role; name: string; email: string };

/** Somebody with enough answers to say something. `coach`: below the rest by more than chance; only for those who lead. */
export type TeamMember = Pick<
  SegmentRow,
  'key' | 'n' | 'value' | 'low' | 'high' | 'verdict' | 'difference' | 'rank'
> & { coach: boolean };

export type TeamReport = Pick<
  SegmentsReport,
  'metric' | 'question' | 'timezone' | 'from' | 'to' | 'total' | 'without'
> & {
  of: 'agent' | 'location';
  attribute: string;
  /** `own`: an agent sees themselves alone; `places`: people are not for this reader. */
  scope: 'all' | 'own' | 'places';
  /** The best band first, within a band by name; of `own` without a place. */
  ranked: TeamMember[];
  /** Names of those with too few answers to say anything, in order of the alphabet. */
  few: string[];
  /** Further values with answers, and how many answers. */
  more: SegmentsReport['more'];
};

/**
 * How the people or the places of the front line are judged, as fairly as the numbers allow (docs/team.md): against the rest
 * of them, adjusted over all, ranked by the shrunk estimate in bands of equals; nobody below ten answers has a figure here.
 * Throws as `readMetric`, and `forbidden` where a reader without cases asks for people.
 */
export async function readTeam({
  ctx,
  input,
  signal,
  reader,
}: Asking<z.input<typeof teamSchema>> & { reader: TeamReader }): Promise<TeamReport> {
  const { of, ...query } = parseQuery(teamSchema, input);
  const scope = scopeOf(of, reader.role);
  if (scope === 'places') throw forbidden();
  const attribute = (await readFrontline(ctx))[of];
  const report = await readSegments({ ctx, signal, input: { ...query, by: attribute } });
  const isShown = ({ key }: SegmentRow) => scope === 'all' || isOneself(key, reader);
  const rows = report.rows.filter(isShown);
  const { metric, question, timezone, from, to, total, without, more } = report;
  return {
    metric,
    question,
    timezone,
    from,
    to,
    total,
    without,
    of,
    attribute,
    scope,
    ranked: rows
      .filter(row => row.rank !== null)
      .toSorted((a, b) => (a.rank?.ranks[0] ?? 0) - (b.rank?.ranks[0] ?? 0) || byName(a.key, b.key))
      .map(row => memberOf(row, scope, can(reader.role, 'design'))),
    few: rows
      .filter(row => row.rank === null)
      .map(({ key }) => key)
      .toSorted(byName),
    more: scope === 'own' ? { segments: 0, n: 0 } : more,
  };
}

/** The attributes that stand for a person and for a place. */
export async function readFrontline(ctx: Ctx): Promise<Record<'agent' | 'location', string>> {
  const { rows } = await ctx.db.execute<{ agent: string | null; location: string | null }>(sql`
    select follow_up #>> '{frontline,agent}' as agent, follow_up #>> '{frontline,location}' as location
    from workspace where id = ${ctx.workspaceId}`);
  const [row] = rows;
  return { agent: row?.agent || 'agent', location: row?.location || 'location' };
}

/** Whoever leads sees all; an agent sees themselves among people, and all places; everybody else sees places only. */
export function scopeOf(of: 'agent' | 'location', role: Role): TeamReport['scope'] {
  if (of === 'location' || can(role, 'design')) return 'all';
  return can(role, 'serve') ? 'own' : 'places';
}

export const forbidden = (): AppError =>
  new AppError(
    'forbidden',
    'Your role shows locations, not single people. An admin of the workspace can change it.',
  );

/** Below the rest, and surely: the difference is real or probably real after adjusting for everybody. */
export const needsCoaching = ({ verdict, difference }: Pick<SegmentRow, 'verdict' | 'difference'>): boolean =>
  isSure(verdict) && (difference.value ?? 0) < 0;

/** The value of the attribute is this member's name or address, in capitals or not. */
function isOneself(value: string, { name, email }: TeamReader): boolean {
  const plain = (text: string) => text.trim().toLowerCase();
  return plain(value) === plain(name) || plain(value) === plain(email);
}

function memberOf(row: SegmentRow, scope: TeamReport['scope'], leads: boolean): TeamMember {
  const { key, n, value, low, high, verdict, difference, rank } = row;
  return {
    key,
    n,
    value,
    low,
    high,
    verdict,
    difference,
    // A place tells of the others, too.
    rank: scope === 'own' ? null : rank,
    coach: leads && needsCoaching(row),
  };
}

const byName = (a: string, b: string): number => a.localeCompare(b, 'en');
