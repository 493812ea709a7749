'use client';

import { InsightsFrame } from './insights-frame';

export function Drivers() {
  return <InsightsFrame tools={null}>{null}</InsightsFrame>;
}
