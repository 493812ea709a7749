import { sql } from 'drizzle-orm';
import { newId } from '@/domain/ids';
import type { ListAsking } from '@/domain/import-run';
import { ruleByHand } from '@/domain/sending/by-hand';
import { decide, type Verdict } from '@/domain/sending/decide';
import type { Ask, Rule } from '@/domain/sending/facts';
import { startOfLocalDay } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';
import { turnOf } from '../decision/claim';
import { zoneOf } from '../decision/decide';
import { type LoadedPerson, loadAsks, loadReplies, lockPeople, lookBack, readPeople } from '../decision/load';

export type Judged = {
  person: LoadedPerson;
  verdict: Verdict;
  /** Would rest, and is asked all the same. */
  isOverridden: boolean;
};

type Judging = {
  importId: string;
  asking: ListAsking;
  customerIds: string[];
  /** Hold the people until the transaction ends, so that nobody else asks them meanwhile. */
  lock: boolean;
  /** Of people before these on the same list. */
  also?: readonly Ask[];
};

/**
 * What the one law of who is asked says of these people on a list, as if a program with the workspace's usual clocks asked
 * each of them once. Nobody else's invitation gives way to a list. `everybody`: those who must rest are judged again
 * without the workspace's clocks; a customer's own wish to be asked less often stands.
 */
export async function judgeList(ctx: Ctx, judging: Judging): Promise<Judged[]> {
  const { importId, asking, customerIds, lock, also = [] } = judging;
  const zone = await zoneOf(ctx);
  const people = await (lock ? lockPeople : readPeople)(ctx, customerIds, zone);
  const rule = ruleOf(importId, asking);
  const since = lookBack(ctx.now, [rule], people);
  const at = asking.at === null ? ctx.now : startOfLocalDay(asking.at, zone);
  const known = {
    now: ctx.now,
    zone,
    people: new Map(people.map(person => [person.id, person])),
    replies: await loadReplies(ctx, people, since.replies),
    happenings: [],
    cases: [],
    planned: new Map(),
    newId,
  };
  const asks = [...also, ...(await loadAsks(ctx, people, since.asks))];
  const turns = (ids: string[]) => ids.map(id => ({ ...turnOf(importId, id, 0, at), recordedAt: ctx.now }));
  const first = decide({ ...known, rules: [rule], occasions: turns(customerIds), asks }).verdicts;
  const resting = first.filter(verdict => verdict.reason === 'fatigue');
  const second =
    asking.everybody && resting.length > 0
      ? decide({
          ...known,
          rules: [{ ...rule, exempt: true }],
          occasions: turns(resting.map(verdict => verdict.occasion.customerId)),
          asks: [...asks, ...asksOf(first, asking.survey)],
        }).verdicts
      : [];
  const overridden = new Map(second.flatMap(one => (one.invitation ? [[one.occasion.customerId, one]] : [])));
  return first.flatMap(verdict => {
    const person = known.people.get(verdict.occasion.customerId);
    const instead = overridden.get(verdict.occasion.customerId);
    return person ? [{ person, verdict: instead ?? verdict, isOverridden: instead !== undefined }] : [];
  });
}

/** The invitations of these verdicts, as the next ones see them. */
export const asksOf = (verdicts: readonly Verdict[], survey: string): Ask[] =>
  verdicts.flatMap(({ invitation, occasion }) =>
    invitation
      ? [
          {
            id: invitation.id,
            customerId: occasion.customerId,
            addressHash: invitation.addressHash,
            surveyId: survey,
            ruleId: null,
            interactionId: null,
            occurredAt: null,
            externalId: null,
            caseOf: null,
            at: invitation.sendAt,
            isOpen: false,
          },
        ]
      : [],
  );

/** Asked for by hand, within the list's own window. Two on it who share a mailbox get one mail, even where everybody is asked. */
const ruleOf = (importId: string, { survey, window }: ListAsking): Rule => ({
  ...ruleByHand(survey),
  id: importId,
  surveyAfterInvite: 1,
  window,
});

/** The next people of a list, in order of their id. */
export async function membersAfter(
  ctx: Ctx,
  importId: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select customer_id as id from import_change
    where workspace_id = ${ctx.workspaceId} and import_id = ${importId}
      and customer_id > ${after ?? '00000000-0000-0000-0000-000000000000'}
    order by customer_id limit ${limit}`);
  return rows.map(row => row.id);
}
