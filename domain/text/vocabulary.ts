/** Features by how many texts have them, most frequent first, each with its place; ties in code-point order. */
export function byFrequency(
  texts: readonly (readonly string[])[],
  { atLeast, most }: { atLeast: number; most: number },
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const features of texts) {
    for (const feature of new Set(features)) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  const frequent = [...counts]
    .filter(([, n]) => n >= atLeast)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return new Map(frequent.slice(0, most).map(([feature], index) => [feature, index]));
}
