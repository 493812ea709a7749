import { downloadImportReport } from '@/server/api/upload';

export const dynamic = 'force-dynamic';

export const GET = async (
  request: Request,
  { params }: { params: Promise<{ workspace: string; id: string }> },
): Promise<Response> => {
  const { workspace, id } = await params;
  return downloadImportReport(request, workspace, id);
};
