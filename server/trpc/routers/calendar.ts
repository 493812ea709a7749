import { cancelSends } from '@/server/services/calendar/cancel';
import { listSends } from '@/server/services/calendar/list';
import { moveSends } from '@/server/services/calendar/move';
import { readCalendar } from '@/server/services/calendar/read';
import {
  cancelSendsSchema,
  listSendsSchema,
  moveSendsSchema,
  undoSchema,
} from '@/server/services/calendar/schemas';
import { undoCancel, undoMove } from '@/server/services/calendar/undo';
import { memberProcedure, reportProcedure, router } from '../init';

const design = memberProcedure('design');

export const calendarRouter = router({
  /** What is to be sent by day and program: counts, no names. */
  read: memberProcedure('read').query(({ ctx }) => readCalendar({ ctx })),
  list: reportProcedure('readPersonal')
    .input(listSendsSchema)
    .query(({ ctx, input }) => listSends({ ctx, input })),
  move: design.input(moveSendsSchema).mutation(({ ctx, input }) => moveSends({ ctx, input })),
  cancel: design.input(cancelSendsSchema).mutation(({ ctx, input }) => cancelSends({ ctx, input })),
  undoMove: design.input(undoSchema).mutation(({ ctx, input }) => undoMove({ ctx, input })),
  undoCancel: design.input(undoSchema).mutation(({ ctx, input }) => undoCancel({ ctx, input })),
});
