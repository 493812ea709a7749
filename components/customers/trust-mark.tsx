import { IconArrowDown, IconArrowDownRight, IconArrowRight, IconArrowUpRight } from '@tabler/icons-react';
import type { TrustTrend } from '@/domain/trust/trust';
import { trendWords } from '@/domain/trust/words';
import classes from './customer-list.module.css';

const marks = {
  rising: { Icon: IconArrowUpRight, tone: 'good' },
  steady: { Icon: IconArrowRight, tone: undefined },
  shock: { Icon: IconArrowDown, tone: 'bad' },
  erosion: { Icon: IconArrowDownRight, tone: 'bad' },
} as const;

/** `41 ↘ Wearing away`: trust of 100 and where it goes, as an arrow and in words. Null: not known yet. */
export function TrustMark({ trust }: { trust: { value: number; trend: TrustTrend; n: number } | null }) {
  if (!trust) return <span>–</span>;
  if (trust.n === 0)
    return (
      <span className={classes.trend}>
        <b className="aw-number">{trust.value}</b> <span>No event yet</span>
      </span>
    );
  const { Icon, tone } = marks[trust.trend];
  return (
    <span className={classes.trend} data-tone={tone}>
      <b className="aw-number">{trust.value}</b> <Icon size={14} stroke={1.5} aria-hidden />{' '}
      <span>{trendWords[trust.trend]}</span>
    </span>
  );
}
