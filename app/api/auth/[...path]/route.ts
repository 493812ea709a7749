import { handleAuth } from '@/server/auth/http';

export const dynamic = 'force-dynamic';

export async function POST(
  request: Request,
  { params }: { params: Promise<{ path: string[] }> },
): Promise<Response> {
  return handleAuth(request, (await params).path.join('/'));
}
