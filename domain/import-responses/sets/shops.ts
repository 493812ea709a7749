import type { ResponseMappingInput } from '../mapping';
import { matrix, matrixColumns, onePage } from './parts';

/** French garden centres, 2010s, no dates. Answers run 1..10 although the source says 0..10: taken as they stand. */
export const garden: ResponseMappingInput = {
  name: 'garden_nps_fr',
  definition: onePage('Jardineries (NPS)', 'fr', [
    { key: 'recommend', type: 'nps', title: { fr: 'Recommanderiez-vous notre enseigne à un proche ?' } },
    {
      key: 'satisfaction',
      type: 'rating',
      points: 10,
      title: { fr: 'Quelle est votre satisfaction globale ?' },
    },
    { key: 'intention', type: 'rating', points: 10, title: { fr: 'Reviendrez-vous acheter chez nous ?' } },
    { key: 'explanation', type: 'long', title: { fr: 'Pourquoi ?' } },
    { key: 'visits', type: 'number', integer: true, title: { fr: 'Nombre de passages' } },
    { key: 'basket', type: 'number', title: { fr: 'Ticket moyen' } },
  ]),
  answers: {
    recommend: { column: 'nps' },
    satisfaction: { column: 'satisfaction' },
    intention: { column: 'intention' },
    explanation: { column: 'explication', values: {} },
    visits: { column: 'NbPassageKS' },
    basket: { column: 'CaTicket' },
  },
  completedAt: { fixed: '2015-06-01T12:00:00Z' },
  externalId: 'id',
};

const HEARD = {
  'Starbucks Website/Apps': 'website',
  'Social Media': 'social',
  Emails: 'email',
  'Deal sites (fave, iprice, etc...)': 'deals',
  'In Store displays': 'store',
  'Through friends and word of mouth': 'friends',
  Billboards: 'billboards',
  'Application offer': 'app_offer',
  'Never hear': 'never',
};
const rated = {
  quality:
    '12. How would you rate the quality of Starbucks compared to other brands (Coffee Bean, Old Town White Coffee..) to be:',
  price: '13. How would you rate the price range at Starbucks?',
  ambiance: '15. How would you rate the ambiance at Starbucks? (lighting, music, etc...)',
  wifi: '16. You rate the WiFi quality at Starbucks as..',
  meeting: '18. How likely you will choose Starbucks for doing business meetings or hangout with friends?',
};

/** A small form export from Malaysia: question texts as headers, several choices in one cell. */
export const coffee: ResponseMappingInput = {
  name: 'coffee_form_export',
  definition: onePage('Coffee form', 'en', [
    { key: 'service', type: 'csat', title: { en: 'How would you rate the service?' } },
    matrix('ratings', 'en', 'How would you rate …', 5, {
      quality: 'Quality',
      price: 'Price range',
      ambiance: 'Ambiance',
      wifi: 'Wi-Fi',
      meeting: 'As a place to meet',
    }),
    {
      key: 'heard',
      type: 'multiple',
      title: { en: 'How do you hear of promotions?' },
      choices: Object.entries(HEARD).map(([label, id]) => ({ id, label: { en: label } })),
      other: {},
    },
    { key: 'stays', type: 'yesno', title: { en: 'Will you continue buying?' } },
  ]),
  answers: {
    service: { column: '17. How would you rate the service at Starbucks? (Promptness, friendliness, etc..)' },
    ...matrixColumns('ratings', rated),
    heard: {
      column: '19. How do you come to hear of promotions at Starbucks? Check all that apply.',
      values: HEARD,
      split: ';',
    },
    stays: { column: '20. Will you continue buying at Starbucks?', values: { Yes: true, No: false } },
  },
  attributes: {
    gender: { column: '1. Your Gender' },
    age: { column: '2. Your Age' },
    status: { column: '3. Are you currently....?' },
    visits: { column: '5. How often do you visit Starbucks?' },
    member: { column: '9. Do you have Starbucks membership card?' },
  },
  completedAt: { column: 'Timestamp', format: 'ymd', timezone: 'Asia/Kuala_Lumpur' },
};

const SATISFACTION = {
  overall: 'cusa',
  recommend: 'cusl_1',
  choose_again: 'cusl_2',
  stay: 'cusl_3',
  quality: 'qual_global',
};

/** Mobile providers, seven points, -99 for missing, no dates. Recommending is asked on seven points: no NPS. */
export const telecom: ResponseMappingInput = {
  name: 'telecom_reputation_loyalty',
  definition: onePage('Mobile providers: reputation and loyalty', 'en', [
    { key: 'overall', type: 'rating', points: 7, title: { en: 'How satisfied are you with your provider?' } },
    { key: 'recommend', type: 'rating', points: 7, title: { en: 'I would recommend my provider' } },
    { key: 'choose_again', type: 'rating', points: 7, title: { en: 'I would choose my provider again' } },
    { key: 'stay', type: 'rating', points: 7, title: { en: 'I will stay a customer' } },
    {
      key: 'quality',
      type: 'rating',
      points: 7,
      driver: true,
      title: { en: 'Quality of products and services' },
    },
  ]),
  answers: Object.fromEntries(
    Object.entries(SATISFACTION).map(([key, column]) => [key, { column, blank: ['-99'] }]),
  ),
  attributes: {
    provider: { column: 'serviceprovider', values: { 1: '1', 2: '2', 3: '3', 4: '4' } },
    contract: { column: 'servicetype', values: { 1: '1', 2: '2' } },
  },
  completedAt: { fixed: '2010-06-01T12:00:00Z' },
};

const mobile = { image: 'IMAG1', quality: 'PERQ1', network: 'PERQ2', service: 'PERQ3', value: 'PERV1' };

/** European index of 250 mobile customers, 1-10, no dates: the three classic questions of the satisfaction index. */
export const ecsi: ResponseMappingInput = {
  name: 'ecsi_mobile',
  definition: onePage('Mobile customers (index)', 'en', [
    {
      key: 'overall',
      type: 'rating',
      points: 10,
      metric: 'index',
      role: 'overall',
      title: { en: 'Overall satisfaction' },
    },
    {
      key: 'expectation',
      type: 'rating',
      points: 10,
      metric: 'index',
      role: 'expectation',
      title: { en: 'Expectations met' },
    },
    {
      key: 'ideal',
      type: 'rating',
      points: 10,
      metric: 'index',
      role: 'ideal',
      title: { en: 'Close to the ideal' },
    },
    { key: 'stay', type: 'rating', points: 10, title: { en: 'Would choose again' } },
    { key: 'recommend_rating', type: 'rating', points: 10, title: { en: 'Would recommend (1-10)' } },
    matrix('ratings', 'en', 'How do you rate …', 10, {
      image: 'Image',
      quality: 'Overall quality',
      network: 'Network',
      service: 'Service',
      value: 'Value for money',
    }),
  ]),
  answers: {
    overall: { column: 'CUSA1' },
    expectation: { column: 'CUSA2' },
    ideal: { column: 'CUSA3' },
    stay: { column: 'CUSL1' },
    recommend_rating: { column: 'CUSL3' },
    ...matrixColumns('ratings', mobile),
  },
  completedAt: { fixed: '1999-06-01T12:00:00Z' },
};
