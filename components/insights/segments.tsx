'use client';

import { InsightsFrame } from './insights-frame';

export function Segments() {
  return <InsightsFrame tools={null}>{null}</InsightsFrame>;
}
