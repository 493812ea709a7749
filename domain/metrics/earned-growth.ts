/** Money of two periods of equal length, in one currency. */
export type GrowthInputs = {
  lastRevenue: number;
  /** This period's revenue from customers who also bought in the last one. */
  returningRevenue: number;
  /** This period's revenue from new customers, and the part of it that referrals brought. */
  newRevenue: number;
  referredRevenue: number;
};

/** Shares of last period's revenue: `earnedGrowth` = nrr + enc − 1, `bought` came with advertising. */
export type Growth = { nrr: number; enc: number; earnedGrowth: number; bought: number; total: number };

/** Earned growth: Reichheld, Darnell & Burns 2021, Net Promoter 3.0. Null from a zero base: growth from nothing is new. */
export function earnedGrowth(inputs: GrowthInputs): Growth | null {
  const { lastRevenue, returningRevenue, newRevenue, referredRevenue } = inputs;
  if (lastRevenue <= 0) return null;
  const nrr = returningRevenue / lastRevenue;
  const enc = referredRevenue / lastRevenue;
  return {
    nrr,
    enc,
    earnedGrowth: nrr + enc - 1,
    bought: (newRevenue - referredRevenue) / lastRevenue,
    total: (returningRevenue + newRevenue) / lastRevenue - 1,
  };
}
