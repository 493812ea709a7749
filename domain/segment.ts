import { z } from 'zod';
import { attributeConditionSchema } from './program';

/** A named group of customers: all conditions must hold; without any it is everybody. */
export const segmentShape = z.object({
  name: z.string().trim().min(1, 'is empty: give the segment a name').max(120),
  where: z.array(attributeConditionSchema).max(20),
});
