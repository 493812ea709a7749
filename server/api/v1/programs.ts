import { z } from 'zod';
import {
  programInputSchema,
  programPatchSchema,
  reminderSchema,
  sendWindowSchema,
  triggerSchema,
} from '@/domain/program';
import { addDays } from '@/domain/time/local-date';
import { localDate } from '@/domain/time/zone';
import { readProgramFunnel } from '@/server/reports/program/funnel';
import { funnelFields } from '@/server/reports/program/schemas';
import { createProgram } from '@/server/services/program/create';
import { dryRunProgram, dryRunSchema } from '@/server/services/program/dry-run';
import { listPrograms, type Program } from '@/server/services/program/read';
import { updateProgram } from '@/server/services/program/update';
import { readWorkspaceSettings } from '@/server/services/workspace/read';
import { defineRoute, instant, listOf, toInstant, toInstantOrNull } from './define';

const shown = z
  .object({
    id: z.string(),
    name: z.string(),
    survey: z.string(),
    trigger: triggerSchema,
    delay: z.string(),
    sampling: z.number(),
    fatigue: z.object({
      afterInvite: z.string(),
      afterResponse: z.string(),
      sameSurvey: z.object({ afterInvite: z.string(), afterResponse: z.string() }),
      exempt: z.boolean(),
      mode: z.enum(['block', 'delay']),
    }),
    holdout: z.number(),
    channel: z.string().nullable(),
    language: z.string().nullable(),
    topic: z.string().nullable(),
    sendWindow: sendWindowSchema.nullable(),
    reminders: z.array(reminderSchema),
    expiry: z.string(),
    maxAge: z.string(),
    dailyCap: z.number().nullable(),
    priority: z.number(),
    active: z.boolean(),
    activatedAt: instant.nullable(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Program' });

const show = (row: Program): z.input<typeof shown> => ({
  ...row,
  activatedAt: toInstantOrNull(row.activatedAt),
  createdAt: toInstant(row.createdAt),
  updatedAt: toInstant(row.updatedAt),
});

const dryRun = z.object({
  since: instant,
  until: instant,
  interactions: z.int(),
  isCut: z.boolean(),
  customers: z.int(),
  invited: z.int(),
  /** Would still wait for a rest to end. */
  waiting: z.int(),
  reasons: z.record(z.string(), z.int()),
  perDay: z.array(z.object({ day: z.iso.date(), invited: z.int() })),
  segments: z.object({
    by: z.string().nullable(),
    choices: z.array(z.string()),
    groups: z.array(z.object({ value: z.string().nullable(), occasions: z.int(), invited: z.int() })),
  }),
  expected: z
    .object({
      answers: z.number(),
      low: z.int(),
      high: z.int(),
      completed: z.int(),
      delivered: z.int(),
      of: z.enum(['survey', 'workspace']),
    })
    .nullable(),
  ahead: z.array(z.object({ day: z.iso.date(), expected: z.number() })),
  firstSendAt: instant,
});

const nullable = z.number().nullable();
const share = z.object({ value: nullable, low: nullable, high: nullable });
/** Completed ÷ delivered, 0..1 with its 95 % interval; `mature` false while answers may still come. */
const rate = share.extend({
  n: z.int(),
  completed: z.int(),
  mature: z.boolean(),
  note: z.literal('few').optional(),
});
const counts = z.object({
  sent: z.int(),
  delivered: z.int(),
  visited: z.int(),
  started: z.int(),
  completed: z.int(),
  bounced: z.int(),
  failed: z.int(),
  unsubscribed: z.int(),
  complained: z.int(),
  postponed: z.int(),
  reminded: z.int(),
  rate,
});

const programFunnel = z
  .object({
    timezone: z.string(),
    from: z.iso.date(),
    to: z.iso.date(),
    interval: z.enum(['day', 'week', 'month', 'quarter', 'none']),
    cohorts: z.array(counts.extend({ start: z.iso.date(), end: z.iso.date() })),
    total: counts,
    reminders: z.object({ people: z.int(), mails: z.int(), answered: z.int(), share, before: share }),
    segments: z
      .array(
        z.object({
          key: z.string(),
          rate,
          difference: share.extend({
            p: nullable,
            verdict: z.enum(['real', 'probable', 'noise', 'too_few']),
          }),
        }),
      )
      .optional(),
  })
  .meta({ id: 'ProgramFunnel' });

export const programRoutes = [
  defineRoute({
    method: 'GET',
    path: '/programs',
    summary: 'Programs, in the order in which they ask',
    scope: 'read',
    response: listOf(shown),
    handler: async ({ ctx }) => ({ data: (await listPrograms({ ctx })).map(show), nextCursor: null }),
  }),
  defineRoute({
    method: 'POST',
    path: '/programs',
    summary: 'Make a program; fields left out take their defaults',
    scope: 'write',
    body: programInputSchema,
    response: shown,
    handler: async ({ ctx, body }) => show(await createProgram({ ctx, input: body })),
  }),
  defineRoute({
    method: 'PATCH',
    path: '/programs/{id}',
    summary: 'Change, activate or pause a program',
    scope: 'write',
    body: programPatchSchema,
    response: shown,
    handler: async ({ ctx, params, body }) =>
      show(await updateProgram({ ctx, input: { ...body, id: params.id } })),
  }),
  defineRoute({
    method: 'POST',
    path: '/programs/{id}/dry-runs',
    summary: 'Try a program on the interactions of the last days (30 unless given); writes nothing',
    scope: 'read',
    body: dryRunSchema,
    response: dryRun,
    handler: async ({ ctx, params, body }) => {
      const tried = await dryRunProgram({ ctx, input: { ...body, id: params.id } });
      return {
        ...tried,
        since: toInstant(tried.since),
        until: toInstant(tried.until),
        reasons: { ...tried.reasons },
        firstSendAt: toInstant(tried.firstSendAt),
      };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/programs/{id}/funnel',
    summary:
      'What became of its invitations of the last 90 days, or of `from` to `to`, by when they were sent',
    scope: 'read',
    replica: true,
    query: funnelFields.partial({ from: true, to: true }),
    response: programFunnel,
    handler: async ({ ctx, params, query }) => {
      const { timezone } = await readWorkspaceSettings({ ctx });
      const to = query.to ?? addDays(localDate(ctx.now, timezone), 1);
      const from = query.from ?? addDays(to, -90);
      return readProgramFunnel({ ctx, input: { ...query, from, to, program: params.id } });
    },
  }),
];
