import type { z } from 'zod';
import { newId } from '@/domain/ids';
import { templates } from '@/domain/survey/templates/catalog';
import { survey } from '@/drizzle/schema/survey';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { asSurvey, type Survey } from './read';
import { createSurveySchema } from './schemas';

/** Makes a draft (revision 1) from a template or a definition. */
export async function createSurvey({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof createSurveySchema>;
}): Promise<Survey> {
  const given = createSurveySchema.parse(input);
  const template = 'template' in given ? given.template : null;
  const origin = 'template' in given ? templates[given.template].definition : given.definition;
  const name = given.name ?? origin.name;
  const languages = ('template' in given ? given.languages : undefined) ?? origin.languages;
  const [row] = await ctx.db
    .insert(survey)
    .values({
      workspaceId: ctx.workspaceId,
      id: newId(),
      name,
      template,
      draft: { ...origin, name, languages },
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .returning();
  if (!row) throw new Error('insert returned nothing');
  await recordAudit({ ctx, action: 'survey.created', subject: row.id, detail: { template } });
  return asSurvey(row);
}
