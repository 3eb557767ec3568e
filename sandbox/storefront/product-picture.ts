import type { Product } from "../state.ts";

/** What a kind of goods looks like, drawn on a field of 400 × 400; `class="light"` is the lighter of its two colours. */
const SHAPES: Readonly<Record<string, string>> = {
  Lighting: `<path class="light" d="M155 100h90l35 90H120z"/><path d="M193 190h14v104h-14z"/><rect x="145" y="290" width="110" height="20" rx="10"/>`,
  Kitchen: `<path d="M130 190c0-45 140-45 140 0v60a55 55 0 0 1-55 55h-30a55 55 0 0 1-55-55z"/><path class="line" d="M268 210c34-10 40 50-2 58M134 250l-46-58"/><rect class="light" x="150" y="150" width="100" height="14" rx="7"/><circle cx="200" cy="138" r="13"/>`,
  Textiles: `<rect x="105" y="250" width="190" height="54" rx="20"/><rect class="light" x="115" y="196" width="170" height="50" rx="20"/><rect x="105" y="142" width="190" height="50" rx="20"/><path class="light" d="M125 160h150v12H125z"/>`,
  Tea: `<rect x="135" y="150" width="130" height="155" rx="14"/><rect class="light" x="128" y="122" width="144" height="40" rx="12"/><circle class="light" cx="200" cy="232" r="38"/>`,
  Courses: `<rect x="95" y="125" width="210" height="140" rx="14"/><path class="light" d="M180 162l60 33-60 33z"/><rect x="150" y="285" width="100" height="16" rx="8"/>`,
};
const GIFT_CARD = `<rect x="90" y="130" width="220" height="140" rx="18"/><path class="light" d="M90 180h220v22H90z"/>`;
const BOX = `<path d="M110 150h180v140a14 14 0 0 1-14 14H124a14 14 0 0 1-14-14z"/><path class="light" d="M98 118h204v40H98zM185 158h30v146h-30z"/>`;

/** A picture for a product that has none: what kind of goods it is, in the product's own colour. The page's text says the rest. */
export function productPicture(product: Product): string {
  const hue = [...product.handle].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
  const shape = product.isGiftCard ? GIFT_CARD : (SHAPES[product.productType] ?? BOX);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400">
  <style>
    path, rect, circle { fill: hsl(${hue} 38% 44%) }
    .light { fill: hsl(${hue} 45% 64%) }
    .line { fill: none; stroke: hsl(${hue} 38% 44%); stroke-width: 18; stroke-linecap: round }
  </style>
  <rect width="400" height="400" style="fill: hsl(${hue} 38% 92%)"/>
  <ellipse cx="200" cy="312" rx="120" ry="12" fill="hsl(${hue} 25% 82%)"/>
  ${shape}
</svg>`;
}
