import { z } from 'zod';
import { roles } from '@/domain/roles';

export const roleSchema = z.enum(roles);

/** Lower case: two spellings of one mailbox are one person. */
export const emailSchema = z
  .email('is not an e-mail address')
  .max(254)
  .transform(value => value.trim().toLowerCase());

export const personNameSchema = z.string().trim().min(1, 'say your name').max(120);
