import {
  createNote,
  createNoteSchema,
  deleteNote,
  noteSchema,
  restoreNote,
  updateNote,
  updateNoteSchema,
} from '@/server/services/customer/note';
import { memberProcedure, router } from '../init';

const serve = memberProcedure('serve');

export const customerNoteRouter = router({
  create: serve.input(createNoteSchema).mutation(({ ctx, input }) => createNote({ ctx, input })),
  update: serve.input(updateNoteSchema).mutation(({ ctx, input }) => updateNote({ ctx, input })),
  delete: serve.input(noteSchema).mutation(({ ctx, input }) => deleteNote({ ctx, input })),
  restore: serve.input(noteSchema).mutation(({ ctx, input }) => restoreNote({ ctx, input })),
});
