import { z } from 'zod';
import { notFound } from '@/domain/errors';
import { adjustFamily } from '@/domain/metrics/family';
import { isSure } from '@/domain/metrics/findings';
import { compareShares, type ShareComparison } from '@/domain/metrics/share-comparison';
import { type Asking, readMetric } from '../read-metric';
import { checkRange, parseQuery } from '../schemas';
import type { Group } from '../shape';
import { readOutline } from '../survey/outline';
import { batteryOf, choiceOf, itemsBeside, type ScoredChoice, usualItems } from './battery';
import { readSegments } from './segments';
import { needsCoaching, readFrontline, teamFields } from './team';
import { readComplaints, type TeamVoice } from './team-voices';
import { readThemes } from './themes';

export const coachingSchema = teamFields.extend({ key: z.string().min(1).max(500) }).superRefine(checkRange);

type Query = z.output<typeof coachingSchema>;
type Reading = { ctx: Asking<unknown>['ctx']; signal?: AbortSignal };

/** Items that are looked at, each a figure of its own. */
const MOST_ITEMS = 12;

/** Share 0..1 of the comments about this person that speak of the theme, against those about the others. */
export type TeamTheme = {
  id: string;
  name: string;
  n: number;
  share: number;
  elsewhere: number;
  difference: ShareComparison;
};

/** A rating that is lower than the others', on its own scale. */
export type TeamItem = Pick<Group, 'n' | 'value' | 'low' | 'high' | 'verdict' | 'difference'> & {
  item: ScoredChoice;
};

/** What there is to talk about with somebody. `commented`: comments behind the shares of themes, here and elsewhere. */
export type Coaching = {
  key: string;
  commented: { here: number; elsewhere: number };
  themes: TeamTheme[];
  items: TeamItem[];
  voices: TeamVoice[];
};

/**
 * Where somebody is below the rest by more than chance: what customers wrote, which themes come up more often than elsewhere,
 * which ratings are lower. `not_found` for whoever is not: there is nothing to coach that the numbers could tell.
 */
export async function readCoaching({
  ctx,
  input,
  signal,
}: Asking<z.input<typeof coachingSchema>>): Promise<Coaching> {
  const { of, key, ...query } = parseQuery(coachingSchema, input);
  const attribute = (await readFrontline(ctx))[of];
  const report = await readSegments({ ctx, signal, input: { ...query, by: attribute } });
  const row = report.rows.find(one => one.key === key);
  if (!row?.rank || !needsCoaching(row)) throw notFound('coaching');
  const reading = { ctx, ...(signal && { signal }) };
  const others = report.rows.flatMap(one => (one.key === key ? [] : [one.key]));
  const about = { query, attribute, key, others };
  return {
    key,
    ...(await themesOf(reading, about)),
    items: report.question ? await itemsOf(reading, { ...about, survey: report.question.survey.id }) : [],
    voices: await readComplaints(reading, { query: { ...query, of }, attribute, key }),
  };
}

type About = { query: Omit<Query, 'of' | 'key'>; attribute: string; key: string; others: string[] };

/** One family over the themes. */
async function themesOf(
  { ctx, signal }: Reading,
  { query, attribute, key, others }: About,
): Promise<Pick<Coaching, 'commented' | 'themes'>> {
  const read = (values: string[]) =>
    readThemes({ ctx, signal, input: { ...query, filter: { ...query.filter, [attribute]: values } } });
  const here = await read([key]);
  const elsewhere = await read(others);
  const commented = { here: here.commented.now.n, elsewhere: elsewhere.commented.now.n };
  const counted = here.rows.map(({ id, name, n }) => {
    const there = elsewhere.rows.find(one => one.id === id)?.n ?? 0;
    return {
      id,
      name,
      n,
      there,
      change: compareShares({ x: n, n: commented.here }, { x: there, n: commented.elsewhere }),
    };
  });
  const adjusted = adjustFamily(
    counted.map(({ change }) => ({ change, nA: commented.here, nB: commented.elsewhere })),
  );
  const themes = counted.flatMap(({ id, name, n, there }, place): TeamTheme[] => {
    const difference = adjusted[place];
    if (!difference || !isSure(difference.verdict) || (difference.value ?? 0) <= 0) return [];
    return [{ id, name, n, share: n / commented.here, elsewhere: there / commented.elsewhere, difference }];
  });
  return {
    commented,
    themes: themes.toSorted((a, b) => (b.difference.value ?? 0) - (a.difference.value ?? 0)),
  };
}

/** Ratings of the headline's survey, each compared as every segment is. */
async function itemsOf(
  { ctx, signal }: Reading,
  { query, attribute, key, survey }: About & { survey: string },
): Promise<TeamItem[]> {
  const battery = batteryOf(await readOutline(ctx, survey));
  const { metric: _, survey: __, question: ___, ...rest } = query;
  const items: TeamItem[] = [];
  for (const item of usualItems(itemsBeside(battery, '')).slice(0, MOST_ITEMS)) {
    const { groups = [] } = await readMetric({
      ctx,
      signal,
      input: { ...rest, metric: 'mean', survey, question: item.key, interval: 'none', groupBy: attribute },
    });
    const group = groups.find(one => one.key === key);
    if (!group || group.note || !isSure(group.verdict) || (group.difference.value ?? 0) >= 0) continue;
    const { n, value, low, high, verdict, difference } = group;
    items.push({ item: choiceOf(item), n, value, low, high, verdict, difference });
  }
  return items.toSorted((a, b) => (a.difference.value ?? 0) - (b.difference.value ?? 0));
}
