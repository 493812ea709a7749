import type { AlertSpec } from '@/domain/alert';
import type { Outputs } from '../trpc';

export type AlertRule = Outputs['alert']['rules'][number];
export type Metric = AlertSpec['metric'];

/** A rule while it is written: the fields of all three kinds, so that going back and forth loses nothing. */
export type AlertDraft = {
  kind: AlertSpec['kind'];
  metric: Metric;
  interval: 'day' | 'week';
  signals: ('shock' | 'drift')[];
  direction: 'down' | 'up' | 'both';
  days: number | string;
  side: 'below' | 'above';
  limit: number | string;
  atMost: number | string;
  mailTo: string[];
  webhookUrl: string;
  coolDownHours: number;
};

/** What a single answer counts as terrible, and a limit to begin with, in the metric's unit as it is shown. */
const starts: Record<Metric, { atMost: number; limit: number }> = {
  nps: { atMost: 2, limit: 0 },
  csat: { atMost: 1, limit: 80 },
  ces: { atMost: 2, limit: 4 },
  index: { atMost: 20, limit: 60 },
};

/** Hours of the cool-downs that are offered. */
export const coolDowns = [0, 1, 24, 72, 168, 720];
const usualCoolDown: Record<AlertSpec['kind'], number> = { signal: 168, threshold: 168, answer: 0 };

export const blankDraft = (given: Partial<AlertDraft>): AlertDraft => {
  const { metric = 'nps', kind = 'signal' } = given;
  return {
    kind,
    metric,
    interval: 'week',
    signals: ['shock', 'drift'],
    direction: 'down',
    days: 30,
    side: 'below',
    ...starts[metric],
    mailTo: [],
    webhookUrl: '',
    coolDownHours: usualCoolDown[kind],
    ...given,
  };
};

export function draftOf({ spec, mailTo, webhookUrl, coolDownHours }: AlertRule): AlertDraft {
  return blankDraft({ ...spec, mailTo, webhookUrl: webhookUrl ?? '', coolDownHours });
}

/** Another kind, with how often that kind is usually told. */
export const withKind = (draft: AlertDraft, kind: AlertSpec['kind']): AlertDraft => ({
  ...draft,
  kind,
  coolDownHours:
    draft.coolDownHours === usualCoolDown[draft.kind] ? usualCoolDown[kind] : draft.coolDownHours,
});

/** Another metric: what was a limit on one scale means nothing on another. */
export const withMetric = (draft: AlertDraft, metric: Metric): AlertDraft => ({
  ...draft,
  metric,
  ...starts[metric],
});

/** Null where a number is missing or no signal is chosen. */
export function specOf(draft: AlertDraft): AlertSpec | null {
  const { kind, metric, interval, signals, direction, days, side, limit, atMost } = draft;
  if (kind === 'signal') return signals.length > 0 ? { kind, metric, interval, signals, direction } : null;
  if (kind === 'answer') return typeof atMost === 'number' ? { kind, metric, atMost } : null;
  if (typeof days !== 'number' || typeof limit !== 'number') return null;
  return { kind, metric, days, side, limit };
}
