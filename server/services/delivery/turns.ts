import type { WorkspaceId } from '@/domain/ids';
import { OWN_CONNECTIONS } from '@/server/email/own-servers';
import type { Claimed } from './claim';

/** A workspace with a server or gateway of its own waits in the database once so many of its mails wait here. */
const MOST_WAITING = 100;

type Turns = {
  add: (claimed: readonly Claimed[]) => void;
  /** The next mail that may leave now; it counts as under way until `done`. */
  take: () => Claimed | undefined;
  done: (claimed: Claimed) => void;
  /** How many could be taken now. */
  ready: () => number;
  /** Milliseconds until the next one's moment; null where none waits for its moment. */
  wait: () => number | null;
  /** Workspaces of which nothing more is to be claimed. */
  full: () => Set<WorkspaceId>;
  /** Everything that was not taken, which then is no longer here. */
  empty: () => Claimed[];
};

/**
 * The mails that a worker claimed, in the order in which its lanes may take them: each at its moment, and of a workspace
 * that sends through a server or gateway of its own no more at a time than that server gets connections. However slow it is, the
 * other lanes stay free.
 */
export function makeTurns(): Turns {
  let waiting: Claimed[] = [];
  const underWay = new Map<WorkspaceId, number>();

  const isFree = (one: Claimed, now: number): boolean =>
    one.at <= now && (!one.ownServer || (underWay.get(one.workspaceId) ?? 0) < OWN_CONNECTIONS);

  return {
    add(claimed) {
      waiting.push(...claimed);
    },
    take() {
      const now = Date.now();
      const index = waiting.findIndex(one => isFree(one, now));
      const [one] = index < 0 ? [] : waiting.splice(index, 1);
      if (one?.ownServer) underWay.set(one.workspaceId, (underWay.get(one.workspaceId) ?? 0) + 1);
      return one;
    },
    done({ workspaceId, ownServer }) {
      if (!ownServer) return;
      const left = (underWay.get(workspaceId) ?? 1) - 1;
      if (left > 0) underWay.set(workspaceId, left);
      else underWay.delete(workspaceId);
    },
    ready() {
      const now = Date.now();
      return waiting.filter(one => isFree(one, now)).length;
    },
    wait() {
      const now = Date.now();
      const moments = waiting.filter(({ at }) => at > now).map(({ at }) => at - now);
      return moments.length > 0 ? Math.min(...moments) : null;
    },
    full() {
      const counts = new Map<WorkspaceId, number>();
      for (const { workspaceId, ownServer } of waiting)
        if (ownServer) counts.set(workspaceId, (counts.get(workspaceId) ?? 0) + 1);
      return new Set([...counts].flatMap(([id, count]) => (count >= MOST_WAITING ? [id] : [])));
    },
    empty() {
      const left = waiting;
      waiting = [];
      return left;
    },
  };
}
