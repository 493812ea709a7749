import { downloadOverview } from '@/server/api/download-report';

export const dynamic = 'force-dynamic';

export const GET = async (
  request: Request,
  { params }: { params: Promise<{ workspace: string }> },
): Promise<Response> => downloadOverview(request, (await params).workspace, 'xlsx');
