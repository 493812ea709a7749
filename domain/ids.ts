import { v7 } from 'uuid';

declare const brand: unique symbol;

/** A string whose origin was proven by the one place that may mint it. */
export type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Minted only by the session gate, the API-key gate, the link-token gate, the operator's CLI and tests. */
export type WorkspaceId = Branded<'WorkspaceId'>;

/** UUIDv7: sorts by time of creation. Made here, since PostgreSQL 15 has no uuidv7(). */
export const newId = (): string => v7();
