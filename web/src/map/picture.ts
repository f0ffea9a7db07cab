/** What stands below a picture of the map: a title, lines, and the key. */
export interface Caption {
  title: string;
  lines: string[];
  key: { text: string; kind: 'people' | 'short' | 'flow' | 'end' }[];
}

export interface Label {
  name: string;
  x: number;
  y: number;
}

const ink = '#14232e';

/** Draws the map with its names and, below it, what it shows, so that the picture can be printed or sent by itself. */
export function draw(into: HTMLCanvasElement, map: HTMLCanvasElement, scale: number, labels: Label[], caption: Caption): void {
  const font = (size: number, weight: number): string => `${weight} ${size * scale}px "Source Sans 3 Variable", sans-serif`;
  const context = into.getContext('2d')!;
  const [margin, line] = [14 * scale, 18 * scale];
  context.font = font(12.5, 400);
  const lines = caption.lines.filter((l) => l !== '').flatMap((l) => wrap(context, l, map.width - 2 * margin));
  const columns = map.width / scale < 620 ? 1 : 2;
  const keyRows = Math.ceil(caption.key.length / columns);
  into.width = map.width;
  into.height = map.height + margin * 2 + line * (lines.length + keyRows + 1.4);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, into.width, into.height);
  context.drawImage(map, 0, 0);
  context.textBaseline = 'middle';
  context.font = font(12, 600);
  context.lineWidth = 3 * scale;
  context.strokeStyle = 'rgba(255,255,255,0.85)';
  context.fillStyle = ink;
  for (const label of labels) {
    context.strokeText(label.name, label.x * scale, label.y * scale);
    context.fillText(label.name, label.x * scale, label.y * scale);
  }

  let y = map.height + margin + line * 0.6;
  context.font = font(15, 650);
  context.fillText(caption.title, margin, y);
  context.font = font(12.5, 400);
  y += line * 0.3;
  for (const text of lines) {
    y += line;
    context.fillText(text, margin, y);
  }
  y += line * 1.2;
  caption.key.forEach((entry, i) => {
    const [x, row] = [margin + ((i % columns) * (map.width - 2 * margin)) / columns, y + Math.floor(i / columns) * line];
    sign(context, entry.kind, x + 8 * scale, row, scale);
    context.fillStyle = ink;
    context.fillText(entry.text, x + 24 * scale, row);
  });
}

function sign(context: CanvasRenderingContext2D, kind: Caption['key'][number]['kind'], x: number, y: number, scale: number): void {
  context.beginPath();
  if (kind === 'flow') {
    context.fillStyle = 'rgb(11 92 143 / 0.62)';
    context.fillRect(x - 8 * scale, y - 2.5 * scale, 16 * scale, 5 * scale);
    return;
  }
  context.arc(x, y, (kind === 'end' ? 4 : 6) * scale, 0, 2 * Math.PI);
  context.fillStyle = kind === 'end' ? '#fff' : 'rgb(217 121 43 / 0.62)';
  context.strokeStyle = kind === 'end' ? '#0b5c8f' : kind === 'short' ? '#8a1c3b' : '#a44f12';
  context.lineWidth = (kind === 'short' ? 2.4 : 1) * scale;
  context.fill();
  context.stroke();
}

function wrap(context: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const longer = lines.at(-1) === '' ? word : `${lines.at(-1)} ${word}`;
    if (context.measureText(longer).width > width && lines.at(-1) !== '') {
      lines.push(word);
    } else {
      lines[lines.length - 1] = longer;
    }
  }
  return lines;
}
