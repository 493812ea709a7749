import { z } from 'zod';
import { archiveTheme, restoreTheme } from '@/server/services/theme/archive';
import { arrangeThemes, arrangeThemesSchema } from '@/server/services/theme/arrange';
import { listThemeNames, listThemes } from '@/server/services/theme/list';
import { previewTheme, previewThemeSchema } from '@/server/services/theme/preview';
import { createTheme, createThemeSchema, updateTheme, updateThemeSchema } from '@/server/services/theme/save';
import { suggestThemes } from '@/server/services/theme/suggest';
import { memberProcedure, reportProcedure, router } from '../init';

const design = memberProcedure('design');
const byId = z.object({ id: z.uuid() });

export const themeRouter = router({
  names: memberProcedure('read').query(({ ctx }) => listThemeNames({ ctx })),
  list: design.query(({ ctx }) => listThemes({ ctx })),
  preview: reportProcedure('design')
    .input(previewThemeSchema)
    .query(({ ctx, input }) => previewTheme({ ctx, input })),
  suggest: reportProcedure('design').query(({ ctx }) => suggestThemes({ ctx })),
  create: design.input(createThemeSchema).mutation(({ ctx, input }) => createTheme({ ctx, input })),
  update: design.input(updateThemeSchema).mutation(({ ctx, input }) => updateTheme({ ctx, input })),
  archive: design.input(byId).mutation(({ ctx, input }) => archiveTheme({ ctx, input })),
  restore: design.input(byId).mutation(({ ctx, input }) => restoreTheme({ ctx, input })),
  arrange: design.input(arrangeThemesSchema).mutation(({ ctx, input }) => arrangeThemes({ ctx, input })),
});
