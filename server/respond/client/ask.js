/** Pending for a while once another page was asked for in place of this one. */
let leaving;
addEventListener('beforeunload', () => {
  leaving = new Promise(stay => setTimeout(stay, 1e4));
});

/**
 * Fetches a page, or posts a form to it. `{}` where it cannot be told whether that was taken, so that it must be done
 * again: no connection, a server that is away, a page that is not ours (the sign-in of a hotel's network answers
 * everything). What comes in while the page is being left waits, to be asked for again by the next one.
 */
export const ask = async (path, form) => {
  try {
    const answer = await fetch(path, {
      method: form ? 'POST' : 'GET',
      headers: { 'Afterword-Fragment': '1' },
      body: form && new URLSearchParams(form),
      // Goes on when the tab is closed meanwhile; browsers take no more than 64 KB so.
      keepalive: form?.length < 6e4,
      signal: AbortSignal.timeout?.(3e4),
    });
    const { ok, status, headers } = answer;
    const html = await answer.text();
    const revision = headers.get('Afterword-Revision');
    await leaving;
    if (revision || (html.startsWith('<main') && !headers.has('Retry-After')))
      return { ok, status, html, revision, url: headers.get('Afterword-Url') };
  } catch {}
  return {};
};
