import { blackOut } from '@/domain/black-out';
import type { ReportFilter } from '@/domain/match';
import { idsIn, whichInWords } from '@/domain/match-words';
import type { ShareRange } from '@/domain/share';
import { addDays } from '@/domain/time/local-date';
import { localDate } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';
import { namesOf } from '@/server/services/filter/names';
import { type Overview, readOverview } from './overview';
import type { Comment } from './overview/comments';
import { readSegmentAttributes } from './overview/segments';
import { readMetric } from './read-metric';
import type { Group } from './shape';

/** A comment without whose it was: on which day, local to the workspace, and with which score. */
type SharedComment = Pick<Comment, 'score' | 'text'> & { day: string };

/** Overview as whoever has a link sees it: the same figures, no name, no answer's or customer's id, nothing of how the house works. */
export type SharedOverview = Pick<
  Overview,
  'start' | 'end' | 'timezone' | 'interval' | 'previous' | 'cards' | 'rate' | 'sentence' | 'moved'
> & {
  company: string;
  /** The answers it is filtered to, in words: a part is not to be taken for the whole. Null: all of them. */
  which: string | null;
  /** ISO 8601: when these figures were read. */
  at: string;
  /** Each card's metric by the workspace's first attribute; null where answers carry none. */
  split: { attribute: string; groups: Partial<Record<string, Group[]>> } | null;
  /** Null where the link shows none. */
  comments: SharedComment[] | null;
};

type Shown = {
  company: string;
  timezone: string;
  range: ShareRange;
  which: ReportFilter;
  comments: boolean;
};

/** What a link shows now. Throws as `readOverview` does: `not_found` where its saved filter is gone. */
export async function readSharedOverview({
  ctx,
  input,
  signal,
}: {
  ctx: Ctx;
  input: Shown;
  signal?: AbortSignal;
}): Promise<SharedOverview> {
  const { from, to } = daysOf(input.range, localDate(ctx.now, input.timezone));
  const asked = { from, to, ...input.which };
  const overview = await readOverview({ ctx, input: asked, signal });
  const { start, end, timezone, interval, previous, cards, rate, moved } = overview;
  return {
    company: input.company,
    which: await whichOf(ctx, input.which),
    at: ctx.now.toISOString(),
    ...{ start, end, timezone, interval, previous, cards, rate, moved },
    sentence: overview.sentence.filter(({ link }) => 'metric' in link),
    split: splitOf(overview) ?? (await readSplit({ ctx, overview, asked, signal })),
    comments: input.comments ? overview.comments.map(comment => withoutPerson(comment, timezone)) : null,
  };
}

const whichOf = async (ctx: Ctx, which: ReportFilter): Promise<string | null> =>
  Object.keys(which).length === 0 ? null : whichInWords(which, await namesOf(ctx, idsIn(which)));

function daysOf(range: ShareRange, today: string): { from: string; to: string } {
  if ('from' in range) return range;
  const to = addDays(today, 1);
  return { from: addDays(to, -range.days), to };
}

/** Only what is named here goes out. */
const withoutPerson = ({ text, score, at }: Comment, timezone: string): SharedComment => ({
  text: blackOut(text),
  score,
  day: localDate(new Date(at), timezone),
});

function splitOf({ segments, cards }: Overview): SharedOverview['split'] {
  if (!segments?.attribute) return null;
  const groups = cards.map(({ metric }) => [metric, segments.rows.flatMap(row => row.figures[metric] ?? [])]);
  return { attribute: segments.attribute, groups: Object.fromEntries(groups) };
}

/** Under a filter Overview asks for the groups apart, and so does its shared page. */
async function readSplit({
  ctx,
  overview,
  asked,
  signal,
}: {
  ctx: Ctx;
  overview: Overview;
  asked: { from: string; to: string } & ReportFilter;
  signal: AbortSignal | undefined;
}): Promise<SharedOverview['split']> {
  const attributes = await readSegmentAttributes(ctx, undefined);
  const attribute = attributes.find(one => !asked.filter || !(one in asked.filter)) ?? attributes[0];
  if (!attribute || overview.segments) return null;
  const groups: Partial<Record<string, Group[]>> = {};
  for (const { metric } of overview.cards) {
    const input = { metric, ...asked, interval: 'none', groupBy: attribute } as const;
    groups[metric] = (await readMetric({ ctx, signal, input })).groups;
  }
  return { attribute, groups };
}
