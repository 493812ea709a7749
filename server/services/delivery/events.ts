import { z } from 'zod';
import type { Issue } from '@/domain/errors';
import { parseInput } from '@/domain/issues';
import type { Ctx } from '@/server/db/tenant';
import { findDelivery } from './find';
import { deliveryEvents, hearOfDelivery } from './heard';
import { hearHandedIn } from './returned';

const MOST_RAW = 1024 * 1024;

const names = {
  delivery: z.uuid().optional(),
  invitation: z.uuid().optional(),
  messageId: z.string().min(3).max(300).optional(),
  remoteId: z.string().min(1).max(200).optional(),
};

/** What a gateway or mail service tells of one mail or message, or a mail that came back as it is. */
export const deliveryEventSchema = z.union([
  z
    .object({
      ...names,
      event: z.enum(deliveryEvents),
      code: z
        .string()
        .regex(/^[245]\.\d{1,3}\.\d{1,3}$/, 'must be an enhanced status code like 5.1.1')
        .nullish(),
      reason: z.string().max(1000).nullish(),
      at: z.iso.datetime({ offset: true, error: 'must be a time like 2026-11-20T10:00:00+01:00' }).optional(),
    })
    .refine(row => Object.keys(names).some(name => Object.hasOwn(row, name)), {
      path: ['delivery'],
      message: 'delivery, invitation, messageId or remoteId must say which one is meant',
    }),
  z.object({ raw: z.string().min(1).max(MOST_RAW) }),
]);

export type EventsTaken = { accepted: number; rejected: { index: number; errors: Issue[] }[] };

/** Takes in what became of mails and messages; what was told before changes nothing, and a bad row never spoils the good ones. */
export async function recordDeliveryEvents({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { rows: readonly unknown[] };
}): Promise<EventsTaken> {
  const rejected: EventsTaken['rejected'] = [];
  for (const [index, row] of input.rows.entries()) {
    const parsed = parseInput(deliveryEventSchema, row);
    const errors = parsed.ok ? await takeIn(ctx, parsed.data) : parsed.issues;
    if (errors.length > 0) rejected.push({ index, errors });
  }
  return { accepted: input.rows.length - rejected.length, rejected };
}

async function takeIn(ctx: Ctx, row: z.output<typeof deliveryEventSchema>): Promise<Issue[]> {
  if ('raw' in row) {
    if (await hearHandedIn(ctx, row.raw)) return [];
    return [{ path: 'raw', message: 'No mail of this workspace is meant by it.' }];
  }
  const delivery = await findDelivery(ctx, row);
  if (!delivery) return [{ path: 'delivery', message: 'There is no such mail or message.' }];
  const { event, code = null, reason = null, at } = row;
  await hearOfDelivery(ctx, { delivery, event, code, reason, at: at ? new Date(at) : ctx.now });
  return [];
}
