interface Rgb {
  red: number;
  green: number;
  blue: number;
}

/** The contrast ratio of two colours, from 1 to 21 (WCAG 2.1), rounded to one decimal as Shopify's `color_contrast` gives it. */
export function colorContrast(first: string, second: string): number {
  const [dark = 0, light = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return Math.round(((light + 0.05) / (dark + 0.05)) * 10) / 10;
}

/** Perceived brightness from 0 to 255, as Shopify's `color_brightness` gives it. */
export function colorBrightness(color: string): number {
  const { red, green, blue } = parse(color);
  return Math.round((red * 299 + green * 587 + blue * 114) / 10) / 100;
}

function luminance(color: string): number {
  const { red, green, blue } = parse(color);
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((channel) => {
    const share = channel / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function parse(color: string): Rgb {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color.trim());
  const [red = 0, green = 0, blue = 0] = match ? match.slice(1).map((part) => Number.parseInt(part, 16)) : [];
  return { red, green, blue };
}
