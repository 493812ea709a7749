import { z } from 'zod';
import { questionsOf } from '@/domain/survey/scores';
import { templateNames, templates } from '@/domain/survey/templates/catalog';
import { memberProcedure, router } from '../init';

export const templateRouter = router({
  /** The ready surveys in the order to offer them, without their texts. */
  list: memberProcedure('read').query(() =>
    templateNames.map(name => {
      const { title, when, seconds, definition } = templates[name];
      const questions = questionsOf(definition).filter(question => question.type !== 'statement').length;
      return { name, title, when, seconds, questions, languages: definition.languages };
    }),
  ),
  read: memberProcedure('read')
    .input(z.object({ name: z.enum(templateNames) }))
    .query(({ input }) => templates[input.name]),
});
