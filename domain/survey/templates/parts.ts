import {
  type Condition,
  type SurveyDefinition,
  type SurveyDefinitionInput,
  surveyDefinition,
} from '../definition';
import { callMeBack, endings, mail, phoneNumber, why, whyHelp } from './phrases';
import { templateLanguages, type Words } from './say';

type PageInput = NonNullable<SurveyDefinitionInput['pages']>[number];
type QuestionInput = NonNullable<PageInput['questions']>[number];

/** Which scores count as unhappy and which as happy; what lies between is lukewarm. */
export interface Bands {
  /** Key of the score question. */
  question: string;
  /** Highest unhappy score. */
  low: number;
  /** Lowest happy score. */
  high: number;
  /** Key of a yes/no question on an earlier page; a no makes unhappy whatever the score. */
  settled?: string;
}

/** Cut points as in the product's score bands: NPS 0-6 and 9-10, CSAT 1-2 and 4-5, CES 1-3 and 5-7, ten points 1-5 and 8-10. */
export const bands = {
  nps: (question: string): Bands => ({ question, low: 6, high: 9 }),
  csat: (question: string): Bands => ({ question, low: 2, high: 4 }),
  ces: (question: string): Bands => ({ question, low: 3, high: 5 }),
  tenPoints: (question: string): Bands => ({ question, low: 5, high: 8 }),
};

/** The page's only question, because the mail carries its scale. */
export const scorePage = (question: QuestionInput): PageInput => ({ id: 'score', questions: [question] });

/** The optional "why", worded by the score: one of three questions is shown. */
export function reasons(score: Bands, wording = why): QuestionInput[] {
  return [
    { key: 'reason_low', type: 'long', title: wording.low, help: whyHelp, showIf: isUnhappy(score) },
    { key: 'reason_middle', type: 'long', title: wording.middle, showIf: isMiddle(score) },
    { key: 'reason_high', type: 'long', title: wording.high, showIf: isHigh(score) },
  ];
}

/**
 * The last two pages and the endings: `questions` on a page `id` that ends in the offer of a call, the page that asks
 * for a telephone number after a yes, and an ending for each of: a call is coming, unhappy, everybody else.
 */
export function lastPages(id: string, questions: QuestionInput[], score: Bands) {
  const unhappy = isUnhappy(score);
  const wantsCall: Condition = { question: 'call_me_back', op: 'eq', value: true };
  const pages: PageInput[] = [
    {
      id,
      questions: [...questions, offerCall(unhappy)],
      next: [{ when: wantsCall, goto: 'callback' }, { when: unhappy, goto: 'sorry' }, { goto: 'thanks' }],
    },
    {
      id: 'callback',
      questions: [{ key: 'phone', type: 'phone', title: phoneNumber.title, help: phoneNumber.help }],
      next: [{ goto: 'call_planned' }],
    },
  ];
  return {
    pages,
    endings: [
      { id: 'call_planned', ...endings.callback, callback: true },
      { id: 'sorry', ...endings.sorry },
      { id: 'thanks', ...endings.thanks },
    ],
  };
}

interface Parts {
  name: string;
  pages: PageInput[];
  endings: SurveyDefinitionInput['endings'];
  email: { subject: Words; intro: Words; preheader?: Words };
}

/** A checked definition in the template languages, with the shared button and signature. Throws when a part is faulty. */
export function compose({ name, pages, endings: ends, email }: Parts): SurveyDefinition {
  return surveyDefinition.parse({
    name,
    languages: [...templateLanguages],
    pages,
    endings: ends,
    email: { preheader: mail.oneQuestion, button: mail.button, signature: mail.signature, ...email },
  });
}

/** Offers a call to whom `when` describes. */
const offerCall = (when: Condition): QuestionInput => ({
  key: 'call_me_back',
  type: 'yesno',
  title: callMeBack.title,
  labels: { yes: callMeBack.yes, no: callMeBack.no },
  showIf: when,
});

function isUnhappy({ question, low, settled }: Bands): Condition {
  const lowScore: Condition = { question, op: 'lte', value: low };
  return settled ? { any: [lowScore, { question: settled, op: 'eq', value: false }] } : lowScore;
}

function isMiddle({ question, low, high, settled }: Bands): Condition {
  return {
    all: [
      { question, op: 'gt', value: low },
      { question, op: 'lt', value: high },
      ...isNotUnsettled(settled),
    ],
  };
}

function isHigh({ question, high, settled }: Bands): Condition {
  return { all: [{ question, op: 'gte', value: high }, ...isNotUnsettled(settled)] };
}

function isNotUnsettled(settled: string | undefined): Condition[] {
  return settled ? [{ question: settled, op: 'ne', value: false }] : [];
}
