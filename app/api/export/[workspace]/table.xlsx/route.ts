import { downloadTable } from '@/server/api/download-report';

export const dynamic = 'force-dynamic';

export const POST = async (
  request: Request,
  { params }: { params: Promise<{ workspace: string }> },
): Promise<Response> => downloadTable(request, (await params).workspace);
