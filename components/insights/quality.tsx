'use client';

import { Stack } from '@mantine/core';
import { FilterBar } from '../filters/filter-bar';
import { RangePicker } from '../filters/range-picker';
import { EmptyState, Loaded } from '../ui/states';
import { InsightsFrame } from './insights-frame';
import { MeasurePicker } from './measure-picker';
import classes from './quality.module.css';
import { QualityFlags, QualityManner } from './quality-answers';
import { AnswerLag, NoRates, RatesBy, RatesByManner } from './quality-rates';
import { QualityWeights } from './quality-weights';
import { type QualityAddress, type QualityData, useQuality, useQualityReport } from './use-quality';

/** Who answers and who does not, what that does to the score, and what speaks against answers. */
export function Quality() {
  const address = useQuality();
  const report = useQualityReport(address);
  return (
    <InsightsFrame
      tools={
        <>
          <MeasurePicker address={address} />
          <RangePicker address={{ asked: address.asked, ask: address.ask, query: address.days }} />
          <FilterBar address={address} />
        </>
      }
    >
      <Loaded query={report}>{data => <Shown data={data} address={address} />}</Loaded>
    </InsightsFrame>
  );
}

function Shown({ data, address }: { data: QualityData; address: QualityAddress }) {
  const { mails, answers, attributes } = data;
  if (answers.n === 0 && (mails === null || mails.rate.n === 0))
    return (
      <EmptyState>
        Nobody was asked in these days, and nobody answered. Who answers, how soon and how carefully shows
        here.
      </EmptyState>
    );
  return (
    <Stack gap="md">
      {mails === null ? <NoRates /> : <RatesBy data={data} mails={mails} address={address} />}
      <QualityWeights address={address} attributes={attributes} />
      <QualityFlags data={data} address={address} />
      <div className={classes.grid}>
        {mails === null ? null : <AnswerLag mails={mails} />}
        <QualityManner data={data} />
        {mails === null ? null : <RatesByManner mails={mails} />}
      </div>
    </Stack>
  );
}
