import { z } from 'zod';
import { segmentShape } from '@/domain/segment';
import { createSegment } from '@/server/services/segment/create';
import { deleteSegment } from '@/server/services/segment/delete';
import { listSegments, readSegment } from '@/server/services/segment/list';
import { updateSegment } from '@/server/services/segment/update';
import { defineRoute, listOf } from './define';

const shown = segmentShape
  .extend({ id: z.string(), customers: z.number().int() })
  .meta({ id: 'Segment', description: 'Customers of whom all conditions hold; `customers`: how many now' });

export const segmentRoutes = [
  defineRoute({
    method: 'GET',
    path: '/segments',
    summary: 'List segments by name, all on one page',
    scope: 'read',
    response: listOf(shown),
    handler: async ({ ctx }) => ({ data: await listSegments({ ctx }), nextCursor: null }),
  }),
  defineRoute({
    method: 'GET',
    path: '/segments/{id}',
    summary: 'Read a segment',
    scope: 'read',
    response: shown,
    handler: ({ ctx, params }) => readSegment({ ctx, input: params }),
  }),
  defineRoute({
    method: 'POST',
    path: '/segments',
    summary: 'Name a group of customers by their attributes',
    scope: 'write',
    body: segmentShape,
    response: shown,
    handler: ({ ctx, body }) => createSegment({ ctx, input: body }),
  }),
  defineRoute({
    method: 'PATCH',
    path: '/segments/{id}',
    summary: 'Change a segment; what is left out stays',
    scope: 'write',
    body: segmentShape.partial(),
    response: shown,
    handler: ({ ctx, params, body }) => updateSegment({ ctx, input: { ...body, ...params } }),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/segments/{id}',
    summary: 'Delete a segment that no program asks',
    scope: 'write',
    status: 204,
    handler: ({ ctx, params }) => deleteSegment({ ctx, input: params }),
  }),
];
