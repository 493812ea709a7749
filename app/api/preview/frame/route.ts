/**
 * The empty document into which the builder writes its preview. It has a policy of its own, since the respondent page
 * and the mails carry their styles inside and may show a logo from elsewhere; no script runs in it.
 */
export function GET(): Response {
  return new Response(
    '<!doctype html><html><head><meta charset="utf-8"><title>Preview</title></head><body></body></html>',
    {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'private, max-age=3600',
        'content-security-policy':
          "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' https: http: data:; form-action 'none'; frame-ancestors 'self'",
      },
    },
  );
}
