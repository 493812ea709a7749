import { posterFile } from '@/server/poster/file';
import { answering, attachment } from '../../answer';
import { postersOf } from '../../posters';

export const dynamic = 'force-dynamic';

/** Posters as a PDF, a page each. 422 where our fonts lack a letter: the page to print has no such limit. */
export const GET = (
  request: Request,
  { params }: { params: Promise<{ workspace: string }> },
): Promise<Response> =>
  answering(async () => {
    const { name, sheet, doors } = await postersOf(request, (await params).workspace);
    const [only, ...others] = doors;
    const title = only && others.length === 0 ? only.name : name;
    return attachment(await posterFile(sheet, doors), 'application/pdf', title, 'pdf');
  });
