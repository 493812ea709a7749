import { Matrix, solve } from 'ml-matrix';
import { chiSquareP } from './distributions';
import { eventTable, type Lifetime, livesIn } from './survival';

export type LogRank = { chi2: number; df: number; p: number };

/**
 * Unweighted log-rank test that groups share one curve: Mantel 1966; Peto & Peto 1972, JRSS-A 135:185. Null with fewer
 * than two non-empty groups or without any event.
 */
export function logRank(groups: readonly (readonly Lifetime[])[]): LogRank | null {
  const filled = groups.filter(group => livesIn(group) > 0).map(eventTable);
  const k = filled.length;
  if (k < 2) return null;
  const excess = new Array<number>(k - 1).fill(0);
  const variance = Matrix.zeros(k - 1, k - 1);
  const times = new Set(filled.flatMap(table => table.filter(row => row.events > 0).map(row => row.time)));
  const places = new Array<number>(k).fill(0);
  for (const time of [...times].sort((a, b) => a - b)) {
    const rows = filled.map((table, group) => {
      let place = places[group] ?? 0;
      while ((table[place]?.time ?? time) < time) place += 1;
      places[group] = place;
      return table[place];
    });
    const atRisk = rows.map(row => row?.atRisk ?? 0);
    const events = rows.map(row => (row?.time === time ? row.events : 0));
    const n = atRisk.reduce((sum, count) => sum + count, 0);
    const d = events.reduce((sum, count) => sum + count, 0);
    const spread = n > 1 ? (d * (n - d)) / (n - 1) : 0;
    for (let a = 0; a < k - 1; a++) {
      const shareA = (atRisk[a] ?? 0) / n;
      excess[a] = (excess[a] ?? 0) + (events[a] ?? 0) - d * shareA;
      for (let b = 0; b < k - 1; b++) {
        const shareB = (atRisk[b] ?? 0) / n;
        variance.set(a, b, variance.get(a, b) + spread * shareA * ((a === b ? 1 : 0) - shareB));
      }
    }
  }
  if (variance.diagonal().every(value => value === 0)) return null;
  const solved = solve(variance, Matrix.columnVector(excess), true).to1DArray();
  const chi2 = solved.reduce((sum, value, i) => sum + value * (excess[i] ?? 0), 0);
  return { chi2, df: k - 1, p: chiSquareP(chi2, k - 1) };
}
