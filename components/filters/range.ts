import { addDays, addMonths, isLocalDate } from '@/domain/time/local-date';
import type { Period } from '@/domain/time/periods';

export const presets = ['7d', '30d', '90d', '12m', '24m'] as const;
export type Preset = (typeof presets)[number];

export const presetLabels: Record<Preset, string> = {
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
  '90d': 'Last 90 days',
  '12m': 'Last 12 months',
  '24m': 'Last 24 months',
};

/** What stands in the address: a preset, or two dates of which `to` is the last day, included, as people say it. */
export type RangeChoice = { range: Preset; from: string | null; to: string | null };

export const isCustom = ({ from, to }: RangeChoice): boolean =>
  from !== null && to !== null && isLocalDate(from) && isLocalDate(to) && from <= to;

/** The days that are asked for, the end not included. A preset ends with `today`; dates that are none count as absent. */
export function rangeOf(choice: RangeChoice, today: string): Period {
  const { from, to, range } = choice;
  if (from !== null && to !== null && isCustom(choice)) return { start: from, end: addDays(to, 1) };
  const end = addDays(today, 1);
  const amount = Number.parseInt(range, 10);
  return { start: range.endsWith('m') ? addMonths(end, -amount) : addDays(end, -amount), end };
}
