import { Document, Font, Image, Page, Path, renderToBuffer, Svg, Text, View } from '@react-pdf/renderer';
import { PAPERS } from '@/domain/poster';
import { FAMILIES, registerFonts, type Weight } from './fonts';
import { outlineText, readFonts } from './outline';
import { qrModules, qrPath } from './qr';
import { headlineSize, type Posted, type Sheet, SIZES, scaleOf } from './sheet';

registerFonts(Font);

/** Height of a line, and where its letters stand in it, as shares of their size. */
const LINE = 1.5;
const FOOT = 1.1;

/** Posters as a PDF, a page each. `logo`: a PNG, or null for the company's name. Only for texts that `isSettable`. */
export async function posterPdf(
  sheet: Sheet,
  doors: readonly Posted[],
  logo: Buffer | null,
): Promise<Buffer> {
  await readFonts();
  return renderToBuffer(
    <Document title={sheet.headline || sheet.scan} author={sheet.company} language={sheet.language}>
      {doors.map(door => (
        <Poster key={door.address} sheet={sheet} door={door} logo={logo} />
      ))}
    </Document>,
  );
}

function Poster({ sheet, door, logo }: { sheet: Sheet; door: Posted; logo: Buffer | null }) {
  const { company, color, headline, scan, line, or } = sheet;
  const { width, height } = PAPERS[sheet.paper];
  const one = scaleOf(sheet.paper);
  const words = (
    text: string,
    size: number,
    more: { weight?: Weight; color?: string; top?: number } = {},
  ) => <Words text={text} size={size * one} room={width - 2 * SIZES.padding * one} {...more} />;
  const big = headline || scan;
  return (
    <Page
      size={[width, height]}
      style={{
        paddingHorizontal: SIZES.padding * one,
        paddingTop: SIZES.padding * one,
        paddingBottom: 36 * one,
        alignItems: 'center',
        justifyContent: 'space-between',
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
          words(company, SIZES.company, { weight: 600 })
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
        {words(big, headlineSize(big), { weight: 600 })}
        {headline ? words(scan, SIZES.scan, { top: 10 * one }) : null}
        <Code address={door.address} side={SIZES.code * one} />
        {words(line, SIZES.line)}
        {words(`${or} ${door.shown}`, SIZES.address, { top: SIZES.address * one })}
      </View>
      {words(door.name, SIZES.name, { color: '#555555' })}
    </Page>
  );
}

type WordsProps = {
  text: string;
  size: number;
  /** The width of a line, in points. */
  room: number;
  weight?: Weight;
  color?: string;
  /** Space above, in points. */
  top?: number;
};

function Words({ text, size, room, weight = 400, color = '#000000', top = 0 }: WordsProps) {
  if (!hasArabic(text))
    return (
      <Text
        style={{
          fontFamily: FAMILIES,
          fontSize: size,
          fontWeight: weight,
          lineHeight: 1.25,
          marginTop: top,
          textAlign: 'center',
          color,
        }}
      >
        {text}
      </Text>
    );
  return (
    <View style={{ alignItems: 'center', marginTop: top }}>
      {outlineText(text, { size, weight, width: room }).map(({ path, width }, index) => (
        <Svg
          key={index}
          viewBox={`0 ${-FOOT * size} ${width} ${LINE * size}`}
          style={{ width, height: LINE * size }}
        >
          <Path d={path} fill={color} />
        </Svg>
      ))}
    </View>
  );
}

const hasArabic = (text: string): boolean => /\p{Script=Arabic}/u.test(text);

function Code({ address, side }: { address: string; side: number }) {
  const modules = qrModules(address, 'quartile');
  return (
    <Svg viewBox={`0 0 ${modules.length} ${modules.length}`} style={{ width: side, height: side }}>
      <Path d={qrPath(modules)} fill="#000000" />
    </Svg>
  );
}
