import type { AlertSpec } from '@/domain/alert';
import type { Figure } from '@/domain/alert-findings';
import { blackOut } from '@/domain/black-out';
import type { ReportFilter } from '@/domain/match';
import { alertsUrl, sourceUrl } from './links';
import type { Told } from './read-told';

type Shown = {
  from: string;
  to: string;
  n: number;
  value: number | null;
  low: number | null;
  high: number | null;
};

/**
 * What a webhook is sent; `docs/alerts.md` explains each field. `id`: of this call, the same on every attempt. No name and no
 * address of a customer is in it.
 */
export type AlertMessage = {
  id: string;
  type: 'alert.fired';
  at: string;
  text: string;
  url: string;
  alert: { id: string; rule: string; says: string; settingsUrl: string };
  metric: AlertSpec['metric'];
  filter: ReportFilter;
  survey: string;
  direction: 'up' | 'down';
  found:
    | {
        kind: 'shock' | 'drift';
        interval: 'day' | 'week';
        since: string;
        size: number;
        usual: number;
        limits: [low: number, high: number] | null;
        point: Shown;
        last: Shown[];
      }
    | { kind: 'threshold'; limit: number; days: number; point: Shown; last: Shown[] }
    | {
        kind: 'answer';
        response: string;
        score: number;
        scale: { min: number; max: number };
        comment: string | null;
      };
};

/** The message of one call. Days are local to the workspace, `to` not included; CSAT is a share. */
export function alertMessage(id: string, { alert, rule, workspace, answer }: Told): AlertMessage {
  const { facts } = alert;
  return {
    id,
    type: 'alert.fired',
    at: alert.at.toISOString(),
    text: alert.says,
    url: sourceUrl(workspace.slug, rule, facts),
    alert: { id: alert.id, rule: rule.id, says: rule.says, settingsUrl: alertsUrl(workspace.slug) },
    metric: facts.metric,
    filter: rule.which,
    survey: facts.survey,
    direction: facts.direction,
    found: foundOf(facts, answer),
  };
}

function foundOf(facts: Told['alert']['facts'], answer: Told['answer']): AlertMessage['found'] {
  if (facts.kind === 'answer') {
    const { key, score, scale } = facts;
    return {
      kind: 'answer',
      response: key,
      score,
      scale,
      comment: answer?.comment ? blackOut(answer.comment) : null,
    };
  }
  const [point, last] = [shown(facts.point), facts.last.map(shown)];
  if (facts.kind === 'threshold') {
    const { limit, days } = facts;
    return { kind: 'threshold', limit, days, point, last };
  }
  const { signal, interval, since, size, usual, limits } = facts;
  return { kind: signal, interval, since, size, usual, limits, point, last };
}

const shown = ({ start, end, n, value, low, high }: Figure): Shown => ({
  from: start,
  to: end,
  n,
  value,
  low,
  high,
});
