import { AppError } from '@/domain/errors';
import { readSharedOverview, type SharedOverview } from '@/server/reports/shared';
import { findOpenLink, mayPass, type OpenLink } from '@/server/services/share/open';

/** The cookie of a browser that knew the password, for one link's addresses only. */
export const PASS_COOKIE = 'afterword-share';

type Opened =
  | { state: 'none' }
  | { state: 'locked'; link: OpenLink }
  | { state: 'open'; link: OpenLink; overview: SharedOverview };

/** Anybody may ask, as often as they like: the figures of a link are read once for everybody within these. */
const KEPT_MS = 20_000;

type Kept = { until: number; overview: Promise<SharedOverview> };
// Next bundles its own copies of this module: the figures live on globalThis so that a process keeps one of each.
const shared = globalThis as { __afterwordShared?: Map<string, Kept> };
shared.__afterwordShared ??= new Map();
const kept = shared.__afterwordShared;

/** What the address of a link leads to. A link whose saved filter is gone shows nothing, rather than all answers. */
export async function openShared(token: string, pass: string | undefined): Promise<Opened> {
  const link = await findOpenLink(token);
  if (!link) return { state: 'none' };
  if (!mayPass(link, pass, new Date())) return { state: 'locked', link };
  try {
    return { state: 'open', link, overview: await readKept(link, Date.now()) };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return { state: 'none' };
    throw error;
  }
}

function readKept(link: OpenLink, now: number): Promise<SharedOverview> {
  const { id, company, timezone, range, which, comments } = link;
  const input = { company, timezone, range, which, comments };
  const key = JSON.stringify([id, input]);
  for (const [other, { until }] of kept) if (until <= now) kept.delete(other);
  const known = kept.get(key);
  if (known) return known.overview;
  const overview = link.read(ctx => readSharedOverview({ ctx, input }));
  kept.set(key, { until: now + KEPT_MS, overview });
  // What failed is asked for again.
  overview.catch(() => kept.delete(key));
  return overview;
}
