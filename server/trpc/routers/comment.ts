import { askToLearn } from '@/server/services/comment/learn';
import { markFeeling, markFeelingSchema, markTheme, markThemeSchema } from '@/server/services/comment/mark';
import { readCommentQuality } from '@/server/services/comment/quality';
import { memberProcedure, reportProcedure, router } from '../init';

const serve = memberProcedure('serve');

export const commentRouter = router({
  markTheme: serve.input(markThemeSchema).mutation(({ ctx, input }) => markTheme({ ctx, input })),
  markFeeling: serve.input(markFeelingSchema).mutation(({ ctx, input }) => markFeeling({ ctx, input })),
  quality: reportProcedure('design').query(({ ctx }) => readCommentQuality({ ctx })),
  learn: memberProcedure('design').mutation(({ ctx }) => askToLearn({ ctx })),
});
