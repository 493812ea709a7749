import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type {
  DecisionDetail,
  DecisionOutcome,
  DecisionReason,
  ProgramTrigger,
  Reminder,
  ReminderAudience,
  SendWindow,
} from '@/domain/program';
import { createdAt, time, workspaceId } from './columns';
import { customer, interaction } from './customer';
import { surveyDoor } from './door';
import { sendChannel } from './sending';
import { survey } from './survey';
import { workspace } from './workspace';

/** The standing rule that turns interactions into invitations. Durations are ISO 8601 text that PostgreSQL casts to interval. */
export const program = pgTable(
  'program',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    surveyId: uuid('survey_id').notNull(),
    trigger: jsonb('trigger').$type<ProgramTrigger>().notNull(),
    delay: text('delay').notNull(),
    sampling: doublePrecision('sampling').notNull().default(1),
    fatigueAfterInvite: text('fatigue_after_invite').notNull().default('P30D'),
    fatigueAfterResponse: text('fatigue_after_response').notNull().default('P90D'),
    /** The same two clocks, counting only what was asked with this program's survey. */
    surveyAfterInvite: text('survey_after_invite').notNull().default('PT0S'),
    surveyAfterResponse: text('survey_after_response').notNull().default('PT0S'),
    /** Recovery checks: the workspace's clocks do not stop it; its survey's own still do. */
    fatigueExempt: boolean('fatigue_exempt').notNull().default(false),
    /** What becomes of somebody who is tired of questions: left out, or asked as soon as the rest is over. */
    onFatigue: text('on_fatigue').$type<'block' | 'delay'>().notNull().default('block'),
    /** Share 0..0.5 of customers who are never asked, to compare with; the same ones every time. */
    holdout: doublePrecision('holdout').notNull().default(0),
    /** Null: by mail. */
    channelId: uuid('channel_id'),
    /** Null: each customer's own, as far as the survey speaks it. */
    language: text('language'),
    /** What it is about, as customers can unsubscribe from it (`settings.topics`); null: surveys in general. */
    topic: text('topic'),
    /** Null: any time. */
    sendWindow: jsonb('send_window').$type<SendWindow>(),
    reminders: jsonb('reminders').$type<Reminder[]>().notNull(),
    expiry: text('expiry').notNull().default('P30D'),
    maxAge: text('max_age').notNull().default('P14D'),
    dailyCap: integer('daily_cap'),
    /** Lower goes first when several programs want the same customer. */
    priority: integer('priority').notNull().default(100),
    active: boolean('active').notNull().default(false),
    activatedAt: time('activated_at'),
    createdAt: createdAt(),
    updatedAt: time('updated_at').notNull().defaultNow(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({
      columns: [t.workspaceId, t.surveyId],
      foreignColumns: [survey.workspaceId, survey.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.workspaceId, t.channelId],
      foreignColumns: [sendChannel.workspaceId, sendChannel.id],
    }),
  ],
);

/**
 * `channel` = how the link travels. A `link` invitation is never mailed; `door`: somebody came in by a door that is open
 * to anybody, so that nobody is known and nothing was sent; `webhook`: a gateway of the company's delivers it.
 */
export const invitation = pgTable(
  'invitation',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    programId: uuid('program_id'),
    surveyId: uuid('survey_id').notNull(),
    /** Null for whoever came in by a door. */
    customerId: uuid('customer_id'),
    interactionId: uuid('interaction_id'),
    doorId: uuid('door_id'),
    /** Keyed hash of the day and of where a door's visitor came from: tells repeats within a day, and nothing else. */
    device: text('device'),
    channel: text('channel').$type<'email' | 'link' | 'door' | 'webhook'>().notNull(),
    /** The gateway of a `webhook` invitation. */
    channelId: uuid('channel_id'),
    state: text('state')
      .$type<
        | 'scheduled'
        | 'sent'
        | 'visited'
        | 'started'
        | 'completed'
        | 'suppressed'
        | 'bounced'
        | 'failed'
        | 'expired'
        | 'withdrawn'
      >()
      .notNull(),
    reason: text('reason'),
    addressHash: text('address_hash'),
    language: text('language'),
    sendAt: time('send_at').notNull(),
    sentAt: time('sent_at'),
    visitedAt: time('visited_at'),
    startedAt: time('started_at'),
    completedAt: time('completed_at'),
    expiresAt: time('expires_at').notNull(),
    /** Bare clicks of the mail's scale, by question key; shown apart, never scored. */
    unconfirmed: jsonb('unconfirmed').$type<Record<string, string>>(),
    flags: text('flags').array().notNull().default([]),
    /** Sent to try things out; in no number. */
    isTest: boolean('is_test').notNull().default(false),
    /** The trial of the survey's draft that a test shows; null: what is published. */
    trial: integer('trial'),
    /** How often the customer asked to be asked later. */
    postponed: integer('postponed').notNull().default(0),
    /** Which turn of an `every` program this is, counted in periods from the epoch; null for interactions. */
    period: integer('period'),
    /** What a program that asks once per case goes by: the case's interaction id, else its own. The caller's ids. */
    caseKey: text('case_key'),
    /** Its place in the draw of a day with a cap: the smaller goes first. Null where nothing was drawn. */
    lot: doublePrecision('lot'),
    /** Who asked although the customer was asked or answered lately. */
    overriddenBy: text('overridden_by'),
    /** The file or pasted list that it was made from. */
    importId: uuid('import_id'),
    /** When its mail was used to unsubscribe. */
    unsubscribedAt: time('unsubscribed_at'),
    /** Reminders that left, and when the first did: counted by a trigger on its deliveries. */
    reminders: integer('reminders').notNull().default(0),
    remindedAt: time('reminded_at'),
    createdAt: createdAt(),
    /** Stands still while somebody answers: an update that changes nothing indexed writes no index. */
    isOpen: boolean('is_open').generatedAlwaysAs(sql`state in ('scheduled', 'sent', 'visited', 'started')`),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('invitation_once').on(t.workspaceId, t.programId, t.interactionId),
    uniqueIndex('invitation_once_per_period')
      .on(t.workspaceId, t.programId, t.customerId, t.period)
      .where(sql`period is not null`),
    index('invitation_program').on(t.workspaceId, t.programId, t.sendAt),
    index('invitation_open').on(t.workspaceId, t.expiresAt).where(sql`is_open`),
    index('invitation_customer').on(t.workspaceId, t.customerId, t.sendAt),
    index('invitation_address').on(t.workspaceId, t.addressHash, t.sendAt),
    index('invitation_door').on(t.workspaceId, t.doorId, t.createdAt).where(sql`door_id is not null`),
    // Who came in by a door before, on the same day.
    index('invitation_device').on(t.workspaceId, t.device).where(sql`device is not null`),
    index('invitation_created').on(t.workspaceId, t.createdAt, t.id),
    index('invitation_sent').on(t.workspaceId, t.sentAt),
    index('invitation_case').on(t.workspaceId, t.programId, t.caseKey).where(sql`case_key is not null`),
    index('invitation_interaction').on(t.workspaceId, t.interactionId).where(sql`interaction_id is not null`),
    // Nobody is asked twice by one list.
    uniqueIndex('invitation_once_per_list')
      .on(t.workspaceId, t.importId, t.customerId)
      .where(sql`import_id is not null`),
    // By when it was sent or, refused on the spot, was to be sent: the cohorts of a program's funnel.
    index('invitation_cohort').on(t.workspaceId, t.programId, sql`coalesce(${t.sentAt}, ${t.sendAt})`),
    // How long people take to answer, from the newest invitations that have expired.
    index('invitation_answered')
      .on(t.workspaceId, t.expiresAt)
      .where(sql`completed_at is not null and sent_at is not null and not is_test`),
    foreignKey({
      columns: [t.workspaceId, t.programId],
      foreignColumns: [program.workspaceId, program.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.workspaceId, t.surveyId],
      foreignColumns: [survey.workspaceId, survey.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.workspaceId, t.customerId],
      foreignColumns: [customer.workspaceId, customer.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.workspaceId, t.interactionId],
      foreignColumns: [interaction.workspaceId, interaction.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.workspaceId, t.doorId],
      foreignColumns: [surveyDoor.workspaceId, surveyDoor.id],
    }).onDelete('cascade'),
    check('invitation_somebody', sql`(customer_id is null) = (channel = 'door')`),
  ],
);

/** One row per interaction (or, for programs that ask by the calendar, per customer's turn) and program: invited, or why not. */
export const decision = pgTable(
  'decision',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    /** Null for a turn. */
    interactionId: uuid('interaction_id'),
    /** Which turn of the program this is; null for interactions. */
    period: integer('period'),
    programId: uuid('program_id').notNull(),
    customerId: uuid('customer_id').notNull(),
    outcome: text('outcome').$type<DecisionOutcome>().notNull(),
    reason: text('reason').$type<DecisionReason>(),
    /** The invitation that stood in the way. */
    blockedBy: uuid('blocked_by'),
    invitationId: uuid('invitation_id'),
    /** What a sentence about it needs besides: the condition that was not met and what was found instead. */
    detail: jsonb('detail').$type<DecisionDetail>(),
    /** When something that waits is decided again. */
    dueAt: time('due_at'),
    at: time('at').notNull().defaultNow(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('decision_once')
      .on(t.workspaceId, t.interactionId, t.programId)
      .where(sql`interaction_id is not null`),
    uniqueIndex('decision_once_per_period')
      .on(t.workspaceId, t.programId, t.customerId, t.period)
      .where(sql`period is not null`),
    index('decision_waiting').on(t.workspaceId, t.dueAt).where(sql`outcome = 'waiting'`),
    // What waits for the customers at hand, however much was decided about them before.
    index('decision_waiting_customer').on(t.workspaceId, t.customerId).where(sql`outcome = 'waiting'`),
    index('decision_invitation').on(t.workspaceId, t.invitationId).where(sql`invitation_id is not null`),
    index('decision_customer').on(t.workspaceId, t.customerId, t.at, t.id),
    index('decision_program').on(t.workspaceId, t.programId, t.at, t.id),
    index('decision_at').on(t.workspaceId, t.at, t.id),
    // The frequent reasons are found soon enough by time alone.
    index('decision_rare')
      .on(t.workspaceId, t.reason, t.at, t.id)
      .where(sql`reason not in ('condition', 'sampled_out', 'fatigue', 'too_old', 'paused')`),
    foreignKey({
      columns: [t.workspaceId, t.interactionId],
      foreignColumns: [interaction.workspaceId, interaction.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.workspaceId, t.programId],
      foreignColumns: [program.workspaceId, program.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.workspaceId, t.customerId],
      foreignColumns: [customer.workspaceId, customer.id],
    }).onDelete('cascade'),
    check('decision_occasion', sql`(interaction_id is null) <> (period is null)`),
  ],
);

/** One mail, or one message that a gateway delivers, to hand over: the outbox. `kind` is `invitation` or `reminder-1`, `reminder-2`, … */
export const delivery = pgTable(
  'delivery',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    invitationId: uuid('invitation_id').notNull(),
    kind: text('kind').notNull(),
    state: text('state')
      .$type<'scheduled' | 'claimed' | 'handing_over' | 'sent' | 'failed' | 'unknown' | 'suppressed'>()
      .notNull()
      .default('scheduled'),
    /** Next moment at which somebody may claim it. */
    dueAt: time('due_at').notNull(),
    /** The customer asked for it at this moment: it is sent even to whoever has begun to answer. */
    wished: boolean('wished').notNull().default(false),
    /** Whom a reminder is for, looked at when it leaves. */
    audience: text('audience').$type<ReminderAudience>().notNull().default('everybody'),
    /** The turn that it was told to come back at, when the rate towards its recipient's host was used up. */
    slotAt: time('slot_at'),
    leaseUntil: time('lease_until'),
    /** The worker that holds the lease, by its own random id. */
    claimedBy: text('claimed_by'),
    attempts: integer('attempts').notNull().default(0),
    /** How often it ended without an answer of the server: retried once, then stopped. */
    unknowns: integer('unknowns').notNull().default(0),
    messageId: text('message_id').notNull(),
    /** Enhanced status code of the last refusal, such as 5.1.1. */
    code: text('code'),
    error: text('error'),
    firstAttemptAt: time('first_attempt_at'),
    sentAt: time('sent_at'),
    /** When its last state was reached. */
    finishedAt: time('finished_at'),
    /** What was heard of it after it left: each the first time only. A mail that was not heard of again counts as delivered. */
    deliveredAt: time('delivered_at'),
    bouncedAt: time('bounced_at'),
    complainedAt: time('complained_at'),
    /** The gateway's own id of the message. */
    remoteId: text('remote_id'),
    createdAt: createdAt(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('delivery_once').on(t.workspaceId, t.invitationId, t.kind),
    index('delivery_remote').on(t.workspaceId, t.remoteId).where(sql`remote_id is not null`),
    index('delivery_finished').on(t.workspaceId, t.finishedAt),
    index('delivery_complained').on(t.workspaceId, t.complainedAt).where(sql`complained_at is not null`),
    index('delivery_waiting').on(t.workspaceId, t.dueAt).where(sql`state = 'scheduled'`),
    index('delivery_leased').on(t.workspaceId, t.leaseUntil).where(sql`state in ('claimed', 'handing_over')`),
    foreignKey({
      columns: [t.workspaceId, t.invitationId],
      foreignColumns: [invitation.workspaceId, invitation.id],
    }).onDelete('cascade'),
  ],
);

/** Addresses that are never mailed, by keyed hash, so that erasure can keep the row. */
export const suppression = pgTable(
  'suppression',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    addressHash: text('address_hash').notNull(),
    address: text('address'),
    reason: text('reason').$type<'unsubscribed' | 'bounced' | 'complained' | 'manual'>().notNull(),
    /** The server's code, or the note of whoever entered it. */
    detail: text('detail'),
    /** Who entered it by hand. */
    createdBy: text('created_by'),
    createdAt: createdAt(),
  },
  t => [
    primaryKey({ columns: [t.workspaceId, t.addressHash] }),
    index('suppression_created').on(t.workspaceId, t.createdAt),
  ],
);

/** Permanent refusals of an address that suppress it only when they repeat. */
export const addressFailure = pgTable(
  'address_failure',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    addressHash: text('address_hash').notNull(),
    code: text('code').notNull(),
    times: integer('times').notNull().default(1),
    firstAt: time('first_at').notNull(),
    lastAt: time('last_at').notNull(),
  },
  t => [primaryKey({ columns: [t.workspaceId, t.addressHash, t.code] })],
);
