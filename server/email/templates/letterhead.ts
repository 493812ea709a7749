import { type Html, html } from '../html';
import type { MailParts } from './parts';

/** The company's logo, or its name, which also stands where pictures are not loaded. */
export function letterhead({ company, logo, look }: Pick<MailParts, 'company' | 'logo' | 'look'>): Html {
  const { muted, ink } = look.inks;
  if (!logo)
    return html`<p class="mut" style="margin:0 0 20px;font-size:14px;line-height:20px;font-weight:500;color:${muted}">${company}</p>`;
  const width = logo.width ? `width:${logo.width}px` : 'width:auto;max-width:200px';
  return html`<p style="margin:0 0 20px"><img class="logo" src="${logo.url}" alt="${company}"${logo.width && html` width="${logo.width}"`} height="${logo.height}" style="display:inline-block;${width};height:${logo.height}px;border:0;border-radius:2px;font-size:14px;line-height:20px;font-weight:500;color:${ink}"></p>`;
}
