/** @jsxImportSource preact */
import { renderToString } from 'preact-render-to-string';
import { PAPERS } from '@/domain/poster';
import { qrModules, qrPath } from './qr';
import { headlineSize, type Posted, type Sheet, SIZES } from './sheet';

/**
 * Posters as a page to be printed by a browser, in whatever script its fonts have: one sheet each, the same as in the PDF.
 * `pictures`: the origin that serves our own pictures.
 */
export const posterHtml = (sheet: Sheet, doors: readonly Posted[], pictures: string): string =>
  `<!doctype html>${renderToString(
    <html lang={sheet.language} dir={sheet.direction}>
      {/* biome-ignore lint/style/noHeadElement: this document is not drawn by Next */}
      <head>
        <meta charset="utf-8" />
        <title>{sheet.company}</title>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own style sheet */}
        <style dangerouslySetInnerHTML={{ __html: stylesOf(sheet) }} />
      </head>
      <body>
        {doors.map(door => (
          <Poster key={door.address} sheet={sheet} door={door} pictures={pictures} />
        ))}
      </body>
    </html>,
  )}`;

function Poster({ sheet, door, pictures }: { sheet: Sheet; door: Posted; pictures: string }) {
  const { company, logo, headline, scan, line, or } = sheet;
  const modules = qrModules(door.address, 'quartile');
  return (
    <section class="paper">
      <div class="sheet">
        <header>
          {/* biome-ignore lint/performance/noImgElement: this document is not drawn by Next */}
          {logo ? <img src={new URL(logo, pictures).href} alt={company} /> : <p class="company">{company}</p>}
          <i />
        </header>
        <main>
          {headline && (
            <h1 style={{ fontSize: `${headlineSize(headline)}em` }} dir="auto">
              {headline}
            </h1>
          )}
          {headline ? (
            <p class="scan">{scan}</p>
          ) : (
            <h1 style={{ fontSize: `${headlineSize(scan)}em` }}>{scan}</h1>
          )}
          <svg viewBox={`0 0 ${modules.length} ${modules.length}`} role="img" aria-label={door.address}>
            <path d={qrPath(modules)} />
          </svg>
          <p class="line" dir="auto">
            {line}
          </p>
          <p class="address">
            {or} <b dir="ltr">{door.shown}</b>
          </p>
        </main>
        <footer dir="auto">{door.name}</footer>
      </div>
    </section>
  );
}

/** One `em` of a sheet is a point of A4, whatever the paper and however large it is shown. */
function stylesOf({ paper, color }: Sheet): string {
  const { css, width, height } = PAPERS[paper];
  const scale = Math.min(width / PAPERS.a4.width, height / PAPERS.a4.height);
  const { padding, company, logoHeight, logoWidth, barWidth, barHeight, scan, code, line, address, name } =
    SIZES;
  return `
@page{size:${css};margin:0}
*{box-sizing:border-box;margin:0}
html{print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{font:16px/1.3 system-ui,sans-serif;color:#000;background:#fff}
.paper{container-type:inline-size;width:100%;break-after:page;break-inside:avoid}
.paper:last-child{break-after:auto}
.sheet{font-size:calc(100cqw * ${(scale / width).toFixed(6)});display:flex;flex-direction:column;justify-content:space-between;align-items:center;text-align:center;padding:${padding}em ${padding}em 36em;width:100%;aspect-ratio:${width}/${height - 1};overflow:hidden;background:#fff}
header,main,footer{max-width:100%}
main{display:flex;flex-direction:column;align-items:center}
p,h1,footer{overflow-wrap:anywhere}
.company{font-size:${company}em;font-weight:600}
header img{display:block;margin:auto;max-width:${logoWidth}em;height:${logoHeight}em;object-fit:contain}
i{display:block;margin:14em auto 0;width:${barWidth}em;height:${barHeight}em;background:${color}}
h1{font-weight:600;line-height:1.2}
.scan{margin-top:${(12 / scan).toFixed(3)}em;font-size:${scan}em}
svg{width:${code}em;height:${code}em;display:block}
.line{font-size:${line}em}
.address{margin-top:1em;font-size:${address}em}
.address b{font-weight:600}
footer{font-size:${name}em;color:#555}
@media screen{html{background:#ebebe5}body{background:none;padding:16px;display:grid;gap:16px;justify-content:center;grid-template-columns:minmax(0,560px)}.paper{box-shadow:0 0 0 1px #d3d3cb}}
`;
}
