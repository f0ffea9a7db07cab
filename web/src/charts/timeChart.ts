import uPlot from 'uplot';
import { words } from '../lib/words.svelte';

const font = '12px "Source Sans 3 Variable", sans-serif';

/** Months below, amounts at the left, as every chart over time has them. */
function axes(): uPlot.Axis[] {
  return [
    {
      stroke: '#45535d',
      font,
      grid: { show: false },
      ticks: { stroke: '#c9c4b8', size: 4 },
      size: 46,
      space: 52,
      // Months are not told apart by day.
      incrs: [1, 2, 3, 4, 6, 12].map((months) => months * 30 * 86_400),
      values: (_, splits) =>
        splits.map((s) => {
          const iso = new Date(s * 1000).toISOString();
          return `${words.shortMonth(iso)}${iso.slice(5, 7) === '01' ? `\n${iso.slice(0, 4)}` : ''}`;
        }),
    },
    { stroke: '#45535d', font, grid: { stroke: '#e8e3d8', width: 1 }, ticks: { show: false }, size: 56, values: (_, splits) => splits.map((s) => words.number(s, s !== 0 && s < 1 ? 1 : 0)) },
  ];
}

/** A day that is marked by an upright line. */
export function markDay(u: uPlot, seconds: number): void {
  const x = u.valToPos(seconds, 'x', true);
  u.ctx.save();
  u.ctx.strokeStyle = '#14232e55';
  u.ctx.lineWidth = 1;
  u.ctx.beginPath();
  u.ctx.moveTo(x, u.bbox.top);
  u.ctx.lineTo(x, u.bbox.top + u.bbox.height);
  u.ctx.stroke();
  u.ctx.restore();
}

/** What every chart over time has in common. */
export function frame(host: HTMLElement, height: number): Pick<uPlot.Options, 'width' | 'height' | 'ms' | 'tzDate' | 'padding' | 'cursor' | 'legend' | 'axes'> {
  return {
    width: host.clientWidth || 400,
    height,
    ms: 1e-3,
    tzDate: (stamp) => uPlot.tzDate(new Date(stamp * 1000), 'UTC'),
    padding: [8, 8, 0, 0],
    cursor: { y: false, points: { size: 6 }, drag: { x: false, y: false } },
    legend: { show: false },
    axes: axes(),
  };
}

/** Draws a chart, and makes it as wide as its room for as long as it is there. */
export function draw(options: uPlot.Options, data: uPlot.AlignedData, host: HTMLElement): () => void {
  const plot = new uPlot(options, data, host);
  const observer = new ResizeObserver(() => plot.setSize({ width: host.clientWidth, height: options.height }));
  observer.observe(host);
  return () => {
    observer.disconnect();
    plot.destroy();
  };
}
