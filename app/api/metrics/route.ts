import { isLoopback } from '@/server/auth/address';
import { renderMetrics } from '@/server/metrics';

export const dynamic = 'force-dynamic';

/** Prometheus text, for callers on this machine only. */
export async function GET(request: Request): Promise<Response> {
  if (!isLoopback(request.headers)) return new Response('Not found', { status: 404 });
  return new Response(await renderMetrics(), {
    headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
  });
}
