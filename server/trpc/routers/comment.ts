import { markFeeling, markFeelingSchema, markTheme, markThemeSchema } from '@/server/services/comment/mark';
import { memberProcedure, router } from '../init';

const serve = memberProcedure('serve');

export const commentRouter = router({
  markTheme: serve.input(markThemeSchema).mutation(({ ctx, input }) => markTheme({ ctx, input })),
  markFeeling: serve.input(markFeelingSchema).mutation(({ ctx, input }) => markFeeling({ ctx, input })),
});
