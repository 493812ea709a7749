import { downloadResponsesBook } from '@/server/api/download-report';

export const dynamic = 'force-dynamic';

export const GET = async (
  request: Request,
  { params }: { params: Promise<{ workspace: string }> },
): Promise<Response> => downloadResponsesBook(request, (await params).workspace);
