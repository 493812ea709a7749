import { usePathname, useSearchParams } from 'next/navigation';
import { formatShare } from '@/domain/metrics/format';
import { FEWEST_TO_COMPARE } from '@/domain/metrics/verdict';
import { bucketLabel, bucketName, formatCount } from '@/domain/metrics/words';
import { outcomeWords } from '../cases/case-words';
import { Bars } from '../charts/bars';
import { Block } from '../charts/block';
import { ChartFrame } from '../charts/chart-frame';
import { useWorkspace } from '../ui/workspace-context';
import { Press } from './recovery-figures';
import { keptText } from './recovery-words';
import { behindName, type RecoveryAddress, type RecoveryData } from './use-recovery';

type Shown = { data: RecoveryData; address: RecoveryAddress };

/** Promises of a first contact that were kept, over time. */
export function RecoveryPromises({ data }: Pick<Shown, 'data'>) {
  const { can } = useWorkspace();
  const pathname = usePathname();
  const query = useSearchParams();
  const { interval, periods, promises } = data;
  return (
    <ChartFrame
      title={`First contact was in time for ${formatShare(promises.contact.value)} of the promises`}
      subtitle={`Share of promises kept, by the ${interval} the case was opened`}
      fileName={`promises-${data.from}-${data.to}`}
      series={{
        metric: 'csat',
        points: periods.map(({ start, end, contact }) => ({
          start,
          label: bucketLabel(interval, start),
          name: bucketName(interval, start),
          n: contact.n,
          value: contact.value,
          low: contact.low,
          high: contact.high,
          isOpen: contact.n > 0 && contact.n < FEWEST_TO_COMPARE,
          ...(contact.n > 0 &&
            can('serve') && { href: hrefOf({ pathname, query: query.toString() }, `${start}/${end}`) }),
        })),
        scale: { min: 0, max: 1 },
        format: formatShare,
        formatRange: (low, high) =>
          low === null || high === null ? '' : `${formatShare(low)} to ${formatShare(high)}`,
      }}
    />
  );
}

/** This page with the cases of those days opened. */
function hrefOf({ pathname, query }: { pathname: string; query: string }, period: string): string {
  const next = new URLSearchParams(query);
  next.set('behind', behindName('period', period));
  return `${pathname}?${next}`;
}

export function RecoveryOutcomes({ data, address }: Shown) {
  const { outcomes, resolved } = data;
  return (
    <Counts
      title="What came of it"
      subtitle={`${formatCount(resolved, 'case')} resolved`}
      head="Outcome"
      fileName={`outcomes-${data.from}-${data.to}`}
      rows={outcomes.map(({ key, n }) => ({
        key: key ?? '',
        name: key === null ? 'Not said' : outcomeWords[key],
        behind: behindName('outcome', key ?? ''),
        n,
      }))}
      of={resolved}
      address={address}
    />
  );
}

export function RecoveryCauses({ data, address }: Shown) {
  const { causes, resolved } = data;
  return (
    <Counts
      title="Root causes"
      subtitle="As noted by whoever resolved the case"
      head="Root cause"
      fileName={`root-causes-${data.from}-${data.to}`}
      rows={causes.map(({ id, name, n }) => ({
        key: id ?? '',
        name: name ?? 'None noted',
        behind: behindName('cause', id ?? ''),
        n,
      }))}
      of={resolved}
      address={address}
    />
  );
}

/** Rows that are drawn; the rest stands in the table. */
const FIRST = 8;

function Counts({
  title,
  subtitle,
  head,
  fileName,
  rows,
  of,
  address,
}: {
  title: string;
  subtitle: string;
  head: string;
  fileName: string;
  rows: readonly { key: string; name: string; behind: string; n: number }[];
  of: number;
  address: RecoveryAddress;
}) {
  if (rows.length === 0) return null;
  const share = (n: number): number => (of === 0 ? 0 : n / of);
  return (
    <Block
      title={title}
      subtitle={subtitle}
      asTable={false}
      fileName={fileName}
      table={{
        head: [head, 'Cases', 'Share'],
        rows: rows.map(({ name, n }) => ({
          label: name,
          cells: [
            { text: String(n), raw: n },
            { text: formatShare(share(n)), raw: share(n) },
          ],
        })),
      }}
    >
      <Bars
        label={title}
        to={Math.max(...rows.map(({ n }) => share(n)))}
        rows={rows.slice(0, FIRST).map(({ key, name, behind, n }) => ({
          key,
          label: (
            <Press address={address} behind={behind}>
              {name}
            </Press>
          ),
          bars: [{ value: share(n), low: null, high: null, text: `${n} (${formatShare(share(n))})` }],
        }))}
      />
    </Block>
  );
}

/** Promises by who owned the case, by name: no ranking, and nothing said below ten. */
export function RecoveryOwners({
  data,
  owners,
  address,
}: Shown & { owners: NonNullable<RecoveryData['owners']> }) {
  return (
    <Block
      title="First contact in time, by owner"
      subtitle={`In order of their names. Below ${FEWEST_TO_COMPARE} promises nothing is said.`}
      asTable={false}
      fileName={`promises-by-owner-${data.from}-${data.to}`}
      table={{
        head: ['Owner', 'Cases', 'First contact in time', 'Put right in time'],
        rows: owners.map(owner => ({
          label: owner.name,
          cells: [
            { text: String(owner.n), raw: owner.n },
            { text: said(owner.contact), raw: isFew(owner.contact) ? null : owner.contact.value },
            { text: said(owner.resolve), raw: isFew(owner.resolve) ? null : owner.resolve.value },
          ],
        })),
      }}
    >
      <Bars
        label="First contact in time by owner"
        to={1}
        rows={owners.map(owner => ({
          key: owner.id,
          label: (
            <Press address={address} behind={behindName('owner', owner.id)}>
              {owner.name}
            </Press>
          ),
          bars: [
            {
              value: isFew(owner.contact) ? null : owner.contact.value,
              low: isFew(owner.contact) ? null : owner.contact.low,
              high: isFew(owner.contact) ? null : owner.contact.high,
              text: said(owner.contact),
            },
          ],
          note: { text: formatCount(owner.n, 'case'), tone: null },
        }))}
      />
    </Block>
  );
}

type Kept = RecoveryData['promises']['contact'];
const isFew = (kept: Kept): boolean => kept.n < FEWEST_TO_COMPARE;
const said = (kept: Kept): string => (isFew(kept) ? 'Too few to say' : keptText(kept));
