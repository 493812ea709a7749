import { type NextRequest, NextResponse } from 'next/server';
import { openShared, PASS_COOKIE } from '../../open-shared';

/** The figures of a page that stands open; not counted as a view. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ token: string }> },
): Promise<NextResponse> {
  const { token } = await params;
  const opened = await openShared(token, request.cookies.get(PASS_COOKIE)?.value);
  const headers = { 'cache-control': 'no-store' };
  if (opened.state === 'open') return NextResponse.json(opened.overview, { headers });
  return NextResponse.json(
    { state: opened.state },
    { status: opened.state === 'locked' ? 401 : 404, headers },
  );
}
