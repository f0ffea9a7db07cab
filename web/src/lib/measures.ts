import type { Policy } from './types';

/** A measure as people speak of it: policies of one effect and the same days whose titles differ in their last words only, as one row for each sector does. */
export interface Measure {
  key: string;
  title: string;
  policies: Policy[];
}

const stemOf = (policy: Policy): string => (policy.title.includes(',') ? policy.title.slice(0, policy.title.lastIndexOf(',')) : policy.title);

export function measuresOf(policies: Policy[]): Measure[] {
  const groups = new Map<string, Policy[]>();
  const put = (key: string, policy: Policy): void => void groups.set(key, [...(groups.get(key) ?? []), policy]);
  const days = (p: Policy): string => `${p.effect} ${p.from} ${p.to}`;
  const alike = new Map<string, number>();
  for (const policy of policies) {
    const stem = `${days(policy)} ${stemOf(policy)}`;
    alike.set(stem, (alike.get(stem) ?? 0) + 1);
  }
  for (const policy of policies) {
    const stem = stemOf(policy);
    put((alike.get(`${days(policy)} ${stem}`) ?? 0) > 1 && stem.length > 12 ? `${days(policy)} ${stem}` : `${days(policy)} ${policy.title}`, policy);
  }
  return [...groups].map(([key, members]) => ({ key, title: members.length > 1 ? commonTitle(members) : members[0]!.title, policies: members }));
}

function commonTitle(members: Policy[]): string {
  const titles = new Set(members.map((m) => m.title));
  return titles.size === 1 ? members[0]!.title : stemOf(members[0]!);
}
