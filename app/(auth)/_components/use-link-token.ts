'use client';

import { useEffect, useState } from 'react';

/** The token behind `#` of a mailed link: `undefined` while the page loads, `null` where there is none. */
export function useLinkToken(): string | null | undefined {
  const [token, setToken] = useState<string | null>();
  useEffect(() => {
    setToken(decodeURIComponent(window.location.hash.slice(1)) || null);
  }, []);
  return token;
}
