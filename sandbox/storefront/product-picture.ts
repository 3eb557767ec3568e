import type { Product } from "../state.ts";

/** Simple shapes for goods of any kind, drawn on a field of 400 × 400. */
const SHAPES = [
  // jar
  `<rect x="130" y="120" width="140" height="34" rx="10"/><rect x="118" y="150" width="164" height="150" rx="26"/>`,
  // bottle
  `<rect x="178" y="80" width="44" height="70" rx="10"/><path d="M178 146h44c0 26 40 30 40 74v60a28 28 0 0 1-28 28h-68a28 28 0 0 1-28-28v-60c0-44 40-48 40-74z"/>`,
  // box
  `<path d="M200 96l96 44v116l-96 48-96-48V140z"/>`,
  // cup
  `<path d="M112 130h150v96a66 66 0 0 1-66 66h-18a66 66 0 0 1-66-66z"/><path d="M262 150h22a34 34 0 0 1 0 68h-22" fill="none" stroke-width="20"/>`,
];

/** A picture for a product that has none: one shape in the product's own colour. The page's text says what it is. */
export function productPicture(product: Product): string {
  const seed = [...product.handle].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);
  const hue = seed % 360;
  const shape = product.isGiftCard ? giftCard : (SHAPES[(seed >> 3) % SHAPES.length] ?? "");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" role="img">
  <rect width="400" height="400" fill="hsl(${hue} 38% 91%)"/>
  <ellipse cx="200" cy="312" rx="120" ry="14" fill="hsl(${hue} 25% 80%)"/>
  <g fill="hsl(${hue} 42% 46%)" stroke="hsl(${hue} 42% 46%)">${shape}</g>
</svg>`;
}

const giftCard = `<rect x="90" y="130" width="220" height="140" rx="18"/><path d="M90 190h220" stroke="white" stroke-width="10"/>`;
