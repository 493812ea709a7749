import { z } from 'zod';
import { daysBetween } from '@/domain/time/local-date';
import { defaultInterval } from '@/domain/time/periods';
import { checkRange, metricQueryFields } from '../schemas';

export const overviewSchema = metricQueryFields
  .pick({ from: true, to: true, interval: true, filter: true, match: true, saved: true })
  .extend({
    /** The attribute of the segments table; the workspace's first where left out. */
    segment: z.string().trim().min(1).max(100).optional(),
  })
  .superRefine(checkRange)
  .transform(({ interval, filter = {}, ...rest }) => ({
    ...rest,
    filter,
    interval: interval ?? defaultInterval(daysBetween(rest.from, rest.to)),
  }));

export type OverviewInput = z.input<typeof overviewSchema>;
export type OverviewQuery = z.output<typeof overviewSchema>;

/** The metrics that have a card, in the order in which they stand. */
export const cardMetrics = ['nps', 'csat', 'ces'] as const;
export type CardMetric = (typeof cardMetrics)[number];
