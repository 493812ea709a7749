/** Outcomes of a send cohort, AAPOR Standard Definitions (10th ed.). */
export type Dispositions = {
  complete: number;
  partial: number;
  /** Refusals and opt-outs. */
  refused: number;
  /** Delivered, no answer. */
  nonContact: number;
  otherNonResponse: number;
  /** Unknown whether eligible: bounced, undeliverable, lost. */
  unknownHousehold: number;
  unknownOther: number;
  /** Share of the unknown that is assumed eligible, 0..1. */
  eligibleShare: number;
};

/** Shares 0..1, null where the denominator is 0. RR1 is the floor, RR5 the ceiling of completes; even ones add partials. */
export type ResponseRates = Record<
  'rr1' | 'rr2' | 'rr3' | 'rr4' | 'rr5' | 'rr6' | 'coop1' | 'coop2' | 'coop3' | 'coop4' | 'ref1' | 'con1',
  number | null
>;

/** AAPOR response, cooperation, refusal and contact rates. */
export function responseRates(outcomes: Dispositions): ResponseRates {
  const { complete: i, partial: p, refused: r, nonContact: nc, otherNonResponse: o } = outcomes;
  const unknown = outcomes.unknownHousehold + outcomes.unknownOther;
  const known = i + p + r + nc + o;
  const estimated = known + outcomes.eligibleShare * unknown;
  return {
    rr1: ratio(i, known + unknown),
    rr2: ratio(i + p, known + unknown),
    rr3: ratio(i, estimated),
    rr4: ratio(i + p, estimated),
    rr5: ratio(i, known),
    rr6: ratio(i + p, known),
    coop1: ratio(i, i + p + r + o),
    coop2: ratio(i + p, i + p + r + o),
    coop3: ratio(i, i + p + r),
    coop4: ratio(i + p, i + p + r),
    ref1: ratio(r, known + unknown),
    con1: ratio(i + p + r + o, known + unknown),
  };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
