import { localDate } from '../time/zone';
import { capKey, type Places } from './cap';
import { type DecideInput, decide, type Verdict } from './decide';
import type { Ask, Rule } from './facts';

const DAY = 86_400_000;

export type RehearsalInput = Omit<DecideInput, 'rules' | 'planned' | 'cases'> & {
  rule: Rule;
  /** Whoever still waits then goes on waiting. */
  until: Date;
};

/**
 * What one program would have decided about these occasions between `now` and `until`, alone beside what was really sent:
 * the same decision as in earnest, and again, to the day, for those who had to wait. One verdict per occasion.
 */
export function rehearse({ rule, until, ...input }: RehearsalInput): Verdict[] {
  // What was really sent is not to be taken back.
  const sent = input.asks.map(ask => ({ ...ask, isOpen: false }));
  const round = (change: Partial<DecideInput>): Verdict[] =>
    decide({ ...input, rules: [rule], asks: sent, cases: [], planned: new Map(), ...change }).verdicts;
  const verdicts = new Map(round({}).map(verdict => [verdict.occasion.id, verdict]));
  for (;;) {
    const next = nextToWait(verdicts, until);
    if (next.length === 0) return [...verdicts.values()];
    const people = new Set(next.map(({ occasion }) => occasion.customerId));
    const made = [...verdicts.values()].filter(verdict => verdict.invitation !== null);
    const again = round({
      now: new Date(Math.max(...next.map(({ dueAt }) => dueAt?.getTime() ?? 0))),
      occasions: next.map(({ occasion }) => ({ ...occasion, ruleId: rule.id, decisionId: occasion.id })),
      asks: [...sent, ...made.map(asAsk(rule))].filter(ask => people.has(ask.customerId)),
      happenings: [...input.happenings, ...input.occasions].filter(one => people.has(one.customerId)),
      cases: made.flatMap(({ invitation }) =>
        invitation?.caseKey
          ? [{ ruleId: rule.id, caseKey: invitation.caseKey, invitationId: invitation.id }]
          : [],
      ),
      planned: rule.dailyCap === null ? new Map() : placesOf(rule, made, input.zone),
    });
    for (const verdict of again) verdicts.set(verdict.occasion.id, settled(verdict, verdicts));
  }
}

/** Those who wait for the first day on which anybody's waiting ends. */
function nextToWait(verdicts: ReadonlyMap<string, Verdict>, until: Date): Verdict[] {
  const waiting = [...verdicts.values()].filter(({ dueAt }) => dueAt !== null && dueAt <= until);
  const first = Math.min(...waiting.map(({ dueAt }) => dueAt?.getTime() ?? 0));
  return waiting.filter(({ dueAt }) => dueAt !== null && dueAt.getTime() < first + DAY);
}

/** Waiting must move on, or the rehearsal would never end: whoever would wait for the same moment again has waited too long. */
function settled(verdict: Verdict, before: ReadonlyMap<string, Verdict>): Verdict {
  const due = before.get(verdict.occasion.id)?.dueAt;
  if (!verdict.dueAt || !due || verdict.dueAt > due) return verdict;
  return { ...verdict, outcome: 'not_invited', reason: 'window_passed', dueAt: null };
}

const asAsk =
  (rule: Rule) =>
  ({ occasion, invitation }: Verdict): Ask => ({
    id: invitation?.id ?? '',
    customerId: occasion.customerId,
    addressHash: invitation?.addressHash ?? null,
    surveyId: rule.surveyId,
    ruleId: rule.id,
    interactionId: occasion.interactionId,
    occurredAt: occasion.occurredAt,
    externalId: occasion.externalId,
    caseOf: occasion.caseOf,
    at: invitation?.sendAt ?? occasion.occurredAt,
    isOpen: false,
  });

function placesOf(rule: Rule, made: readonly Verdict[], zone: string): Map<string, Places> {
  const days = new Map<string, Places>();
  for (const { invitation } of made) {
    if (!invitation) continue;
    const key = capKey(rule.id, localDate(invitation.sendAt, zone));
    days.set(key, { taken: (days.get(key)?.taken ?? 0) + 1, open: [] });
  }
  return days;
}
