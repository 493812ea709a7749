import { adjustFamily } from '@/domain/metrics/family';
import { compareShares, type ShareComparison } from '@/domain/metrics/share-comparison';
import { type Share, shareOf } from '@/domain/metrics/wilson';
import type { LocalizedText } from '@/domain/survey/text';
import type { Period } from '@/domain/time/periods';
import { isNarrowed } from '../plan';
import type { Asking } from '../read-metric';
import { runReport } from '../run';
import { type FlaggedCounts, type FlaggedRow, flaggedOf, flaggedSql } from './flagged';
import { type Funnel, readFunnel } from './funnel';
import { readOutline } from './outline';
import { type PageTime, type PageTimeRow, pageTimesOf, pageTimesSql } from './page-times';
import { countPaths, needsOf, type PathCounts, type PathGroup, pathsSql } from './paths';
import { mergeQuestions, type ResultQuestion } from './questions';
import { readSurveyQuery, type SurveyQueryInput, slicesOf, surveyQuerySchema } from './schemas';
import { type TapRow, type Taps, tapsOf, tapsSql } from './taps';
import type { PublishedVersion } from './versions';
import { type WalkRow, type Walks, walksOf, walksSql } from './walks';

/** One page over the chosen versions, joined by its id. Counts and shares stand by slice. */
export type PageResult = {
  id: string;
  /** Its number in the newest of these versions that has it, from 1. */
  number: number;
  /** Null: the page has no title; `question` is then the title of its first question. */
  title: LocalizedText | null;
  question: LocalizedText | null;
  languages: string[];
  /** Shown to this many, `left` of whom saw no further page and did not finish; `share` = left ÷ reached. */
  steps: { reached: number; left: number; share: Share }[];
  times: PageTime[];
  /** First slice minus second, adjusted over the pages; only where two are compared. */
  change?: ShareComparison;
};

export type SurveyResults = Period & {
  survey: { id: string; name: string };
  timezone: string;
  /** The newest first. */
  versions: { version: number; publishedAt: Date }[];
  /** Languages of all versions, in the order in which the newest has them. */
  languages: string[];
  /** The versions that stand side by side: `[null]` for all, else one or two. */
  slices: (number | null)[];
  /** Those that the chosen versions ask; `asked`: how many saw it, by slice. Null for the index, which nobody sees. */
  questions: (ResultQuestion & { asked: number[] | null })[];
  funnel: Funnel;
  taps: Taps;
  flagged: FlaggedCounts[];
  pages: PageResult[];
  walks: Walks[];
};

/**
 * A survey's results but for its questions, which are read one by one: funnel, pages, time, and what was asked.
 * Throws `not_found` for a survey that does not exist, `invalid` and `unavailable` as `readMetric` does.
 */
export async function readSurveyResults({
  ctx,
  input,
  signal,
}: Asking<SurveyQueryInput>): Promise<SurveyResults> {
  const query = await readSurveyQuery(ctx, surveyQuerySchema, input);
  const reading = { ctx, ...(signal && { signal }) };
  const outline = await readOutline(ctx, query.survey);
  const slices = slicesOf(query);
  const chosen = outline.versions.filter(one => slices.includes(undefined) || slices.includes(one.version));
  const needs = needsOf(chosen.map(one => one.definition));
  const funnel = await readFunnel(reading, outline, query);
  const groups = await runReport<PathGroup>(reading, pathsSql(ctx, outline, query, needs));
  const taps = await runReport<TapRow>(reading, tapsSql(ctx, outline, query));
  const walked = await runReport<WalkRow>(reading, walksSql(ctx, outline, query));
  const times = await runReport<PageTimeRow>(reading, pageTimesSql(ctx, outline, query));
  const flagged = await runReport<FlaggedRow>(reading, flaggedSql(ctx, outline, query));
  const fewest = isNarrowed(query) ? outline.minimumN : 0;
  const walks = walksOf(walked, slices.length, fewest);
  const counts = countPaths(groups, chosen, needs, slices.length);
  return {
    start: query.from,
    end: query.to,
    survey: outline.survey,
    timezone: outline.timezone,
    versions: outline.versions.map(({ version, publishedAt }) => ({ version, publishedAt })),
    languages: [...new Set(outline.versions.flatMap(one => one.definition.languages))],
    slices: slices.map(version => version ?? null),
    questions: mergeQuestions(outline.versions)
      .filter(question => chosen.some(one => question.versions.includes(one.version)))
      .map(question => ({ ...question, asked: askedOf(question, counts, slices.length) })),
    funnel,
    taps: tapsOf(taps, outline, query),
    flagged: flaggedOf(flagged, walks, outline, query),
    pages: pagesOf(chosen, counts, slices.length, page => pageTimesOf(times, page, slices.length, fewest)),
    walks,
  };
}

const askedOf = ({ key, type }: ResultQuestion, counts: PathCounts, slices: number): number[] | null =>
  type === 'index' ? null : (counts.asked.get(key) ?? new Array<number>(slices).fill(0));

/** Pages in the order of the newest version; those that only older ones have come after it. */
function pagesOf(
  versions: readonly PublishedVersion[],
  counts: PathCounts,
  slices: number,
  timesOf: (page: string) => PageTime[],
): PageResult[] {
  const pages = new Map<string, PageResult>();
  for (const { definition } of versions)
    for (const [index, page] of definition.pages.entries()) {
      if (pages.has(page.id)) continue;
      const { reached = [], left = [] } = counts.pages.get(page.id) ?? {};
      pages.set(page.id, {
        id: page.id,
        number: index + 1,
        title: page.title ?? null,
        question: page.questions[0]?.title ?? null,
        languages: definition.languages,
        steps: Array.from({ length: slices }, (_, slice) => {
          const [all, stopped] = [reached[slice] ?? 0, left[slice] ?? 0];
          return { reached: all, left: stopped, share: shareOf(stopped, all) };
        }),
        times: timesOf(page.id),
      });
    }
  return slices === 2 ? compared([...pages.values()]) : [...pages.values()];
}

function compared(pages: readonly PageResult[]): PageResult[] {
  const count = (page: PageResult, slice: number) => {
    const { left = 0, reached = 0 } = page.steps[slice] ?? {};
    return { x: left, n: reached };
  };
  const changes = adjustFamily(
    pages.map(page => {
      const [a, b] = [count(page, 0), count(page, 1)];
      return { change: compareShares(a, b), nA: a.n, nB: b.n };
    }),
  );
  return pages.map((page, i) => ({ ...page, ...(changes[i] && { change: changes[i] }) }));
}
