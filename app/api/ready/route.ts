import { readiness } from '@/server/readiness';

export const dynamic = 'force-dynamic';

/** Readiness: 200 while the database and the queue answer, else 503. */
export async function GET(): Promise<Response> {
  const state = await readiness();
  return Response.json(state, {
    status: state.ready ? 200 : 503,
    headers: { 'cache-control': 'no-store', ...(!state.ready && { 'retry-after': '5' }) },
  });
}
