import { BAND_NAMES, type Band } from '@/domain/metrics/bands';
import classes from './responses.module.css';

type Scored = keyof typeof BAND_NAMES;

const short: Record<Scored, string> = {
  nps: 'NPS',
  csat: 'CSAT',
  ces: 'CES',
  index: 'Index',
  mean: 'Rating',
};

/** `NPS 9 promoter` with a mark in the band's colour: never the colour alone. `band` as `bandNameOf` words it. */
export function ScoreChip({ metric, value, band }: { metric: Scored; value: number; band: string }) {
  return (
    <span className={classes.chip}>
      <span className={classes.mark} data-band={bandCalled(metric, band)} aria-hidden="true" />
      {short[metric]} {Math.round(value)} {band}
    </span>
  );
}

function bandCalled(metric: Scored, name: string): Band | undefined {
  const bands: Band[] = ['good', 'mid', 'bad'];
  return bands.find(band => BAND_NAMES[metric][band] === name);
}
