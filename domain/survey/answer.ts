/** One stored answer: number (scales), choice id, ids (several choices, ranking), `{row: n}`, boolean, ISO date or text. */
export type AnswerValue = number | string | boolean | string[] | Record<string, number>;
/** By question key; the text of an *other* choice under `<key>.other`. */
export type Answers = Record<string, AnswerValue>;
