/** What an API key may do. `ingest`: send interactions and customers, read nothing; `write` includes it. */
export const apiScopes = ['read', 'ingest', 'write'] as const;
export type ApiScope = (typeof apiScopes)[number];

export const allows = (granted: readonly string[], wanted: ApiScope): boolean =>
  granted.includes(wanted) || (wanted === 'ingest' && granted.includes('write'));
