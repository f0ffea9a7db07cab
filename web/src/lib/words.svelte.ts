import { get, speak } from './api';

export type Language = 'en' | 'es';

/** The words of the app in the language of its user; they come from the server, which has all sentences in both. */
class Words {
  language = $state<Language>('en');
  private texts = $state.raw<Record<string, string>>({});

  async load(language: Language): Promise<void> {
    speak(language);
    this.texts = await get<Record<string, string>>(`/words?lang=${language}`);
    this.language = language;
    document.documentElement.lang = language;
  }

  has(code: string): boolean {
    return code in this.texts;
  }

  say(code: string, values: Record<string, string | number | null | undefined> = {}): string {
    return this.fill(this.texts[code] ?? code, values);
  }

  /** As Travesia.Text fills a phrase: {name}, {name:number}, {name:date}, {name:plural:one|many}, and [parts] that need all their values. */
  private fill(text: string, values: Record<string, string | number | null | undefined>): string {
    const known = (name: string): boolean => values[name] !== null && values[name] !== undefined;
    return text
      .replace(/\[([^\]]*)\]/g, (_, part: string) => ([...part.matchAll(/\{(\w+)/g)].every((m) => known(m[1] ?? '')) ? part : ''))
      .replace(/\{(\w+)(?::(\w+)(?::([^}]*))?)?\}/g, (whole, name: string, format?: string, forms?: string) => {
        const value = values[name];
        if (value === null || value === undefined) {
          return whole;
        }
        if (format === 'plural') {
          return (forms ?? '').split('|')[Number(value) === 1 ? 0 : 1] ?? '';
        }
        return format === 'date' ? this.date(String(value)) : typeof value === 'number' ? this.number(value) : value;
      });
  }

  number(value: number, decimals = 0): string {
    const [whole = '', rest] = Math.abs(value).toFixed(decimals).split('.');
    const spanish = this.language === 'es';
    const grouped = spanish && whole.length < 5 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, spanish ? '\u202f' : ',');
    const text = rest ? `${grouped}.${rest}` : grouped;
    return value < 0 && /[1-9]/.test(text) ? `\u2212${text}` : text;
  }

  /** A simulated amount: three digits from a thousand on. */
  amount(value: number): string {
    const size = Math.abs(value);
    if (size >= 1000) {
      const step = 10 ** (Math.floor(Math.log10(size)) - 2);
      return this.number(Math.round(value / step) * step);
    }
    return this.number(value, size >= 0.05 && size < 10 && Math.round(value) !== value ? 1 : 0);
  }

  signed(value: number): string {
    const text = this.amount(value);
    return value > 0 && text !== '0' ? `+${text}` : text;
  }

  percent(share: number): string {
    const decimals = share > 0 && share < 0.1 ? 1 : 0;
    return `${this.number(share * 100, decimals)}${this.language === 'es' ? '\u00a0' : ''}%`;
  }

  date(iso: string): string {
    const [year, month, day] = iso.split('-').map(Number) as [number, number, number];
    const name = this.texts[`app.month.${month}`] ?? '';
    return this.language === 'es' ? `${day} de ${name} de ${year}` : `${day} ${name} ${year}`;
  }

  month(iso: string): string {
    const [year, month] = iso.split('-').map(Number) as [number, number];
    const name = this.texts[`app.month.${month}`] ?? '';
    return this.language === 'es' ? `${name} de ${year}` : `${name} ${year}`;
  }

  shortMonth(iso: string): string {
    return (this.texts[`app.month.${Number(iso.slice(5, 7))}`] ?? '').slice(0, 3);
  }

  quantity(name: string): string {
    return this.has(`quantity.${name}`) ? this.say(`quantity.${name}`) : name;
  }

  /** Days, dollars, kilometres or times of one journey: small ones keep their decimals. */
  fine(value: number): string {
    const size = Math.abs(value);
    return size >= 10 ? this.amount(value) : this.number(value, size < 0.005 ? 0 : size < 1 ? 2 : 1);
  }

  /** A chance, however small, with the digits that it needs. */
  chance(share: number): string {
    const size = Math.abs(share);
    const decimals = size < 1e-6 ? 0 : size < 0.0001 ? 4 : size < 0.001 ? 3 : size < 0.01 ? 2 : size < 0.1 ? 1 : 0;
    return `${this.number(size < 1e-6 ? 0 : share * 100, decimals)}${this.language === 'es' ? '\u00a0' : ''}%`;
  }

  /** The middle and the range, each written in one way; nothing where there is none. */
  range(band: { mid: number; low: number | null; high: number | null } | null, write: (value: number) => string): string {
    if (!band) {
      return '–';
    }
    const [middle, low, high] = [write(band.mid), write(band.low ?? band.mid), write(band.high ?? band.mid)];
    return low === high ? middle : this.say('app.interval', { middle, low, high });
  }

  band(band: { mid: number; low: number | null; high: number | null }): string {
    const middle = this.amount(band.mid);
    if (band.low === null || band.high === null || this.amount(band.low) === this.amount(band.high)) {
      return middle;
    }
    return this.say('app.interval', { middle, low: this.amount(band.low), high: this.amount(band.high) });
  }
}

export const words = new Words();
