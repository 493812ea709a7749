import type { SurveyDefinition } from '../definition';
import { edited, placeOfQuestion } from './edited';
import { repoint } from './references';

/** Gives a question another key; conditions and `{{answers.…}}` follow. Ask `keyProblem` first. */
export function renameKey(def: SurveyDefinition, key: string, to: string): SurveyDefinition {
  if (key === to || !placeOfQuestion(def, key)) return def;
  return edited(def, draft => {
    const place = placeOfQuestion(draft, key);
    if (place) place.question.key = to;
    repoint(draft, key, to);
  });
}
