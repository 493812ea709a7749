/** HTML that was built by `html` or is known to be safe; everything else is escaped when put into a template. */
export class Html {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

type Piece = string | number | Html | null | undefined | false | readonly (string | number | Html)[];

/**
 * The one tag that mail templates are written with: every value is escaped, whatever it holds, unless it is `Html`
 * itself. Lists are joined; null, undefined and false leave nothing.
 */
export function html(strings: TemplateStringsArray, ...values: Piece[]): Html {
  let text = strings[0] ?? '';
  values.forEach((value, index) => {
    text += render(value) + (strings[index + 1] ?? '');
  });
  return new Html(text);
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Safe as text and inside quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, char => ENTITIES[char] ?? char);

/** Text with its line breaks kept, as HTML. */
export const withBreaks = (text: string): Html => new Html(escapeHtml(text).replace(/\r?\n/g, '<br>'));

function render(value: Piece): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(render).join('');
  return escapeHtml(String(value));
}
