import { createHash } from 'node:crypto';
import type { WorkspaceSettings } from '@/domain/workspace';
import { makeCaller } from '@/server/trpc/app-router';
import { makeContext } from '@/server/trpc/context';

/** Who looks at a preview, and whose survey it is. */
export type Viewer = { reader: string; company: string; settings: WorkspaceSettings; timezone: string };

/** A keystroke asks again within this time, in milliseconds; somebody who was removed sees nothing after it. */
const KEPT_MS = 3_000;
const MOST_KEPT = 1_000;

const known = new Map<string, { viewer: Viewer; until: number }>();

/**
 * The member behind these headers, in the workspace that they name. Remembered for three seconds, so that somebody who
 * types is not looked up at every stroke. Throws as any other question to the workspace would.
 */
export async function viewerOf(headers: Headers): Promise<Viewer> {
  const context = makeContext(headers);
  // A session is never kept in the clear.
  const key = createHash('sha256')
    .update(JSON.stringify([headers.get('cookie'), context.workspaceSlug]))
    .digest('base64');
  const now = Date.now();
  const found = known.get(key);
  if (found && now < found.until) return found.viewer;
  known.delete(key);
  const { name, settings, timezone } = await makeCaller(context).workspace.read();
  const reader = (await context.signedIn())?.name ?? '';
  const viewer = { reader, company: name, settings, timezone };
  if (known.size >= MOST_KEPT) known.clear();
  known.set(key, { viewer, until: now + KEPT_MS });
  return viewer;
}
