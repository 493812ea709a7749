import { invalidInput, parseInput } from '@/domain/issues';
import { posterSchema, readPosterQuery } from '@/domain/poster';
import { type Posted, postedOf, type Sheet, sheetOf } from '@/server/poster/sheet';
import { makeCaller } from '@/server/trpc/app-router';
import { makeContext } from '@/server/trpc/context';

/** The posters that a request asks for, as far as whoever asks may see them; `name` is the survey's. Throws as procedures do. */
export async function postersOf(
  request: Request,
  workspace: string,
): Promise<{ name: string; sheet: Sheet; doors: Posted[] }> {
  const wish = parseInput(posterSchema, readPosterQuery(new URL(request.url).searchParams));
  if (!wish.ok) throw invalidInput(wish.issues, { isRead: true });
  const { survey: id, doors: chosen } = wish.data;
  const caller = makeCaller(makeContext(request.headers, workspace));
  const [{ name: company, settings }, { name, definition }, doors] = await Promise.all([
    caller.workspace.read(),
    caller.survey.read({ id }),
    caller.door.pick({ survey: id, doors: chosen }),
  ]);
  return { name, sheet: sheetOf(wish.data, { definition, company, settings }), doors: doors.map(postedOf) };
}
