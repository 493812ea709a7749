import { and, eq } from 'drizzle-orm';
import type { EmbedRules } from '@/domain/door';
import { newId } from '@/domain/ids';
import { surveyDoor } from '@/drizzle/schema/door';
import { invitation } from '@/drizzle/schema/program';
import { response } from '@/drizzle/schema/response';
import type { World } from '../factories/world';

export type Hung = { id: string; publicId: string; path: string };

/** A door to a survey, as it hangs at till 2. */
export async function hang(
  world: World,
  surveyId: string,
  given: { embed?: EmbedRules; closedAt?: Date } = {},
): Promise<Hung> {
  const id = newId();
  const publicId = `door${id.replaceAll('-', '').slice(-12)}`;
  await world.run(({ db, workspaceId }) =>
    db.insert(surveyDoor).values({ workspaceId, id, surveyId, name: 'Till 2', publicId, ...given }),
  );
  return { id, publicId, path: `/s/p/${publicId}` };
}

/** What came in by a door, oldest first. */
export const answersAt = (world: World, { id }: Hung) =>
  world.run(({ db, workspaceId }) =>
    db
      .select({ answers: response.answers, state: response.state, revision: response.revision })
      .from(invitation)
      .innerJoin(
        response,
        and(eq(response.workspaceId, invitation.workspaceId), eq(response.invitationId, invitation.id)),
      )
      .where(and(eq(invitation.workspaceId, workspaceId), eq(invitation.doorId, id)))
      .orderBy(response.startedAt),
  );
