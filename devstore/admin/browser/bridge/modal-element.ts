import { element } from "../dom";
import { mirrored } from "../widgets/save-bar";
import { widgetsStyle } from "../widgets/style";
import { buttonViews, buttonsOf, byId, watch } from "./buttons";

/** `ui-modal` and `shopify.modal`: the element's own children in a dialog. A modal with an address of its own is not answered. */
export class ModalElement extends HTMLElement {
  private readonly dialog = element("dialog", { class: "dialog" });
  private readonly head = element("h2", { id: "title" });
  private readonly foot = element("div", { class: "dialog-buttons" });
  private made: HTMLElement | undefined;

  constructor() {
    super();
    this.dialog.setAttribute("aria-labelledby", "title");
    this.dialog.append(this.head, element("div", { class: "dialog-body" }, document.createElement("slot")), this.foot);
    this.dialog.addEventListener("close", () => this.dispatchEvent(new Event("hide")));
    this.attachShadow({ mode: "open" }).append(element("style", {}, widgetsStyle), this.dialog);
  }

  /** made when it is first asked for: a page that React wakes must look as the server wrote it */
  get content(): HTMLElement {
    if (!this.made) this.append((this.made = element("div")));
    return this.made;
  }
  get variant(): string {
    return this.getAttribute("variant") ?? "base";
  }
  set variant(size: string) {
    this.setAttribute("variant", size);
  }
  get src(): string | undefined {
    return this.getAttribute("src") ?? undefined;
  }
  set src(address: string | undefined) {
    throw new Error(`The App Bridge stub shows no ui-modal with a src (${address}).`);
  }

  async show(): Promise<void> {
    if (this.src !== undefined) throw new Error(`The App Bridge stub shows no ui-modal with a src (${this.src}).`);
    if (this.dialog.open) return;
    const bar = this.querySelector("ui-title-bar");
    this.draw(bar);
    if (bar) watch(bar, () => this.draw(bar));
    this.dialog.showModal();
    this.dispatchEvent(new Event("show"));
  }
  async hide(): Promise<void> {
    if (this.dialog.open) this.dialog.close();
  }
  toggle(): Promise<void> {
    return this.dialog.open ? this.hide() : this.show();
  }

  private draw(bar: Element | null): void {
    this.head.textContent = bar?.getAttribute("title") ?? this.getAttribute("title") ?? "";
    const buttons = bar ? buttonViews(bar) : [];
    this.foot.replaceChildren(...buttons.map((view, number) => mirrored(view, "", () => buttonsOf(bar!)[number]?.click())));
  }
}

const named = (id: string) => byId(id, ModalElement, "ui-modal");

export const modalApi = {
  show: async (id: string) => named(id).show(),
  hide: async (id: string) => named(id).hide(),
  toggle: async (id: string) => named(id).toggle(),
};
