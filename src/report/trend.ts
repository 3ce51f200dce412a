import { type Comparison, historyPoint } from './comparison.ts';
import { shortCommit } from './sections.ts';

/** A picture shows one image; more pictures than this nobody looks at. */
const MAX_CHARTS = 3;

/**
 * Returns a picture of each image's size over the last builds, as mermaid's `xychart-beta`, which GitHub draws. Empty
 * where there are not two builds to join by a line.
 */
export function trend({ history, images, commit }: Comparison): string[] {
  const now = historyPoint(commit ?? '', {
    dependencies: null,
    images: images.map(({ image, platforms }) => ({
      image,
      platforms: platforms.map(({ platform, compressed }) => ({
        ...{ platform, compressed: compressed.after ?? 0, uncompressed: 0 },
        ...{ layers: [], binaries: [], attribution: [] },
      })),
    })),
  });
  const points = [...history.filter((point) => point.commit !== commit), now];
  return images
    .filter(({ platforms }) => platforms.some(({ compressed }) => compressed.after !== null))
    .slice(0, MAX_CHARTS)
    .flatMap(({ image }) => {
      const known = points.filter((point) => Object.hasOwn(point.images, image));
      if (known.length < 2) return [];
      return [
        chart(
          image,
          known.map((point) => ({
            name: point === now ? 'this' : shortCommit(point.commit),
            bytes: point.images[image] ?? 0,
          })),
        ),
      ];
    });
}

function chart(image: string, points: readonly { readonly name: string; readonly bytes: number }[]): string {
  const megabytes = points.map(({ bytes }) => bytes / 1e6);
  const [low, high] = [Math.min(...megabytes), Math.max(...megabytes)];
  // A line that touches the frame is hard to see, and an axis needs two ends.
  const room = Math.max((high - low) / 5, high / 100, 0.001);
  return [
    '```mermaid',
    // Its own colour can hardly be seen, and its own height is a page.
    '%%{init: {"xyChart": {"width": 720, "height": 260}, "themeVariables": {"xyChart": {"plotColorPalette": "#0969da"}}}}%%',
    'xychart-beta',
    // Only these characters mean nothing in a chart.
    `    title "${image.replaceAll(/[^A-Za-z0-9._-]/g, '_').slice(0, 60)}"`,
    `    x-axis [${points.map(({ name }) => `"${name.replaceAll(/[^0-9a-z]/g, '')}"`).join(', ')}]`,
    `    y-axis "MB compressed" ${Math.max(0, low - room).toFixed(3)} --> ${(high + room).toFixed(3)}`,
    `    line [${megabytes.map((value) => value.toFixed(3)).join(', ')}]`,
    '```',
  ].join('\n');
}
