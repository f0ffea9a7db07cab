/** What is shown, as a file. */
export interface Sheet {
  name: string;
  header: string[];
  rows: (string | number | null)[][];
}

/** What a file says of itself: in short, and as the lines of a sheet. */
export interface About {
  scenario: string;
  changes: string;
  numbers: string;
  version: string;
  lines: [string, string][];
  sheets: [string, string];
}

export function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// A cell that a spreadsheet would take for a formula is kept as text.
const cell = (value: string | number | null): string => {
  const text = value === null ? '' : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** @param about What the file says of itself; in each row too, so that rows of several files can be put below each other. */
export function saveCsv(sheet: Sheet, about: About): void {
  const own = [about.scenario, about.changes, about.numbers, about.version];
  const lines = [[...sheet.header, 'scenario', 'changes', 'numbers', 'version'], ...sheet.rows.map((row) => [...row, ...own])].map((row) => row.map(cell).join(','));
  save(new Blob([`\ufeff${lines.join('\r\n')}\r\n`], { type: 'text/csv' }), `${sheet.name}.csv`);
}

export async function saveXlsx(sheet: Sheet, about: About): Promise<void> {
  const { default: writeXlsxFile } = await import('write-excel-file/universal');
  const data = [
    sheet.header.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...sheet.rows.map((row) => row.map((value) => (value === null ? null : typeof value === 'number' ? { value, type: Number } : { value, type: String }))),
  ];
  const told = about.lines.map(([name, value]) => [{ value: name, fontWeight: 'bold' as const }, { value, type: String, wrap: true }]);
  const file = writeXlsxFile([
    { sheet: about.sheets[0], data },
    { sheet: about.sheets[1], data: told, columns: [{ width: 24 }, { width: 90 }] },
  ] as never);
  save(await file.toBlob(), `${sheet.name}.xlsx`);
}
