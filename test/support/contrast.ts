type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });

/** How much two colours differ in lightness, from 1 to 21 (WCAG, "contrast ratio"); the first stands on the second. */
export function contrast(front: string, back: string): number {
  const below = colour(back);
  const [high = 1, low = 1] = [luminance(over(colour(front), below)), luminance(below)].sort(
    (one, other) => other - one,
  );
  return (high + 0.05) / (low + 0.05);
}

/** What is seen behind the text of an element. */
export function backdrop(element: Element): string {
  const { backgroundColor } = getComputedStyle(element);
  if (colour(backgroundColor)[3] === 255) return backgroundColor;
  const parent = element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host;
  return parent ? backdrop(parent) : 'Canvas';
}

/** As a screen would show it, whatever way it is written. */
function colour(written: string): Colour {
  if (!pixel) throw new Error('Nothing can be painted here.');
  pixel.clearRect(0, 0, 1, 1);
  pixel.fillStyle = written;
  pixel.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = pixel.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha];
}

function over([red, green, blue, alpha]: Colour, below: Colour): Colour {
  const share = alpha / 255;
  const mix = (front: number, back: number) => front * share + back * (1 - share);
  return [mix(red, below[0]), mix(green, below[1]), mix(blue, below[2]), 255];
}

function luminance([red, green, blue]: Colour): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((each) => {
    const part = each / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
