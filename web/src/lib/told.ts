import { measuresOf } from './measures';
import { model } from './model.svelte';
import type { Dates } from './types';
import { words } from './words.svelte';

/** What is changed of the scenario, a sentence for each measure: rules that are off, and rules on other days. */
export function changes(): string[] {
  const measures = measuresOf(model.scenario?.policies ?? []);
  const titleOf = (title: string, some: number, all: number): string => (some === all ? title : words.say('app.changes.some', { title, some, all }));
  return measures.flatMap((measure) => {
    const off = measure.policies.filter((p) => model.off.includes(p.id));
    const moved = measure.policies.filter((p) => p.id in model.dates && !off.includes(p));
    const dates = moved[0] ? model.datesOf(moved[0]) : null;
    return [
      ...(off.length > 0 ? [words.say('app.changes.off', { title: titleOf(measure.title, off.length, measure.policies.length) })] : []),
      ...(dates ? [words.say('app.changes.moved', { title: titleOf(measure.title, moved.length, measure.policies.length), days: daysOf(dates) })] : []),
    ];
  });
}

/** From one day to another, either of which may be none. */
export function daysOf({ from, to }: Dates): string {
  return from && to
    ? words.say('app.policy.fromTo', { from: words.date(from), to: words.date(to) })
    : from
      ? words.say('app.policy.from', { from: words.date(from) })
      : to
        ? words.say('app.policy.to', { to: words.date(to) })
        : words.say('app.policy.always');
}

/** What kind of numbers are shown. */
export function kind(): string {
  const head = model.shown?.head;
  return !head ? '' : head.kind !== 'expected' ? words.say('app.status.futures', { members: head.members }) : words.say(head.isFluid ? 'app.status.fluid' : 'app.status.mean');
}

/** A word for the edits that goes into the name of a file, so that what is changed does not take the place of what is not. */
export function mark(): string {
  // What comes of the same edits has the same id.
  if (!model.isEdited) {
    return 'as-is';
  }
  return `changed-${model.fluid!.head.id.slice(-8)}`;
}

/** Scenario, changes, kind of numbers, version: what a file or a picture has to say of itself. */
export function about(): [string, string][] {
  const scenario = model.scenario!;
  return [
    [words.say('app.about.scenario'), `${scenario.title} (${scenario.name})`],
    [words.say('app.about.period'), words.say('app.time.week', { from: words.date(scenario.from), to: words.date(scenario.to) })],
    [words.say('app.about.numbers'), kind()],
    [words.say('app.about.changes'), model.isEdited ? changes().join(' ') : words.say('app.about.none')],
    [words.say('app.about.by'), `Travesia ${model.server?.version ?? ''}`],
    [words.say('app.about.use'), model.server?.responsibleUse ?? ''],
  ];
}
