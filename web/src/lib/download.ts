/** What is shown, as a file. */
export interface Sheet {
  name: string;
  header: string[];
  rows: (string | number | null)[][];
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

export function saveCsv(sheet: Sheet): void {
  const lines = [sheet.header, ...sheet.rows].map((row) => row.map(cell).join(','));
  save(new Blob([`\ufeff${lines.join('\r\n')}\r\n`], { type: 'text/csv' }), `${sheet.name}.csv`);
}

export async function saveXlsx(sheet: Sheet): Promise<void> {
  const { default: writeXlsxFile } = await import('write-excel-file/universal');
  const data = [
    sheet.header.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...sheet.rows.map((row) => row.map((value) => (value === null ? null : typeof value === 'number' ? { value, type: Number } : { value, type: String }))),
  ];
  save(await writeXlsxFile(data as never, { sheet: sheet.name.slice(0, 31) }).toBlob(), `${sheet.name}.xlsx`);
}
