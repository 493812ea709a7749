import { Document, Font, Image, Page, Path, renderToBuffer, Svg, Text, View } from '@react-pdf/renderer';
import { PAPERS } from '@/domain/poster';
import { FAMILIES, registerFonts } from './fonts';
import { qrModules, qrPath } from './qr';
import { headlineSize, type Posted, type Sheet, SIZES, scaleOf } from './sheet';

registerFonts(Font);

/** Posters as a PDF, a page each. `logo`: a PNG, or null for the company's name. Only for texts that `isSettable`. */
export const posterPdf = (sheet: Sheet, doors: readonly Posted[], logo: Buffer | null): Promise<Buffer> =>
  renderToBuffer(
    <Document title={sheet.headline || sheet.scan} author={sheet.company} language={sheet.language}>
      {doors.map(door => (
        <Poster key={door.address} sheet={sheet} door={door} logo={logo} />
      ))}
    </Document>,
  );

function Poster({ sheet, door, logo }: { sheet: Sheet; door: Posted; logo: Buffer | null }) {
  const { company, color, headline, scan, line, or } = sheet;
  const { width, height } = PAPERS[sheet.paper];
  const one = scaleOf(sheet.paper);
  const size = (points: number) => ({ fontSize: points * one });
  const big = headline || scan;
  return (
    <Page
      size={[width, height]}
      style={{
        fontFamily: FAMILIES,
        paddingHorizontal: SIZES.padding * one,
        paddingTop: SIZES.padding * one,
        paddingBottom: 36 * one,
        alignItems: 'center',
        justifyContent: 'space-between',
        textAlign: 'center',
      }}
    >
      <View style={{ alignItems: 'center' }}>
        {logo ? (
          <Image
            src={logo}
            style={{
              height: SIZES.logoHeight * one,
              maxWidth: SIZES.logoWidth * one,
              objectFit: 'contain',
            }}
          />
        ) : (
          <Text style={{ ...size(SIZES.company), fontWeight: 600 }}>{company}</Text>
        )}
        <View
          style={{
            marginTop: 14 * one,
            width: SIZES.barWidth * one,
            height: SIZES.barHeight * one,
            backgroundColor: color,
          }}
        />
      </View>
      <View style={{ alignItems: 'center' }}>
        <Text style={{ ...size(headlineSize(big)), fontWeight: 600, lineHeight: 1.2 }}>{big}</Text>
        {headline ? <Text style={{ ...size(SIZES.scan), marginTop: 12 * one }}>{scan}</Text> : null}
        <Code address={door.address} side={SIZES.code * one} />
        <Text style={size(SIZES.line)}>{line}</Text>
        <Text style={{ ...size(SIZES.address), marginTop: SIZES.address * one }}>
          {or} <Text style={{ fontWeight: 600 }}>{door.shown}</Text>
        </Text>
      </View>
      <Text style={{ ...size(SIZES.name), color: '#555555' }}>{door.name}</Text>
    </Page>
  );
}

function Code({ address, side }: { address: string; side: number }) {
  const modules = qrModules(address, 'quartile');
  return (
    <Svg viewBox={`0 0 ${modules.length} ${modules.length}`} style={{ width: side, height: side }}>
      <Path d={qrPath(modules)} fill="#000000" />
    </Svg>
  );
}
