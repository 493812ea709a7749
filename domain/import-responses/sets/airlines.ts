import type { ResponseMappingInput } from '../mapping';
import { matrix, matrixColumns, onePage } from './parts';

const aspects = {
  times: 'Departure and Arrival Time Convenience',
  booking: 'Ease of Online Booking',
  check_in: 'Check-in Service',
  online_boarding: 'Online Boarding',
  gate: 'Gate Location',
  on_board: 'On-board Service',
  seat: 'Seat Comfort',
  leg_room: 'Leg Room Service',
  clean: 'Cleanliness',
  food: 'Food and Drink',
  in_flight: 'In-flight Service',
  wifi: 'In-flight Wifi Service',
  entertainment: 'In-flight Entertainment',
  baggage: 'Baggage Handling',
};

/** 14 ratings in which 0 is "not applicable"; satisfaction has two values only, so it is a yes/no and no CSAT. No dates. */
export const passengers: ResponseMappingInput = {
  name: 'airline_passenger_satisfaction',
  definition: onePage('Airline passengers', 'en', [
    { key: 'satisfied', type: 'yesno', title: { en: 'Satisfied?' } },
    matrix('ratings', 'en', 'How do you rate …', 5, aspects),
  ]),
  answers: {
    satisfied: { column: 'Satisfaction', values: { Satisfied: true, 'Neutral or Dissatisfied': false } },
    ...matrixColumns('ratings', aspects, ['0']),
  },
  attributes: {
    class: { column: 'Class' },
    customer_type: { column: 'Customer Type' },
    travel: { column: 'Type of Travel' },
    gender: { column: 'Gender' },
  },
  completedAt: { fixed: '2015-06-01T12:00:00Z' },
  externalId: 'ID',
};

const reviewed = {
  seat: 'Seat Comfort',
  crew: 'Cabin Staff Service',
  food: 'Food & Beverages',
  ground: 'Ground Service',
  value: 'Value For Money',
  entertainment: 'Inflight Entertainment',
  wifi: 'Wifi & Connectivity',
};

/** Public reviews, 2012-2024; a 0 in a sub-rating is "not rated". Reviewers select themselves. */
export const ryanair: ResponseMappingInput = {
  name: 'ryanair_reviews',
  definition: onePage('Airline reviews', 'en', [
    { key: 'overall', type: 'rating', points: 10, title: { en: 'Overall rating' } },
    { key: 'recommended', type: 'yesno', title: { en: 'Do you recommend the airline?' } },
    matrix('ratings', 'en', 'How do you rate …', 5, reviewed),
    { key: 'comment', type: 'long', title: { en: 'Your review' } },
  ]),
  answers: {
    overall: { column: 'Overall Rating' },
    recommended: { column: 'Recommended', values: { yes: true, no: false } },
    ...matrixColumns('ratings', reviewed, ['0.0', '0']),
    comment: { column: 'Comment', values: {} },
  },
  attributes: {
    country: { column: 'Passenger Country', values: {} },
    traveller: { column: 'Type Of Traveller', values: {} },
    seat_type: { column: 'Seat Type', values: {} },
    // The review site introduced the mark in 2016: the fall at that time is not satisfaction alone.
    verified: {
      column: 'Trip_verified',
      values: {
        'Trip Verified': 'yes',
        'Verified Review': 'yes',
        'Not Verified': 'no',
        NotVerified: 'no',
        Unverified: 'no',
      },
    },
  },
  completedAt: { column: 'Date Published', format: 'iso', timezone: 'Europe/London' },
  externalId: 'row_id',
};

const ITEMS = Array.from({ length: 23 }, (_, index) => index + 1);
const LOYALTY = ['loy1', 'loy2', 'loy3', 'loy4', 'loy5'];

/**
 * A fictional airline of a textbook: expectation and performance 1-100 each (kept as numbers), satisfaction 1-7. `nps`
 * holds 1..11 and is read as 0..10 plus one, which is likely but not confirmed by the source.
 */
export const expectations: ResponseMappingInput = {
  name: 'airline_expectations_performance',
  definition: onePage('Airline: expectations and performance', 'en', [
    { key: 'recommend', type: 'nps', title: { en: 'How likely are you to recommend the airline?' } },
    { key: 'overall', type: 'rating', points: 7, title: { en: 'Overall satisfaction' } },
    { key: 'ideal', type: 'rating', points: 7, title: { en: 'Close to the ideal' } },
    { key: 'expectation', type: 'rating', points: 7, title: { en: 'Expectations met' } },
    matrix('loyalty', 'en', 'Do you agree?', 7, Object.fromEntries(LOYALTY.map(key => [key, key]))),
    ...ITEMS.flatMap(item => [
      {
        key: `expected_${item}`,
        type: 'number' as const,
        min: 1,
        max: 100,
        title: { en: `Expectation ${item}` },
      },
      {
        key: `performed_${item}`,
        type: 'number' as const,
        min: 1,
        max: 100,
        title: { en: `Performance ${item}` },
      },
    ]),
  ]),
  answers: {
    recommend: { column: 'nps', shift: -1 },
    overall: { column: 'sat1' },
    ideal: { column: 'sat2' },
    expectation: { column: 'sat3' },
    ...matrixColumns('loyalty', Object.fromEntries(LOYALTY.map(key => [key, key]))),
    ...Object.fromEntries(
      ITEMS.flatMap(item => [
        [`expected_${item}`, { column: `e${item}` }],
        [`performed_${item}`, { column: `s${item}` }],
      ]),
    ),
  },
  attributes: {
    class: { column: 'flight_class' },
    status: { column: 'status' },
    purpose: { column: 'flight_purpose' },
    country: { column: 'country' },
  },
  completedAt: { fixed: '2018-06-01T12:00:00Z' },
  externalId: 'row_id',
};
