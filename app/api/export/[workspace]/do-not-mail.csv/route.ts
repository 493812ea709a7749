import { downloadSuppressions } from '@/server/api/download';

export const dynamic = 'force-dynamic';

export const GET = async (
  request: Request,
  { params }: { params: Promise<{ workspace: string }> },
): Promise<Response> => downloadSuppressions(request, (await params).workspace);
