import type { Route } from './define';

type Found = { route: Route; params: Record<string, string> };

/** The route for a method and a path below `/api/v1`, or the methods that the path does answer. A literal part goes before `{param}`. */
export function matchRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): Found | { allowed: string[] } {
  const parts = path.split('/').slice(1);
  const fits = routes
    .flatMap(route => {
      const params = paramsOf(route, parts);
      return params ? [{ route, params }] : [];
    })
    .sort((a, b) => a.route.params.length - b.route.params.length);
  const found = fits.find(({ route }) => route.method === method);
  return found ?? { allowed: [...new Set(fits.map(({ route }) => route.method))] };
}

function paramsOf(route: Route, parts: string[]): Record<string, string> | null {
  const wanted = route.path.split('/').slice(1);
  if (wanted.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, name] of wanted.entries()) {
    const part = decode(parts[index] ?? '');
    if (part === null) return null;
    const param = /^\{(\w+)\}$/.exec(name)?.[1];
    if (param) params[param] = part;
    else if (name !== part) return null;
    if (part === '') return null;
  }
  return params;
}

/** Null for malformed escapes and for characters that no id can hold. */
function decode(part: string): string | null {
  try {
    const text = decodeURIComponent(part);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
