import { uploadImage, uploadImageSchema } from '@/server/services/image/upload';
import { memberProcedure, router } from '../init';

export const imageRouter = router({
  upload: memberProcedure('design')
    .input(uploadImageSchema)
    .mutation(({ ctx, input }) => uploadImage({ ctx, input })),
});
