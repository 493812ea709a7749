/**
 * Fetches a page, or posts a form to it. `{}` where it cannot be told whether that was taken, so that it must be done
 * again: no connection, a server that is away, a page that is not ours (the sign-in of a hotel's network answers
 * everything).
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
    const { ok, status } = answer;
    const header = name => answer.headers.get(name);
    const html = await answer.text();
    const revision = header('Afterword-Revision');
    if (status < 500 && status !== 429 && (revision || html.startsWith('<main')))
      return { ok, status, html, revision, url: header('Afterword-Url') };
  } catch {}
  return {};
};
