import { z } from 'zod';
import { caseEventKinds, caseOutcomes, casePriorities, caseReasons, caseStates } from '@/domain/case/case';
import { pageInput } from '@/server/db/keyset';
import { changeCase } from '@/server/services/case/change';
import { listCases } from '@/server/services/case/list';
import { type ReadCase, readCase } from '@/server/services/case/read';
import type { ListedCase } from '@/server/services/case/shown';
import { caseUpdateSchema, memberBy, updateCase } from '@/server/services/case/update';
import { defineRoute, instant, listOf, toInstant, toInstantOrNull } from './define';

const shown = z
  .object({
    id: z.string(),
    state: z.enum(caseStates),
    reason: z.enum(caseReasons),
    rule: z.string().nullable(),
    because: z.string().nullable(),
    priority: z.enum(casePriorities),
    owner: z.object({ name: z.string(), email: z.string().nullable() }).nullable(),
    customer: z.string().nullable(),
    response: z.string().nullable(),
    score: z.object({ metric: z.enum(['nps', 'csat', 'ces']), value: z.number() }).nullable(),
    openedAt: instant,
    contactDueAt: instant.nullable(),
    resolveDueAt: instant.nullable(),
    contactedAt: instant.nullable(),
    waitingSince: instant.nullable(),
    resolvedAt: instant.nullable(),
    closedAt: instant.nullable(),
    overdue: z.boolean(),
    outcome: z.enum(caseOutcomes).nullable(),
    rootCause: z.object({ id: z.string(), name: z.string() }).nullable(),
    note: z.string().nullable(),
    chased: z.int(),
    reopened: z.int(),
    revision: z.int(),
  })
  .meta({
    id: 'Case',
    description:
      'What is owed to one customer. `customer` is your own id; `chased`: how often the customer had to ask again while it was open',
  });

const detailed = shown.extend({
  events: z.array(
    z.object({
      at: instant,
      by: z.string(),
      kind: z.enum(caseEventKinds),
      detail: z.record(z.string(), z.unknown()),
      text: z.string().nullable(),
    }),
  ),
});

const show = (one: ListedCase): z.input<typeof shown> => ({
  id: one.id,
  state: one.state,
  reason: one.reason,
  rule: one.ruleId,
  because: one.because,
  priority: one.priority,
  owner: one.owner && { name: one.owner.name, email: one.owner.email },
  customer: one.customer?.id ?? null,
  response: one.response,
  score: one.score && { metric: one.score.metric, value: one.score.value },
  openedAt: toInstant(one.openedAt),
  contactDueAt: toInstantOrNull(one.contactDueAt),
  resolveDueAt: toInstantOrNull(one.resolveDueAt),
  contactedAt: toInstantOrNull(one.contactedAt),
  waitingSince: toInstantOrNull(one.waitingSince),
  resolvedAt: toInstantOrNull(one.resolvedAt),
  closedAt: toInstantOrNull(one.closedAt),
  overdue: one.due?.isOverdue ?? false,
  outcome: one.outcome,
  rootCause: one.rootCause,
  note: one.note,
  chased: one.chased,
  reopened: one.reopened,
  revision: one.revision,
});

const detail = (one: ReadCase): z.input<typeof detailed> => ({
  ...show(one),
  events: one.events.map(({ at, by, kind, detail: facts, text }) => ({
    at: toInstant(at),
    by,
    kind,
    detail: facts,
    text,
  })),
});

const which = z.object({
  ...pageInput,
  state: z.union([z.enum(caseStates).transform(one => [one]), z.array(z.enum(caseStates)).min(1)]).optional(),
  /** E-mail address of a member, or `none`. */
  owner: z.union([z.literal('none'), z.email()]).optional(),
  /** `true`: those whose promise is late. */
  overdue: z.enum(['true', 'false']).optional(),
  /** Your own id. */
  customer: z.string().optional(),
});

export const caseRoutes = [
  defineRoute({
    method: 'GET',
    path: '/cases',
    summary: 'List cases, newest first',
    scope: 'read',
    query: which,
    response: listOf(shown),
    handler: async ({ ctx, query: { owner, overdue, ...rest } }) => {
      const page = await listCases({
        ctx,
        input: {
          ...rest,
          ...(overdue === 'true' && { view: 'overdue' }),
          ...(owner !== undefined && { owner: owner === 'none' ? owner : await memberBy(ctx, owner) }),
        },
      });
      return { ...page, data: page.data.map(show) };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/cases/{id}',
    summary: 'Read a case with its history, oldest first',
    scope: 'read',
    response: detailed,
    handler: async ({ ctx, params }) => detail(await readCase({ ctx, input: params })),
  }),
  defineRoute({
    method: 'PATCH',
    path: '/cases/{id}',
    summary: 'Change a case; what is left out stays',
    scope: 'write',
    body: caseUpdateSchema,
    response: detailed,
    handler: async ({ ctx, params, body }) => {
      await updateCase({ ctx, input: { ...body, ...params } });
      return detail(await readCase({ ctx, input: params }));
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/cases/{id}/notes',
    summary: 'Write a note into the history of a case',
    scope: 'write',
    body: z.object({ text: z.string().trim().min(1).max(5000) }),
    response: detailed,
    handler: async ({ ctx, params, body }) => {
      await readCase({ ctx, input: params });
      await changeCase({ ctx, input: { ...params, change: { kind: 'note', ...body } } });
      return detail(await readCase({ ctx, input: params }));
    },
  }),
];
