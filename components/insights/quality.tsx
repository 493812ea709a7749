'use client';

import { InsightsFrame } from './insights-frame';

export function Quality() {
  return <InsightsFrame tools={null}>{null}</InsightsFrame>;
}
