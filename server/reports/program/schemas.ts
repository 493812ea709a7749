import { z } from 'zod';
import { daysBetween } from '@/domain/time/local-date';
import { defaultInterval } from '@/domain/time/periods';
import { checkRange, metricQueryFields } from '../schemas';

/** Beside the program's id: days of sending in the workspace's zone, attributes, and one attribute to split by. */
export const funnelFields = metricQueryFields
  .pick({ from: true, to: true, interval: true, filter: true })
  .extend({
    groupBy: z.string().trim().min(1).max(100).optional(),
  });

export const programFunnelSchema = funnelFields
  .extend({ program: z.string().max(100) })
  .superRefine(checkRange)
  .transform(({ interval, filter = {}, ...rest }) => ({
    ...rest,
    filter,
    interval: interval ?? defaultInterval(daysBetween(rest.from, rest.to)),
  }));

export type FunnelQuery = z.output<typeof programFunnelSchema>;
