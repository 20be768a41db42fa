import type { BrowserContext, Frame } from "playwright-core";

/** One answer to an input, or one shift of the page: how large, on what, in which step, and of what it is made. */
export interface Moment {
  /** an "answer" is a shift within half a second of an input */
  kind: "interaction" | "shift" | "answer";
  step: string;
  /** what was pressed or typed into; what moved furthest */
  target: string;
  /** when, in milliseconds of the document */
  at: number;
  /** milliseconds to the next picture; or the shift, without unit */
  value: number;
  /** input delay, processing, presentation; or the place before and after */
  parts: string;
}

interface Watch {
  step: string;
  /** the targets at the time of the input: an event's own is null once it has left the document */
  pressed: Array<{ at: number; step: string; target: string }>;
  moments: Map<string, Moment>;
}
type Watched = typeof globalThis & { watch: Watch };
interface Shift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  sources: ReadonlyArray<{ node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }>;
}

/** Notes every interaction and every unexpected shift of a document: web-vitals keeps only the worst, and forgets its step. */
export async function watchIn(context: BrowserContext): Promise<void> {
  // tsx names every function of this file by a helper that the browser does not have
  await context.addInitScript({ content: "globalThis.__name ??= (made) => made;" });
  await context.addInitScript(() => {
    const page = globalThis as Watched;
    const watch: Watch = (page.watch = { step: "opening", pressed: [], moments: new Map() });
    const nameOf = (node: unknown): string => {
      const element = node instanceof Element ? (node.closest("button, a, input, textarea, label") ?? node) : null;
      if (!element) return node instanceof Node ? node.nodeName : "?";
      const words = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 30);
      return `${element.tagName.toLowerCase()}${element.classList[0] ? `.${element.classList[0]}` : ""}${words ? ` "${words}"` : ""}`;
    };
    const note = ({ timeStamp, target }: Event) => watch.pressed.push({ at: timeStamp, step: watch.step, target: nameOf(target) });
    for (const type of ["pointerdown", "keydown"]) addEventListener(type, note, { capture: true, passive: true });
    const events = new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[]) {
        const { interactionId, startTime, processingStart, processingEnd, duration } = entry as typeof entry & { interactionId: number };
        const known = watch.moments.get(String(interactionId));
        if (interactionId === 0 || (known && known.value >= duration)) continue;
        const pressed = watch.pressed.findLast(({ at }) => at <= startTime + 1);
        const parts = [processingStart - startTime, processingEnd - processingStart, startTime + duration - processingEnd];
        watch.moments.set(String(interactionId), {
          kind: "interaction",
          at: startTime,
          step: pressed?.step ?? watch.step,
          target: `${entry.name} ${pressed?.target ?? "?"}`,
          value: duration,
          parts: parts.map((part) => Math.max(0, Math.round(part))).join(" + "),
        });
      }
    });
    events.observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
    const shifts = new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources, startTime } of list.getEntries() as Shift[]) {
        if (hadRecentInput) continue;
        const [first] = sources;
        const place = (rect?: DOMRectReadOnly) => (rect ? [rect.x, rect.y, rect.width, rect.height].map(Math.round).join(" ") : "?");
        const parts = `${place(first?.previousRect)} to ${place(first?.currentRect)}`;
        // The definition leaves out what moves within half a second of an input. Chromium notes a pointer's input for the outermost
        // frame of a process: in Shopify's admin that is the app's, which is of another site; here both are of one, and share it.
        const kind = watch.pressed.some(({ at }) => at <= startTime && startTime - at < 500) ? "answer" : "shift";
        watch.moments.set(`shift ${startTime}`, { kind, at: startTime, step: watch.step, target: nameOf(first?.node), value, parts });
      }
    });
    shifts.observe({ type: "layout-shift", buffered: true });
  });
}

/** Says which step of the day begins. */
export async function beginStep(frame: Frame, step: string): Promise<void> {
  await frame.evaluate((name) => void ((globalThis as Watched).watch.step = name), step);
}

export function readMoments(frame: Frame): Promise<Moment[]> {
  return frame.evaluate(() => [...(globalThis as Watched).watch.moments.values()]);
}

/** As web-vitals adds shifts up: the largest sum of those that lie less than a second apart, within five seconds. */
export function shiftOf(moments: readonly Moment[]): number {
  const shifts = moments.filter(({ kind }) => kind === "shift").toSorted((one, other) => one.at - other.at);
  const sums = shifts.map((first, from) => {
    let sum = 0;
    for (let place = from; place < shifts.length; place += 1) {
      const one = shifts[place]!;
      if (one.at - first.at >= 5_000 || (place > from && one.at - shifts[place - 1]!.at >= 1_000)) break;
      sum += one.value;
    }
    return sum;
  });
  return Math.max(0, ...sums);
}

const slowMs = 80;
const smallShift = 0.0005;

/** A line for each target that once answered slowly or moved, the worst first: its worst, and in how many rounds of all. */
export function worstMoments(rounds: ReadonlyArray<readonly Moment[]>): string[] {
  const found = new Map<string, Moment & { rounds: Set<number> }>();
  rounds.forEach((moments, round) => {
    for (const moment of moments) {
      if (moment.kind === "interaction" ? moment.value <= slowMs : moment.value < smallShift) continue;
      const key = `${moment.kind} ${moment.step} ${moment.target}`;
      const known = found.get(key) ?? { ...moment, rounds: new Set() };
      found.set(key, { ...(moment.value > known.value ? moment : known), rounds: known.rounds.add(round) });
    }
  });
  return [...found.values()]
    .toSorted((one, other) => one.kind.localeCompare(other.kind) || other.value - one.value)
    .map(({ kind, value, step, target, parts, rounds: seen }) => {
      const size = kind === "interaction" ? `${value.toFixed(0)} ms` : value.toFixed(4);
      return `  ${kind.padEnd(11)} ${size.padStart(7)} (${parts}; ${seen.size} of ${rounds.length} rounds)  ${step}: ${target}`;
    });
}
