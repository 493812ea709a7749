import { z } from 'zod';
import { digestShape } from '@/domain/digest';
import { can, type Role } from '@/domain/roles';
import { createDigest } from '@/server/services/digest/create';
import { deleteDigest, restoreDigest } from '@/server/services/digest/delete';
import { listDigests } from '@/server/services/digest/list';
import { pauseDigest } from '@/server/services/digest/pause';
import { previewDigest, sampleDigestSchema, sendSampleDigest } from '@/server/services/digest/preview';
import { turnOwnDigest } from '@/server/services/digest/stop';
import { updateDigest, updateDigestSchema } from '@/server/services/digest/update';
import { memberProcedure, reportProcedure, router } from '../init';

const one = z.object({ id: z.uuid() });

/** Whoever designs may write to anybody and change every digest; others mail to themselves and change what they made. */
const all = (role: Role): boolean => can(role, 'design');
const only = ({ role, user }: { role: Role; user: { email: string } }): string | null =>
  all(role) ? null : user.email;

export const digestRouter = router({
  list: memberProcedure('read').query(({ ctx }) => listDigests({ ctx, all: all(ctx.role) })),
  create: memberProcedure('read')
    .input(digestShape)
    .mutation(({ ctx, input }) => createDigest({ ctx, input, only: only(ctx) })),
  update: memberProcedure('read')
    .input(updateDigestSchema)
    .mutation(({ ctx, input }) => updateDigest({ ctx, input, only: only(ctx) })),
  pause: memberProcedure('read')
    .input(one.extend({ paused: z.boolean() }))
    .mutation(({ ctx, input }) => pauseDigest({ ctx, input, all: all(ctx.role) })),
  delete: memberProcedure('read')
    .input(one)
    .mutation(({ ctx, input }) => deleteDigest({ ctx, input, all: all(ctx.role) })),
  restore: memberProcedure('read')
    .input(one)
    .mutation(({ ctx, input }) => restoreDigest({ ctx, input, all: all(ctx.role) })),
  /** Stops a digest for oneself, or starts it again. */
  turnOwn: memberProcedure('read')
    .input(one.extend({ stopped: z.boolean() }))
    .mutation(({ ctx, input }) => turnOwnDigest({ ctx, input })),
  /** The mail as it would have come last. */
  preview: reportProcedure('read')
    .input(sampleDigestSchema)
    .query(({ ctx, input }) => previewDigest({ ctx, input })),
  /** One of it to oneself, now. */
  sendSample: memberProcedure('read')
    .input(sampleDigestSchema)
    .mutation(({ ctx, input }) => sendSampleDigest({ ctx, input, to: ctx.user })),
});
