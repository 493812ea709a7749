import type { ScaleLabels } from '../definition';
import { say, type Words } from './say';

const nothing: Words = { en: '', de: '', fr: '', es: '', it: '', nl: '', pt: '', pl: '', ar: '' };

export const npsEnds: ScaleLabels = {
  low: say('Not at all likely'),
  high: say('Extremely likely'),
};

export const csatPoints = everyPoint([
  say('Very dissatisfied'),
  say('Dissatisfied'),
  say('Neither'),
  say('Satisfied'),
  say('Very satisfied'),
]);

export const agreementPoints = everyPoint([
  say('Strongly disagree'),
  say('Disagree'),
  say('Neither agree nor disagree'),
  say('Agree'),
  say('Strongly agree'),
]);

/** The effort scale (CES 2.0) has seven points; only its ends are named. */
export const agreementEnds: ScaleLabels = { low: agreementPoints.low, high: agreementPoints.high };

export const likelihoodEnds: ScaleLabels = {
  low: say('Very unlikely'),
  high: say('Very likely'),
};

export const why = {
  low: say('What went wrong?'),
  middle: say('What could we have done better?'),
  high: say('What did we do well?'),
};

/** Under the "why" question of a low score. */
export const whyHelp = say('A few words are enough. A person reads every answer.');

export const callMeBack = {
  title: say('May we call you about this?'),
  yes: say('Yes, call me'),
  no: say('No, thank you'),
};

export const phoneNumber = {
  title: say('Which number should we call?'),
  help: say('Leave this empty if we already have it.'),
};

export const endings = {
  callback: {
    title: say('Thank you. We will call you.'),
    text: say(
      'Someone at {{company.name}} will read what you wrote before calling, so you won’t have to explain it twice.',
    ),
  },
  sorry: {
    title: say('Thank you for telling us'),
    text: say('We are sorry we let you down. Your answer is on its way to the people who can change this.'),
  },
  thanks: {
    title: say('Thank you'),
    text: say('Your answer has reached us. It was good of you to take the time.'),
  },
};

export const mail = {
  oneQuestion: say('One question, and a second one if you like. Under a minute.'),
  fewQuestions: say('A few short questions. Under a minute.'),
  button: say('Give your answer'),
  signature: say('The team at {{company.name}}'),
};

/** Names every point of a scale, from 1; its first and last words are also the ends. */
function everyPoint(words: readonly Words[]): Required<ScaleLabels> {
  return {
    low: words.at(0) ?? nothing,
    high: words.at(-1) ?? nothing,
    points: Object.fromEntries(words.map((word, index) => [String(index + 1), word])),
  };
}
