import { z } from 'zod';
import { invalidInput } from '@/domain/issues';
import { deliveryEventSchema, recordDeliveryEvents } from '@/server/services/delivery/events';
import { batchOf, rejectedRow } from './batch';
import { defineRoute } from './define';

export const deliveryEventRoutes = [
  defineRoute({
    method: 'POST',
    path: '/delivery-events',
    summary: 'Tell what became of a mail or message, or of up to 1,000, after it left',
    scope: 'ingest',
    body: z.record(z.string(), z.unknown()),
    docsBody: z.union([deliveryEventSchema, z.object({ events: z.array(deliveryEventSchema).max(1000) })]),
    response: z.object({ accepted: z.int(), rejected: z.array(rejectedRow) }),
    handler: async ({ ctx, body }) => {
      const { rows, single } = batchOf(body, 'events');
      const taken = await recordDeliveryEvents({ ctx, input: { rows } });
      if (single && taken.rejected[0]) throw invalidInput(taken.rejected[0].errors);
      return taken;
    },
  }),
];
