'use client';

import { useEffect, useState } from 'react';
import type { SharedOverview } from '@/server/reports/shared';

const MINUTE_MS = 60_000;

/**
 * The figures of a shared page, anew each minute while it is looked at. What was shown stays when the server does not
 * answer (`isOld`); a link that ended, or that asks for its password again, loads the page that says so.
 */
export function useShared(
  token: string,
  first: SharedOverview,
): { overview: SharedOverview; isOld: boolean } {
  const [overview, setOverview] = useState(first);
  const [isOld, setOld] = useState(false);
  useEffect(() => {
    let asked = Date.now();
    const stop = new AbortController();
    const look = async () => {
      if (document.hidden || Date.now() - asked < MINUTE_MS) return;
      asked = Date.now();
      try {
        const response = await fetch(`/share/${token}/now`, { signal: stop.signal });
        if (response.status === 401 || response.status === 404) return window.location.reload();
        if (!response.ok) throw new Error(String(response.status));
        setOverview(await response.json());
        setOld(false);
      } catch {
        if (!stop.signal.aborted) setOld(true);
      }
    };
    const timer = setInterval(look, MINUTE_MS + 1_000);
    document.addEventListener('visibilitychange', look);
    return () => {
      stop.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [token]);
  return { overview, isOld };
}
