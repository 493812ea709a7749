import type { ResponseMappingInput } from '../mapping';
import { matrix, matrixColumns, onePage } from './parts';

/** 0 is blank and 6 is "never used or not applicable": neither is an answer. 2017 also writes the word. */
const BLANK = ['0', '6', 'Blank'];

const rated = {
  food: 'Q7FOOD',
  wifi: 'Q7WIFI',
  signs: 'Q7SIGN',
  shops: 'Q7STORE',
  clean: 'Q9ALL',
  restrooms: 'Q9RESTROOM',
  safe: 'Q10SAFE',
};
const labels = {
  food: 'Restaurants',
  wifi: 'Wi-Fi',
  signs: 'Signs',
  shops: 'Shops',
  clean: 'Cleanliness overall',
  restrooms: 'Cleanliness of restrooms',
  safe: 'Feeling safe',
};
const eased = { find: 'Q14FIND', security: 'Q14PASSTHRU', getting_here: 'Q13GETRATE' };
const easeLabels = {
  find: 'Finding the way',
  security: 'Passing through security',
  getting_here: 'Getting to the airport',
};

/**
 * San Francisco airport's yearly survey. Fieldwork was in May; 2014, 2015 and 2017 only give the day. `mode` matters:
 * interviewers get higher scores than paper. Rows are unweighted here.
 */
function sfo(year: 2014 | 2015 | 2016 | 2017): ResponseMappingInput {
  const hasNps = year === 2017;
  return {
    name: `sfo_customer_survey_${year}`,
    definition: onePage(`SFO customer survey ${year}`, 'en', [
      ...(hasNps
        ? [{ key: 'recommend', type: 'nps' as const, title: { en: 'How likely are you to recommend SFO?' } }]
        : []),
      { key: 'satisfaction', type: 'csat', title: { en: 'SFO airport as a whole' } },
      matrix('ratings', 'en', 'How do you rate …', 5, labels),
      matrix('ease', 'en', 'How easy was …', 5, easeLabels),
      { key: 'problem', type: 'yesno', title: { en: 'Did you have any problem at the airport?' } },
    ]),
    answers: {
      // 11 is blank.
      ...(hasNps && { recommend: { column: 'NETPRO', blank: ['11'] } }),
      satisfaction: { column: 'Q7ALL', blank: BLANK },
      ...matrixColumns('ratings', rated, BLANK),
      ...matrixColumns('ease', eased, BLANK),
      problem: { column: 'Q15PROBLEM', blank: ['0', '3', '4'], values: { 1: true, 2: false } },
    },
    attributes: {
      area: { column: year === 2014 ? 'AREA' : 'BAREA' },
      mode: { column: 'SAQ', blank: ['0', '3', '4', '5'], values: { 1: 'interviewer', 2: 'paper' } },
      peak: { column: 'PEAK', values: { 1: '1', 2: '2', 3: '3' } },
      interview_language: { column: 'LANG', values: { 1: 'en', 2: 'es', 3: 'zh', 4: 'ja' } },
    },
    completedAt:
      year === 2016
        ? { column: 'INTDATE', format: 'mdy', timezone: 'America/Los_Angeles' }
        : { column: 'INTDATE', format: 'day', month: `${year}-05`, timezone: 'America/Los_Angeles' },
    externalId: 'CCGID',
  };
}

export const sfoSets = [sfo(2014), sfo(2015), sfo(2016), sfo(2017)];
