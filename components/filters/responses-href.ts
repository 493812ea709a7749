'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import type { Match, MatchLeaf, ReportFilter } from '@/domain/match';
import type { MetricName } from '@/domain/metrics/metric';
import { NO_SAVED_FILTER } from '@/domain/report-address';
import { addDays } from '@/domain/time/local-date';
import { useWorkspace } from '../ui/workspace-context';
import { writeFilters } from './filters';

/**
 * What a number was counted from: the query value of its report. `survey` and `question` as in `report.question`: without
 * them the metric's headline question is meant; without a metric every answer of the days, whatever it holds.
 */
export type Counted = ReportFilter & {
  /** First local day; day after the last. */
  from: string;
  to: string;
  metric?: MetricName | undefined;
  survey?: string | undefined;
  question?: string | undefined;
};

/** Which part of it: a bucket's days, a group of a split, scores given to the question (both ends included), a condition. */
export type CountedPart = {
  bucket?: { start: string; end: string };
  group?: { attribute: string; key: string };
  score?: { from: number; to: number };
  match?: Match;
};

/** The address of the list of exactly those answers: `where=…&match=…&saved=…&from=…&to=…&metric=…`. */
export function responsesQuery(counted: Counted, part: CountedPart = {}): URLSearchParams {
  const { metric, survey, question } = counted;
  const { group, bucket } = part;
  const filter = { ...counted.filter, ...(group && { [group.attribute]: [group.key] }) };
  const match = allOf([counted.match, part.match, scoreLeaf(counted, part)]);
  const query = new URLSearchParams(writeFilters(filter).map(where => ['where', where]));
  const put = (name: string, value: string | undefined) => value !== undefined && query.set(name, value);
  put('match', match && JSON.stringify(match));
  // Said even where there is none: a default of the reader's would change what is counted.
  put('saved', counted.saved ?? NO_SAVED_FILTER);
  put('from', bucket?.start ?? counted.from);
  put('to', addDays(bucket?.end ?? counted.to, -1));
  put('metric', metric);
  put('survey', survey);
  put('question', question);
  return query;
}

/** `href(counted, part)`: the responses behind a number of this page, with the way back to it. */
export function useResponsesHref(): (counted: Counted, part?: CountedPart) => string {
  const { href, slug } = useWorkspace();
  const pathname = usePathname();
  const search = useSearchParams().toString();
  const back = `${pathname.replace(`/${slug}/`, '')}${search ? `?${search}` : ''}`;
  return (counted, part) => {
    const query = responsesQuery(counted, part);
    query.set('back', back);
    return `${href('responses')}?${query}`;
  };
}

function scoreLeaf({ survey, question }: Counted, { score }: CountedPart): MatchLeaf | undefined {
  if (!score) return undefined;
  if (!survey || !question) throw new Error('scores are of one question of one survey');
  return { score: { survey, question, ...score } };
}

/** All of them as one, no deeper than it must be; undefined where there is none. */
export function allOf(matches: readonly (Match | undefined)[]): Match | undefined {
  const all = matches.flatMap(match => (match === undefined ? [] : 'all' in match ? match.all : [match]));
  return all.length > 1 ? { all } : all[0];
}
