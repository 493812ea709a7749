import type { Outputs } from '../trpc';

export type TrustData = Outputs['customer']['read']['trust'];
export type TrustEventData = TrustData['events'][number];

/** Whose interaction it was that brought somebody stands in the other's timeline. */
export const isInTimeline = ({ kind }: TrustEventData): boolean => kind !== 'referral';
