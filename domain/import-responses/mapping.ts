import { z } from 'zod';
import { surveyDefinition } from '../survey/definition';
import { isTimeZone } from '../time/zone';

const column = z.string().min(1);
const cellMap = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

const answerColumn = z.object({
  column,
  /** Cells that are codes for "no answer": off the scale, "not applicable", "blank". Empty cells always are. */
  blank: z.array(z.string()).default([]),
  /** What a cell stands for; a cell that is not listed is taken as it is. */
  values: cellMap.optional(),
  /** Added to a number: scales that begin elsewhere than ours. */
  shift: z.number().optional(),
  /** Parts several choices in one cell. */
  split: z.string().optional(),
});
export type AnswerColumn = z.output<typeof answerColumn>;

const completedAt = z.union([
  /** The set has no dates: all answers count at this documented moment. */
  z.object({ fixed: z.iso.datetime({ offset: true }) }),
  z.object({
    column,
    /** `iso`: 2024-02-28; `mdy`: 05/11/2016 …; `ymd`: 2019/10/01 12:38:43 PM; `day`: the day of `month`. */
    format: z.enum(['iso', 'mdy', 'ymd', 'day']),
    month: z
      .string()
      .regex(/^\d{4}-\d{2}$/)
      .optional(),
    timezone: z.string().refine(isTimeZone, 'is not a known time zone').default('UTC'),
  }),
]);
export type CompletedAt = z.output<typeof completedAt>;

/** How a file of answers is read: the survey it becomes, and which column means what. */
export const responseMapping = z.object({
  /** Goes before every external id, so that two files cannot be mistaken for each other. */
  name: z
    .string()
    .regex(/^[a-z0-9_-]+$/)
    .max(60),
  definition: surveyDefinition,
  /** Question key (`key.row` for a matrix) → column. */
  answers: z.record(z.string(), answerColumn),
  attributes: z.record(z.string(), answerColumn).default({}),
  completedAt,
  /** The column that names a row; without one it is the line in the file. */
  externalId: column.optional(),
  language: answerColumn.optional(),
});
export type ResponseMapping = z.output<typeof responseMapping>;
export type ResponseMappingInput = z.input<typeof responseMapping>;
