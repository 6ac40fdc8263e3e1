// Colours mixed from others, as #rrggbb.

/** Mixes two colours; `share` of 0 is all the first, 1 all the second. */
export function blend(one, other, share) {
  const part = (at) => {
    const [a, b] = [one, other].map((hex) => parseInt(hex.slice(at, at + 2), 16));
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${part(1)}${part(3)}${part(5)}`;
}

/** Darkens (negative share) or lightens (positive share) a colour. */
export const tone = (hex, share) => blend(hex, share < 0 ? '#000000' : '#ffffff', Math.abs(share));
