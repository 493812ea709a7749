import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { apiScopes } from '@/domain/api-scopes';
import { newId } from '@/domain/ids';
import { apiKey } from '@/drizzle/schema/workspace';
import { actorName, type Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 30 characters of base62 are 178 bits. */
const SECRET_LENGTH = 30;
const SHOWN_LENGTH = 9;

export const createApiKeySchema = z.object({
  name: z.string().trim().min(1, 'give the key a name').max(120),
  scopes: z
    .array(z.enum(apiScopes))
    .min(1, 'choose at least one scope')
    .default([...apiScopes]),
  /** Null or absent: never. */
  expiresAt: z.coerce.date().nullish(),
});

/** Makes a key for the REST API. `key` is told here and never again: only its SHA-256 is kept. Audited. */
export async function createApiKey({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof createApiKeySchema>;
}): Promise<{ id: string; key: string }> {
  const { name, scopes, expiresAt } = createApiKeySchema.parse(input);
  const id = newId();
  const key = `aw_${randomText(SECRET_LENGTH)}`;
  await ctx.db.insert(apiKey).values({
    workspaceId: ctx.workspaceId,
    id,
    name,
    prefix: key.slice(0, SHOWN_LENGTH),
    hash: hashApiKey(key),
    scopes: [...new Set(scopes)],
    createdBy: actorName(ctx.actor),
    createdAt: ctx.now,
    expiresAt: expiresAt ?? null,
  });
  await recordAudit({ ctx, action: 'api_key.created', subject: id, detail: { name, scopes } });
  return { id, key };
}

/** What is stored of a key. A key is random and long: no salt and no slow hash are needed. */
export const hashApiKey = (key: string): string => createHash('sha256').update(key).digest('hex');

/** Every character with the same chance: bytes that would favour the first ones are thrown away. */
function randomText(length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < 248 && text.length < length) text += ALPHABET[byte % 62];
    }
  }
  return text;
}
