import { Text } from '@mantine/core';
import { formatP } from '@/domain/metrics/findings';
import { FEWEST_TO_COMPARE } from '@/domain/metrics/verdict';
import { formatCount } from '@/domain/metrics/words';
import { type BarRow, Bars } from '../charts/bars';
import { Block } from '../charts/block';
import { Press } from './recovery-figures';
import {
  changeRange,
  changeText,
  effectFinding,
  effectSureness,
  speedFinding,
  speedNames,
  unitNames,
} from './recovery-words';
import { behindName, type RecoveryAddress, type RecoveryData, type RecoveryEffect } from './use-recovery';

type Shown = { data: RecoveryData; address: RecoveryAddress };
type Change = Pick<RecoveryEffect['contacted'], 'n' | 'mean' | 'interval'>;

/** The change of those who were contacted beside that of those who were not. */
export function RecoveryEffects({ data, address }: Shown) {
  const { effects, main, asked, answered, control } = data;
  const effect = effects.find(({ unit }) => unit === main);
  if (!effect) return null;
  const { unit, contacted, uncontacted } = effect;
  const rows = [
    row(
      'contacted',
      <Press address={address} behind="pair">
        Contacted
      </Press>,
      unit,
      contacted,
    ),
    row(
      'uncontacted',
      <Press address={address} behind="alone">
        Not contacted
      </Press>,
      unit,
      uncontacted,
    ),
  ];
  return (
    <Block
      title={effectFinding(effect)}
      subtitle={`From the bad first score to the later one, per customer, in ${unitNames[unit]}`}
      asTable={false}
      fileName={`recovery-${data.from}-${data.to}`}
      table={{
        head: [
          'In',
          'Customers',
          'Customers contacted',
          'Their change',
          'Not contacted',
          'Change',
          'Difference',
          '95% interval',
          'p',
        ],
        rows: effects
          .filter(one => one.contacted.n > 0 || one.uncontacted.n > 0)
          .map(one => ({
            label: unitNames[one.unit],
            cells: [
              { text: String(one.contacted.n + one.uncontacted.n), raw: one.contacted.n + one.uncontacted.n },
              { text: String(one.contacted.n), raw: one.contacted.n },
              { text: changeRange(one.unit, one.contacted), raw: one.contacted.mean },
              { text: String(one.uncontacted.n), raw: one.uncontacted.n },
              { text: changeRange(one.unit, one.uncontacted), raw: one.uncontacted.mean },
              { text: changeText(one.unit, one.difference.value), raw: one.difference.value },
              {
                text: `${changeText(one.unit, one.difference.low)} to ${changeText(one.unit, one.difference.high)}`,
                raw: `${one.difference.low} to ${one.difference.high}`,
              },
              { text: one.difference.p === null ? '–' : formatP(one.difference.p), raw: one.difference.p },
            ],
          })),
      }}
    >
      <Bars label="Mean change of the score" rows={rows} {...endsOf([contacted, uncontacted])} isDot />
      <Text size="xs" c="dimmed" mt="sm">
        {effectSureness(effect)} {controlWords(data)}{' '}
        {unit === 'rescaled'
          ? 'Scores of different scales are read as hundredths of each: take it with care. '
          : ''}
        {control === 'check' ? 'Whom you contact is not drawn by lot: other reasons may be in it.' : ''}
      </Text>
      <Text size="xs" c="dimmed" mt={4}>
        <Press address={address} behind="asked">
          {formatCount(asked, 'customer')}
        </Press>{' '}
        asked whether it worked,{' '}
        <Press address={address} behind="answered">
          {answered} answered
        </Press>
        .
      </Text>
    </Block>
  );
}

function controlWords({ control, effects, main }: RecoveryData): string {
  const effect = effects.find(({ unit }) => unit === main);
  const first = (value: number | null | undefined): string => (value == null ? '–' : value.toFixed(1));
  const alike = `They began at ${first(effect?.contacted.first)} and ${first(effect?.uncontacted.first)}.`;
  return control === 'check'
    ? `Bad scores drift back by themselves, so those contacted are laid beside customers whom nobody reached and who were asked the same. ${alike}`
    : `Bad scores drift back by themselves, so those contacted are laid beside customers whom nobody contacted before their next score. That score is about something else: take it with care. ${alike}`;
}

/** How soon the customer was spoken with, and how much was won back. */
export function RecoverySpeed({ data, address }: Shown) {
  const { unit, bands, trend } = data.speed;
  return (
    <Block
      title={speedFinding(data)}
      subtitle={`Change of the score by the time to the first contact, in ${unitNames[unit]}`}
      asTable={false}
      fileName={`recovery-speed-${data.from}-${data.to}`}
      table={{
        head: ['First contact', 'Customers', 'Mean change', '95% interval'],
        rows: bands.map(band => ({
          label: speedNames[band.band],
          cells: [
            { text: String(band.n), raw: band.n },
            { text: changeText(unit, band.mean), raw: band.mean },
            {
              text: band.interval
                ? `${changeText(unit, band.interval[0])} to ${changeText(unit, band.interval[1])}`
                : '–',
              raw: band.interval ? band.interval.join(' to ') : null,
            },
          ],
        })),
      }}
    >
      <Bars
        label="Mean change by the time to the first contact"
        rows={bands.map(band =>
          row(
            band.band,
            <Press address={address} behind={behindName('speed', band.band)}>
              {speedNames[band.band]}
            </Press>,
            unit,
            band,
          ),
        )}
        {...endsOf(bands)}
        isDot
      />
      {trend ? (
        <Text size="xs" c="dimmed" mt="sm">
          Trend over the four steps: {changeText(unit, trend.slope)} per step, p {formatP(trend.p)}.
        </Text>
      ) : null}
    </Block>
  );
}

function row(key: string, label: React.ReactNode, unit: RecoveryEffect['unit'], change: Change): BarRow {
  const isFew = change.n < FEWEST_TO_COMPARE;
  return {
    key,
    label,
    bars: [
      {
        value: change.mean,
        low: change.interval?.[0] ?? null,
        high: change.interval?.[1] ?? null,
        text: changeRange(unit, change),
      },
    ],
    note: {
      text: isFew ? `${formatCount(change.n, 'customer')}: too few` : formatCount(change.n, 'customer'),
      tone: null,
    },
  };
}

/** A scale from no change, or the worst, to the best that is drawn. */
function endsOf(changes: readonly Change[]): { from: number; to: number } {
  const all = changes.flatMap(({ mean, interval }) => [mean ?? 0, ...(interval ?? [])]);
  return { from: Math.min(0, ...all), to: Math.max(0.1, ...all) };
}
