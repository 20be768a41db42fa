import { fault } from "../fault";

/** How one of Shopify's elements is drawn here. */
export interface Drawing {
  /** what stands in its shadow; the first element carries the attributes as data-… for the style sheet */
  html: string;
  style?: string;
  /** once, when the element is made */
  begin?(element: StandInElement, root: ShadowRoot): void;
  /** whenever an attribute or a child changed */
  paint?(element: StandInElement, root: ShadowRoot): void;
  /** role of the element itself, for lists and tables */
  role?: string;
  /** what `command` of another element does, and methods of the element */
  methods?: Record<string, (element: StandInElement, ...values: unknown[]) => unknown>;
}

export interface Known {
  attributes: string[];
  events: string[];
}

const sheets = new Map<string, CSSStyleSheet>();

/** One sheet a text, shared by all elements that have it. */
export function sheetOf(text: string): CSSStyleSheet {
  const held = sheets.get(text);
  if (held) return held;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  sheets.set(text, sheet);
  return sheet;
}

let painted: () => void = () => undefined;

/** Told of every drawing: what is drawn may be higher, or lower, than before. */
export function hearPaints(hear: () => void): void {
  painted = hear;
}

/** Names that every element takes, whatever it is. */
const ofAll = new Set(["id", "slot"]);

/** Its own members bear names that no attribute of Shopify's has. */
export abstract class StandInElement extends HTMLElement {
  abstract readonly drawnBy: Drawing;
  abstract readonly knows: Known;
  readonly held: Record<string, unknown> = {};
  readonly root: ShadowRoot;
  private painting = false;

  constructor(drawing: Drawing, common: CSSStyleSheet) {
    super();
    this.root = this.attachShadow({ mode: "open" });
    this.root.adoptedStyleSheets = [common, ...(drawing.style === undefined ? [] : [sheetOf(drawing.style)])];
    this.root.innerHTML = drawing.html;
    if (drawing.role !== undefined) this.attachInternals().role = drawing.role;
    drawing.begin?.(this, this.root);
    new MutationObserver(() => this.paintSoon()).observe(this, { childList: true, characterData: true, subtree: true });
    this.paintSoon();
  }

  textOf(name: string): string {
    const value = this.held[name];
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  }

  isOn(name: string): boolean {
    const value = this.held[name];
    return value === true || value === "";
  }

  paintSoon(): void {
    if (this.painting) return;
    this.painting = true;
    queueMicrotask(() => {
      this.painting = false;
      this.paintNow();
    });
  }

  paintNow(): void {
    const base = this.root.firstElementChild as HTMLElement | null;
    for (const name of this.knows.attributes) {
      const value = this.held[name];
      const shown = value === true ? "" : typeof value === "string" || typeof value === "number" ? String(value) : undefined;
      if (shown === undefined) delete base?.dataset[name];
      else if (base) base.dataset[name] = shown;
    }
    this.drawnBy.paint?.(this, this.root);
    painted();
  }

  /** Tells the extension, as the real element would. */
  tell(type: string, more: object = {}, options: EventInit = { bubbles: true }): boolean {
    return this.dispatchEvent(Object.assign(new Event(type, options), more));
  }

  override setAttribute(name: string, value: string): void {
    const attribute = this.knows.attributes.find((one) => one.toLowerCase() === name.toLowerCase());
    if (attribute !== undefined) (this as unknown as Record<string, unknown>)[attribute] = value;
    else if (ofAll.has(name)) super.setAttribute(name, value);
    else fault(`<${this.localName}> has no ${name} in front of this surface.`);
  }

  override addEventListener(type: string, ...rest: [EventListenerOrEventListenerObject, (boolean | AddEventListenerOptions)?]): void {
    if (!this.knows.events.includes(type.toLowerCase())) fault(`<${this.localName}> tells of no "${type}" on this surface.`);
    super.addEventListener(type, ...rest);
  }

  /** For the drawing's own use: the element hears itself without being asked whether it may. */
  hear(type: string, run: (event: Event) => void): void {
    super.addEventListener(type, run);
  }
}

/** Defines the element with the attributes and events that this surface knows. */
export function define(tag: string, drawing: Drawing, known: Known, common: CSSStyleSheet): void {
  class Element extends StandInElement {
    readonly drawnBy = drawing;
    readonly knows = known;
    constructor() {
      super(drawing, common);
    }
  }
  for (const name of known.attributes)
    Object.defineProperty(Element.prototype, name, {
      configurable: true,
      get(this: StandInElement) {
        return this.held[name];
      },
      set(this: StandInElement, value: unknown) {
        this.held[name] = value;
        this.paintSoon();
      },
    });
  // what makes Preact listen to an event in small letters
  for (const event of known.events)
    if (!(`on${event}` in HTMLElement.prototype))
      Object.defineProperty(Element.prototype, `on${event}`, { configurable: true, writable: true, value: null });
  for (const [name, run] of Object.entries(drawing.methods ?? {}))
    Object.defineProperty(Element.prototype, name, {
      value(this: StandInElement, ...values: unknown[]) {
        return run(this, ...values);
      },
    });
  customElements.define(tag, Element);
}
