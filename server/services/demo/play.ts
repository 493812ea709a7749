import type { Dealing } from '@/domain/demo/life';
import { endOfDay, type Simulation } from '@/domain/demo/simulate';
import type { WorkspaceId } from '@/domain/ids';
import { refreshStatistics } from '@/server/db/statistics';
import { type Actor, type Ctx, inWorkspace } from '@/server/db/tenant';
import { askCustomers } from '../decision/ask-customers';
import { decideInteractions } from '../decision/decide';
import { loadRules } from '../decision/rules';
import { recordInteractions } from '../interaction/record';
import { foldScores } from '../rollup/fold';
import { playCases } from './cases';
import type { DemoMember } from './load';
import { type Known, settleInvitations } from './settle';
import type { Stage } from './stage';

export type Played = { interactions: number; invitations: number; responses: number };

/** One transaction holds so many days: answers need not be known before, as nobody is asked twice within 30 days. */
const DAYS_PER_TRANSACTION = 7;
const BATCH = 2000;
/** Weeks after which the planner is told what has become of the tables. */
const STATISTICS_AFTER = new Set([0, 3, 12, 40]);

/**
 * Plays a history day by day: what happened is recorded and decided on the evening of its day by the same services that
 * serve live data, then the mails, visits and answers of those days are written as they went; the cases of unhappy answers at
 * the end. Memory: the simulation's.
 */
export async function playHistory({
  workspaceId,
  actor,
  stage,
  simulation,
  seed,
  members,
}: {
  workspaceId: WorkspaceId;
  actor: Actor;
  stage: Stage;
  simulation: Simulation;
  seed: number;
  members: readonly DemoMember[];
}): Promise<Played> {
  const played: Played = { interactions: 0, invitations: 0, responses: 0 };
  const { days, dates } = simulation;
  const known: Known = { dealings: new Map(), latest: new Map() };
  for (let first = 0; first < days.length; first += DAYS_PER_TRANSACTION) {
    const some = days.slice(first, first + DAYS_PER_TRANSACTION);
    await inWorkspace(workspaceId, actor, async ctx => {
      // Whoever decides locks the programs first and then the people; recording alone would begin with the people.
      await loadRules(ctx);
      for (const [index, dealings] of some.entries()) {
        const day = { ...ctx, now: endOfDay(dates, first + index) };
        played.interactions += await recordDay(day, dealings);
        for (const dealing of dealings) {
          known.dealings.set(dealing.id, dealing);
          known.latest.set(dealing.person.id, dealing);
        }
      }
      const settled = await settleInvitations({
        ctx: { ...ctx, now: dates.now },
        stage,
        known,
        seed,
      });
      played.invitations += settled.invitations;
      played.responses += settled.responses;
      while ((await foldScores({ ctx, limit: 50_000 })).more);
    });
    if (STATISTICS_AFTER.has(first / DAYS_PER_TRANSACTION)) await refreshStatistics();
  }
  await inWorkspace(workspaceId, actor, async ctx => {
    const asked = await playCases({ ctx: { ...ctx, now: dates.now }, stage, known, dates, seed, members });
    played.invitations += asked.invitations;
    played.responses += asked.responses;
    while ((await foldScores({ ctx, limit: 50_000 })).more);
  });
  return played;
}

async function recordDay(ctx: Ctx, dealings: Dealing[]): Promise<number> {
  let recorded = 0;
  for (let from = 0; from < dealings.length; from += BATCH) {
    const rows = dealings.slice(from, from + BATCH).map(rowOf);
    const { accepted, rejected } = await recordInteractions({ ctx, input: { rows } });
    const fault = rejected[0]?.errors[0];
    if (fault)
      throw new Error(`the simulation made an interaction that is refused: ${fault.path} ${fault.message}`);
    recorded += accepted;
  }
  while ((await decideInteractions({ ctx, input: { limit: BATCH } })).more);
  while ((await askCustomers({ ctx })).more);
  return recorded;
}

/** The dealing as the shop would send it. */
const rowOf = ({
  id,
  type,
  at,
  person,
  attributes,
  amount,
  initiatedBy,
  caseOf,
  referredBy,
}: Dealing): unknown => ({
  id,
  type,
  occurredAt: at.toISOString(),
  customer: {
    id: person.id,
    email: person.email,
    name: person.name,
    locale: person.locale,
    timezone: person.timezone,
    doNotAsk: person.doNotAsk,
    attributes: { tier: person.tier, country: person.country },
  },
  attributes,
  amount: amount === null ? null : { value: amount, currency: 'EUR' },
  initiatedBy,
  caseOf,
  referredBy,
});
