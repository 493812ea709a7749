import { addressOf } from '@/server/auth/address';
import { type Membership, membershipsOf } from '@/server/auth/gate';
import { type SignedIn, signedIn } from '@/server/auth/session';
import { noCost, type ReportCost } from '@/server/reports/run';

/** What a request brings: who asks is found out when a procedure needs it, once per request. */
export type RequestContext = {
  headers: Headers;
  address: string;
  workspaceSlug: string | null;
  signedIn: () => Promise<SignedIn | null>;
  memberships: () => Promise<Membership[]>;
  /** What the reports in the answer cost. */
  reports: ReportCost;
};

/** The header by which a page says which workspace it shows. */
export const WORKSPACE_HEADER = 'x-afterword-workspace';

export function makeContext(headers: Headers, workspaceSlug = headers.get(WORKSPACE_HEADER)): RequestContext {
  let person: Promise<SignedIn | null> | undefined;
  let memberships: Promise<Membership[]> | undefined;
  const who = () => {
    person ??= signedIn(headers);
    return person;
  };
  return {
    headers,
    address: addressOf(headers),
    workspaceSlug,
    signedIn: who,
    memberships: () => {
      memberships ??= who().then(user => (user ? membershipsOf(user.id) : []));
      return memberships;
    },
    reports: noCost(),
  };
}
